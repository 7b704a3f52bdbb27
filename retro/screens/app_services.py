"""What a screen may ask of the app that it is in, and how quickly things happen by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from retro.errors import RetroError
from retro.screens.environment import Environment
from retro.screens.store_worker import StoreWorker
from retro.value import value

if TYPE_CHECKING:
    from exports.request import ReportRequest
    from retro.model.entry import Entry, EntryId
    from retro.model.stage import Stage
    from retro.screens.guest_archive import Guest
    from retro.screens.trail import Trail
    from retro.store.journal import Unsaved


@value
class Timings:
    """How quickly things happen by themselves, in seconds."""

    save_after: float = 0.4
    """From the first unsaved key to the save: well within the second that is promised."""
    tell_after: float = 0.1
    """From the beginning of a save to what is said of it, while somebody types."""
    poll_seconds: float = 0.1
    """Between two looks whether another terminal has written."""
    notify_after_seconds: float = 0.5
    """From the key to the word that something is being made."""


class HoldsUnsaved(Protocol):
    """A screen on which something may be typed that is not saved."""

    def unsaved_work(self) -> Sequence[Unsaved]:
        """It, for the journal."""


class AppServices(Protocol):
    """What a screen may ask of the app that it is in."""

    store_worker: StoreWorker
    """Where the archive that is shown is asked for."""
    zone: str
    """The name of the zone that new retrospectives are written in."""
    timings: Timings
    shown: dict[str, ReportRequest]
    """Which report of a retrospective was shown last, by its reference."""
    environment: Environment
    """The user's own settings and files, and the programs of the system."""

    def of_server(self, message: str) -> str:
        """The message, which says how it stands with the server, and goes in the place of what said that before."""

    def open_walk(self, reference: str, *, new: bool = False) -> None:
        """Open the walk through a retrospective; a `new` one begins with its first stage."""

    def open_questions(self, reference: str, *, recalls: bool = False, stage: Stage | None = None) -> None:
        """Lead through a retrospective, one question at a time, over its walk; what is open in `stage` comes first."""

    def open_meeting(self, reference: str) -> None:
        """Lead the meeting about a retrospective, or follow it."""

    def open_drill(self, reference: str = "") -> None:
        """Practise on a retrospective; without one on a closed one, another one each day."""

    def open_reader(self, reference: str, words: Sequence[str] = (), row: str = "") -> None:
        """Open a retrospective to be read, at first with these words marked, from this row on."""

    def go_on_with_call(self, call: str) -> None:
        """Take up a call that is in no case yet, by its id."""

    def open_report(self, reference: str) -> None:
        """Open the report of a retrospective."""

    async def open_row(self, reference: str, stage: int, row: EntryId, field: str = "") -> None:
        """Open the walk through a retrospective at a row of the stage of this number; "" is no row.

        With a `field`, the line in which it is written.
        """

    async def open_found(self, trail: Trail) -> None:
        """Open the case of the row at which somebody is on a trail, at this row."""

    def show_row(self, reference: str, entry: Entry, field: str = "") -> None:
        """Leave the report for the walk, and show `entry` there, with a `field` the line in which it is written."""

    async def speak(self, code: str) -> bool:
        """Open what is open again in another language; False if something on it cannot be saved, and it stays."""

    def show_error(self, error: RetroError) -> None:
        """Say an error on whichever screen is in front."""

    async def keep_unsaved(self, *screens: HoldsUnsaved) -> None:
        """Keep in a journal what could not be saved on these screens, which are left behind it, and say so."""

    def choices_in(self, reference: str) -> Sequence[Unsaved]:
        """What was typed in a case in earlier runs and was changed elsewhere since, so that one has to choose."""

    async def chosen(self, settled: Sequence[Unsaved]) -> None:
        """It was chosen, and is saved."""

    async def open_guest(self, guest: Guest) -> None:
        """Open a temporary archive, over the team's own."""

    async def leave_guest(self) -> None:
        """Go back to the team's own archive."""
