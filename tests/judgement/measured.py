"""How often the judgements ask where they should and where they should not, by labelled sentences."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from retro.model.entry import Entry
from retro.model.quick_entry.parser import read_line
from retro.model.record import KINDS
from retro.model.stages.cause import Cause
from retro.model.stages.head import Responsibility
from retro.model.stages.prevention import PREVENTION
from retro.review.judgement.look import judged
from retro.value import value
from tests.judgement.labelled import Labelled
from tests.records import record

_THREE_CAUSES = record(*(Cause(what="one table") for _ in range(3)))
NOW = datetime.fromisoformat("2026-11-27T09:00+09:00")


@value
class Measured:
    """What became of the sentences of one judgement, or of all."""

    code: str
    right: int
    """Asked about, and should be."""
    wrong: int
    """Asked about, and should not be."""
    missed: int
    """Not asked about, and should be."""

    @property
    def precision(self) -> float:
        """How much of what was asked about should be; 1 where nothing was."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """How much of what should be asked about was; 1 where nothing should be."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def is_asked(sentence: Labelled) -> bool:
    """Whether its judgement asks about the sentence, as the only row of a case whose responsibility is open."""
    head: dict[str, Any] = {"title": "", "responsibility": Responsibility.INVESTIGATING}
    if sentence.kind == "retrospective":
        whole = record(**{**head, sentence.field: sentence.text})
    else:
        whole = record(_row(sentence), **head)
    return any(each.code == sentence.code for each in judged(whole))


def _row(sentence: Labelled) -> Entry:
    if sentence.code == "strength":
        return read_line(sentence.text, PREVENTION, _THREE_CAUSES, now=NOW).entry
    return KINDS[sentence.kind](**{sentence.field: sentence.text})


def measured(sentences: Iterable[Labelled]) -> list[Measured]:
    """By judgement, and over all last."""
    seen = [(each, is_asked(each)) for each in sentences]
    codes = dict.fromkeys(each.code for each, _ in seen)
    return [
        Measured(
            code or "over all",
            sum(asked and each.is_asked for each, asked in seen if code in ("", each.code)),
            sum(asked and not each.is_asked for each, asked in seen if code in ("", each.code)),
            sum(not asked and each.is_asked for each, asked in seen if code in ("", each.code)),
        )
        for code in (*codes, "")
    ]


def amiss(sentences: Iterable[Labelled]) -> list[Labelled]:
    """The sentences of which the judgement says otherwise than the label."""
    return [each for each in sentences if is_asked(each) is not each.is_asked]
