"""A terminal that follows a meeting which another one leads: it shows each step and each row as they come."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

from retro.cli.dialogues import meeting_lines as told
from retro.cli.dialogues.wrapped import give_lines
from retro.cli.streams import at_terminal
from retro.errors import AwayError
from retro.language import M_, _
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.model.stages import STAGES
from retro.model.stages.meeting import Meeting
from retro.services.meeting.row_lines import told as row_told
from retro.services.meeting.sitting import MeetingOverError, Sitting
from retro.store.protocol import Store

_EVERY = 1.0
"""Seconds between two looks at the archive."""


def follow(
    store: Store,
    factory: ChangeFactory,
    sitting: Sitting,
    *,
    wait: Callable[[float], None] = time.sleep,
    is_watched: Callable[[], bool] = at_terminal,
) -> None:
    """Show what the leader does until the meeting is over, or the leader is gone. Where nobody watches: once."""
    reference, step, seen = sitting.record.reference, "", _rows(sitting.record)
    version = -1
    while True:
        record, at = None, version
        with suppress(AwayError):  # it goes on once the server is back
            at = store.version()
            record = store.load(reference) if at != version else None
        if record is not None:
            version = at
            sitting = Sitting(record, sitting.row, sitting.terminal, sitting.written)
            for row in _rows(sitting.record) - seen:
                if (held := sitting.record.get(row)) is not None:
                    give_lines("+ " + row_told(sitting.record, held))
            seen |= _rows(sitting.record)
            try:
                if sitting.step.code != step:
                    step = sitting.step.code
                    told.tell_place(sitting, factory.now(), ())
            except MeetingOverError:
                give_lines(_("The meeting was ended."))
                return
        if sitting.terminal.is_gone(sitting.meeting.leader):
            told.tell(M_("The one who led it is gone. Lead it with: retro meet {reference}", reference=reference))
            return
        if not is_watched():
            return
        wait(_EVERY)


def _rows(record: Retrospective) -> set[str]:
    """What stands in the stages, but for the meetings themselves."""
    return {row.id for stage in STAGES for row in record.stage(stage) if not isinstance(row, Meeting)}
