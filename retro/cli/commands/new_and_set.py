"""The commands that write the head: new and set."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words import candidates
from retro.cli.words.arguments import fields_argument, ref_argument, text_option
from retro.cli.words.case_meant import case_meant
from retro.errors import UsageError
from retro.language import M_, N_, _

if TYPE_CHECKING:
    from retro.services.changing.head_texts import HeadValues


@command(
    "new",
    says=N_(
        "Begin a retrospective, and print its reference.\n\nTimes are read relative to today, in the time zone of the "
        "retrospective. With --again it is linked to the case that it happened again after, and takes over its kind, "
        "time zone, what was affected and tags, as far as nothing else is said; all of them can be changed."
    ),
    examples=N_(
        'retro new "Two parcels swapped before a wedding" --kind complaint\n'
        'retro new "Checkout down" --started "yesterday 9am" --zone Europe/Berlin\n'
        'REF=$(retro new "Checkout down")\n'
        'retro new "Checkout down again" --again 14'
    ),
)
@click.argument("title")
@option(
    "--kind",
    says=N_("incident, complaint, near miss or unsafe condition."),
    metavar="KIND",
    shell_complete=candidates.kinds,
)
@option("--started", says=N_("When it began: 14:05, ~14:00, yesterday 9am, 20 Nov 14:05, ?"), metavar="WHEN")
@option("--zone", says=N_("Time zone of the times in it, such as Asia/Tokyo or JST."), metavar="ZONE")
@option(
    "--again",
    "ref",
    says=N_("The case that it happened again after."),
    metavar="REF",
    shell_complete=candidates.references,
)
@in_session
def new(
    session: Session, *, title: str, kind: str | None, started: str | None, zone: str | None, ref: str | None
) -> None:
    """Begin a retrospective."""
    from retro.cli.printed.seen import say_seen
    from retro.services.changing.begin import begin, read_beginning

    home, factory = zone or session.zone, session.factory
    said = {"title": title, "kind": kind or "", "started": started or ""}
    if ref is None:
        read = read_beginning(factory, home, **said, fixed=bool(zone))
        with session.store(create=True) as store:
            reference = begin(store, factory, read)
            give(f"{reference}\n")
            _say_read(session, read, ("case_kind", "zone", "started"))
            say_seen(store, factory, store.load(reference))
        return
    from retro.services.memory.begin_again import begin_again

    with session.store() as store:
        after = case_meant(store, ref)
        begun = begin_again(store, factory, after, home, **said, fixed=bool(zone))
        give(f"{begun.reference}\n")
        _say_read(session, begun.read, [name for name in ("case_kind", "zone", "started") if name not in begun.taken])
        if begun.taken:
            say(_("Taken over from {reference}; retro set {new} FIELD=VALUE changes it:", reference=after,
                  new=begun.reference))  # fmt: skip
            _say_read(session, begun.read, begun.taken)
        say_seen(store, factory, store.load(begun.reference))


def _say_read(session: Session, read: HeadValues, names: Iterable[str]) -> None:
    from retro.cli.printed.as_read import say_value
    from retro.model.stages.head import Head

    for name in names:
        if read.values[name]:
            say_value(Head.field(name), read.values[name], read.zone, session.factory.now())


@command(
    "set",
    says=N_(
        "Write fields of the head: title, severity, when it began and so on.\n\nFIELD is a name or label, or the "
        "beginning of one. An empty value clears the field. If one value is wrong, none is written."
    ),
    examples=N_(
        "retro set 14 severity=high status=review\n"
        'retro set 14 started="20 Nov 14:05" resolved=\n'
        "retro set 14 tags=packing,gift 重大度=高\n"
        "retro set 14 --text summary=summary.md"
    ),
)
@ref_argument()
@fields_argument()
@text_option()
@in_session
def set_(session: Session, ref: str, assignments: tuple[str, ...], files: tuple[str, ...]) -> None:
    """Write the head."""
    from retro.cli.printed.as_read import say_value
    from retro.cli.printed.seen import say_seen_anew
    from retro.cli.words.text_files import field_texts
    from retro.model.stages.head import Head
    from retro.services.changing.set_head import set_head

    if not assignments and not files:
        raise UsageError(
            M_("Which field is to be written?"), M_("Write FIELD=VALUE, or --text FIELD=FILE for a longer text.")
        )
    longer = field_texts(files)
    with session.store() as store:
        before = store.load(case_meant(store, ref))
        done, read = set_head(store, session.factory, before, assignments, longer)
        if not done.ops:
            say(_("Nothing to write: it says so already."))
        for name, value in read.values.items():
            say_value(Head.field(name), value, read.zone, session.factory.now())
        say_seen_anew(store, session.factory, before, done.record)
