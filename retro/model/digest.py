"""The digest of a closed retrospective: the proof that it still holds what it held when it was closed.

It is made by a rule, whose name stands in the seal: what was sealed by an earlier rule is verified by that, for ever.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache

from retro.model.answers import asked_of
from retro.model.entry import EntryId
from retro.model.field_types import Plain
from retro.model.fields import Field
from retro.model.filled import filled
from retro.model.former_fields import put_back
from retro.model.record import KINDS, Retrospective
from retro.model.stages import STAGES
from retro.model.stages.head import Head
from retro.text.sha256 import sha256

RULE = "3"
"""The rule by which digests are made today."""
FIRST_RULE = "1"
"""The rule of seals that name none."""
SECOND_RULE = "2"
"""The rule by which all that a record says is sealed, also how it is told to customers."""


def digest(record: Retrospective, rule: str = RULE) -> str:
    """SHA-256, as 64 hexadecimal digits, over everything that the record says: the head, and its rows in their order.

    Rows that may follow a closing are left out, and fields beside the seal (`Field.beside_seal`): for whom a row is,
    and in which words customers read it, may be said after the closing; by the first two rules these stand in it. Empty
    fields are left out too, so that a field which a later Retro declares changes no digest. What the store gives (the
    reference, which an import may replace; revisions, positions) says nothing and is left out. What was said of empty
    fields stands last. By the first rule, what rows held themselves before there were checks stands in them as it did.
    "" by a rule that is not known.
    """
    content = _RULES.get(rule)
    return sha256(_told(content(record))) if content else ""


def takes_telling(head: Head) -> bool:
    """Whether what stands beside the seal may be written into a closed one: its seal, if any, says nothing of it."""
    return not head.digest or head.rule == RULE


def _found(record: Retrospective) -> list[tuple[str, EntryId, dict[str, Plain]]]:
    """What was found, without how it is told to customers."""
    beside = {each.id for each in record.answers if is_beside_seal(asked_of(record, each))}
    return [
        (kind, row, {name: value for name, value in held.items() if name not in _beside(kind)})
        for kind, row, held in _said(record)
        if row not in beside
    ]


def is_beside_seal(field: Field | None) -> bool:
    """Whether this field, or what was said of it while it is empty, is no part of the seal."""
    return field is not None and field.beside_seal


@cache
def _beside(kind: str) -> frozenset[str]:
    return frozenset(field.name for field in KINDS[kind].fields() if field.beside_seal)


def _said(record: Retrospective) -> list[tuple[str, EntryId, dict[str, Plain]]]:
    rows = [row for stage in STAGES for row in record.stage(stage) if not row.follows_closing]
    answers = sorted(record.answers, key=lambda answer: answer.id)
    return [(entry.kind, entry.id, filled(entry)) for entry in (record.head, *rows, *answers)]


def _said_first(record: Retrospective) -> list[tuple[str, EntryId, dict[str, Plain]]]:
    former = put_back(record)
    return [(kind, row, {**held, **former.get(row, {})}) for kind, row, held in _said(record)]


_RULES: Mapping[str, Callable[[Retrospective], object]] = {FIRST_RULE: _said_first, SECOND_RULE: _said, RULE: _found}
"""What is said, by the names of the rules."""


def _told(said: object) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
