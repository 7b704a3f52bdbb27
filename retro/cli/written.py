"""Accounts on the command line: written for their reader, told about on stderr, put where they were asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
from retro.language import M_, Language, Message, _, active
from retro.model.choice import Audience
from retro.model.record import Retrospective
from retro.occasions import occasion_of, templates_in
from retro.review.projection import addressees, same_customer
from retro.settings import own_templates
from retro.store.protocol import Store


@dataclass(frozen=True)
class Order:
    """What was asked for on the command line, besides the format."""

    account: Account
    to: Language
    addressee: str = ""
    number: int = 1
    shield: bool = False
    """Whether names are replaced, where an account for the customer would be refused."""
    stock: bool = False
    """Whether the user's own templates are left alone."""


def write_one(session: Session, ref: str, order: Order, form: Format, path: Path | None, *, force: bool) -> None:
    """Write one account to `path`, or to stdout."""
    check_target(form, path)
    with session.store() as store:
        reference = store.resolve(ref)
        if form is Format.JSON and order.account is Account.TEAM:
            from exports.data.json_file import json_report

            put(json_report(store.whole(reference)).encode(), path, force=force)
            return
        written = account(session, store, store.load(reference), order)
    reader = order.account.reader
    for message in written.told:
        say(message.show(active()))
    if form is Format.CSV:
        from exports.files import write_files

        assert path
        write_files(path, tables(written, reader), force=force)
        say(_("Written: {path}", path=path))
    else:
        put(rendered(written.document, form) if form.is_document else data(written, reader, form), path, force=force)


def account(session: Session, store: Store, record: Retrospective, order: Order) -> Written:
    """The account of `record`. Where it may not leave as it is, every place is told that stands against it."""
    _check_addressee(record, order)
    try:
        return write(record, order.to, order.account, occasion(session, order)(store, record), shield=order.shield)
    except NamesError as error:
        places = [M_("{place}: “{found}” → {put}", place=at.message, found=at.found, put=at.put) for at in error.places]
        raise ProblemsError([error.title, *places], error.step or Message(""), REFUSED) from None


def occasion(session: Session, order: Order) -> Callable[[Store, Retrospective], Occasion]:
    """What gives the occasion of the account of each retrospective."""

    def of(store: Store, record: Retrospective) -> Occasion:
        return occasion_of(
            record,
            store,
            order.account,
            on=session.stamp.now().date(),
            settings=session.settings,
            templates=templates,
            language=order.to.code,
            addressee=order.addressee,
            number=order.number,
        )

    templates = {} if order.stock else templates_in(own_templates(session.environ))
    return of


def _check_addressee(record: Retrospective, order: Order) -> None:
    known, named = addressees(record), order.addressee
    if order.account.reader is not Audience.CUSTOMER or not named or not known:
        return
    if not any(same_customer(named, one) for one in known):
        raise UsageError(
            M_("Nobody in this retrospective is called “{name}”.", name=named),
            M_("Those hurt are: {known}.", known=known),
        )
