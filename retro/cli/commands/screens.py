"""The commands that open a screen: open and demo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from retro.cli.localized_click import command, in_session, option
from retro.cli.open_screens import open_screens, open_walk
from retro.cli.session import Session
from retro.cli.streams import can_draw, give
from retro.cli.words.arguments import ref_argument
from retro.language import N_, active


@command(
    "open",
    says=N_("Open a retrospective on the screen: the walk through its stages."),
    examples=N_("retro open 2026-014\nretro open 14 --read"),
)
@ref_argument()
@option("--read", "reads", says=N_("Open it to be read: the story first."), is_flag=True)
@in_session
def open_(session: Session, ref: str, *, reads: bool) -> None:
    """The walk, or the page."""
    open_walk(session, ref, reads=reads)


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
            load_samples(store, there.factory)
        if can_draw():
            open_screens(there)
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
