"""The note at the telephone (S33): a call needs no case, each note is kept at once, and all of it is one contact."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from retro.asking.call.card import CARD, CallWord, word_in
from retro.errors import NotFoundError, RetroError
from retro.language import language, use
from retro.model.answers import answer_to
from retro.model.call import Call, CallLine
from retro.model.change import Add
from retro.model.change_factory import ChangeFactory
from retro.model.stages.answers import Said
from retro.model.stages.timeline import Channel, Contact, ContactEnd
from retro.services.archive.forget import would_retain
from retro.services.call.afterwards import Afterwards, answered, end, finished, not_taken, question_of
from retro.services.call.answers import told_answers
from retro.services.call.candidates import earlier_cases_of
from retro.services.call.filing import Filed
from retro.services.call.going_on import gone_on
from retro.store.sqlite.store import SqliteStore, open_store
from tests.services.conftest import REFERENCE, Case

TOKYO = ZoneInfo("Asia/Tokyo")
BEGAN = datetime(2026, 11, 27, 14, 2, 30, tzinfo=TOKYO)


class Clock:
    """A clock that one sets."""

    def __init__(self) -> None:
        self.at = BEGAN

    def __call__(self) -> datetime:
        return self.at

    def after(self, **pause: float) -> None:
        """Let some time pass."""
        self.at += timedelta(**pause)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def factory(case: Case, clock: Clock) -> ChangeFactory:
    return replace(case.factory, now=clock)


def noted(store: SqliteStore, call: Call, at: datetime, text: str) -> Call:
    line = CallLine(at, text)
    store.note(call, line)
    return replace(call, lines=(*call.lines, line))


def led(store: SqliteStore, factory: ChangeFactory, here: Afterwards, *answers: str) -> Filed | None:
    """Answer what is asked, in turn; all else is left for later."""
    given = list(answers)
    while question := question_of(store, here, factory.now()):
        here = answered(store, factory, here, question, given.pop(0) if given else "")
    assert not given
    return finished(store, factory, here, "Asia/Tokyo")


@pytest.mark.parametrize("notes", [[], ["from now"]], ids=["nothing noted", "noted"])
def test_a_call_that_was_thrown_away_elsewhere_is_not_gone_on_with_and_the_other_keeps_its_notes(
    case: Case, factory: ChangeFactory, clock: Clock, notes: list[str]
) -> None:
    gone, here = (Call(factory.new_id(), clock.at, "customer care", "kaoru") for _ in range(2))
    gone = noted(case.store, gone, clock.at, "from before")
    case.store.drop_call(gone.id)
    for text in notes:
        here = noted(case.store, here, clock.at, text)
    with pytest.raises(NotFoundError) as refused:
        gone_on(case.store, gone, here)
    assert str(refused.value) == "The call is not here any more: it was filed, or thrown away, in another terminal."
    assert str(refused.value.step) == "Nothing was changed."
    assert [line.text for call in case.store.calls() for line in call.lines] == notes


def test_a_call_of_forty_minutes_with_a_kill_in_its_middle_is_one_contact_with_its_notes_in_order(
    case: Case, factory: ChangeFactory, clock: Clock
) -> None:
    call = Call(factory.new_id(), clock.at, "customer care", "kaoru")
    said = [f"note {n}" for n in range(1, 21)]
    for text in said[:10]:
        clock.after(minutes=2)
        call = noted(case.store, call, clock.at, text)
    del call  # nothing is closed, and nothing is said: the process is gone
    again = open_store(case.path)
    (call,) = again.calls()
    assert [note.text for note in call.notes] == said[:10]
    for text in said[10:]:
        clock.after(minutes=2)
        call = noted(again, call, clock.at, text)

    filed = led(again, factory, end(again, factory, call), REFERENCE)

    assert filed
    (contact,) = filed.record.of(Contact)
    assert contact.happened
    assert contact.happened.dump() == "2026-11-27T14:02+09:00"
    assert (contact.minutes, contact.by, contact.channel) == (Decimal(40), "customer care", Channel.PHONE)
    times = [f"{BEGAN + timedelta(minutes=2 * n):%H:%M}" for n in range(1, 21)]
    assert contact.heard.split("\n\n") == [f"{at} {text}" for at, text in zip(times, said, strict=True)]
    assert (filed.minutes, filed.notes, again.calls()) == (40, 20, ())
    assert len([logged for logged in again.changes(REFERENCE) if logged.change.author == "tester"]) == 2
    again.close()


def test_what_is_asked_afterwards_and_where_the_answers_go(case: Case, factory: ChangeFactory, clock: Clock) -> None:
    call = noted(case.store, Call("c", BEGAN), clock.at, "very angry")
    clock.after(minutes=12)
    here, asked = end(case.store, factory, call), []
    answers = {
        "case": "1", "heard": "nobody called him back", "wish": "an apology", "promise": "call back with the facts",
        "promise_due": "tomorrow 15:00", "ended": "2", "by": "@shipping lead",
    }  # fmt: skip
    while question := question_of(case.store, here, clock.at):
        asked.append(question.code)
        here = answered(case.store, factory, here, question, answers[question.code])
        assert [call.answers for call in case.store.calls()] == [here.call.answers]  # on the disk already
    filed = finished(case.store, factory, here, "UTC")

    assert asked == list(answers)
    assert filed
    (contact,) = filed.record.of(Contact)
    assert contact.heard == "nobody called him back\n\n14:02 very angry"
    assert (contact.wish, contact.promise, contact.by) == ("an apology", "call back with the facts", "shipping lead")
    assert contact.promise_due
    assert contact.promise_due.dump() == "2026-11-28T15:00+09:00"
    assert (contact.ended, contact.minutes) == (ContactEnd.NOT_CONTENT, Decimal(12))


def test_each_may_stay_open_and_a_promise_that_is_none_has_no_day(case: Case, factory: ChangeFactory) -> None:
    call = noted(case.store, Call("c", BEGAN, reference=REFERENCE), BEGAN, "angry")
    here, asked = end(case.store, factory, call), []
    answers = {"heard": ".", "wish": "?", "promise": "nothing"}
    while question := question_of(case.store, here, BEGAN):
        asked.append(question.code)
        here = answered(case.store, factory, here, question, answers.get(question.code, ""))
    filed = finished(case.store, factory, here, "UTC")
    assert asked == ["heard", "wish", "promise", "ended", "by"]
    assert filed
    (contact,) = filed.record.of(Contact)
    assert (contact.heard, contact.wish, contact.promise, contact.promise_due) == ("14:02 angry", "", "", None)
    found = {name: answer_to(filed.record, contact.id, name) for name in ("wish", "promise", "ended")}
    assert {name: each.said if each else None for name, each in found.items()} == {
        "wish": Said.UNKNOWN, "promise": Said.NOT_APPLICABLE, "ended": None,
    }  # fmt: skip


def test_a_promise_may_hang_on_an_event(case: Case, factory: ChangeFactory) -> None:
    call = noted(case.store, Call("c", BEGAN, "care", reference=REFERENCE), BEGAN, "x")
    filed = led(case.store, factory, end(case.store, factory, call), "", "", "a refund", "the courier has answered")
    assert filed
    (contact,) = filed.record.of(Contact)
    assert (contact.promise_event, contact.promise_due) == ("the courier has answered", None)


def promised(case: Case, factory: ChangeFactory, promise: str) -> tuple[Afterwards, Afterwards]:
    """Where one is before and behind the answer that says what was promised; nothing else was answered."""
    call = noted(case.store, Call("c", BEGAN, "care", reference=REFERENCE), BEGAN, "x")
    before = here = end(case.store, factory, call)
    for asked, text in (("heard", ""), ("wish", ""), ("promise", promise)):
        question = question_of(case.store, here, BEGAN)
        assert question
        assert question.code == asked
        before, here = here, answered(case.store, factory, here, question, text)
    return before, here


@pytest.mark.parametrize(("promise", "due"), [
    ("明日の10時に訪問してお詫びする", "2026-11-28T10:00+09:00"), ("16時までに折り返し", "2026-11-27T16:00+09:00"),
    ("１６時までに折り返し", "2026-11-27T16:00+09:00"), ("一時間以内に折り返す", "2026-11-27T15:02:30+09:00"),
    ("三日以内に返金", "2026-11-30"), ("明日お電話する", "2026-11-28"), ("29日に伺う", "2026-11-29"),
    ("we call back by 16:00", "2026-11-27T16:00+09:00"), ("We call back tomorrow.", "2026-11-28"),
    ("a call within the hour", "2026-11-27T15:02:30+09:00"), ("a letter in two days", "2026-11-29"),
])  # fmt: skip
def test_a_promise_that_says_by_when_is_not_asked_for_it(
    case: Case, factory: ChangeFactory, promise: str, due: str
) -> None:
    before, here = promised(case, factory, promise)
    told = [each.show(language("en")) for each in told_answers(here.call, len(before.call.lines), "Asia/Tokyo")]
    assert [line.partition(":")[0] for line in told] == ["Promise", "Promised for"]
    question = question_of(case.store, here, BEGAN)
    assert question
    assert question.code == "ended"
    filed = finished(case.store, factory, here, "Asia/Tokyo")
    assert filed
    (contact,) = filed.record.of(Contact)
    assert contact.promise == promise
    assert contact.promise_due
    assert contact.promise_due.dump() == due


@pytest.mark.parametrize(("said", "due"), [
    ("we call back by 16:00", "2026-11-27T16:00+09:00"), ("16時までに折り返します", "2026-11-27T16:00+09:00"),
    ("I'll send a new one tomorrow", "2026-11-28"), ("明日ご連絡いたします。", "2026-11-28"),
    ("３日以内に返金致します", "2026-11-30"),
])  # fmt: skip
def test_a_promise_that_is_said_where_the_wish_is_asked_is_kept_as_one_and_the_wish_is_asked_again(
    case: Case, factory: ChangeFactory, said: str, due: str
) -> None:
    call = noted(case.store, Call("c", BEGAN, "care", reference=REFERENCE), BEGAN, "x")
    filed = led(case.store, factory, end(case.store, factory, call), "", said, "a call today")
    assert filed
    (contact,) = filed.record.of(Contact)
    assert (contact.wish, contact.promise) == ("a call today", said)
    assert contact.promise_due
    assert contact.promise_due.dump() == due


@pytest.mark.parametrize("wish", [
    "16時までに折り返してほしい", "返金をお願いします", "we want it by Friday", "we will sue", "訴えます",
    "a call by 16:00",
    "折り返しを希望しています", "we need it tomorrow", "we were promised a refund", "返金すると約束された",
])  # fmt: skip
def test_a_wish_is_no_promise(case: Case, factory: ChangeFactory, wish: str) -> None:
    call = noted(case.store, Call("c", BEGAN, "care", reference=REFERENCE), BEGAN, "x")
    filed = led(case.store, factory, end(case.store, factory, call), "", wish)
    assert filed
    (contact,) = filed.record.of(Contact)
    assert (contact.wish, contact.promise) == (wish, "")


@pytest.mark.parametrize("promise", [
    "10個お送りする", "2本を無償で交換", "2/3を返金", "refund of 2/3", "a refund in full", "昨日の件を説明",
    "すぐに折り返す", "we sent it on 20 Nov",
])  # fmt: skip
def test_a_number_or_a_day_that_has_passed_in_a_promise_is_no_day_for_it(
    case: Case, factory: ChangeFactory, promise: str
) -> None:
    _before, here = promised(case, factory, promise)
    question = question_of(case.store, here, BEGAN)
    assert question
    assert question.code == "promise_due"


def test_a_day_that_is_none_is_refused_and_nothing_is_kept_of_it(case: Case, factory: ChangeFactory) -> None:
    _before, here = promised(case, factory, "a refund")
    question = question_of(case.store, here, BEGAN)
    assert question
    assert question.code == "promise_due"
    with pytest.raises(RetroError):
        answered(case.store, factory, here, question, "32 Dec")
    assert "promise_due" not in case.store.calls()[0].answers


@pytest.mark.parametrize("promised", ["yesterday", "1 Nov 2026"])
def test_a_day_before_the_call_is_refused_at_once_and_not_when_it_is_filed(
    case: Case, factory: ChangeFactory, promised: str
) -> None:
    call = noted(case.store, Call("c", BEGAN, "care", reference=REFERENCE), BEGAN, "x")
    with pytest.raises(RetroError):
        led(case.store, factory, end(case.store, factory, call), "", "", "a refund", promised)
    filed = led(case.store, factory, end(case.store, factory, case.store.calls()[0]), "", "", "17:00")
    assert filed
    assert [row.promise for row in filed.record.of(Contact)] == ["a refund"]


@pytest.mark.parametrize("role", ["a\tb\x1b[2J", "@受付", "  ", "lee@example.org", "x" * 500, "#lead"])
def test_whatever_stands_for_the_role_the_call_comes_into_its_case(
    case: Case, factory: ChangeFactory, role: str
) -> None:
    call = noted(case.store, Call("c", BEGAN, role, reference=REFERENCE), BEGAN, "x")
    case.store.note(call, CallLine(BEGAN, role, "by"))
    filed = led(case.store, factory, end(case.store, factory, case.store.calls()[0]))
    assert filed
    assert "\x1b" not in filed.record.of(Contact)[0].by


def test_without_a_case_it_stays_a_call_and_goes_on_later(case: Case, factory: ChangeFactory) -> None:
    call = noted(case.store, Call("c", BEGAN, "care"), BEGAN, "angry")
    assert led(case.store, factory, end(case.store, factory, call), "later", "", "a new parcel") is None
    (kept,) = case.store.calls()
    assert (kept.over, kept.answers["wish"].text) == (BEGAN, "a new parcel")
    filed = led(case.store, factory, end(case.store, factory, kept), "1")
    assert filed
    assert [row.wish for row in filed.record.of(Contact)] == ["a new parcel"]


def test_a_new_case_is_begun_with_the_call(case: Case, factory: ChangeFactory) -> None:
    call = noted(case.store, Call("c", BEGAN, "care"), BEGAN, "Mr Lee: *angry*")
    filed = led(case.store, factory, end(case.store, factory, call), "new", "Nobody called back")
    assert filed
    assert (filed.record.reference, filed.record.head.title) == ("2026-002", "Nobody called back")
    (contact,) = filed.record.of(Contact)
    assert contact.heard == r"14:02 Mr Lee: \*angry\*"
    assert case.store.count_calls() == 0


def test_a_new_case_without_a_title_has_that_of_its_day_and_nobodys_name(case: Case, factory: ChangeFactory) -> None:
    call = noted(case.store, Call("c", BEGAN, "care"), BEGAN, "Mr Lee is angry")
    filed = led(case.store, factory, end(case.store, factory, call), "新しい事案")
    assert filed
    assert filed.record.head.title == "Call of 2026-11-27, 14:02"


def test_a_call_is_thrown_away_only_when_somebody_says_so_twice(case: Case, factory: ChangeFactory) -> None:
    call = noted(case.store, Call("c", BEGAN), BEGAN, "a wrong number")
    here = end(case.store, factory, call)
    for text, kept in (("throw it away", 1), ("n", 1), ("throw it away", 1), ("y", 0)):
        question = question_of(case.store, here, BEGAN)
        assert question
        here = answered(case.store, factory, here, question, text)
        assert case.store.count_calls() == kept
    assert question_of(case.store, here, BEGAN) is None
    assert finished(case.store, factory, here, "UTC") is None


def test_the_cases_of_whoever_is_named_are_offered_first(case: Case, factory: ChangeFactory) -> None:
    party = Add("party", "pa", {"who": "森 花子"}, 1.0)
    case.store.create({"title": "Lid broken", "zone": "Asia/Tokyo"}, replace(factory, new_id=lambda: "f").change(party))
    weber = Add("party", "pb", {"who": "Weber"}, 1.0)
    case.store.create({"title": "Parcel late"}, replace(factory, new_id=lambda: "e").change(weber))
    for n in range(5):
        case.store.create({"title": f"case {n}"}, replace(case.other, now=factory.now).change())
    call = noted(case.store, Call("c", BEGAN), BEGAN, "森花子様から、蓋が割れた")
    said = {"": "2026-002", "山田様の": "2026-002", "Weber rang": "2026-003", "Mrs Weber": "2026-003"}
    for typed, reference in said.items():  # also without a title, for somebody stands in a case so
        found = earlier_cases_of(case.store, call, BEGAN.date(), typed)
        assert found
        assert [each.reference for each in found.cases] == [reference]
    question = question_of(case.store, end(case.store, factory, call), BEGAN)
    assert question
    shown = [each.label.show(language("en")) for each in question.options if each.number is not None]
    assert shown[0] == "2026-002 Lid broken (森花子)"
    assert [each.value for each in question.options if each.number is not None][1:] == [
        "2026-008", "2026-007", "2026-006", "new", "later",
    ]  # fmt: skip


def test_another_case_is_named_by_its_reference_and_a_closed_one_takes_no_contact(
    case: Case, factory: ChangeFactory
) -> None:
    call = noted(case.store, Call("c", BEGAN, "care"), BEGAN, "x")
    here = end(case.store, factory, call)
    question = question_of(case.store, here, BEGAN)
    assert question
    with pytest.raises(NotFoundError):
        answered(case.store, factory, here, question, "77")
    case.close_elsewhere()
    with pytest.raises(RetroError):
        answered(case.store, factory, here, question, REFERENCE)
    assert case.store.count_calls() == 1


def test_a_case_that_is_closed_meanwhile_leaves_the_call_where_it_is(case: Case, factory: ChangeFactory) -> None:
    call = noted(case.store, Call("c", BEGAN, "care", reference=REFERENCE), BEGAN, "x")
    here = end(case.store, factory, call)
    case.close_elsewhere()
    with pytest.raises(RetroError):
        led(case.store, factory, here)
    assert case.store.count_calls() == 1
    filed = led(case.store, factory, not_taken(here), "new", "A call that came after the closing")
    assert filed
    assert (filed.record.reference, case.store.count_calls()) == ("2026-002", 0)


def test_two_calls_at_once_are_two_contacts_in_their_order(case: Case, factory: ChangeFactory, clock: Clock) -> None:
    other = open_store(case.path)
    one, two = Call("one", BEGAN, "care"), Call("two", BEGAN + timedelta(minutes=1), "lead")
    for n in range(3):
        one = noted(case.store, one, BEGAN + timedelta(minutes=n), f"one {n}")
        two = noted(other, two, BEGAN + timedelta(minutes=n + 1), f"two {n}")
    assert [len(call.notes) for call in case.store.calls()] == [3, 3]
    assert led(other, factory, end(other, factory, two), REFERENCE)
    filed = led(case.store, factory, end(case.store, factory, one), REFERENCE)
    assert filed
    assert [row.by for row in filed.record.of(Contact)] == ["care", "lead"]
    other.close()


@pytest.mark.parametrize(
    ("passed", "minutes"),
    [
        pytest.param(timedelta(hours=4), 240, id="four hours"),
        pytest.param(timedelta(hours=-3), 1, id="a clock that was set back"),
        pytest.param(timedelta(days=1), 24 * 60, id="past midnight"),
    ],
)
def test_the_length_of_any_call(
    case: Case, factory: ChangeFactory, clock: Clock, passed: timedelta, minutes: int
) -> None:
    call = noted(case.store, Call("c", BEGAN, "care", reference=REFERENCE), BEGAN, "first")
    clock.at += passed
    call = noted(case.store, call, clock.at, "second")
    filed = led(case.store, factory, end(case.store, factory, call))
    assert filed
    (contact,) = filed.record.of(Contact)
    assert contact.minutes == minutes
    assert [text.split()[-1] for text in contact.heard.split("\n\n")] == ["first", "second"]


def test_hostile_text_is_a_note_like_any_other(case: Case, factory: ChangeFactory) -> None:
    texts = ("# [x](http://evil) <script>", "\x1b[2J\u202egnp", "'; DROP TABLE call;--", "x" * 20_000)
    call = Call("c", BEGAN, "care", reference=REFERENCE)
    for text in texts:
        call = noted(case.store, call, BEGAN, text)
    filed = led(case.store, factory, end(case.store, factory, call))
    assert filed
    heard = filed.record.of(Contact)[0].heard
    assert "\x1b" not in heard
    assert "\u202e" not in heard
    assert r"\<script>" in heard
    assert "x" * 20_000 in heard


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("/end", CallWord.END), ("／終了", CallWord.END), ("・終了", CallWord.END), ("/resume 2", CallWord.RESUME),
        ("/再開", CallWord.RESUME), ("/by the lead", CallWord.BY), ("/ends", None), ("/home/x is the path", None),
        ("the end", None), ("・待たされた", None),
    ],
)  # fmt: skip
def test_the_words_of_the_line_in_both_languages(text: str, word: CallWord | None) -> None:
    found = word_in(text)
    assert (found[0] if found else None) is word


def test_the_card_is_whole_in_both_languages() -> None:
    assert len(CARD) == 9
    assert all(language("ja")(each) != each for each in CARD)


def test_a_call_of_long_ago_is_over_its_time(case: Case) -> None:
    noted(case.store, Call("c", BEGAN), BEGAN, "x")
    use("en")
    found = [would_retain(case.store, BEGAN + timedelta(days=days), "[x]").calls for days in (-1, 1)]
    assert [len(calls) for calls in found] == [0, 1]


def test_a_read_only_archive_says_so_and_keeps_what_it_holds(case: Case, tmp_path: Path) -> None:
    noted(case.store, Call("c", BEGAN), BEGAN, "x")
    case.store.close()
    case.path.chmod(0o400)
    store = open_store(case.path)
    try:
        if not store._conn.execute("PRAGMA query_only").fetchone()[0]:
            store._conn.execute("PRAGMA query_only = ON")  # root may write whatever its mode says
        with pytest.raises(RetroError):
            store.note(Call("c", BEGAN), CallLine(BEGAN, "y"))
        assert [line.text for line in store.calls()[0].lines] == ["x"]
    finally:
        store.close()
        case.path.chmod(0o600)
