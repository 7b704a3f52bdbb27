"""What is open across the archive, as a list to give to others: a table for a spreadsheet, Markdown, JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

from exports.data.csv_files import as_cell, csv_bytes
from exports.markdown.escape import inline
from exports.markdown.table import grid
from retro.language import MN_, N_, Language
from retro.model.moments.formatting import show_day
from retro.review.open_actions import Action, GroupedBy, grouped

_NOBODY = N_("without an owner")


def actions_csv(actions: Sequence[Action], to: Language) -> bytes:
    """A line for each, headed in the language `to`. Days are ISO 8601, so that they sort."""
    heads = (
        N_("Due"), N_("Days overdue"), N_("What is to be done"), N_("Owner"), N_("Ref"), N_("Row"), N_("Title"),
        N_("Strength"), N_("State"),
    )  # fmt: skip
    lines = [
        (
            each.due.isoformat() if each.due else "",
            str(each.days or ""),
            as_cell(each.what.show(to)),
            as_cell(each.owner),
            each.reference,
            each.name,
            as_cell(each.title),
            to(each.strength.label) if each.strength else "",
            each.state.show(to),
        )
        for each in actions
    ]
    return csv_bytes([[to(head) for head in heads], *lines])


def actions_markdown(actions: Sequence[Action], by: GroupedBy, to: Language) -> bytes:
    """A table under a heading for each group."""
    heads = [to(head) for head in (N_("What is to be done"), N_("Due"), N_("Owner"), N_("Ref"), N_("State"))]
    parts = [f"# {inline(to(N_('What is to be done')))}"]
    for heading, found in grouped(actions, by, to):
        rows = [
            [*map(inline, (each.what.show(to), due_in_words(each, to), each.owner, place(each), _state(each, to)))]
            for each in found
        ]
        parts += [
            f"## {inline(to(N_('{text} ({remark})'), text=heading or to(_NOBODY), remark=len(found)))}",
            grid(heads, rows),
        ]
    return ("\n\n".join(parts) + "\n").encode()


def actions_json(actions: Sequence[Action], to: Language) -> str:
    """One array; what is not said is left out. Codes and days are the same in every language."""
    plain = [
        {
            name: value
            for name, value in (
                ("reference", each.reference),
                ("title", each.title),
                ("closed", each.is_closed),
                ("row", each.name),
                ("id", each.row),
                ("kind", each.kind.kind),
                ("what", each.what.show(to)),
                ("deadline", each.deadline.name),
                ("due", each.due.isoformat() if each.due else ""),
                ("group", each.group.value),
                ("days_overdue", each.days),
                ("owner", each.owner),
                ("strength", each.strength.value if each.strength else ""),
                ("to_check", each.is_check),
            )
            if value != ""
        }
        for each in actions
    ]
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def due_in_words(action: Action, to: Language) -> str:
    """`13 Nov 2026, 13 days ago`; "" where no day is said."""
    if action.due is None:
        return ""
    ago = MN_("{n} day ago", "{n} days ago", action.days).show(to) if action.days else ""
    return to.join(filter(None, (show_day(action.due, to), ago)))


def place(action: Action) -> str:
    """`2026-014 5.2`: the case, and the row in it."""
    return f"{action.reference} {action.name}".rstrip()


def _state(action: Action, to: Language) -> str:
    return to.join([*([to(action.strength.label)] if action.strength else []), action.state.show(to)])
