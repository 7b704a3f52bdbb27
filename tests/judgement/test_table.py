"""What is asked of which text: every text of every row has a sort, and each judgement says of which sorts it asks."""

from __future__ import annotations

import pytest

from retro.language import LANGUAGES, language
from retro.model.entry import Entry
from retro.model.record import KINDS
from retro.model.stages import ENTRIES
from retro.model.stages.head import Head, Participant
from retro.review.judgement.judged import Judged
from retro.review.judgement.look import OF_ROWS, OF_WORDS, judged
from retro.review.judgement.prose import Sort, is_text, sorts_of
from tests.records import record

_TALK = "blame emoticon own-pocket"
TABLE = {
    Sort.TITLE: "blame hindsight understated",
    Sort.SUMMARY: "blame hindsight understated",
    Sort.FACT: "blame hindsight understated",
    Sort.NORM: "blame",
    Sort.CAUSE: "blame excuse hindsight long-cause person shifted understated stops-short",
    Sort.CAUSE_TOLD: "blame excuse person shifted understated",
    Sort.EXTENT: "blame emoticon nothing-known understated",
    Sort.WHO: "blame understated",
    Sort.UNHURT: "blame nothing-known",
    Sort.HEARD: f"{_TALK} admission demand pressured wrongdoer",
    Sort.WISH: "blame demand emoticon wrongdoer",
    Sort.DEMAND: "blame demand wrongdoer",
    Sort.ANSWER: f"{_TALK} admission pressured",
    Sort.PROMISE: f"{_TALK} admission pressured",
    Sort.REMEDY: f"{_TALK} admission wrongdoer",
    Sort.APOLOGY: "admission bare-apology emoticon repeated-apology theatrical wrongdoer",
    Sort.MEASURE: "attention blame no-verb vague weaker-means",
    Sort.CHANGE: "blame no-change",
    Sort.REASON: "blame hope",
    Sort.OWNER: "owner-all",
    Sort.REMARK: "blame",
    Sort.NAME: "",
    Sort.KEPT: "",
}
"""Judgement by sort of text; why, stands at each sort."""

_NOT_OF_US = {Sort.APOLOGY, Sort.OWNER, Sort.NAME, Sort.KEPT}
"""Where nobody is spoken of, or it is kept as it was said."""
TEXTS = [(kind, name) for kind in ENTRIES for name in sorts_of(kind) if kind in KINDS.values() or kind is Head]


def asked(kind: type[Entry], name: str, text: str) -> list[Judged]:
    """What is asked of a text in a case in which Tanaka took part."""
    who = Participant(role="shift lead", name="Tanaka Jiro")
    if kind is Head:
        return [each for each in judged(record(who, **{"title": "", name: text})) if each.field == name]
    row = KINDS[kind.kind](id="row", **{name: text})
    return [each for each in judged(record(who, row, title="")) if each.row == "row" and each.span != (0, 0)]


@pytest.mark.parametrize("kind", ENTRIES)
def test_somebody_has_decided_on_every_text(kind: type[Entry]) -> None:
    sorts = sorts_of(kind)
    fields = {field.name: field for field in kind.fields()}
    texts = {name for name, field in fields.items() if is_text(field)}
    assert texts - sorts.keys() == set(), "give them a sort in retro/review/judgement/prose.py"
    assert sorts.keys() - fields.keys() == set()


def test_each_cell_of_the_table_is_decided() -> None:
    asks = {sort: {each.code for each in OF_WORDS if sort in each.sorts} for sort in Sort}
    assert asks == {sort: set(codes.split()) for sort, codes in TABLE.items()}
    assert all(sort.value.endswith((".", "?")) for sort in Sort)


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_judgement_has_a_name_and_asks_in_words(code: str) -> None:
    to = language(code)
    said = [*((each.label, each.question) for each in OF_WORDS), *((each.label, each.question) for each in OF_ROWS)]
    for label, question in said:
        assert to(label)
        assert question.show(to).endswith((".", "?", "。", "？", "）", ")")), label


@pytest.mark.parametrize(
    "words", ["he is a known troublemaker", "a difficult customer called", "クレーマー気質の方", "うるさい客だった"]
)
def test_what_somebody_is_called_is_asked_about_wherever_it_stands(words: str) -> None:
    for kind, name in TEXTS:
        if sorts_of(kind)[name] not in _NOT_OF_US:
            codes = {each.code for each in asked(kind, name, words)}
            assert codes & {"blame", "shifted"}, (kind, name)


def test_what_somebody_did_is_a_fact_and_what_they_are_like_is_none() -> None:
    told = [(kind, name) for kind, name in TEXTS if sorts_of(kind)[name] in {Sort.TITLE, Sort.SUMMARY, Sort.FACT}]
    assert len(told) > 10
    for kind, name in told:
        for fact in ("Tanaka restarted the server", "田中がサーバーを再起動した", "14:05 the operator opens gate 3"):
            assert asked(kind, name, fact) == [], (kind, name)
        for blamed in (
            "Tanaka carelessly restarted the server",
            "outage due to human error",
            "the operator's mistake",
            "田中がうっかり消した",
            "担当者の不注意による停止",
            "人的ミスで停止",
        ):
            assert {each.code for each in asked(kind, name, blamed)} == {"blame"}, (kind, name, blamed)
        for few in ("only a few users are hit", "some customers see it", "一部のお客様に表示", "数名のお客様から電話"):
            assert {each.code for each in asked(kind, name, few)} == {"understated"}, (kind, name, few)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("event.what", "a few minutes later the gate opens"),
        ("event.what", "the scanner keeps complaining about label 4"),
        ("event.what", "backup job kicks off at three"),
        ("event.what", "数名で棚を点検"),
        ("event.what", "面倒な手順を一つ減らした画面"),
        ("contact.heard", "they called her a troublemaker"),
        ("contact.heard", "says that we are careless and rude"),
        ("contact.heard", "クレーマー扱いされたとお怒り"),
        ("contact.heard", "担当者の対応がいい加減だったとのこと"),
        ("lesson.what", "what was a difficult question for customers is asked by the form"),
        ("damage.who", "guests of table 4"),
    ],
)
def test_innocent_neighbours_are_left_alone(place: str, text: str) -> None:
    kind, name = place.split(".")
    assert asked(KINDS[kind], name, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "staff were new and the checklist had no step",
        "the operator forgot the valve because the checklist had no line for it",
        "we were busy, and the form lets an order be saved without an address",
        "新人であり、手順書に記載がなかった",
        "担当者が経験不足で、チェックリストに項目がなかった",
        "夜勤が慌てており、画面に警告が表示されなかった",
    ],
)
def test_a_person_is_circumstance_where_the_text_says_what_the_work_had_not(text: str) -> None:
    assert asked(KINDS["cause"], "what", text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the operator did a step that is not in the manual", "person"),
        ("the new hire did not follow the procedure", "person"),
        ("新人が手順を守らなかった", "person"),
        ("担当者が手順書にない操作をした", "person"),
        ("lack of training", "stops-short"),
        ("insufficient training", "stops-short"),
        ("poor communication", "stops-short"),
        ("miscommunication", "stops-short"),
        ("agency staff not instructed", "stops-short"),
        ("教育不足", "stops-short"),
        ("教育が不十分", "stops-short"),
        ("コミュニケーション不足", "stops-short"),
        ("連携不足", "stops-short"),
        ("夜勤に伝わっていなかった", "stops-short"),
    ],
)
def test_a_cause_that_ends_in_people_is_asked_about_once(text: str, code: str) -> None:
    assert [each.code for each in asked(KINDS["cause"], "what", text)] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "training mode of the till writes to the live stock",
        "communication error between scanner and server",
        "handover sheet has no line for allergies",
        "load balancer was not aware of the drained node",
        "在庫システムと店頭端末の連携が夜間に止まる",
        "研修資料が旧型のレジのまま",
        "知識がなくても押せる位置にボタンがある",
    ],
)
def test_what_stops_short_by_its_words_alone_does_not(text: str) -> None:
    assert asked(KINDS["cause"], "what", text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("update the documentation", ["weaker-means"]),
        ("train all pickers", ["weaker-means"]),
        ("another person signs off the tray", ["weaker-means"]),
        ("new rule: no phones at the table", ["weaker-means"]),
        ("ダブルチェックを行う", ["weaker-means"]),
        ("マニュアルを改訂する", ["weaker-means"]),
        ("研修を実施する", ["weaker-means"]),
        ("remind everyone", ["attention"]),
        ("the scanner double-checks each tray and locks the gate", []),
        ("add a firewall rule that blocks port 25", []),
        ("rebuild the training room with two exits", []),
        ("秤が重さを確認し、違えば箱が閉まらない", []),
        ("研修室を移す", []),
        ("二人分のカードがないと開かない扉にする", []),
    ],
)
def test_a_weaker_means_is_named_once(text: str, codes: list[str]) -> None:
    assert [each.code for each in asked(KINDS["measure"], "what", text)] == codes
