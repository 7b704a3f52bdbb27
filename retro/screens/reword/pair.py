"""One sentence of a letter: the words of the row on the left, those that its reader gets on the right."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from retro.language import Language, _
from retro.model.stages.answers import Said
from retro.review.unfit.why import why_not
from retro.services.sending.reword import HEAD, Sentence, one_line
from retro.text.controls import printable
from widgets.wrapped_text import WrappedText
from widgets.wrapping_line import WrappingLine


class ReaderLine(WrappingLine):
    """The words for the reader: as many rows as a long sentence takes beside the one of the row."""

    MOST_ROWS = 8


class Pair(Vertical):
    """A sentence and its answer. At first both are the same: what is left so was not answered."""

    DEFAULT_CSS = """
    Pair { height: auto; padding: 0 2; margin-bottom: 1; }
    Pair > .place { text-style: bold; }
    Pair > .both { height: auto; }
    Pair > .both > WrappedText { width: 1fr; height: auto; margin-right: 2; color: $text-muted; }
    Pair > .both > ReaderLine { width: 1fr; background: $surface-lighten-1; }
    Pair > .note { height: auto; padding-left: 1; color: $text-warning; }
    """

    def __init__(self, sentence: Sentence, to: Language) -> None:
        super().__init__()
        self.sentence = sentence
        self._to = to
        self.line = ReaderLine(sentence.own)

    def compose(self) -> ComposeResult:
        """Which row it is; both texts; what is to be said of the answer."""
        row = self.sentence.row
        name = _(row.label) if self.sentence.name == HEAD else f"{self.sentence.name} {_(row.label)}"
        yield Static(Content(name), classes="place", markup=False)
        with Horizontal(classes="both"):
            yield WrappedText(printable(self.sentence.own))
            yield self.line
        yield WrappedText(classes="note")

    def on_mount(self) -> None:
        """Say why it is asked about."""
        self.look()

    @property
    def answer(self) -> tuple[str, Said | None]:
        """The words for the field of the row, and what is said of it where it holds none."""
        words = one_line(self.line.value)
        if not words:
            return "", Said.NOT_APPLICABLE
        return ("", None) if words == self.sentence.own else (words, None)

    def look(self) -> None:
        """Say what stands against the words as they are now, and what becomes of none."""
        words = one_line(self.line.value)
        why = why_not(words, self._to.code)
        said = _(why.value) if why else _("The row stands in no letter in this language.") if not words else ""
        self.query_one(".note", WrappedText).update(Content(said))
