"""The commands that open a screen: no command at all, open, demo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from retro.cli.session import Session, in_session
from retro.cli.speech import command
from retro.cli.streams import at_terminal, give
from retro.errors import UsageError
from retro.language import M_, N_, active


def open_archive(session: Session) -> None:
    """The archive on the screen."""
    _need_terminal()
    if not session.database.exists():
        with session.store(create=True):  # made here, so that the user's own folder and file are for the user alone
            pass
    _run(session)


def _run(session: Session, reference: str = "") -> None:
    from retro.app import run

    run(session.database, settings=session.settings, stamp=session.stamp, zone=session.zone, reference=reference)


def _need_terminal() -> None:
    if not at_terminal():
        raise UsageError(
            M_("Retro opens a screen here, and this is no terminal."),
            M_("Without a screen: retro list, retro show REF, retro export REF. All commands: retro --help."),
        )


@command(
    "open",
    says=N_("Open a retrospective on the screen: the walk through its stages."),
    examples=N_("retro open 2026-014\nretro open 14"),
)
@click.argument("ref")
@in_session
def open_(session: Session, ref: str) -> None:
    """The walk."""
    _need_terminal()
    with session.store() as store:
        reference = store.resolve(ref)
    _run(session, reference)


@command(
    "demo",
    says=N_(
        "Open an archive of samples, to try things out.\n\nIt lives in a temporary folder and is gone afterwards. "
        "Without a terminal, the report of one sample is printed."
    ),
    examples=N_("retro demo\nretro --lang ja demo\nretro demo > sample.md"),
)
@in_session
def demo(session: Session) -> None:
    """The samples, in a temporary archive."""
    from tempfile import TemporaryDirectory

    from retro.sample import load_samples

    with TemporaryDirectory(prefix="retro-demo-") as folder:
        there = replace(session, given_db=Path(folder) / "retro.db")
        with there.store(create=True) as store:
            load_samples(store, there.stamp)
        if at_terminal():
            _run(there)
        else:
            _print_showpiece(there)


def _print_showpiece(session: Session) -> None:
    """Print the report of the sample to look at first."""
    from exports.report import report
    from retro.sample import showpiece

    to = active()
    with session.store() as store:
        record = store.load(showpiece(to.code))
    give(report(record, to))
