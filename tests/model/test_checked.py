"""How a row stands by what was found of it, and what its fields say of that."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from retro.model.checked import UNCHECKED, Checked, after_it_happened_again, value_by
from retro.model.entry import Entry
from retro.model.found import Found
from retro.model.moments.moment import Moment
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Check
from retro.model.stages.prevention import Measure, Result
from retro.model.stages.timeline import Contact
from tests.records import at

DAY = Moment.exact(date(2026, 12, 1))


@pytest.mark.parametrize(
    ("kind", "name", "stands", "value"),
    [
        (Measure, "result", Checked(Found.FAILED), Result.FAILED),
        (Measure, "result", Checked(Found.DROPPED), Result.DROPPED),
        (Measure, "result", UNCHECKED, None),
        (HardwareChange, "done", Checked(Found.DONE, done=DAY), date(2026, 12, 1)),
        (HardwareChange, "done", UNCHECKED, None),
        (Contact, "promise_kept", Checked(Found.DONE, done=at("15:00")), at("15:00")),
        (Contact, "promise_kept", UNCHECKED, None),
    ],
)
def test_what_a_field_says_that_checks_tell(kind: type[Entry], name: str, stands: Checked, value: Any) -> None:
    assert value_by(kind.field(name).type, stands) == value


DONE = Check(id="k", of="m", found=Found.DONE, on=DAY)
STANDS = Checked(Found.DONE, DAY, DAY, last="k")


def test_what_was_in_force_when_it_happened_again_did_not_hold() -> None:
    again = date(2027, 1, 15)
    failed = Checked(Found.FAILED, DAY, DAY, failed=True, last="k")
    assert after_it_happened_again(STANDS, [DONE], None, again) == failed
    assert after_it_happened_again(STANDS, [DONE], again, again) == failed
    assert after_it_happened_again(STANDS, [DONE], date(2027, 1, 16), again) is STANDS
    assert after_it_happened_again(UNCHECKED, [], None, again) is UNCHECKED


def test_what_was_done_after_it_happened_again_was_not_in_force_though_it_was_due() -> None:
    again = date(2026, 11, 30)
    assert after_it_happened_again(STANDS, [DONE], date(2026, 3, 1), again) is STANDS
    assert after_it_happened_again(STANDS, [DONE], None, again) is STANDS
    assert after_it_happened_again(STANDS, [DONE], None, date(2026, 12, 1)).failed is True


def test_what_was_done_anew_since_is_another_thing() -> None:
    anew = Check(id="l", of="m", found=Found.DONE, on=Moment.exact(date(2027, 2, 1)))
    assert after_it_happened_again(STANDS, [DONE, anew], None, date(2027, 1, 15)) is STANDS
    assert after_it_happened_again(STANDS, [DONE, anew], None, date(2027, 2, 1)).failed is True
