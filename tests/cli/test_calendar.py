"""retro export as a calendar, given to the same calendar again and again: what is gone goes there, too."""

from __future__ import annotations

from datetime import timedelta

from icalendar import Calendar, Component

from tests.cli.running import NOW, Cli


def lines(data: str, what: str = "VEVENT") -> dict[str, Component]:
    """The events or to-dos by their UIDs, which no two of them share."""
    found = Calendar.from_ical(data).walk(what)
    held = {str(each["UID"]): each for each in found}
    assert len(held) == len(found)
    return held


def given(case: Cli, *words: str) -> dict[str, Component]:
    """What a calendar is given now."""
    return lines(case.done("export", "1", "--format", "ics", *words), "VTODO" if words else "VEVENT")


def sequence(line: Component) -> int:
    """Its place among the changes."""
    return int(str(line["SEQUENCE"]))


def status(held: dict[str, Component]) -> list[str]:
    return [str(each["STATUS"]) for each in held.values()]


def test_most_calendars_show_days_so_that_is_what_they_are_given(case: Cli) -> None:
    case.done("add", "1", "prevention", "a tray for each order @lead due 2026-12-01")
    (day,) = given(case).values()
    assert (str(day["SUMMARY"]), str(day["TRANSP"])) == ("a tray for each order", "TRANSPARENT")
    assert len(day.walk("VALARM")) == 1
    assert not Calendar.from_ical(case.done("export", "1", "--format", "ics")).walk("VTODO")


def test_those_that_show_to_dos_are_given_them_if_somebody_says_so(case: Cli) -> None:
    case.done("add", "1", "prevention", "a tray for each order @lead due 2026-12-01")
    (to_do,) = given(case, "--todo").values()
    assert str(to_do["STATUS"]) == "NEEDS-ACTION"
    path = case.folder / "due.ics"
    case.done("export", "1", "--todo", "-o", str(path))
    assert b"BEGIN:VTODO" in path.read_bytes()
    assert b"BEGIN:VEVENT" not in path.read_bytes()
    assert set(given(case)) & set(given(case, "--todo")) == set()  # one calendar may be given both
    refused = case("export", "1", "--todo", "--format", "pdf")
    assert (refused.exit_code, "--todo makes a calendar, not pdf." in refused.stderr) == (2, True)


def test_a_measure_that_is_taken_back_is_cancelled_where_it_was_given(case: Cli) -> None:
    for line in ("a tray for each order @lead due 2026-12-01", "the day in red on the slip @lead due 2026-12-05"):
        case.done("add", "1", "prevention", line)
    for words in ((), ("--todo",)):
        first = given(case, *words)
        case.done("undo", "1")
        second = given(case, *words)
        assert second.keys() == first.keys()
        kept, gone = sorted(second.values(), key=lambda each: str(each["SUMMARY"]))
        assert (str(gone["SUMMARY"]), str(gone["STATUS"])) == ("the day in red on the slip", "CANCELLED")
        assert kept == first[str(kept["UID"])]
        assert sequence(gone) > sequence(first[str(gone["UID"])])
        case.done("redo", "1")
        third = given(case, *words)
        assert "CANCELLED" not in status(third)
        assert sequence(third[str(gone["UID"])]) > sequence(gone)


def test_a_day_that_is_cleared_is_cancelled_and_one_that_is_moved_moves(case: Cli) -> None:
    case.done("add", "1", "prevention", "a tray for each order @lead due 2026-12-01 check 2027-01-15")
    first = given(case)
    case.done("edit", "1", "5.1", "due=", "check_on=2027-02-01")
    second = given(case)
    assert second.keys() == first.keys()
    assert sorted(status(second)) == ["CANCELLED", "CONFIRMED"]
    (moved,) = (each for each in second.values() if each["STATUS"] == "CONFIRMED")
    assert str(moved.decoded("DTSTART")) == "2027-02-01"
    assert all(sequence(each) > sequence(first[uid]) for uid, each in second.items())
    case.done("edit", "1", "5.1", "due=2026-12-03")
    assert "CANCELLED" not in status(given(case))


def test_a_row_that_is_deleted_is_cancelled_for_management_without_its_words(case: Cli) -> None:
    case.done("add", "1", "prevention", "a tray for each order @lead due 2026-12-01")
    case.done("rm", "1", "5.1")
    (gone,) = lines(case.done("export", "1", "--for", "management", "--format", "ics")).values()
    assert (str(gone["STATUS"]), str(gone["SUMMARY"])) == ("CANCELLED", "Measure")
    (told,) = given(case).values()
    assert str(told["SUMMARY"]) == "a tray for each order"


def test_a_case_that_is_taken_out_of_the_archive_goes_from_the_calendar_and_comes_back(case: Cli) -> None:
    case.done("add", "1", "prevention", "a tray for each order @lead due 2026-12-01 check 2027-01-15")
    case.done("new", "Another", "--started", "2026-11-20")
    case.done("add", "2", "prevention", "a lamp due 2026-12-01")
    first = lines(case.done("actions", "--format", "ics"))
    assert status(first) == ["CONFIRMED"] * 3
    case.done("rm", "1", "--reason", "logged twice")
    second = lines(case.done("actions", "--format", "ics"))
    assert second.keys() == first.keys()
    assert sorted(status(second)) == ["CANCELLED", "CANCELLED", "CONFIRMED"]
    gone = {uid: each for uid, each in second.items() if each["STATUS"] == "CANCELLED"}
    assert all(sequence(each) > sequence(first[uid]) for uid, each in gone.items())
    assert given(case).keys() == gone.keys()
    case.done("undo", "1")
    third = lines(case.done("actions", "--format", "ics"))
    assert status(third) == ["CONFIRMED"] * 3
    assert all(sequence(third[uid]) > sequence(each) for uid, each in gone.items())


def test_what_a_check_moved_moves_and_goes_once_it_is_done_or_the_check_is_taken_back(case: Cli) -> None:
    case.done("add", "1", "remedy", "apology: 17:00 for the wait #visit")
    case.done("add", "1", "prevention", "a tray @lead")
    assert given(case) == {}
    case.done("check", "1", "4.1", "new-date", "--new-date", "2026-12-03")
    case.done("check", "1", "5.1", "new-date", "--new-date", "2026-12-05")
    moved = given(case)
    assert sorted(str(each.decoded("DTSTART")) for each in moved.values()) == ["2026-12-03", "2026-12-05"]
    case.done("check", "1", "4.1", "done")
    case.done("check", "1", "5.1", "taken-back")
    over = given(case)
    assert moved.keys() <= over.keys()
    assert set(status(over)) == {"CANCELLED"}
    assert all(sequence(over[uid]) > sequence(each) for uid, each in moved.items())


STEPS = (
    ("set", "1", "next_report=2026-11-24 17:00"),
    ("add", "1", "prevention", "a tray for each order @lead due 2026-12-01 check 2027-01-15 proof no swap"),
    ("add", "1", "changes", "red ink @office due 2026-12-02"),
    ("add", "1", "timeline", "contact: 15:10 he calls @office promise a call due 2026-11-23 17:00"),
    ("add", "1", "review", "ask: a printer #money cost 900 currency EUR due 2026-12-03"),
    ("edit", "1", "5.1", "owner=packer"),
    ("set", "1", "title=Three parcels swapped"),
    ("set", "1", "zone=Asia/Tokyo"),
    ("edit", "1", "7.1", "answer=yes"),
    ("undo", "1"),
    ("check", "1", "5.1", "new-date", "--new-date", "2026-12-20"),
    ("check", "1", "5.1", "done"),
    ("check", "1", "5.1", "taken-back"),
    ("check", "1", "1.1", "done"),
    ("rm", "1", "6.1"),
    ("undo", "1"),
    ("close", "1", "--because", "the meeting was"),
    ("check", "1", "5.1", "not-doing", "--reason", "no room", "--look-again", "2027-03-01"),
    ("reopen", "1", "--reason", "news"),
    ("rm", "1", "--reason", "logged twice"),
    ("undo", "1"),
)


def test_whatever_is_done_the_stamps_of_a_line_grow_whenever_it_changes(case: Cli) -> None:
    stamps = {"SEQUENCE", "DTSTAMP", "LAST-MODIFIED"}
    before = given(case)
    for n, step in enumerate(STEPS):
        case.now = NOW + timedelta(hours=n + 1)
        case.done(*step)
        after = given(case)
        assert before.keys() <= after.keys(), step
        for uid, line in before.items():
            told = [
                {name: str(each[name].to_ical()) for name in each if name not in stamps} for each in (line, after[uid])
            ]
            grown = sequence(after[uid]) - sequence(line)
            assert grown > 0 if told[0] != told[1] else grown >= 0, (step, told)
            if grown:
                assert str(after[uid]["DTSTAMP"].to_ical()) > str(line["DTSTAMP"].to_ical())
        before = after
