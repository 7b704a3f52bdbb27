"""What is asked of who owns something: nobody, everyone by a sign of a chat, a person in place of a role (S11, S20)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.language import M_, N_
from retro.model.quick_entry.role_words import is_name, is_role
from retro.model.record import Retrospective
from retro.model.stages.changes import HardwareChange, Place
from retro.model.stages.head import Participant
from retro.model.stages.prevention import Measure
from retro.review.judgement.judged import JudgedPlace, JudgementLevel, Now, OfRows
from retro.review.needs.case import Case
from retro.review.words.lists import in_use
from retro.text.folding import folded_name, normal

Owned = Measure | HardwareChange | Place

_CALLS_ALL = re.compile(
    r"[@＠](?:here|channel|all|every(?:one|body)|全員|全社員|みんな|皆さん|皆|各自)(?!\w)", re.IGNORECASE
)
"""By what a chat calls everybody; a line does not read it as an owner, for it may be a part of what is told."""
_GIVEN = re.compile(r"[A-ZÀ-Þ](?:['’][A-ZÀ-Þ])?[^\W\d_]+(?:[ '’-][A-ZÀ-Þ][^\W\d_]*\.?){0,2}(?:-san|-sama|-sensei)?")
"""One to three words with capitals, as `O'Brien`, with what politeness puts behind them, and nothing else."""
EVERYONE = M_("What is everyone's is nobody's. Which one role sees to it?")


def owned(case: Case) -> Iterator[Owned]:
    """What somebody is to see to still."""
    yield from (row for row in case.rows(Measure) if not row.is_abandoned)
    yield from (row for row in case.rows(HardwareChange) if not row.is_abandoned)
    yield from (row for row in case.rows(Place) if not row.is_abandoned)


def is_person(record: Retrospective, owner: str) -> bool:
    """Whether an owner is somebody's name: of one who took part, with a title, known here, or built like one."""
    said = owner.strip()
    key = folded_name(said)
    took_part = record.of(Participant)
    if not said or any(key == folded_name(role) for role in (*(row.role for row in took_part), *in_use().team.roles)):
        return False
    if any(key in _names(row) for row in took_part):
        return True
    return is_name(said) or (bool(_GIVEN.fullmatch(normal(said))) and not is_role(said))


def _names(row: Participant) -> set[str]:
    """What one who took part is called: the whole name, and its parts."""
    found = (part for name in (row.name, row.reading) if name for part in (name, *re.split(r"[\s　・]+", name)))
    return {folded_name(part) for part in found if len(part) > 1}


def _no_owner(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in owned(case):
        if not row.owner.strip() and row.standing.found is None and not _CALLS_ALL.search(row.main_text):
            yield JudgedPlace(row, "owner", row.main_text)


def _everyone_is_called(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in owned(case):
        if not row.owner.strip() and (found := _CALLS_ALL.search(row.main_text)):
            yield JudgedPlace(row, "owner", found[0])


def _person(case: Case, _now: Now) -> Iterator[JudgedPlace]:
    for row in owned(case):
        if is_person(case.record, row.owner):
            yield JudgedPlace(row, "owner", row.owner, span=(0, len(row.owner)))


OF_ROWS = (
    OfRows(
        code="no-owner",
        label=N_("no owner"),
        level=JudgementLevel.CLOSING,
        question=M_("Which one role sees to it?"),
        find=_no_owner,
    ),
    OfRows(
        code="owner-all",
        label=N_("everyone as the owner"),
        level=JudgementLevel.CLOSING,
        question=EVERYONE,
        find=_everyone_is_called,
    ),
    OfRows(
        code="owner-person",
        label=N_("a person as the owner"),
        level=JudgementLevel.CLOSING,
        question=M_("That is a person. Which role sees to it, whoever holds it then?"),
        find=_person,
    ),
)
