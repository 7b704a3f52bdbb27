"""Whether somebody was physically hurt: as it is said in fields, and by words, which may guess wrong.

A wrong guess costs one friendly question.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from retro.model.record import Retrospective
from retro.model.stages.scope import Aggravation, Damage, HarmType
from retro.model.stages.timeline import Contact, Event

_INJURED = (
    r"\b(injur(y|ies|ed)|wounded|bleeding|ambulance|hospitali[sz]ed|(taken|sent|brought|rushed) to (the )?hospital|"
    r"fractured?|broken (arm|leg|wrist|hand|finger|hip|nose|rib|bone)|concussion|unconscious|scalded|electric shock|"
    r"burn(ed|t)? (his|her|their) \w+|food poisoning)\b"
    r"|怪我|ケガ|(?<![ぁ-んァ-ヶ一-龥々])お?けが(?=[をのはで人しもな、。\s]|$)|負傷|やけど|火傷|ヤケド|救急|骨折|出血|打撲|"
    r"捻挫|切り傷|転倒|感電|食中毒|意識を失|受診"
)


def injured(record: Retrospective) -> Sequence[Damage]:
    """The rows that tell of somebody who was physically hurt."""
    return [row for row in record.of(Damage) if HarmType.PHYSICAL in row.hurts]


def somebody_injured(record: Retrospective) -> bool:
    """Whether it is said that somebody was physically hurt."""
    is_grave = any(Aggravation.INJURY in row.grave for row in record.of(Damage))
    return record.head.injured is True or is_grave or bool(injured(record))


def says_injured(text: str) -> bool:
    """Whether a text says that somebody was physically hurt."""
    return bool(re.search(_INJURED, text, re.IGNORECASE))


def seems_injured(record: Retrospective) -> bool:
    """Whether the title, or a row about what happened, says so."""
    told = (
        record.head.title,
        *(row.main_text for kind in (Event, Contact, Damage) for row in record.of(kind)),
    )
    return any(map(says_injured, told))
