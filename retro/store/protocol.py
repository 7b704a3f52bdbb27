"""What the rest of the program may ask of a store, whichever engine is below it."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from retro.errors import RetroError
    from retro.model.call import Call, CallLine
    from retro.model.change import Applied, Change, Conflict, Logged, Op, Values
    from retro.model.query.words import Word
    from retro.model.record import FullRecord, Retrospective
    from retro.model.register import Register
    from retro.model.stale import Stale
    from retro.store.finding import Finding
    from retro.store.listed import Count, Fingerprint, Pending, Summary
    from retro.store.pulled import Pulled
    from retro.store.results import (
        CaseText,
        Heads,
        Hit,
        ImportResult,
        KeptLesson,
        Likely,
        Linked,
        LoadedCases,
        OpenRow,
        PeriodQuery,
        ThirdTime,
        TicketedRow,
        UndoResult,
        Unshared,
    )


Stands = Literal["", "mine", "theirs"]
"""What becomes of what others wrote over since: it clashes; or mine is written over it; or theirs stays."""


class CaseFilter(NamedTuple):
    """Which retrospectives to list. Empty lists all; of several codes, one is enough."""

    closed: bool = False
    """Only what is closed."""
    statuses: tuple[str, ...] = ()
    """Codes of how far it has come; `SETTLED` for what is closed with nothing left to do."""
    severities: tuple[str, ...] = ()
    """Codes of how bad it was; "" for what does not say it."""
    kinds: tuple[str, ...] = ()
    """Codes of what sort of thing happened; "" for what does not say it."""
    owners: tuple[str, ...] = ()
    """Roles, as they are written: one of them owns a measure that is not done yet, or not checked, or finds out."""
    tags: tuple[str, ...] = ()
    """Tags, as they are written: it has one of them."""
    open: Literal["", "yes", "overdue", "no"] = ""
    """Whether something is left to do, whether some of it was due before `today`, or nothing is left."""
    today: str = ""
    """The day `overdue` is told by: `2026-11-20`."""
    removed: bool = False
    """Only what was taken out of the archive, which is in no other list."""
    words: tuple[Word, ...] = ()
    """Words of which all stand in it that are to stand somewhere, and none that is not to."""
    since: str = ""
    """The first of the days on which it began: `2026-11-20`."""
    until: str = ""
    """The last of them."""
    shared: Literal["", "yes", "no"] = ""
    """Whether somebody is down as told of it, or it waits for that; what need not be shared is neither."""
    recurrence: Literal["", "yes", "third", "no"] = ""
    """Whether it had happened before, as links between cases say; for `third`, twice at least."""
    may_publish: bool = False
    """Only those of which somebody said that they may be published."""
    besides: tuple[str, ...] = ()
    """References of cases that are not wanted."""


SortKey = Literal["day", "title", "severity", "open", "fit"]
"""What the archive can be sorted by; `fit`, of what has words: the newest, and of these what fits the words best."""


class Order(NamedTuple):
    """In which order to list: the newest, the worst, what waits longest, or A come first, unless it is turned."""

    by: SortKey = "day"
    turned: bool = False


NEWEST_FIRST = Order()
"""By day, then by reference."""
BEST_FIRST = Order("fit")
"""What fits best among the newest hundred in which the words stand, then the others, the newest first."""


class Latest(NamedTuple):
    """What a change is made of, should somebody have written since its writer looked."""

    seen: int
    """The number of the latest change that the writer saw."""
    ops: Callable[[Retrospective], Sequence[Op]]
    """The operations on the retrospective as it is now; nobody writes while they are made. None: nothing is left to do.

    An error that it raises is raised by the store, and nothing is written.
    """


Progress = Callable[[int], AbstractContextManager[Callable[[], None]]]
"""Given a number of steps, what is called after each of them."""


class Store(Protocol):
    """Where retrospectives live. Every call that changes something is on the disk when it returns.

    Errors are `retro.errors.RetroError`s that say what to do. A store belongs to the thread that opened it.
    """

    def create(self, values: Values, change: Change) -> str:
        """Begin a retrospective with these plain head values; gives its new reference.

        `change` brings id, time and author and may hold `Add`s of first rows; the head's id is the change's id.
        """

    def load(self, reference: str) -> Retrospective:
        """The retrospective as it is now."""

    def load_all(self, references: Sequence[str]) -> LoadedCases:
        """The retrospectives with these references, in much less time than one after the other."""

    def resolve(self, text: str) -> str:
        """The whole reference that `text` shortens: `14` or `2026-14` for `2026-014`, as long as it is unique."""

    def apply(self, reference: str, change: Change, latest: Latest | None = None) -> Applied | Conflict:
        """Make a change, or none of it. One that was made before is not made again.

        It is reconciled with what others wrote since its writer looked; or, with `latest`, made of what is there now.

        The change that gives the status `closed` also seals the retrospective (`Head.closed`, `Head.digest`). From then
        on it takes new rows of the kinds that may follow a closing (`Entry.follows_closing`), never altered, and
        nothing else; it is opened again by a change that says why:
        `retro.model.closed_record.ClosedError` if a change does neither. The same goes for `undo` and `redo`.
        """

    def apply_together(self, changes: Sequence[tuple[str, Change]]) -> Conflict | None:
        """Make changes of several retrospectives, each with its reference: all of them or none.

        Errors as of `apply`. Where one of them merges a case into another one, undo and redo turn both around.
        """

    def undo(
        self, reference: str, change: Change, *, stands: Stands = "", seen: int = 0, anyone: bool = False
    ) -> UndoResult | Conflict | None:
        """Take back the latest group of changes of the author that is not taken back yet; None if there is none.

        What others did since stays. `stands` says what does where they wrote over it; with `seen`, the number that a
        Conflict gave, it says so only as long as the case is as it was then: else it is a Conflict anew. `anyone`: the
        latest group, whoever made it; so it is of a case that is out of the archive, which takes nothing else. `change`
        brings id, time and author; its operations are filled in here.
        """

    def redo(
        self, reference: str, change: Change, *, stands: Stands = "", seen: int = 0, anyone: bool = False
    ) -> UndoResult | Conflict | None:
        """Bring back what the latest undo of the author took back, if they changed nothing since; None if it is none.

        As of `undo`.
        """

    def changes(self, reference: str, after: int = 0) -> Sequence[Logged]:
        """The log, oldest first: all entries with a number above `after`.

        Saves of one field in one go are one entry, which goes on growing while it is the last of its case, and has the
        number of the latest of them. Every save raises the number, so that whoever asks again is given it again.
        """

    def whole(self, reference: str) -> FullRecord:
        """The retrospective with its deleted rows and its log: what an export must hold to lose nothing.

        It finishes the entry of the log that may grow: what has left under its id is never altered.
        """

    def evidence(self, reference: str) -> FullRecord:
        """The retrospective with its deleted rows and its log, as they stand: nothing is finished or written."""

    def restore(self, whole: FullRecord, change: Change, *, may_join: bool = True) -> ImportResult:
        """Take in a whole retrospective, in one transaction. `change` brings id, time and author.

        If its reference is taken by another retrospective here, it is given a new one. Of one with the same id that is
        here already, the changes that are not here come to those that are, unless the same was written here and there,
        or it may not be joined with it.
        """

    def rehearsal(self) -> AbstractContextManager[None]:
        """What `restore` does inside is taken back at the end. Nobody else can write meanwhile."""

    def list(
        self, wanted: CaseFilter, offset: int = 0, limit: int = 50, order: Order = NEWEST_FIRST
    ) -> Sequence[Summary]:
        """A window of the archive, newest first unless another order is asked for."""

    def references(self, wanted: CaseFilter, order: Order = NEWEST_FIRST) -> Sequence[str]:
        """The references of all that `list` would give without a limit."""

    def place(self, reference: str, wanted: CaseFilter, order: Order = NEWEST_FIRST) -> int | None:
        """Where in `list` a retrospective stands, from 0; None if it is not in it."""

    def pending(self, references: Sequence[str], today: str) -> Mapping[str, Pending]:
        """What is left to do in some retrospectives on a day such as `2026-11-20`; nothing is left in others."""

    def open_rows(self, reference: str = "", until: str = "") -> Sequence[OpenRow]:
        """All of which something is to be done, in no order: of the archive, or of the case with this reference.

        With `until`, a day such as `2026-11-20`, those alone that count as due by then: something of them has its day
        by then, or counts on any day. It costs the same however many cases are settled.
        """

    def third_times(self) -> Sequence[ThirdTime]:
        """The cases of something that happened for at least the third time, as long as they are not closed."""

    def unshared(self, until: str, reference: str = "") -> Sequence[Unshared]:
        """The cases that wait to be shared and began by a day such as `2026-11-20`, the oldest first; or one."""

    def changed_since(self, day: str) -> Sequence[str]:
        """The references of the cases in which something was written since a day such as `2026-11-20`.

        What was taken out of the archive is among them.
        """

    def ticketed(self) -> tuple[TicketedRow, ...]:
        """All rows that are worked on in tickets."""

    def lessons(self) -> Sequence[KeptLesson]:
        """The lessons of all cases, those of the newest first."""

    def lesson_in_turn(self, number: int) -> KeptLesson | None:
        """One of all lessons, the next one for each further number, around and around; None where there is none."""

    def owners(self) -> Sequence[str]:
        """The roles that own a measure which is not done yet, or not checked, as they are written."""

    def readings(self, name: str) -> Sequence[str]:
        """How a participant of this name is read, as the cases say, the newest first."""

    def colleagues(self, besides: str) -> Sequence[tuple[str, str]]:
        """Those who took part in other cases than the one with this reference: their names, and how these are read."""

    def examined(self, reference: str) -> tuple[FullRecord, tuple[Stale, ...]]:
        """The retrospective as of `evidence`, and which values that are made from it are not what it comes to."""

    def mend(self, reference: str) -> int:
        """Make such values anew; gives how many. What people wrote, the log and the seal are not touched."""

    def register_head(self) -> str:
        """The head of the register of closings; "" while nothing is in it."""

    def mend_indexes(self) -> int:
        """Make the indexes of tables that are missing; gives how many."""

    def register(self) -> Register:
        """The register of closings, and what there is of the cases in it."""

    def tags(self) -> Sequence[str]:
        """The tags that retrospectives have, as they are written."""

    def links(self) -> Sequence[Linked]:
        """How the cases belong together, as they say themselves. A link to what is not there is left out."""

    def alike(self) -> Sequence[Sequence[str]]:
        """The references of cases of one title, then of the same tags and origin, where links do not join all of them.

        Of each sort the largest group stands first; in each, references stand in their order.
        """

    def each(self, wanted: CaseFilter) -> Generator[Summary, None, None]:
        """The whole archive, one line after the other as they are asked for, all of one moment. Close it first."""

    def count(self, wanted: CaseFilter) -> int:
        """How many retrospectives `list` would give without a limit. For words, it may have to read many of them."""

    def estimate(self, wanted: CaseFilter) -> Count:
        """How many `list` would give, as far as it can be told without reading them, as one types."""

    def hits(self, references: Sequence[str], words: Sequence[Word]) -> Mapping[str, Sequence[Hit]]:
        """Where words stand in cases, by their references: rows with the most first, then in the order of the case."""

    def likely(self, wanted: Mapping[str, float], most: int) -> Likely:
        """Which cases share the most telling of these terms (`retro.text.search_terms`), each with its weight."""

    def texts(self, references: Sequence[str]) -> Mapping[str, Sequence[CaseText]]:
        """All that some cases say in words, by their references."""

    def reindex(self, progress: Progress | None = None) -> int:
        """Make the index of words anew, and tell how far that is; gives how many cases there are. Nobody else writes.

        RetroError if there can be none.
        """

    def unindexed(self) -> Finding | None:
        """Why every case is read where words are looked for: the index is missing or damaged. None if it is there."""

    def unlike_rows(self) -> Sequence[str]:
        """The references of the cases of which the index of words says something else than their rows.

        RetroError if it cannot be read.
        """

    def fingerprints(self) -> Mapping[str, Fingerprint]:
        """The fingerprint of every retrospective, by its reference. What another program wrote does not show in it."""

    def between(self, since: date, until: date) -> PeriodQuery:
        """Which retrospectives the days from `since` to `until` concern, both included."""

    def heads(self, since: date, until: date) -> Heads:
        """The heads of the retrospectives whose day is one of those from `since` to `until`, both included."""

    def pulled(self) -> Pulled | None:
        """Of which archive this is a copy that is only read, and as of when; None if it is the archive itself."""

    def why_only_read(self, *, anew: bool = False) -> RetroError | None:
        """Why nothing can be written here: CopyError of a copy, ReadOnlyError of a reader; None where one may write.

        It is as it was found on opening; `anew`, a server is asked once more.
        """

    def get_ready_to_write(self) -> None:
        """Have at hand what the first change needs, which takes its time. Nothing is asked, and nothing written."""

    def version(self) -> int:
        """A number that differs from the last one when another connection has written, or as `announce` says.

        AwayError while the server that keeps the archive cannot be reached.
        """

    def announce(self, reference: str, person: str) -> Sequence[str]:
        """Say that this person has the case open at this store, none for "", until it is said anew or is closed.

        Gives the names of the others who have it open, as they call themselves, where the archive can tell; somebody
        who comes or goes changes `version`. Nothing of it is kept. AwayError as there.
        """

    def present(self, reference: str) -> Sequence[str]:
        """Who has a case open at other stores, as `announce` tells it, for somebody who only looks at it in a list.

        Whoever comes to that case or leaves it changes `version` from here on, until another one is asked for.
        """

    def may_have_moved(self) -> bool:
        """Whether `version` may have changed since this last said yes. Any thread may ask it, and often."""

    def calls(self) -> Sequence[Call]:
        """The calls that are no contact of a case yet, the oldest first."""

    def count_calls(self) -> int:
        """How many of these there are."""

    def note(self, call: Call, line: CallLine) -> None:
        """Write a line of a call, and with the first one the call; its `lines` are not looked at."""

    def end_call(self, call: Call, over: datetime) -> None:
        """Say when a call was over. Nothing, if it is not there."""

    def join_call(self, call: str, into: str) -> None:
        """Put the lines of a call behind those of the call `into`, which goes on, and take it away: both or none.

        Nothing of it need be there. NotFoundError if `into` is not there any more.
        """

    def file_call(self, call: str, change: Change, into: str | Values, latest: Latest | None = None) -> str:
        """Make a change, and take the call with this id away: both or none of it. Gives the reference of the case.

        `into` is the reference of a case, or the plain head values of one that is begun with it (`create`).
        NotFoundError if the call is not there any more; errors as of `apply` and `create`.
        """

    def drop_call(self, call: str) -> None:
        """Throw a call away, with all of its lines. NotFoundError if it is not there any more."""

    def agreed(self, reference: str, reader: str) -> frozenset[str]:
        """What is doubtful in reports of a case for this reader, and may go out: the keys of the doubts."""

    def agree(self, reference: str, reader: str, doubts: Sequence[str], change: Change) -> bool:
        """Keep that these doubts may go out. `change` brings time and author; the case is not changed.

        False where nobody may write into the archive.
        """

    def heard_at(self) -> int | None:
        """The number of the open file over which it comes at once that others wrote; None if one has to look for it.

        Any thread may ask it. What comes there are answers, too: it says something only while nobody asks the store.
        """

    def checkpoint(self) -> bool:
        """Put what was written, by whomever, into the one file that others may copy; whether all of it is there.

        It is on the disk before. Nobody is waited for: somebody who still reads what was there before keeps it back.
        """

    def close(self) -> None:
        """Let go of the file; what was written over this store is put into the one file, as by `checkpoint`."""
