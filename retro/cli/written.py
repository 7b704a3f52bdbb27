"""Accounts on the command line: written for their reader, told about on stderr, put where they were asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from exports.accounts.account import Account, Occasion
from exports.accounts.leaving import NamesError
from exports.accounts.writing import Written, write
from exports.formats import Format, data, rendered, tables
from retro.cli.failures import REFUSED, ProblemsError
from retro.cli.output import check_target, put
from retro.cli.session import Session
from retro.cli.streams import say
from retro.errors import UsageError
from retro.language import M_, Message, _, active
from retro.model.record import Retrospective
from retro.occasions import Wanted, occasion_of
from retro.redaction.audience import CUSTOMER
from retro.redaction.project import addressees, same_customer
from retro.settings import own_templates
from retro.store.protocol import Store


def write_one(session: Session, ref: str, wanted: Wanted, form: Format, path: Path | None, *, force: bool) -> None:
    """Write one account to `path`, or to stdout."""
    check_target(form, path)
    with session.store() as store:
        reference = store.resolve(ref)
        if form is Format.JSON and wanted.account is Account.TEAM:
            from exports.data.json_file import json_report

            put(json_report(store.whole(reference)).encode(), path, force=force)
            return
        written = account(session, store, store.load(reference), wanted)
    reader = wanted.account.reader
    for message in written.told:
        say(message.show(active()))
    if form is Format.CSV:
        from exports.files import write_files

        assert path
        write_files(path, tables(written, reader), force=force)
        say(_("Written: {path}", path=path))
    else:
        put(rendered(written.document, form) if form.is_document else data(written, reader, form), path, force=force)


def account(session: Session, store: Store, record: Retrospective, wanted: Wanted) -> Written:
    """The account of `record`. Where it may not leave as it is, every place is told that stands against it."""
    _check_addressee(record, wanted)
    try:
        return write(record, wanted.to, wanted.account, occasion(session, wanted)(store, record), shield=wanted.shield)
    except NamesError as error:
        places = [M_("{place}: “{found}” → {put}", place=at.message, found=at.found, put=at.put) for at in error.places]
        raise ProblemsError([error.title, *places], error.step or Message(""), REFUSED) from None


def occasion(session: Session, wanted: Wanted) -> Callable[[Store, Retrospective], Occasion]:
    """What gives the occasion of the account of each retrospective."""

    def of(store: Store, record: Retrospective) -> Occasion:
        return occasion_of(record, store, wanted, now=now, settings=session.settings, templates=templates)

    now, templates = session.stamp.now(), own_templates(session.environ)
    return of


def _check_addressee(record: Retrospective, wanted: Wanted) -> None:
    known, named = addressees(record), wanted.addressee
    if wanted.account.reader is not CUSTOMER or not named or not known:
        return
    if not any(same_customer(named, one) for one in known):
        raise UsageError(
            M_("Nobody in this retrospective is called “{name}”.", name=named),
            M_("Those hurt are: {known}.", known=known),
        )
