"""Lines that are of another row, as people type them: with a colon or without, by number or by name, with their day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.problem import Code, ValidationError
from retro.model.quick_entry.parser import read_line
from retro.model.quick_entry.several import lines_in
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.changes import CHANGES, HardwareChange, Place
from retro.model.stages.follow_up import Addendum, Check, Sharing, Tick
from retro.model.stages.head import HEAD, CaseLink
from retro.model.stages.prevention import PREVENTION, Measure
from retro.model.stages.remedy import REMEDY, Apology, Remedy
from retro.model.stages.review import REVIEW, Lesson, Observation
from retro.model.stages.scope import SCOPE, Damage, Party, Ticked
from retro.model.stages.timeline import TIMELINE, Contact, Event
from tests.records import at, record

NOW = datetime(2026, 11, 27, 3, tzinfo=UTC)
WHOLE = record(
    Party(id="ann", who="Ann Lee"),
    Party(id="mori", who="森様"),
    Party(id="one", who="大野様"),
    Party(id="two", who="大野様"),
    Measure(id="m", what="one table per order"),
    HardwareChange(id="h", what="a tray for each order"),
    Place(id="osaka", where="大阪店", of="h"),
    Place(id="kobe", where="Kobe shop", of="h"),
    Tick(id="told", of="mori", ticked=Ticked.TOLD),
)


def read(text: str, stage: Stage) -> Any:
    return read_line(text, stage, WHOLE, now=NOW).entry


def refused(text: str, stage: Stage) -> tuple[Code, ...]:
    with pytest.raises(ValidationError) as caught:
        read_line(text, stage, WHOLE, now=NOW)
    return tuple(problem.code for problem in caught.value.problems)


YESTERDAY = date(2026, 11, 26)
DAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("伝達 森様", {"ticked": Ticked.TOLD}),
        ("伝達　森様　11月21日", {"ticked": Ticked.TOLD, "on": DAY}),
        ("伝達：森様 11月21日", {"ticked": Ticked.TOLD, "on": DAY}),
        ("伝達 3.2 昨日 電話で", {"ticked": Ticked.TOLD, "on": YESTERDAY, "note": "電話で"}),
        ("伝達済み：森様 電話で 11/21", {"ticked": Ticked.TOLD, "on": DAY, "note": "電話で"}),
        ("お詫び済み 3.2", {"ticked": Ticked.APOLOGISED}),
        ("お詫び 森さん", {"ticked": Ticked.APOLOGISED}),
        ("処置 3.2", {"ticked": Ticked.PUT_RIGHT}),
        ("済み: 3.2 お詫び", {"ticked": Ticked.APOLOGISED}),
        ("済み：森様 お詫び済み 11月21日", {"ticked": Ticked.APOLOGISED, "on": DAY}),
        ("済み 3.2 ＃納得", {"ticked": Ticked.ACCEPTED}),
        ("了承済み 森様 ＠店長", {"ticked": Ticked.ACCEPTED, "by": "店長"}),
        ("お詫び 3.2 済み", {"ticked": Ticked.APOLOGISED}),
        ("tick 3.2 apologised to 21 Nov", {"ticked": Ticked.APOLOGISED, "on": DAY}),
    ],
)
@pytest.mark.parametrize("stage", [SCOPE, REVIEW], ids=lambda stage: stage.code)
def test_a_tick_is_read_as_people_write_it(stage: Stage, text: str, said: dict[str, Any]) -> None:
    assert read(text, stage) == Tick(of="mori", **said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("told Ann Lee", {}),
        ("told Ann Lee yesterday", {"on": YESTERDAY}),
        ("told 3.1 21 Nov", {"on": DAY}),
        ("told: Ann Lee, 21 Nov, she was calm", {"on": DAY, "note": "she was calm"}),
        ("told 3.1 she waits since 21 Nov", {"note": "she waits since 21 Nov"}),
    ],
)
def test_so_it_is_in_english(text: str, said: dict[str, Any]) -> None:
    assert read(text, SCOPE) == Tick(of="ann", ticked=Ticked.TOLD, **said)


@pytest.mark.parametrize(
    ("note", "on"),
    [
        ("she waits 11月21日", DAY),
        ("she waits, 21 Nov", DAY),
        ("電話で 11月21日 返事なし", DAY),
        *((f"she waits {word} 11月21日", None) for word in ("in", "the", "a", "and", "OR", "since", "until", "before")),
        *((f"荷物{word} 11月21日", None) for word in "はがをにの"),
        ("荷物は 11月21日 返事なし", None),
    ],
)
def test_a_day_that_the_note_of_a_tick_speaks_of_stays_in_it(note: str, on: date | None) -> None:
    tick = read(f"told 3.1 {note}", SCOPE)
    assert (tick.of, tick.on) == ("ann", on)
    assert ("21" in tick.note) is (on is None)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("済み: 3.2", (Code.NOT_SAID,)),
        ("済み: 3.2 電話で", (Code.NO_CHOICE,)),
        ("伝達 林様", (Code.NO_CHOICE,)),
        ("told Ms Hill", (Code.NO_CHOICE,)),
        ("伝達 大野様", (Code.AMBIGUOUS,)),
        ("お詫び 5.1", (Code.NO_CHOICE,)),
    ],
)
def test_a_tick_that_says_too_little_is_asked_back(text: str, codes: tuple[Code, ...]) -> None:
    assert refused(text, SCOPE) == codes


def test_somebody_who_is_told_before_anybody_is_concerned_is_asked_back_and_a_backslash_makes_it_text() -> None:
    with pytest.raises(ValidationError) as caught:
        read_line("伝達 森様", SCOPE, record())
    assert caught.value.problems[0].code is Code.NOBODY_YET
    assert read_line("\\伝達 森様", SCOPE, record()).entry == Damage(what="伝達 森様")


@pytest.mark.parametrize("stage", [REVIEW, CHANGES], ids=lambda stage: stage.code)
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("確認 6.1 済み", {"of": "h", "found": Found.DONE}),
        ("完了 5.1 11月21日", {"of": "m", "found": Found.DONE, "on": Moment.exact(DAY)}),
        ("展開済み 6.2", {"of": "osaka", "found": Found.DONE}),
        ("展開済み：大阪店", {"of": "osaka", "found": Found.DONE}),
        ("展開済み 大阪店 11月21日", {"of": "osaka", "found": Found.DONE, "on": Moment.exact(DAY)}),
        ("carried 6.3 yesterday", {"of": "kobe", "found": Found.DONE, "on": Moment.exact(YESTERDAY)}),
        ("checked 6.1 holds, in 400 parcels", {"of": "h", "found": Found.HOLDS, "evidence": "in 400 parcels"}),
    ],
)
def test_a_check_is_read_in_the_stage_of_its_row_too(stage: Stage, text: str, said: dict[str, Any]) -> None:
    assert read(text, stage) == Check(**said)


@pytest.mark.parametrize("text", ["展開済み 大阪店", "展開済み：大阪店"])
def test_where_two_places_are_called_so_it_is_asked_which(text: str) -> None:
    twice = record(HardwareChange(id="h"), *(Place(id=id_, where="大阪店", of="h") for id_ in ("one", "two")))
    with pytest.raises(ValidationError) as caught:
        read_line(text, CHANGES, twice, now=NOW)
    assert [(problem.code, problem.field) for problem in caught.value.problems] == [(Code.AMBIGUOUS, "of")]


@pytest.mark.parametrize("text", ["伝達 3.2", "told 3.2", "処置済み 3.2", "連絡済み 森様", "対応済み：3.2"])
def test_a_tick_is_read_among_the_remedies_too(text: str) -> None:
    assert read(text, REMEDY).of == "mori"


@pytest.mark.parametrize("text", ["処置：送料をお返しした", "accepted: a voucher", "対応済みの一覧を送った"])
def test_there_its_words_with_a_colon_are_no_tick(text: str) -> None:
    assert read(text, REMEDY) == Remedy(what=text)


def test_what_is_ticked_of_no_party_is_a_check() -> None:
    assert read("済み 5.1", REVIEW) == Check(of="m", found=Found.DONE)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("確認：鍵は閉まっていた", TIMELINE),
        ("確認 在庫を数える", PREVENTION),
        ("done by hand until noon", REMEDY),
        ("完了 までに三日", TIMELINE),
        ("伝達 ミスで遅れた", SCOPE),
        ("対応済みの件数が合わない", SCOPE),
        ("told nobody for two days", SCOPE),
        ("電話 鳴り続ける", TIMELINE),
    ],
)
def test_such_a_word_at_the_head_of_a_sentence_stays_text(text: str, stage: Stage) -> None:
    assert read(text, stage).main_text == text


@pytest.mark.parametrize(
    ("text", "stage", "row"),
    [
        ("関係者 森様", SCOPE, Party(who="森様")),
        ("展開：福岡店", CHANGES, Place(where="福岡店")),
        ("横展開　京都店　担当　店長", CHANGES, Place(where="京都店", owner="店長")),
        ("共有先 全店長 11月22日", REVIEW, Sharing(whom="全店長", on=date(2026, 11, 22))),
        ("共有先：全店長 11月22日 朝礼で", REVIEW, Sharing(whom="全店長 朝礼で", on=date(2026, 11, 22))),
        ("shared with: all shop leads 22 Nov", REVIEW, Sharing(whom="all shop leads", on=date(2026, 11, 22))),
        ("追記：11月22日 2個目の荷物", REVIEW, Addendum(what="2個目の荷物", found=date(2026, 11, 22))),
        ("教訓 伝票は一枚ずつ", REVIEW, Lesson(what="伝票は一枚ずつ")),
        ("事例 2026-004", HEAD, CaseLink(reference="2026-004")),
        ("応対 15:10 折り返しがほしい", TIMELINE, Contact(happened=at("15:10"), heard="折り返しがほしい")),
        ("お詫び 17:00 お待たせしたこと", REMEDY, Apology(given=at("17:00"), what_for="お待たせしたこと")),
    ],
)  # fmt: skip
def test_the_word_of_a_kind_needs_no_colon_in_japanese(text: str, stage: Stage, row: Any) -> None:
    assert read(text, stage) == row


@pytest.mark.parametrize(
    ("text", "stage", "row", "unread"),
    [
        ("応対 折り返しがほしい", TIMELINE, Event(what="応対 折り返しがほしい"), ("応対",)),
        ("お詫び 電話で済ませた", REMEDY, Remedy(what="お詫び 電話で済ませた"), ("お詫び",)),
        ("共有先：朝礼は 11月22日", REVIEW, Sharing(whom="朝礼は 11月22日"), ("11月22日",)),
        ("良かった点 すぐ出た", REVIEW, Observation(what="良かった点 すぐ出た"), ()),
    ],
)
def test_where_it_may_be_text_it_is_told(text: str, stage: Stage, row: Any, unread: tuple[str, ...]) -> None:
    line = read_line(text, stage, WHOLE, now=NOW)
    assert (line.entry, line.unread) == (row, unread)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("お詫び 全員", ("お詫び 3.1", "お詫び 3.2", "お詫び 3.3", "お詫び 3.4")),
        ("伝達：全員 11月21日", ("伝達 3.1 11月21日", "伝達 3.3 11月21日", "伝達 3.4 11月21日")),
        ("told everyone yesterday", ("told 3.1 yesterday", "told 3.3 yesterday", "told 3.4 yesterday")),
        ("済み 全員 伝達", ("済み 3.1 伝達", "済み 3.3 伝達", "済み 3.4 伝達")),
        ("お詫び Ann Lee、森様 11月21日", ("お詫び 3.1 11月21日", "お詫び 3.2 11月21日")),
        ("told Ann Lee and 森様", ("told 3.1", "told 3.2")),
        ("伝達 森様", ("伝達 森様",)),
        ("told all", ("told 3.1", "told 3.3", "told 3.4")),
        ("全員が待った", ("全員が待った",)),
    ],
)
def test_several_or_all_are_ticked_in_one_line(text: str, lines: tuple[str, ...]) -> None:
    assert lines_in(text, SCOPE, lambda: WHOLE) == lines


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_no_line_is_looked_at_twice_for_everyone_without_a_tick(stage: Stage) -> None:
    def never() -> Any:
        raise AssertionError

    assert lines_in("全員 集合", stage, never) == ("全員 集合",)
