"""Which question stands above the entry line: one at a time, first what is missing, then what is asked in the stage."""

from __future__ import annotations

from collections.abc import Sequence

from retro.language import _, active
from retro.model.entry import EntryId
from retro.model.stage import Stage
from retro.review.completeness import Gap
from retro.review.judgement.judged import Judged
from retro.value import value


@value
class NumberedQuestion:
    """A question, and which one of how many it is."""

    text: str
    number: int
    of: int
    gap: Gap | None = None
    """What is missing; None for a question to think about, which needs no answer."""
    judged: Judged | None = None
    """What is asked about because it makes a second incident likely."""

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.gap is not None or self.judged is not None

    @property
    def place(self) -> str:
        """Which one it is, in words."""
        if self.judged is not None:
            return _("to look at again: {number} of {of}", number=self.number, of=self.of)
        if self.gap is None:
            return _("asked here: {number} of {of}", number=self.number, of=self.of)
        return _("{number} of {of}", number=self.number, of=self.of)


class Questions:
    """The questions of a stage, those of the chosen row first, and the one that is asked."""

    def __init__(self) -> None:
        self._all: list[NumberedQuestion] = []
        self._at = 0
        self._here: tuple[Stage | None, EntryId] = None, ""
        self._was_judged = False
        """Whether a place was asked about here last: once it is muted, or written anew, the next one is."""

    @property
    def current(self) -> NumberedQuestion | None:
        """The one that is asked; None where nothing is."""
        return self._all[self._at] if self._all else None

    def show(
        self,
        missing: Sequence[Gap],
        asks: Sequence[str],
        stage: Stage,
        row: EntryId,
        judged: Sequence[tuple[Judged, str]] = (),
    ) -> None:
        """Ask what is missing in a stage of which this row is chosen, then what was `judged` there, with its words.

        Last comes what is to be thought about in the stage: `asks`. The question that stands there stays, as long as it
        is still one and the same row is chosen.
        """
        before, here = self.current, (stage, row)
        gaps = sorted(missing, key=lambda gap: not row or row not in (gap.row, *gap.rows))
        found = [NumberedQuestion(gap.message.show(active()), n, len(gaps), gap) for n, gap in enumerate(gaps, 1)]
        places = sorted(judged, key=lambda each: not row or row != each[0].row)
        found += [NumberedQuestion(text, n, len(places), judged=each) for n, (each, text) in enumerate(places, 1)]
        found += [NumberedQuestion(_(text), n, len(asks)) for n, text in enumerate(asks, 1)]
        comes = bool(judged) and not any(each.judged for each in self._all)
        stays = before is not None and (before.is_open or not comes)
        if here != self._here:
            self._was_judged = False
        elif before is not None and before.judged is not None:
            self._was_judged = True
        behind = next((n for n, each in enumerate(found) if self._was_judged and each.judged is not None), 0)
        if behind and stays and before is not None and before.judged is None:
            before = None  # it stood there while the rows were looked over
        at = next((n for n, each in enumerate(found) if before and stays and each.text == before.text), behind)
        self._all, self._at = found, at if here == self._here else 0
        self._here = here

    def turn(self) -> None:
        """Ask the next one; behind the last, the first again."""
        self._at = (self._at + 1) % max(len(self._all), 1)
        self._was_judged = False
