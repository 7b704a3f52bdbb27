"""What is refused is told in whole: what is wrong, each detail, and the next step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from retro.errors import RetroError
from retro.language import language
from retro.model import edits
from retro.model.stages.cause import Cause
from retro.model.stages.changes import NoChange
from retro.model.stages.timeline import Event
from retro.services.archive.import_case import read_case
from retro.services.changing.arrange import move_row, put_behind, put_under
from retro.services.changing.delete_row import delete_row
from retro.services.changing.edit_fields import Edit, edit_fields
from retro.services.changing.set_head import set_head
from retro.services.follow_up.close import close
from retro.services.follow_up.reopen import reopen
from tests.services.conftest import Case

EN = language("en")
NOTHING = "Nothing was written. Mend the words and say it again."
NOWHERE = "“Nowhere” is no time zone that Retro knows. Write it like Asia/Tokyo, UTC or JST."
NO_TIME = (
    "“25:99” does not read as a moment. A day has no such time: it goes from 00:00 to 23:59. For the night after, "
    "write next day 01:30."
)


def told(do: Callable[[], object]) -> list[str]:
    """The title, the details and the next step of what is refused."""
    with pytest.raises(RetroError) as refused:
        do()
    error = refused.value
    return [each.show(EN) for each in (error.title, *error.details, *([error.step] if error.step else []))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["severity"], ["“severity” is not of the form FIELD=VALUE."]),
        (["severity=low", "severity=high"], ["“Severity” is written twice."]),
        (["title= "], ["“Title” is empty, and is needed."]),
        (["a", "zone=Nowhere"], ["“a” is not of the form FIELD=VALUE.", NOWHERE]),
        (["started=25:99"], [NO_TIME]),
    ],
)
def test_words_for_the_head(case: Case, words: list[str], expected: list[str]) -> None:
    said = told(lambda: set_head(case.store, case.factory, case.record, words))
    assert (said[:-1], said[-1]) == (expected, NOTHING)


def test_a_field_that_there_is_none_of_names_those_that_there_are(case: Case) -> None:
    said = told(lambda: set_head(case.store, case.factory, case.record, ["nonsense=1"]))
    assert said[0].startswith("There is no field “nonsense” here. The fields are: title, case_kind, severity, ")


def test_a_value_may_hold_the_sign(case: Case) -> None:
    set_head(case.store, case.factory, case.record, ["title=a=b=c"])
    assert case.record.head.title == "a=b=c"


def test_a_zone_counts_for_the_moments_beside_it_wherever_it_stands(case: Case) -> None:
    set_head(case.store, case.factory, case.record, ["detected=2026-11-20 14:05", "zone=Europe/Berlin"])
    assert case.record.head.detected is not None
    assert case.record.head.detected.dump() == "2026-11-20T14:05+01:00"


def test_reopening(case: Case) -> None:
    assert told(lambda: reopen(case.store, case.factory, case.record, " ")) == [
        "The reason is empty, and is needed.",
        "Say why: retro reopen REF --reason …",
    ]
    assert told(lambda: reopen(case.store, case.factory, case.record, "why")) == [
        "2026-001 is not closed.",
        "It can be written as it is. See its state with: retro list",
    ]
    seen = close(case.store, case.factory, case.record).record
    reopen(case.store, case.factory, seen, "theirs")
    set_head(case.store, case.factory, case.record, ["severity=low"])
    close(case.store, case.factory, case.record)
    assert told(lambda: reopen(case.store, case.factory, seen, "mine")) == [
        "2026-001 was closed anew meanwhile.",
        "Look at it as it is now, then say it again.",
    ]


def test_closing_with_something_missing(case: Case) -> None:
    case.elsewhere(lambda record: edits.deleted(record, record.of(NoChange)[0]))
    said = told(lambda: close(case.store, case.factory, case.record))
    assert said[0] == "2026-001 cannot be closed yet: 1 thing is missing."
    assert said[1] == "Depth: light (severity: low); the questions of a complaint (kind: complaint)"
    assert said[2].startswith("Prevention: Nothing here yet.")
    assert said[-1].splitlines() == [
        "All of it, each with the command that answers it: retro rows 2026-001",
        "To close it as it is, say why: retro close 2026-001 --because …",
    ]


def test_a_row_whose_time_keeps_it_where_it_is(case: Case) -> None:
    first, second, _third = case.record.of(Event)
    assert told(lambda: move_row(case.store, case.factory, case.record, first, 1)) == [
        "Its time keeps “first” where it is: “second” has a time, too.",
        "Change the time of one of them: it then goes where that puts it.",
    ]
    assert told(lambda: put_behind(case.store, case.factory, case.record, first, first)) == [
        "“first” cannot stand behind “first”.",
        "Name another row of the same stage.",
    ]
    assert told(lambda: put_behind(case.store, case.factory, case.record, second, case.record.of(Cause)[0])) == [
        "“second” cannot stand behind “one table”.",
        "Name another row of the same stage.",
    ]
    assert told(lambda: put_under(case.store, case.factory, case.record, second, case.record.of(Cause)[0])) == [
        "Only a cause can stand under another cause.",
        "Put a row of another stage behind one of its rows.",
    ]


def test_what_somebody_else_changed_is_told_with_its_value(case: Case) -> None:
    event = case.record.of(Event)[0]
    seen = case.record
    case.elsewhere(lambda record: edits.changed(record.of(Event)[0], {"what": "theirs", "source": "log"}))
    mine = [Edit(event, {"what": "mine", "source": "chat"}, {"what": "first", "source": ""})]
    assert told(lambda: edit_fields(case.store, case.factory, seen, mine)) == [
        "Somebody else changed the same thing meanwhile: “What” is now “theirs”, “Source” is now “log”.",
        "Nothing was written. Look with retro show 2026-001, then say it again.",
    ]


def test_a_row_that_was_changed_since_is_not_deleted(case: Case) -> None:
    seen = case.record
    case.elsewhere(lambda record: edits.changed(record.of(Event)[0], {"what": "theirs"}))
    said = told(lambda: delete_row(case.store, case.factory, seen, seen.of(Event)[0]))
    assert said == [
        "Somebody else changed the same thing meanwhile: Event: added or deleted.",
        "Nothing was written. Look with retro show 2026-001, then say it again.",
    ]


def test_a_file_that_is_no_case() -> None:
    said = told(lambda: read_case("nothing", "notes.txt"))
    assert said[0].startswith("“notes.txt” cannot be taken in. ")
    assert len(said[0]) > len("“notes.txt” cannot be taken in. ")
    assert len(said) == 2


def test_the_first_line_of_a_long_row_names_it(case: Case) -> None:
    event = replace(case.record.of(Event)[0], what="one\x1b word")
    said = told(lambda: put_behind(case.store, case.factory, case.record, event, event))
    assert "\x1b" not in said[0]
