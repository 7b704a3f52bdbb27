"""Who else has the case open that is shown: in the top bar, in the room that is left there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from retro.language import _, active
from retro.text.controls import printable
from retro.text.width import cells, cut

if TYPE_CHECKING:
    from textual.screen import Screen

_NAME = 16
"""Cells of one name, at most."""
_EDGE = 2
"""Cells between them and the name."""
_TITLE = 20
"""Cells that are left to reference and title, as far as they need them."""


def others_text(names: Sequence[str], mine: str, room: int) -> str:
    """As many of them as there is room for, and how many more there are; "" where nothing fits, or nobody is there."""
    called = called_here(names, mine)
    for shown in range(len(called), 0, -1):
        more = len(called) - shown
        text = _("also here: {names}", names=active().join(called[:shown])) + (f" +{more}" if more else "")
        if cells(text) <= room:
            return text
    short = f"+{len(called)}"
    return short if called and cells(short) <= room else ""


def called_here(names: Sequence[str], mine: str) -> Sequence[str]:
    """Each of them once, as one speaks of them; `mine` is oneself, at another terminal."""
    return [
        _("you, elsewhere") if each == mine else _("{name}", name=cut(printable(each), _NAME))
        for each in dict.fromkeys(names)
    ]


class Others(Static):
    """They, as far as the state of saving leaves room for them, and for the name of the case."""

    def __init__(self) -> None:
        super().__init__(classes="others", markup=False)
        self._names: Sequence[str] = ()
        self._mine = ""
        self._beside: Sequence[Widget] = ()

    def on_mount(self) -> None:
        """What stands beside them changes its width by what it says; the name of the case does with the terminal."""
        bar = self.parent
        assert isinstance(bar, Widget)
        self._beside = [each for each in bar.children if each is not self]
        for each in self._beside:
            self.watch(each, "virtual_size", self._fit, init=False)
        self._fit()

    def show(self, names: Sequence[str], mine: str) -> None:
        """Show these; `mine` is what one is called oneself."""
        if names != self._names:
            self._names, self._mine = names, mine
            self._fit()

    def _fit(self) -> None:
        """Say as much as what stands beside them leaves room for."""
        bar = self.parent
        if not isinstance(bar, Widget) or not bar.size.width:
            return
        room = bar.size.width - _EDGE
        for each in self._beside:
            is_name = each.has_class("name")
            room -= min(each.get_content_width(bar.size, bar.size), _TITLE) if is_name else each.outer_size.width
        text = others_text(self._names, self._mine, room)
        self.display = bool(text)
        self.update(Content(text))


def show_others(screen: Screen[Any], names: Sequence[str], mine: str) -> None:
    """Show who else has the case open, in the top bar of a screen."""
    for bar in screen.query(".topbar"):
        if shown := [*bar.query(Others)]:
            shown[0].show(names, mine)
        elif names:
            others = Others()
            bar.mount(others, after=0)
            others.show(names, mine)
