"""The `/` words of the answer line, in both languages; what begins with a slash or a bullet otherwise is text."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from retro.asking.commands import Act, Command, command_in, suggestions
from retro.language import language
from retro.model.head_choices import CaseKind, Level
from retro.model.stages import STAGES
from retro.model.stages.cause import CAUSE
from retro.model.stages.remedy import REMEDY
from retro.model.stages.timeline import TIMELINE
from retro.review.needs.proportion import wording
from tests.records import record


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/", Command(Act.STAGES)),
        ("／", Command(Act.STAGES)),
        ("・", Command(Act.STAGES)),
        ("/1", Command(Act.GO, stage=TIMELINE)),
        ("／１", Command(Act.GO, stage=TIMELINE)),
        ("/cause", Command(Act.GO, stage=CAUSE)),
        ("/原因", Command(Act.GO, stage=CAUSE)),
        ("・原因", Command(Act.GO, stage=CAUSE)),
        ("/1 14:10 mail from the family", Command(Act.GO, "14:10 mail from the family", TIMELINE)),
        ("/時系列　14:10 メール", Command(Act.GO, "14:10 メール", TIMELINE)),
        ("/edit", Command(Act.EDIT)),
        ("/edit 3", Command(Act.EDIT, "3", row=3)),
        ("/編集 ３", Command(Act.EDIT, "３", row=3)),
        ("/edit 2.1", Command(Act.EDIT, "2.1", CAUSE, 1)),
        ("/edit cause.1", Command(Act.EDIT, "cause.1", CAUSE, 1)),
        ("/skip the driver is away", Command(Act.SKIP, "the driver is away")),
        ("/飛ばす 運転手が不在", Command(Act.SKIP, "運転手が不在")),
        ("/park new scanners", Command(Act.PARK, "new scanners")),
        ("/保留 新しいスキャナー", Command(Act.PARK, "新しいスキャナー")),
        ("/doubt packer it was the other table", Command(Act.DOUBT, "packer it was the other table")),
        ("/異論 梱包担当 別の台", Command(Act.DOUBT, "梱包担当 別の台")),
        ("/depth", Command(Act.DEPTH)),
        ("/depth full", Command(Act.DEPTH, level=Level.FULL)),
        ("／深さ　詳細", Command(Act.DEPTH, level=Level.FULL)),
        ("・深さ 簡易 実害がない", Command(Act.DEPTH, "実害がない", level=Level.LIGHT)),
        ("/depth Light  nobody noticed it", Command(Act.DEPTH, "nobody noticed it", level=Level.LIGHT)),
        *((f"/{word}", Command(act)) for act, word in (
            (Act.ALL, "all"), (Act.UNDO, "undo"), (Act.UNDO, "取り消し"), (Act.REDO, "redo"), (Act.REDO, "やり直し"),
            (Act.HELP, "help"), (Act.HELP, "ヘルプ"), (Act.HELP, "?"), (Act.HELP, "？"),
            (Act.QUIT, "quit"), (Act.QUIT, "終了"), (Act.QUIT, "QUIT"),
        )),
    ],
)  # fmt: skip
def test_each_word(text: str, expected: Command) -> None:
    assert command_in(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14:05 phones ring",
        "/var/log/retro was full",
        "/etc",
        "/1/2 of the parcels",
        "/all hands were called",
        "/undo of the change took an hour",
        "/edit page crashed",
        "/edit nowhere.3",
        "/depth of the shelf is 40 cm",
        "・深さ 三センチの傷",
        "・二枚の伝票",
        "・ 二枚の伝票",
        "/ a stroke",
        "- a bullet",
    ],
)
def test_what_stays_text(text: str) -> None:
    assert command_in(text) is None


def test_words_that_need_more_say_so() -> None:
    for word in ("/skip", "/park", "/doubt"):
        command = command_in(word)
        assert command is not None
        assert command.lacks_text


@pytest.mark.parametrize("code", ["en", "ja"])
def test_completion_offers_every_word_and_each_is_one(code: str) -> None:
    offered = [each.text for each in suggestions("/", language(code))]
    assert len(offered) == len(STAGES) - 1 + len(Act) - 2
    for text in offered:
        assert command_in(text) is not None


def test_stages_are_offered_by_the_names_that_the_walk_has_for_them() -> None:
    for kind in (CaseKind.INCIDENT, CaseKind.COMPLAINT):
        case = record(case_kind=kind)
        offered = {each.text: each.meaning for each in suggestions("/", language("en"), case)}
        walked = {f"/{stage.number}": wording(case, stage).name for stage in STAGES if stage.number}
        assert {text: offered[text] for text in walked} == walked
    assert walked["/4"] != wording(record(case_kind=CaseKind.INCIDENT), REMEDY).name


def test_completion_follows_what_is_typed() -> None:
    assert [each.text for each in suggestions("/sk", language("en"))] == ["/skip"]
    assert [each.text for each in suggestions("／飛", language("ja"))] == ["/飛ばす"]
    assert [each.text for each in suggestions("/cau", language("en"))] == ["/2"]
    levels = ["/depth light", "/depth normal", "/depth full"]
    assert [each.text for each in suggestions("/depth ", language("en"))] == levels
    assert [each.text for each in suggestions("/depth fu", language("en"))] == ["/depth full"]
    assert [each.text for each in suggestions("・深さ　詳", language("ja"))] == ["/深さ 詳細"]
    assert [*suggestions("/depth of the", language("en"))] == []
    meanings = ["about ten answers", "about fifty answers", "about a hundred answers, in two goes"]
    assert [each.meaning for each in suggestions("/depth ", language("en"))] == meanings
    assert all(each.meaning for each in suggestions("/", language("en")))
    assert [*suggestions("skip", language("en"))] == []
    assert [*suggestions("/skip the", language("en"))] == []


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    command_in(text)
    command_in(f"/{text}")
    list(suggestions(f"/{text}", language("ja")))
