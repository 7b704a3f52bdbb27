"""The line in which words to find in a document are typed."""

from __future__ import annotations

from retro.language import _, n_
from retro.screens.find_line import FindLine
from retro.text.shortened import quoted
from widgets.document import DocumentView


class SearchBar(FindLine):
    """A line below `document` that finds words in it while they are typed."""

    def __init__(self, document: DocumentView) -> None:
        super().__init__(classes="roomy")
        self._document = document

    def find(self, text: str) -> None:
        """Mark it in the document."""
        self._document.find(text)

    def end(self) -> None:
        """Take the line away, and go on in the document."""
        self.remove_class("-asked")
        self._document.focus()

    def taken(self, text: str) -> None:
        """Say how much there is of it."""
        found = self._document.find(text)
        if found:
            said = n_("{n} place found; n goes to the next", "{n} places found; n goes to the next", found)
        else:
            said = _("“{words}” is not in it.", words=quoted(text))
        if text.strip():
            self.notify(said, severity="information" if found else "warning", markup=False)
