"""The command that ticks what those concerned have had, and where a change was carried: tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words import candidates
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.cli.words.field_words import read_field
from retro.errors import UsageError
from retro.language import M_, N_, Message, _

if TYPE_CHECKING:
    from datetime import date

    from retro.model.entry import E, Entry
    from retro.model.record import Retrospective
    from retro.store.protocol import Store


@command(
    "tick",
    says=N_(
        "Tick what those concerned have had by now: told, apologised, put-right, accepted; or that a change was "
        "carried to another place: carried.\n\nThe rows are those of the parties, in stage 3, or of the places, in "
        "stage 6; each is ticked. A closed case takes ticks, too. Without --on it was today."
    ),
    examples=N_(
        "retro tick 14 3.2 told\nretro tick 14 3.2 3.3 3.4 put-right --on 2026-12-01 --by customer-care\n"
        "retro tick 14 6.2 carried\nretro rows 14 scope"
    ),
)
@ref_argument()
@click.argument("rows", metavar="ROW...", nargs=-1, required=True, shell_complete=candidates.ticks)
@click.argument("what", metavar="WHAT")
@option("--on", "on", says=N_("The day on which they had it."), metavar="DAY", default="")
@option("--by", says=N_("The role that did it."), metavar="ROLE", default="")
@option("--note", says=N_("How they took it."), metavar="TEXT", default="")
@option("--taken-back", says=N_("They have not had it: it was ticked wrongly."), is_flag=True)
@in_session
def tick(
    session: Session, ref: str, rows: tuple[str, ...], what: str, *, on: str, by: str, note: str, taken_back: bool
) -> None:
    """Tick rows."""
    from retro.cli.words.row_lookup import row_called
    from retro.model.stages.follow_up import Tick

    with session.store() as store:
        record = store.load(case_meant(store, ref))
        said = TickWords(read_field(Tick.field("on"), on or "today", record, session), by, note, taken_back)
        called = [row_called(record, row) for row in rows]
        if _says_carried(what):
            _carry(session, store, record, called, said)
        else:
            _tick(session, store, record, called, said._replace(what=what))


class TickWords(NamedTuple):
    """What is said of all the rows."""

    on: date
    by: str
    note: str
    taken_back: bool
    what: str = ""


def _says_carried(what: str) -> bool:
    from retro.model.lookup import in_all_languages
    from retro.model.stages.changes import Place
    from retro.text.folding import folded_name

    field = Place.field("carried")
    names = (*in_all_languages(field.label), *in_all_languages(field.mark), *map(folded_name, field.also))
    return folded_name(what) in names


def _tick(session: Session, store: Store, record: Retrospective, rows: Sequence[Entry], said: TickWords) -> None:
    """Tick parties."""
    from retro.model.row_labels import row_name
    from retro.model.stages.follow_up import Tick
    from retro.model.stages.scope import Party
    from retro.services.follow_up.tick_parties import take_back_ticks, tick_parties
    from retro.services.meeting.row_lines import told

    ticked = read_field(Tick.field("ticked"), said.what, record, session)
    parties = _of_kind(
        record, rows, Party, M_("See the parties with: retro rows {reference} scope", reference=record.reference)
    )
    ids, factory = [row.id for row in parties], session.factory
    if said.taken_back:
        back = take_back_ticks(store, factory, record, ids, ticked, on=said.on, by=said.by, reason=said.note)
        give("".join(f"{told(back.record, row)}\n" for row in rows))
        return
    done = tick_parties(store, factory, record, ids, ticked, on=said.on, by=said.by, note=said.note)
    for row in done.ticks:
        give(f"{told(done.record, row)}\n")
    for there in done.before:
        say(_("{row} says so already; nothing was added.", row=told(done.record, there)))
    said_before = next((row for row in done.before if isinstance(row, Tick)), None)
    if said_before and (party := record.get(said_before.of)):
        command = f"retro tick {record.reference} {row_name(record, party)} {ticked.value} --taken-back"
        say(_("What is wrong about it is taken back with: {command}", command=command))


def _carry(session: Session, store: Store, record: Retrospective, rows: Sequence[Entry], said: TickWords) -> None:
    """Say of other places that a change was carried there: that is a check of each."""
    from retro.model.found import Found
    from retro.model.moments.moment import Moment
    from retro.model.row_labels import row_name
    from retro.model.stages.changes import Place
    from retro.model.stages.follow_up import Check
    from retro.services.follow_up.carry import carried_already, carry
    from retro.services.meeting.row_lines import told

    places = _of_kind(
        record, rows, Place, M_("See the places with: retro rows {reference} changes", reference=record.reference)
    )
    found = Found.TAKEN_BACK if said.taken_back else Found.DONE
    made = Check(found=found, on=Moment.exact(said.on), by=said.by, evidence=said.note)
    before = () if said.taken_back else carried_already(record, places)
    for done in carry(store, session.factory, record, places, made):
        give(f"{told(done.record, done.row)}\n")
    for row in before:
        say(_("{row} says so already; nothing was added.", row=told(record, row)))
    if before:
        command = f"retro tick {record.reference} {row_name(record, before[0])} carried --taken-back"
        say(_("What is wrong about it is taken back with: {command}", command=command))


def _of_kind(record: Retrospective, rows: Sequence[Entry], kind: type[E], step: Message) -> Sequence[E]:
    """The rows. UsageError if one of them is of another kind."""
    from retro.model.row_labels import row_name

    for row in rows:
        if not isinstance(row, kind):
            kinds = {"row": row_name(record, row), "kind": Message(row.label), "wanted": Message(kind.label)}
            raise UsageError(M_("Row {row} is no {wanted}: {kind}.", **kinds), step)
    return [row for row in rows if isinstance(row, kind)]
