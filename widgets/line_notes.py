"""What stands above the entry line: lines that were refused, lines that wait, a question about one of them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from retro.language import _, n_
from retro.text.controls import printable
from retro.text.width import cells, fit
from retro.value import value
from widgets.wrapped_text import WrappedText

_SHOWN = 2
"""How many refused lines, and how many that wait, are shown; of further ones, the number is."""
_LONGEST = 2000
"""Letters of a line that are looked at: somebody may have pasted a book."""


@value
class RefusedLine:
    """A line that could not be taken, and why; "" where that needs no saying any more."""

    text: str
    reason: str


class LineNotes(WrappedText):
    """Refused lines with their reasons, the latest last; lines that wait; a question that is to be answered."""

    DEFAULT_CSS = """
    LineNotes { height: auto; max-height: 8; padding: 0 3; display: none; }
    """

    def __init__(self) -> None:
        super().__init__(classes="notes")
        self._shown: tuple[tuple[RefusedLine, ...], tuple[str, ...], str, str, str] = ((), (), "", "", "")

    def show(
        self,
        refused: Sequence[RefusedLine],
        waiting: Sequence[str],
        question: str,
        elsewhere: str = "",
        delay: str = "",
    ) -> None:
        """Show these, where others were refused, and why some wait; nothing of it takes no room."""
        shown = tuple(refused), tuple(waiting), question, elsewhere, delay
        if shown != self._shown:
            self._shown = shown
            lines = self._lines()
            self.display = bool(lines)
            self.update(Content("\n").join(lines))

    def on_resize(self) -> None:
        """Fit the lines to the new width."""
        self.update(Content("\n").join(self._lines()))

    def _lines(self) -> list[Content]:
        refused, waiting, question, elsewhere, delay = self._shown
        lines = [Content.styled(self._fitted(elsewhere), "$text-muted")] if elsewhere else []
        if len(refused) > _SHOWN:
            said = n_("({n} more line not taken)", "({n} more lines not taken)", len(refused) - _SHOWN)
            lines.append(Content.styled(said, "$text-warning"))
        for each in refused[-_SHOWN:]:
            lines.append(Content.styled(self._fitted(_("not taken: {text}", text=_plain(each.text))), "$text-warning"))
            if each.reason:
                lines.append(Content.styled(f"  {_plain(each.reason)}", "$text-muted"))
        if refused:
            lines.append(
                Content.styled(_("Up brings the last one back into the line; F10 throws them away."), "$text-muted")
            )
        lines += [Content.styled(self._fitted(_("waits: {text}", text=_plain(t))), "dim") for t in waiting[:_SHOWN]]
        if len(waiting) > _SHOWN:
            said = n_("({n} more line waits)", "({n} more lines wait)", len(waiting) - _SHOWN)
            lines.append(Content.styled(said, "dim"))
        if delay:
            lines.append(Content.styled(delay, "$text-warning"))
        if question:
            lines.append(Content.styled(question, "bold $text-accent"))
        return lines

    def _fitted(self, text: str) -> str:
        """The text, cut with dots where it does not fit one line; its whole is in the line again when it is wanted."""
        room = self.content_size.width
        return fit(text, room).rstrip() if 0 < room < cells(text) else text


def _plain(text: str) -> str:
    return printable(text[:_LONGEST]).strip()
