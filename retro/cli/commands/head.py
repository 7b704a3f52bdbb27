"""The commands that write the head: new and set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.language import N_, _, active

if TYPE_CHECKING:
    from datetime import tzinfo


@command(
    "new",
    says=N_(
        "Begin a retrospective, and print its reference.\n\nTimes are read relative to today, in the time zone of the "
        "retrospective."
    ),
    examples=N_(
        'retro new "Two parcels swapped before a wedding" --kind complaint\n'
        'retro new "Checkout down" --started "yesterday 9am" --zone Europe/Berlin\n'
        'REF=$(retro new "Checkout down")'
    ),
)
@click.argument("title")
@option("--kind", says=N_("incident, complaint, near miss or unsafe condition."), metavar="KIND")
@option("--started", says=N_("When it began: 14:05, ~14:00, yesterday 9am, 20 Nov 14:05, ?"), metavar="WHEN")
@option("--zone", says=N_("Time zone of the times in it, such as Asia/Tokyo or JST."), metavar="ZONE")
@in_session
def new(session: Session, title: str, kind: str | None, started: str | None, zone: str | None) -> None:
    """Begin a retrospective."""
    from retro.services.begin import begin, read_beginning

    home = zone or session.zone
    read = read_beginning(session.factory, home, title=title, kind=kind or "", started=started or "", fixed=bool(zone))
    with session.store(create=True) as store:
        reference = begin(store, session.factory, read)
    give(f"{reference}\n")
    _read_back({name: read.values[name] for name in ("zone", "started") if read.values[name]}, read.zone)


@command(
    "set",
    says=N_(
        "Write fields of the head: title, severity, when it began and so on.\n\nFIELD is a name or label, or the "
        "beginning of one. An empty value clears the field. If one value is wrong, none is written."
    ),
    examples=N_(
        "retro set 14 severity=high status=review\n"
        'retro set 14 started="20 Nov 14:05" resolved=\n'
        "retro set 14 tags=packing,gift 重大度=高"
    ),
)
@click.argument("ref")
@click.argument("assignments", metavar="FIELD=VALUE...", nargs=-1, required=True)
@in_session
def set_(session: Session, ref: str, assignments: tuple[str, ...]) -> None:
    """Write the head."""
    from retro.services.set_head import set_head

    with session.store() as store:
        done, read = set_head(store, session.factory, store.load(store.resolve(ref)), assignments)
    if not done.ops:
        say(_("Nothing to write: it says so already."))
    _read_back(read.values, read.zone)


def _read_back(values: Mapping[str, Any], zone: tzinfo) -> None:
    """Say how the words were read."""
    from retro.model.stages.head import Head

    for name, value in values.items():
        field = Head.field(name)
        shown = field.type.show(value, active(), zone) or _("(empty)")
        say(_("{label}: {value}", label=_(field.label), value=shown))
