"""`retro call`: a call is noted line by line, at once, and is one contact of a case afterwards (S33)."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from decimal import Decimal

import pytest

from retro.cli.dialogues.ask_lines import AnswerLines, Typed
from retro.model.call import Call
from retro.model.stages.timeline import Contact
from retro.store.sqlite.store import open_store
from tests.cli.running import NOW, Cli


def calls(cli: Cli) -> tuple[Call, ...]:
    """The calls that are in no case."""
    store = open_store(cli.db, create=False)
    try:
        return store.calls()
    finally:
        store.close()


def contacts(cli: Cli, reference: str = "2026-001") -> tuple[Contact, ...]:
    return cli.record(reference).of(Contact)


def test_a_call_needs_no_archive_no_case_and_no_quotation_marks(cli: Cli) -> None:
    told = cli.done("call", "he", "asks", "where", "his", "parcel", "is", typed="very angry\n")
    assert "not on the spot: money, blame, a visit" in told
    (call,) = calls(cli)
    assert [(note.at, note.text) for note in call.notes] == [(NOW, "he asks where his parcel is"), (NOW, "very angry")]
    assert "retro call" in told.splitlines()[-1]


def test_with_its_case_it_is_a_contact_as_soon_as_the_input_ends(case: Cli) -> None:
    told = case.done("call", "1", "--by", "customer care", "he", "wants", "a", "call", typed="second\n")
    assert "It is about 2026-001 Two parcels swapped." in told
    assert "Kept in 2026-001 as 1.1: one contact, 1 min, 2 notes." in told
    (contact,) = contacts(case)
    assert (contact.by, contact.heard) == ("customer care", "09:30 he wants a call\n\n09:30 second")
    assert calls(case) == ()


def test_a_number_that_is_no_case_begins_a_note(case: Cli) -> None:
    case.done("call", "77", "boxes", "are", "missing")
    assert [note.text for note in calls(case)[0].notes] == ["77 boxes are missing"]


def test_the_end_asks_and_each_answer_may_stay_open(case: Cli) -> None:
    script = "angry\n/end\n1\nnobody called back\n.\ncall back\n17:00\ncontent\ncare\n"
    told = case.done("call", typed=script)
    for asked in ("Which case is it?", "wronged by?", "wish for?", "did we promise?", "By when", "leave the talk?"):
        assert asked in told
    (contact,) = contacts(case)
    assert (contact.heard, contact.promise, contact.by) == ("nobody called back\n\n09:30 angry", "call back", "care")
    assert contact.promise_due
    assert contact.promise_due.dump() == "2026-11-21T17:00+00:00"


def test_what_is_no_answer_is_refused_with_its_reason_and_asked_again(case: Cli) -> None:
    told = case.done("call", typed="angry\n/end\nno such case\n1\n\n\n\n7\ncontent\n")
    assert "! There is no retrospective" in told or "! “no such case”" in told
    assert "! There is no 7 here." in told
    assert contacts(case)[0].ended is not None


def test_a_call_in_no_case_is_due_and_the_next_one_offers_to_go_on_with_it(case: Cli) -> None:
    case.done("call", "Mr Lee is angry", typed="/end\nlater\n")
    assert case.done("due") == "1 call without a case\n"
    case.now = NOW + timedelta(days=1)
    told = case.done("call", typed="/resume\n/end\n1\n")
    assert "A call of 2026-11-21, 09:30, with 1 note: /resume goes on with it." in " ".join(told.split())
    assert case.done("due") == ""
    (contact,) = contacts(case)
    assert contact.minutes == 1  # it was over with its last note, not a day later


def test_it_stands_among_the_actions_with_nobodys_words(case: Cli) -> None:
    case.done("call", "Mr Lee is angry", "--by", "care")
    told = case.done("actions")
    assert "care" in told
    assert "in no case yet  Say which case it is: A call of 2026-11-21, 09:30, with 1 note" in told
    assert "in no case yet (1)" in case.done("actions", "--by", "case")
    (plain,) = json.loads(case.done("actions", "--json"))
    assert (plain["deadline"], plain["id"]) == ("call", calls(case)[0].id)
    for form in ("csv", "md", "ics"):
        assert "Lee" not in case.done("actions", "--format", form)
    assert "Lee" not in case.done("due", "--format", "slack")
    assert case.done("actions", "--case", "1") == ""
    assert case.done("actions", "--to-check") == ""


def test_of_several_calls_one_is_named_by_its_number(case: Cli) -> None:
    for text in ("first", "second"):
        case.now += timedelta(hours=1)
        case.done("call", text)
    told = case.done("call", typed="/resume\n/resume 3\n/resume 2\nmore\n/end\n1\n")
    assert told.count("! There is no such call") == 2
    assert contacts(case)[0].heard.startswith("11:30 second")
    assert [note.text for note in calls(case)[0].notes] == ["first"]


def test_a_call_that_goes_on_takes_with_it_what_was_noted_since_and_each_answer_is_read_back(case: Cli) -> None:
    case.done("call", typed="before the kill\n")
    told = case.done("call", "1", typed="after it\n/resume\n/resume\n/end\n\n-\na call\n17:00\n2\n")
    assert "There is no such call" in told
    assert re.search(r"= .*: .*17:00", told)
    (contact,) = contacts(case)
    assert [text.split(" ", 1)[1] for text in contact.heard.split("\n\n")] == ["before the kill", "after it"]
    assert calls(case) == ()


def test_a_call_in_no_case_is_found_by_its_words_as_what_it_is(case: Cli) -> None:
    case.done("call", typed="Mr Lee is angry\nthe parcel of order 77 is crushed. He waited for three days\n")
    found = case("search", "order", "angry")
    assert found.exit_code == 1
    said = " ".join(found.stderr.split())
    assert "In no case yet: A call of 2026-11-21, 09:30, with 2 notes: “Mr Lee is angry”." in said
    assert "takes such a call up: /resume" in said
    assert case("search", "order", "--json").stdout == "[]\n"
    for other in (("order", "-angry"), ("order", "calm"), ("order", "until:2026-01"), ("order", "severity:high"),
                  ("cause:order",)):  # fmt: skip
        assert "In no case" not in case("search", *other).stderr
    assert "In no case" in case("search", "contact:order", "from:2026-11-21").stderr
    case.done("call", typed="/resume\n/end\n1\n")
    assert "In no case" not in case("search", "order").stderr


def test_of_many_calls_three_are_told_and_the_others_counted(case: Cli) -> None:
    for n in range(5):
        case.done("call", typed=f"parcel {n}\n")
    said = case("search", "parcel").stderr
    assert [f"parcel {n}" in said for n in range(5)] == [False, False, True, True, True]
    assert "2 more calls have it." in " ".join(said.split())


def test_a_record_for_another_archive_says_that_calls_stay_behind(case: Cli) -> None:
    case.done("call", typed="angry\n")
    made = case("export", "1", "--format", "json")
    assert "1 call is in no case yet, and goes to no other archive" in " ".join(made.stderr.split())
    assert "angry" not in made.stdout
    for other in (("--format", "md"), ("--format", "json", "--for", "management")):
        assert "no other archive" not in case("export", "1", *other).stderr


def test_earlier_cases_of_a_name_are_told_while_it_is_typed(case: Cli) -> None:
    case.done("add", "1", "scope", "party: 森花子様")
    told = case.done("call", typed="森花子様、蓋が割れた\nまだお怒り\n")
    assert told.count("2026-001 (") == 1
    assert "1 earlier case" in told


def test_an_empty_call_leaves_nothing(case: Cli) -> None:
    case.done("call", typed="\n   \n/end\n")
    case.done("call")
    assert calls(case) == ()


def test_broken_bytes_and_controls_are_kept_as_what_can_be_seen(case: Cli) -> None:
    case.done("call", "1", typed=b"\xff\xfe angry\n\x1b[2Jx\n")
    heard = contacts(case)[0].heard
    assert "xff" in heard
    assert "\x1b" not in heard


def test_the_words_of_the_line_in_japanese(case: Cli) -> None:
    told = case.done("call", typed="／応対者 お客様係\nたいへんお怒り\n・終了\n2026-001\n", RETRO_LANG="ja")
    assert "最後まで聞く" in told
    (contact,) = contacts(case)
    assert (contact.by, contact.heard) == ("お客様係", "09:30 たいへんお怒り")


class _KilledError(BaseException):
    """The end of the process: nothing is done behind it."""


def test_a_call_of_forty_minutes_with_pauses_that_is_killed_in_its_middle_is_one_contact(
    case: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = case.now

    def spoken(*texts: str) -> None:
        """Each note is typed a minute after the one before."""
        lines = iter(texts)

        def following(_lines: AnswerLines) -> Typed | None:
            text = next(lines, None)
            if text == "KILL":
                raise _KilledError
            case.now += timedelta(minutes=1 if text and text.startswith("note") else 0)
            return None if text is None else Typed(text)

        monkeypatch.setattr(AnswerLines, "next", following)

    notes = [f"note {n}" for n in range(1, 41)]
    spoken(*notes[:20], "KILL")
    with pytest.raises(_KilledError):
        case("call", "1", "--by", "customer care")
    (call,) = calls(case)
    assert ([note.text for note in call.notes], call.over) == (notes[:20], None)

    spoken("/resume", *notes[20:], "/end", "they were promised a call", "", "", "content")
    told = case.done("call")
    assert "not ended: /resume goes on with it." in " ".join(told.split())
    assert "Kept in 2026-001 as 1.1: one contact, 40 min, 40 notes." in told
    (contact,) = contacts(case)
    assert contact.happened
    assert (contact.happened.start, contact.minutes, contact.by) == (began, Decimal(40), "customer care")
    times = [f"{began + timedelta(minutes=n):%H:%M}" for n in range(1, 41)]
    said = [f"{at} {note}" for at, note in zip(times, notes, strict=True)]
    assert contact.heard.split("\n\n") == ["they were promised a call", *said]
    assert calls(case) == ()


def test_notes_that_the_archive_does_not_take_are_tried_again_and_told_at_the_end(
    case: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_store(case.db)
    other._conn.execute("BEGIN IMMEDIATE")
    lines = iter(["first", "second", "RELEASE", "third"])

    def following(_lines: AnswerLines) -> Typed | None:
        text = next(lines, None)
        if text == "RELEASE":
            other._conn.execute("ROLLBACK")
            text = next(lines)
        return None if text is None else Typed(text)

    monkeypatch.setattr(AnswerLines, "next", following)
    result = case("call")
    assert result.exit_code == 0
    assert result.stdout.count("The note is tried again with the next Enter.") == 2
    assert [note.text for note in calls(case)[0].notes] == ["first", "second", "third"]
    other.close()


def test_notes_that_were_never_taken_are_shown_and_the_command_fails(case: Cli) -> None:
    other = open_store(case.db)
    other._conn.execute("BEGIN IMMEDIATE")
    result = case("call", typed="first\nsecond\n")
    other._conn.execute("ROLLBACK")
    other.close()
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-3:] == ["These notes could not be kept:", "  first", "  second"]
