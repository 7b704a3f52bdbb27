"""The options that every command with a report has: for whom, in which format, in which language, to whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

from retro.cli.localized_click import option
from retro.cli.session import Session
from retro.language import LANGUAGES, N_, Language, active, language

if TYPE_CHECKING:
    from exports.format import Format
    from exports.report_kind import ReportKind
    from retro.redaction.recipient import Recipient
    from retro.services.sending.report import ReportContext

F = TypeVar("F", bound=Callable[..., Any])


class LazyChoice(click.Choice[Any]):
    """One of things that are declared in rooms which most commands do not load. They are known by their texts."""

    def __init__(self, load: Callable[[], Sequence[Any]]) -> None:
        self._load = load
        self.case_sensitive = True

    @property
    def choices(self) -> tuple[Any, ...]:
        """All of them, loaded when somebody asks."""
        return tuple(self._load())

    @choices.setter
    def choices(self, _choices: tuple[Any, ...]) -> None:
        """They are declared, and cannot be set."""


def _kinds() -> Sequence[ReportKind]:
    from exports.report_kind import KINDS

    return KINDS


def _finals() -> Sequence[ReportKind]:
    return [kind for kind in _kinds() if not kind.is_interim]


def _formats() -> Sequence[Format]:
    from exports.formats import FORMATS

    return FORMATS


def _documents() -> Sequence[Format]:
    from exports.formats import DOCUMENTS

    return DOCUMENTS


def kind_option(default: str = "team", *, finals: bool = False) -> Callable[[F], F]:
    """--for: which kind of report; `finals` leaves out those that are interim."""
    kinds = LazyChoice(_finals if finals else _kinds)
    return option("--for", "kind", says=N_("Who it is for."), type=kinds, default=default, show_default=True)


def format_option(*, documents: bool = False) -> Callable[[F], F]:
    """--format; `documents` leaves out those that give the record as data."""
    formats = LazyChoice(_documents if documents else _formats)
    return option("--format", "form", says=N_("What to write; else what the file's name says."), type=formats)


def language_option() -> Callable[[F], F]:
    """--lang, for the language of the report."""
    return option("--lang", says=N_("The language of the report."), type=click.Choice(list(LANGUAGES)))


def chosen_language(code: str | None) -> Language:
    """The language that was chosen, else the one that the person speaks."""
    return language(code) if code else active()


def recipient_options(command: F) -> F:
    """The options that say to whom a report goes among those whom its rows concern."""
    for one in reversed(
        (
            option("--addressee", says=N_("The one customer that it is addressed to."), metavar="NAME", default=""),
            option("--dear", says=N_("How the letter addresses them; kept nowhere."), metavar="WORDS", default=""),
            option("--to-all", says=N_("A general statement to every customer, with nobody's name."), is_flag=True),
            option("--same", says=N_("A customer who is the addressee."), metavar="NAME", multiple=True),
            option("--other", says=N_("A customer who is not the addressee."), metavar="NAME", multiple=True),
            option("--shield", says=N_("Put roles in the place of names that stand in it."), is_flag=True),
        )
    ):
        command = one(command)
    return command


def recipient(whom: dict[str, Any]) -> Recipient:
    """The recipient that the options say. UsageError if they contradict each other."""
    from retro.errors import UsageError
    from retro.language import M_
    from retro.redaction.recipient import Recipient

    said = Recipient(**whom)
    if said.to_all and said.addressee:
        raise UsageError(M_("A report goes to one customer or to all."), M_("Say --addressee or --to-all, not both."))
    if said.to_all and said.dear:
        raise UsageError(M_("A statement to all addresses nobody by name."), M_("Leave out --to-all, or --dear."))
    if (said.same or said.other) and not said.addressee.strip():
        raise UsageError(
            M_("--same and --other say who the addressee is."), M_("Name the addressee: --addressee NAME.")
        )
    return said


def report_context(session: Session) -> ReportContext:
    """Where the reports of this run are written."""
    from retro.services.sending.report import ReportContext
    from retro.settings import own_templates

    return ReportContext(session.settings, own_templates(session.environ), session.factory.now())
