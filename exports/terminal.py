"""A report drawn for the terminal: the same Markdown, with calm headings, as lines of styled text."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import Heading, Markdown
from rich.segment import Segment
from rich.text import Text


class CalmHeading(Heading):
    """A heading at the left edge, without a box: told by weight and by the space above it."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The text of the heading, bold, and underlined where it is the title or a stage."""
        self.text.justify = "left"
        if self.tag != "h1":
            yield Text("")
        self.text.stylize("bold underline" if self.tag in {"h1", "h2"} else "bold")
        yield self.text


class CalmMarkdown(Markdown):
    """Markdown with calm headings. Links show where they lead, since a terminal may not follow them."""

    elements = {**Markdown.elements, "heading_open": CalmHeading}  # noqa: RUF012 -- as rich declares it

    def __init__(self, markdown: str) -> None:
        super().__init__(markdown, hyperlinks=False, code_theme="ansi_dark")


def drawn(markdown: str, width: int) -> list[list[Segment]]:
    """The lines of `markdown` drawn `width` cells wide. Slow on long texts: call it off the thread of the screen."""
    console = Console(width=width, color_system="standard", force_terminal=True, legacy_windows=False)
    return console.render_lines(CalmMarkdown(markdown), console.options.update(width=width), pad=False)
