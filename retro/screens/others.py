"""Who else has the case open that is shown: in the top bar, in the room that is left there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from retro.language import _, active
from retro.text.controls import printable
from retro.text.width import cells, cut

if TYPE_CHECKING:
    from textual.screen import Screen

_NAME = 16
"""Cells of one name, at most."""
_TITLE = 20
"""Cells that are left to reference and title, as far as they need them."""


def others_text(names: Sequence[str], mine: str, room: int) -> str:
    """As many of them as there is room for, and how many more there are; "" where nothing fits, or nobody is there."""
    called = [_("you, elsewhere") if each == mine else cut(printable(each), _NAME) for each in dict.fromkeys(names)]
    for shown in range(len(called), 0, -1):
        more = len(called) - shown
        text = _("also here: {names}", names=active().join(called[:shown])) + (f" +{more}" if more else "")
        if cells(text) <= room:
            return text
    short = f"+{len(called)}"
    return short if called and cells(short) <= room else ""


class Others(Static):
    """They, as far as the state of saving leaves room for them, and for the name of the case."""

    def __init__(self) -> None:
        super().__init__(classes="others", markup=False)
        self._names: Sequence[str] = ()
        self._mine = self._text = ""

    def show(self, names: Sequence[str], mine: str) -> None:
        """Show these; `mine` is what one is called oneself."""
        if names != self._names:
            self._names, self._mine = names, mine
            self.display = bool(names)
            self.refresh(layout=True)

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """What they need of what the others in the bar leave."""
        beside = [each for each in (self.parent.children if self.parent else ()) if each is not self and each.display]
        taken = 0
        for each in beside:
            least = int(each.styles.min_width.value) if each.styles.min_width else 0
            needs = max(each.get_content_width(container, viewport) + each.gutter.width, least)
            taken += min(needs, _TITLE) if each.has_class("name") else needs
        self._text = others_text(self._names, self._mine, container.width - taken - self.gutter.width)
        return cells(self._text)

    def render(self) -> Content:
        """The text that fits."""
        return Content(self._text)


def show_others(screen: Screen[Any], names: Sequence[str], mine: str) -> None:
    """Show who else has the case open, in the top bar of a screen."""
    for bar in screen.query(".topbar"):
        if shown := [*bar.query(Others)]:
            shown[0].show(names, mine)
        elif names:
            others = Others()
            bar.mount(others, after=0)
            others.show(names, mine)
