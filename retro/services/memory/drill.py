"""Practise on a past case (S19): its course without a name in it, and what one wrote beside what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date

from exports.markdown.escaped import escaped
from retro.errors import NotFoundError, RetroError
from retro.language import M_, N_, Language
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.redaction.audience import TRAINEES
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.redaction.stops import StopError
from retro.review.drill import Scene, scenes
from retro.services.memory.drill_line import drill_line
from retro.store.protocol import CaseFilter, Store
from retro.text.controls import printable
from retro.value import value

_TRIED = 20
"""So many cases are looked at when one is chosen: a name in it that a person must decide on keeps a case out."""


class NothingToPractiseError(RetroError):
    """Nothing is written of what was done in a case."""


@value
class Drill:
    """An exercise on one case, as it stands on a day, in a language."""

    record: Retrospective
    """With nobody's name in it."""
    scenes: tuple[Scene, ...]
    on: date
    to: Language

    def line(self, row: Entry) -> str:
        """What a row says, in one line; of a measure or a change, also whether it holds."""
        return drill_line(row, self.record, self.on, self.to)

    def document(self, written: Sequence[Sequence[str]]) -> str:
        """What one wrote in each scene beside what was done, as Markdown. Scenes that were not reached are left out."""
        return "\n".join(self._document(written)) + "\n"

    def _document(self, written: Sequence[Sequence[str]]) -> Iterator[str]:
        to, head = self.to, self.record.head
        wrote, done = (f"\n### {escaped(to(name))}" for name in (N_("What I wrote"), N_("What was done")))
        yield "# " + escaped(to(N_("Practice: {reference} {title}"), reference=head.reference, title=head.title))
        for n, (scene, lines) in enumerate(zip(self.scenes, written, strict=False), 1):
            yield f"\n## {n}. {escaped(to(scene.side))}"
            if scene.known:
                yield from _items(map(self.line, scene.known))
            yield f"\n{escaped(to(scene.asks))}"
            if lines:
                yield wrote
                yield from _items(lines)
            if scene.then:
                yield done
                yield from _items(map(self.line, scene.then))


def _items(lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield from (f"- {escaped(printable(line))}" for line in lines)


def drill(store: Store, reference: str, on: date, to: Language) -> Drill:
    """The exercise on a case. NothingToPractiseError if nothing was done in it, StopError if a name is unclear."""
    record = store.load(reference)
    visible = redact(record, TRAINEES, Recipient(reads_archive=True), to).record
    found = scenes(visible)
    if not found:
        raise NothingToPractiseError(
            M_("{reference} has nothing to practise on: nothing is written of what was done.", reference=reference),
            M_("Name another case: retro list shows them."),
        )
    return Drill(visible, found, on, to)


def drill_of_the_day(store: Store, on: date, to: Language) -> Drill:
    """An exercise on one of all closed cases, another one each day, each in its turn. NotFoundError if none serves."""
    closed = CaseFilter(closed=True)
    for n in range(min(held := store.count(closed), _TRIED)):
        (case,) = store.list(closed, (on.toordinal() + n) % held, 1)
        with suppress(NothingToPractiseError, StopError):
            return drill(store, case.reference, on, to)
    raise NotFoundError(M_("No closed case serves for practice."), M_("Name a case: retro drill REF"))
