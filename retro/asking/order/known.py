"""Before a light case is read back: what was only told. What is known may be told to those hurt; the rest may not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from retro.asking.order.rows_named import about_rows
from retro.asking.order.step import Progress, Spot, Step
from retro.asking.question import KnownOrTold, Option, Question, TellApart, options_for_rows, yes_or_no
from retro.language import M_, N_, Message
from retro.model.entry import Entry
from retro.model.head_choices import Level
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.head import HEAD
from retro.model.stages.scope import NoDamage
from retro.model.stages.timeline import Event
from retro.model.validation import is_empty
from retro.review.needs.proportion import Proportion
from retro.value import value

_ASKED = "known.told"


def _verdict(row: Entry) -> KnownOrTold:
    """What says of a row that it is known, and that it was told."""
    if isinstance(row, Cause):
        return KnownOrTold(row.id, "sure", CauseConfidence.FACT, CauseConfidence.PRESUMED)
    return KnownOrTold(row.id, "confirmed", known=True, told=False)


def _unsaid(record: Retrospective) -> Sequence[Entry]:
    rows = (row for kind in (Event, Cause, NoDamage) for row in record.of(kind))
    return [row for row in rows if is_empty(row, _verdict(row).name)]


@value(kw_only=True)
class Known(Step):
    """One question over all stages. In other cases each stage asks it of its own."""

    def applies(self, proportion: Proportion) -> bool:
        return proportion.level is Level.LIGHT

    def spots(self, progress: Progress) -> Iterator[Spot]:
        rows = tuple(row.id for row in _unsaid(progress.record) if progress.is_open(row.id, _ASKED))
        if rows:
            yield Spot(rows, _ASKED)

    def question(self, progress: Progress, spot: Spot) -> Question:
        record = progress.record
        rows = [row for entry in spot.entries if (row := record.get(entry)) is not None]
        target = TellApart(tuple(map(_verdict, rows)))
        if len(rows) == 1:
            yes, no = yes_or_no()
            options: tuple[Option, ...] = (replace(yes, value=""), replace(no, value=rows[0].id))
            text = about_rows(
                record, M_("Do we know that ourselves? no, if we were only told."), spot.entries, always=True
            )
            return self._asks(text, target, spot, options=options)
        none = options_for_rows((), none=M_("none: we know all of it"))
        options = (
            *(
                Option(M_("{row} “{text}”", row=row_name(record, row), text=row.main_text), row.id, number)
                for number, row in enumerate(rows, 1)
            ),
            *none,
        )
        return self._asks(Message(self.text), target, spot, options=options, several=True)

    def to_come(self, progress: Progress) -> int:
        return super().to_come(progress) or int(not progress.record.of(Event) or not progress.record.of(Cause))


KNOWN = Known(
    code=_ASKED,
    stage=HEAD,
    complaint=Level.LIGHT,
    incident=Level.LIGHT,
    text=N_("Which of these are only told or presumed? The letter to a customer says what is known alone."),
    hint=N_("Their numbers, like 1 3; 0 if we know all of it."),
)
