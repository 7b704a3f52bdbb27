"""Every question of the walk is, as a whole, what was looked at and found good.

Where a change is meant: `python -m tests.asking.golden_questions` writes them anew. Look at them before that is
committed.
"""

from __future__ import annotations

from tests.asking.golden_questions import FILE, questions


def test_every_question_is_what_was_looked_at() -> None:
    asked, held = questions().split("\n\n"), FILE.read_text(encoding="utf-8").split("\n\n")
    for step, before in zip(asked, held, strict=True):  # a step alone is shown, not all of them
        assert step == before
