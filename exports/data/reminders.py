"""What an owner is reminded of, as a mail to be sent, or as a text for Slack."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from email.policy import SMTP

from exports.data.action_list import due_in_words, place
from retro.language import MN_, N_, Language
from retro.review.open_actions import Action, grouped
from retro.text.controls import printable

_SIGNS = {**{ord(sign): f"\u2060{sign}" for sign in "*_~`"}, ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
"""Text in which Slack sees no bold, no link and no call to everyone."""


def mail(owner: str, actions: Sequence[Action], to: Language) -> bytes:
    """A mail that a mail program opens as a draft (RFC 5322). To whom it goes, somebody else says: it names nobody.

    It greets its owner, who is a role.
    """
    made = EmailMessage(policy=SMTP)
    made["X-Unsent"] = "1"
    made["Subject"] = printable(_subject(owner, actions, to))
    greeting = to(N_("Dear {reader},"), reader=owner) if owner else to(N_("Hello,"))
    lines = ["", printable(greeting), "", to(N_("This is what is to be done by the end of the week."))]
    for heading, found in grouped(actions, "due", to):
        lines += ["", f"{heading[:1].upper()}{heading[1:]}", *(f"- {line}" for line in _lines(found, to))]
    lines += ["", to(N_("What became of it is said with: retro check REF ROW done"))] if actions else []
    made.set_content("\n".join(lines[1:]) + "\n")
    return bytes(made)


def slack(owner: str, actions: Sequence[Action], to: Language) -> str:
    """A text for Slack, in its own notation (mrkdwn). Nothing in it calls anybody."""
    lines = [f"*{printable(_subject(owner, actions, to)).translate(_SIGNS)}*"]
    for heading, found in grouped(actions, "due", to):
        lines.append(f"_{heading}_")
        lines += [f"• {line.translate(_SIGNS)}" for line in _lines(found, to)]
    return "\n".join(lines) + "\n"


def _subject(owner: str, actions: Sequence[Action], to: Language) -> str:
    late = sum(bool(each.days) for each in actions)
    told = to.join(
        [
            MN_("{n} thing to do", "{n} things to do", len(actions)).show(to),
            *([MN_("{n} overdue", "{n} overdue", late).show(to)] if late else []),
        ]
    )
    return to(N_("{owner}: {told}"), owner=owner, told=told) if owner else told


def _lines(actions: Sequence[Action], to: Language) -> Iterator[str]:
    """`Scale in each bay compares weight with order, 13 Nov 2026, 13 days ago (2026-005 5.2)`."""
    for each in actions:
        time = f"{each.at:%H:%M}" if each.at else ""
        told = to.join(filter(None, (printable(each.what.show(to)), due_in_words(each, to), time)))
        yield to(N_("{text} ({remark})"), text=told, remark=place(each))
