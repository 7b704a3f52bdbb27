"""A text whose lines end where a reader expects it: at the end of a phrase, and where Japanese allows it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.css.styles import RulesMap
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual, VisualType
from textual.widgets import Static

from retro.text.width import cut
from retro.text.wrap import line_spans


class WrappedText(Static):
    """A `Static` of plain text, wrapped by our own rules instead of Textual's. It never reads markup."""

    def __init__(
        self,
        text: str | Content = "",
        *,
        id: str | None = None,  # noqa: A002 -- Textual's name
        classes: str | None = None,
        hanging: int = 0,
    ) -> None:
        super().__init__(text, id=id, classes=classes, markup=False)
        self.hanging = hanging
        """How many cells the second line of a long one, and those below it, stand in."""
        self.most = 0
        """How many lines there are at the most, of which the last one ends in … where more would follow; 0: all."""

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show another text. The same one costs nothing: the screen is neither laid out nor drawn for it."""
        text, shown = Content(content) if isinstance(content, str) else content, self.visual
        if not (isinstance(text, Content) and isinstance(shown, Content) and shown.is_same(text)):
            super().update(text, layout=layout)

    def render(self) -> Visual:
        """The text, in lines as soon as its width is known."""
        return _Wrapped(self.visual, self.hanging, self.most) if isinstance(self.visual, Content) else self.visual

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that was marked with the mouse, as it stands on the screen."""
        visual = self.render()
        if not isinstance(visual, _Wrapped):
            return super().get_selection(selection)
        return selection.extract(visual.at(self.content_size.width).plain), "\n"


class _Wrapped(Visual):
    """What draws a text in lines of the width that it is given."""

    def __init__(self, text: Content, hanging: int, most: int) -> None:
        self._text = text
        self._hanging, self._most = hanging, most
        self._at: tuple[int, Content] = (-1, text)

    def __str__(self) -> str:
        return self._text.plain

    def at(self, width: int) -> Content:
        """The text with its lines parted for this width."""
        if self._at[0] != width:
            self._at = width, _first(_wrapped(self._text, max(width, 1), self._hanging), self._most, width)
        return self._at[1]

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Its lines."""
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """The width of its longest line, were there room for it."""
        return self._text.get_optimal_width(rules, container_width)

    def get_minimal_width(self, rules: RulesMap) -> int:
        """The width of its longest word."""
        return self._text.get_minimal_width(rules)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """How many lines it has at this width."""
        return self.at(width).get_height(rules, width) if width > 0 else 0


def _wrapped(text: Content, width: int, hanging: int) -> Content:
    """The text with a line end wherever a line of this width ends."""
    lines = list(line_spans(text.plain, width))
    if len(lines) == text.plain.count("\n") + 1:
        return text
    if 0 < hanging < width // 2:
        return Content("\n").join(line for part in text.split("\n") for line in _hanging(part, width, hanging))
    return Content("\n").join(text[start:end] for start, end in lines)


def _first(text: Content, most: int, width: int) -> Content:
    """The first lines of a text, with a sign at the end of the last one where more would follow."""
    lines = text.split("\n") if most else []
    if len(lines) <= most:
        return text
    last = lines[most - 1]
    return Content("\n").join([*lines[: most - 1], last[: len(cut(last.plain, max(width - 2, 0)))] + "…"])


def _hanging(text: Content, width: int, hanging: int) -> Iterator[Content]:
    """The lines of a text that has no line ends, all but the first standing in."""
    lines = list(line_spans(text.plain, width))
    yield text[: lines[0][1]]
    if len(lines) > 1:
        rest = text[lines[1][0] :]
        for start, end in line_spans(rest.plain, width - hanging):
            yield Content(" " * hanging) + rest[start:end]
