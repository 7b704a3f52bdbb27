"""What the search command prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words.query_line import in_one_line, read_line, say_remarks
from retro.language import _, active
from retro.text.shortened import quoted

if TYPE_CHECKING:
    from retro.services.searching.nearest import Nearest

LIMIT = 20
"""So many cases are told at once, if nothing else is asked for."""
NOTHING_FOUND = 1
"""The exit code of a search that found nothing, as grep has it."""


def print_found(session: Session, words: Sequence[str], *, as_json: bool, limit: int) -> int | None:
    """Print the cases in which the words stand, what fits best first; gives the exit code."""
    today = session.factory.now().date()
    line = in_one_line(words, today)
    query = read_line(line, today)
    if not session.names_database and not session.has_archive:
        return _nothing(line, as_json=as_json)
    from retro.services.searching.search import search

    near: Nearest | None = None
    with session.store() as store:
        found = search(store, query, today, 0, limit)
        if not found.cases:
            from retro.services.searching.nearest import nearest

            near = nearest(store, line, today)
    say_remarks(found.remarks)
    if not found.cases:
        return _nothing(line, near, as_json=as_json)
    from retro.cli.printed import found_lines

    if as_json:
        from json import dumps

        give(dumps([found_lines.as_plain(each) for each in found.cases], ensure_ascii=False, indent=2) + "\n")
    else:
        give("".join(f"{line}\n" for line in found_lines.lines(found.cases)))
    if found.has_more:
        say(_("There are more. See them with: --limit {n}", n=10 * limit))
    return None


def _nothing(line: str, near: Nearest | None = None, *, as_json: bool) -> int:
    if as_json:
        give("[]\n")
    say(_("No retrospective fits “{text}”.", text=quoted(line)))
    for each in near.told() if near else ():
        say(each.show(active()))
    return NOTHING_FOUND
