"""Where the register of closings and the archive do not agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retro.language import language
from retro.model.register import Register, Registered, RegisterState, Standing, register_chain
from retro.review.register_faults import faults

EN = language("en")


def registered(*said: tuple[str, RegisterState, str]) -> tuple[Registered, ...]:
    """Entries in their chain, each of a case in a state, at a place of its log."""
    made: list[Registered] = []
    for number, (case, state, entry) in enumerate(said, 1):
        bare = Registered(number, case, f"2026-00{case}", f"2026-11-2{number}T10:00+09:00", "edit", state, entry, "")
        made.append(replace(bare, chain=register_chain(made[-1].chain if made else "", bare)))
    return tuple(made)


ENTRIES = registered(("1", RegisterState.CLOSED, "a"), ("2", RegisterState.CLOSED, "b"), ("1", RegisterState.OPEN, "c"))
CASES = {"1": Standing("2026-001", RegisterState.OPEN, "later"), "2": Standing("2026-002", RegisterState.CLOSED, "b")}
WHOLE = Register(ENTRIES, CASES, frozenset({1, 2, 3}), 3)
ONE_ALTERED = (ENTRIES[0], replace(ENTRIES[1], act="import"), ENTRIES[2])


@pytest.mark.parametrize(
    ("register", "words"),
    [
        (WHOLE, []),
        (Register((), {}, frozenset(), 0), []),
        (
            replace(WHOLE, cases={"1": CASES["1"]}),
            ["2026-002 is missing: the register of closings names it, last on 2026-11-22."],
        ),
        (
            Register(registered(("1", RegisterState.REMOVED, "a")), {}, frozenset({1}), 1),
            ["2026-001 is missing: it was taken out of the archive on 2026-11-21, and kept."],
        ),
        (
            replace(WHOLE, found=frozenset({2, 3})),
            ["The log of 2026-001 lacks what was registered on 2026-11-21 (entry 1)."],
        ),
        (
            replace(WHOLE, cases={**CASES, "2": Standing("2026-002", RegisterState.OPEN, "b")}),
            ["2026-002 is not what was registered of it last, on 2026-11-22 (entry 2)."],
        ),
        (
            replace(WHOLE, cases={**CASES, "2": Standing("2026-002", RegisterState.CLOSED, "other")}),
            ["2026-002 is not what was registered of it last, on 2026-11-22 (entry 2)."],
        ),
        (
            replace(WHOLE, cases={**CASES, "9": Standing("2026-009", RegisterState.CLOSED, "z")}),
            ["2026-009 is closed or taken out, and the register of closings does not name it."],
        ),
        (replace(WHOLE, entries=ONE_ALTERED), ["Entry 2 of the register of closings is not what it was."]),
        (
            replace(WHOLE, entries=(ENTRIES[0], ENTRIES[2])),
            [
                "2026-002 is closed or taken out, and the register of closings does not name it.",
                "Entry 2 of the register of closings is missing.",
            ],
        ),
        (
            replace(WHOLE, given=2),
            ["The count of the register of closings is not what it was: entries may be missing at its end."],
        ),
        (replace(WHOLE, given=4), ["Entry 4 of the register of closings is missing."]),
    ],
)
def test_each_disagreement_is_told_once_in_words(register: Register, words: list[str]) -> None:
    assert [each.words.show(EN) for each in faults(register)] == words
    assert register.head == (register.entries[-1].chain if register.entries else "")
