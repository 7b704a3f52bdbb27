"""The command that searches: its usual forms are answered before click is loaded."""

from __future__ import annotations

import click

from retro.cli.localized_click import QueryCommand, command, in_session, option
from retro.cli.printed.found import LIMIT, print_found
from retro.cli.session import Session
from retro.language import N_


@command(
    "search",
    cls=QueryCommand,
    says=N_(
        "Find what happened before: every case in which all the words stand, in whichever row; each row "
        "that has one; and in short what caused it, what was done, and whether that held.\n\nWords are found by their "
        'beginning, Japanese ones anywhere, whatever their width, case, kana or form. "Several words" in quotation '
        "marks stand together; -word stands nowhere in the case; cause:slip, owner:office, stage:remedy say where; "
        "severity:high, state:open, kind:, tag:, open:yes, recurrence:yes, from:2025-01, until:2025-06 narrow the "
        "cases down.\n\nWhole words come before beginnings, titles before rows, words in one row before words in "
        "several, then the newest; of very many cases, this is so among the newest hundred.\n\nExit status: "
        "1 if nothing is found."
    ),
    examples=N_(
        "retro search check slip\n"
        "retro search 'cause:\"check slip\"' -label\n"
        "retro search 誤配 stage:remedy from:2025-01\n"
        "retro search owner:office --json | jq -r '.[].hits[].row'"
    ),
)
@click.argument("query", nargs=-1, required=True)
@option("--json", "as_json", says=N_("Print one JSON array."), is_flag=True)
@option("--limit", says=N_("So many cases at most."), type=click.IntRange(min=1), default=LIMIT, show_default=True)
@in_session
def search(session: Session, query: tuple[str, ...], *, as_json: bool, limit: int) -> int | None:
    """What was found."""
    return print_found(session, query, as_json=as_json, limit=limit)
