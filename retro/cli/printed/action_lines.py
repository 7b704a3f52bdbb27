"""What is open, as lines of a terminal: a heading for each group, and below it a line for each thing to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from exports.data.action_list import place
from retro.cli.printed.columns import table
from retro.language import MN_, _, active
from retro.review.open_actions import Action, GroupedBy, grouped
from retro.text.controls import printable


def lines(actions: Sequence[Action], by: GroupedBy) -> Iterator[str]:
    """The lines; what is to be done stands last in each, where it may be as long as it is."""
    to = active()
    groups = list(grouped(actions, by, to))
    told = iter(table([_cells(each) for _heading, found in groups for each in found]))
    for number, (heading, found) in enumerate(groups):
        if number:
            yield ""
        named = printable(heading) or _("without an owner")
        yield _("{text} ({remark})", text=named, remark=len(found))
        yield from (f"  {next(told)}" for _each in found)


def _cells(action: Action) -> tuple[str, ...]:
    to = active()
    day = action.due.isoformat() if action.due else "-"
    return (
        f"{day} {action.at:%H:%M}" if action.at else day,
        MN_("{n} day", "{n} days", action.days).show(to) if action.days else "",
        printable(action.owner) or "-",
        place(action),
        action.state.show(to),
        printable(action.what.show(to)),
    )
