"""What the archive says where there is no case to show."""

from __future__ import annotations

from textual.content import Content

from retro.language import _
from retro.text.shortened import quoted
from retro.text.width import pad

KEY = 14
"""Cells of the column of keys."""


def first_words(*, only_read: bool = False) -> Content:
    """What can be done in an archive that holds nothing yet; in one that is `only_read`, nothing is begun."""
    lines = [
        ("p", _("write one with me: a case to practise with, question by question, kept nowhere")),
        ("d", _("look at invented samples first, in an archive of their own")),
    ]
    if not only_read:
        begins = ("n", _("begin your first retrospective"))
        lines = [begins, *lines, ("retro import", _("on the command line: bring in one that was exported"))]
    title = Content.styled(_("No retrospective here yet."), "bold")
    return Content("\n").join([title, Content(""), *(Content(f"{pad(key, KEY)}{what}") for key, what in lines)])


def nothing_found(text: str) -> Content:
    """That no case fits what was asked for."""
    return Content(_("No retrospective fits “{text}”. Esc shows all.", text=quoted(text)))
