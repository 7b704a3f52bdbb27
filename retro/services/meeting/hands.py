"""Hands: they are counted for a row, and their sum alone is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from retro.errors import UsageError
from retro.language import M_, MN_, Message
from retro.model import edits
from retro.model.change import Op
from retro.model.change_factory import ChangeFactory
from retro.model.entry import Entry, EntryId
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.review import Vote
from retro.services.ask.own_last import group_of_answer
from retro.services.changing.commit import commit_latest
from retro.services.meeting.sitting import Sitting
from retro.store.protocol import Store

_EACH = re.compile(r"(?:(?P<stage>\d)\.)?(?P<row>\d+)\s*[\s:：=]\s*(?P<hands>\d{1,4})")
MOST = 1000


def read_hands(record: Retrospective, stage: Stage, text: str) -> Sequence[tuple[Entry, int]]:
    """The rows that hands were raised for, each with how many: `2 5`, `5.1 3, 5.2 4`. UsageError if it says none."""
    parts = [part.strip() for part in re.split(r"[,、，;；]", text) if part.strip()]
    read = [_EACH.fullmatch(part) for part in parts]
    if not read or not all(read):
        raise UsageError(M_("How many hands for which row? Like: /hands 2 5, or /hands 5.1 3, 5.2 4"))
    found = []
    for each in filter(None, read):
        rows = record.stage(STAGES[int(each["stage"])] if each["stage"] and int(each["stage"]) < len(STAGES) else stage)
        number, hands = int(each["row"]), int(each["hands"])
        if not 1 <= number <= len(rows) or isinstance(rows[number - 1], Vote):
            raise UsageError(M_("There is no row {row} to raise hands for.", row=each[0].split()[0]))
        if hands > MOST:
            raise UsageError(M_("{hands} hands are more than a room has.", hands=hands))
        found.append((rows[number - 1], hands))
    return found


def hands_of(record: Retrospective) -> Mapping[EntryId, int]:
    """How many hands were raised for each row for which they were counted."""
    return {vote.row: int(vote.points or 0) for vote in record.of(Vote) if vote.row}


def count_hands(
    store: Store, factory: ChangeFactory, sitting: Sitting, counted: Sequence[tuple[Entry, int]]
) -> tuple[Sitting, tuple[Message, ...]]:
    """Keep the sums, as one change; what was counted for a row before is counted anew. Gives what is told of it."""
    ids = [factory.new_id() for _ in counted]

    def made(now: Retrospective) -> Sequence[Op]:
        held = {vote.row: vote for vote in now.of(Vote)}
        ops: list[Op] = []
        for (row, hands), new in zip(counted, ids, strict=True):
            vote = held.get(row.id)
            new_vote = Vote(row=row.id, points=Decimal(hands))
            ops += edits.changed(vote, {"points": new_vote.points}) if vote else edits.added(now, new_vote, new)
        return ops

    record = commit_latest(store, factory, sitting.record, made, group=group_of_answer(factory)).record
    told = tuple(MN_("{row}: {n} hand", "{row}: {n} hands", hands, row=row_name(record, row)) for row, hands in counted)
    return replace(sitting, record=record), told
