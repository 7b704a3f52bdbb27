"""What is asked about a place, in one sentence that names the row and the words."""

from __future__ import annotations

from retro.language import M_, Message
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.review.judgement.grouped import question_of
from retro.review.judgement.judged import Judged
from retro.text.shortened import beginning


def told(record: Retrospective, each: Judged) -> Message:
    """`5.2 “be careful”: That leans on attention …`, and why it was muted while other words stood there."""
    words = beginning(each.words) if each.span != (0, 0) else ""
    place = place_of(record, each)
    said = (
        M_("{place} “{words}”: {question}", place=place, words=words, question=question_of(each))
        if words
        else M_("{place}: {question}", place=place, question=question_of(each))
    )
    if not each.muted_before:
        return said
    return M_("{said} It was muted ({reason}); what stands there changed since.", said=said, reason=each.muted_before)


def place_of(record: Retrospective, each: Judged) -> Message:
    """What a place is called: `5.2`; of the head its field, of a stage its name."""
    row = record.get(each.row)
    if row is not None:
        return M_("{text}", text=row_name(record, row))
    if each.row and each.field:
        return record.head.field(each.field).title
    return Message(each.stage.label)
