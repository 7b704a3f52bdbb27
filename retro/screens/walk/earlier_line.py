"""The line above the entry that tells unasked of the earlier cases of whose name is typed (S14)."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class EarlierLine(Static):
    """As much of it as one line has room for: no cursor, no key. While there is nothing to tell, it is not there.

    The screen has the class `-named` while it is there: it takes the place of a blank line, and of what else is said
    unasked.
    """

    DEFAULT_CSS = """
    EarlierLine { height: 1; display: none; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    EarlierLine.-told { display: block; }
    """

    def __init__(self) -> None:
        super().__init__(id="earlier", markup=False)
        self._told = ""

    def tell(self, text: str) -> None:
        """Tell something, in the place of what was told before; "" tells nothing any more."""
        if text != self._told:
            self._told = text
            self.update(Content(text))
            self.set_class(bool(text), "-told")
            self.screen.set_class(bool(text), "-named")
