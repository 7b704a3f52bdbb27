"""Something to do as a line of the list: what stands in its columns, in the reader's language."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from retro.language import _, active, n_
from retro.model.moments.formatting import show_day, show_short_day
from retro.review.open_actions import Action
from retro.text.controls import printable
from retro.text.paragraphs import without_escapes
from widgets.action_list import ActionLine


def action_line(action: Action, today: date) -> ActionLine:
    """The line of an action on a day."""
    to = active()
    return ActionLine(
        key=key(action),
        due=_due(action, today),
        late=n_("{n} day", "{n} days", action.days) if action.days else "",
        what=without_escapes(action.what.show(to)),
        owner=action.owner,
        place=f"{action.reference} {action.name}".rstrip(),
        strength=to(action.strength.label) if action.strength else "",
        state=action.state.show(to),
    )


def look(action: Action) -> Content:
    """What a narrow list cuts short or leaves out, in two lines: what is to be done; how it stands, and where."""
    to = active()
    what = Content.styled(printable(without_escapes(action.what.show(to))), "bold")
    told = [
        (_("State"), action.state.show(to)),
        (_("Owner"), action.owner),
        (_("Strength"), to(action.strength.label) if action.strength else ""),
        (_("Title"), action.title),
    ]
    rest = [Content.assemble((f"{label}  ", "dim"), printable(text)) for label, text in told if text]
    return Content("\n").join([what, Content("   ").join(rest)])


def key(action: Action) -> str:
    """What tells an action from all others, for good."""
    return f"{action.reference} {action.row} {action.deadline.name}"


def heads() -> ActionLine:
    """The titles of the columns."""
    return ActionLine(
        key="", due=_("Due"), late="", what=_("What is to be done"), owner=_("Owner"), place=_("Ref"),
        strength=_("Strength"), state=_("State"),
    )  # fmt: skip


def _due(action: Action, today: date) -> str:
    """`13 Nov`, with its year in another one; `17:00` behind it where it is of today."""
    if action.due is None:
        return "-"
    if action.at is not None and action.due == today:
        return f"{action.at:%H:%M}"
    to = active()
    return show_short_day(action.due, to) if action.due.year == today.year else show_day(action.due, to)
