"""The words of a paragraph, a heading or a cell: plain text, and which stretches of it stand out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it.tree import SyntaxTreeNode
from rich.segment import Segment
from rich.style import Style

from exports.markdown.contents import is_within
from retro.text.breaks import joint
from retro.text.wrap import line_spans

_STYLES = {
    "strong": Style(bold=True),
    "em": Style(italic=True),
    "s": Style(strike=True),
    "code_inline": Style(color="cyan"),
    "link": Style(underline=True),
}
_TARGET = Style(dim=True)


@dataclass
class Styled:
    """A text with a style for each stretch of it. Line ends in it are kept."""

    runs: list[tuple[int, Style | None]] = field(default_factory=list)
    """Where each stretch ends, and its style; what lies behind the last one has none."""
    _stretches: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All of its stretches, put together each time that it is asked for."""
        return "".join(self._stretches)

    def add(self, text: str, style: Style | None = None) -> None:
        """Add a stretch at the end."""
        self._stretches.append(text)
        self.runs.append(((self.runs[-1][0] if self.runs else 0) + len(text), style))

    def added_since(self, stretches: int) -> str:
        """What was added when it had so many stretches, and later."""
        return "".join(self._stretches[stretches:])

    def lines(self, width: int) -> Iterator[list[Segment]]:
        """Its lines, each at most `width` cells wide."""
        text, runs = self.text, iter(self.runs)
        until, style = next(runs, (len(text), None))
        for start, end in line_spans(text, max(width, 1)):
            line = []
            at = start
            while at < end:
                while until <= at:
                    until, style = next(runs, (len(text), None))
                stop = min(until, end)
                line.append(Segment(text[at:stop], style))
                at = stop
            yield line


def styled(node: SyntaxTreeNode, base: Style | None = None) -> Styled:
    """The words of an inline node. A link shows where it leads, since a terminal may not follow it."""
    found = Styled()
    _add(found, node, base)
    return found


def _add(to: Styled, parent: SyntaxTreeNode, base: Style | None) -> None:
    nodes = parent.children
    for before, node, after in zip([None, *nodes], nodes, [*nodes[1:], None], strict=False):
        added = _STYLES.get(node.type)
        style = base + added if base and added else added or base
        match node.type:
            case "softbreak":
                to.add(_joint(before, after), base)
            case "hardbreak":
                to.add("\n", base)
            case "link":
                begun = len(to.runs)
                _add(to, node, style)
                target = str(node.attrs["href"])
                if to.added_since(begun) != target.removeprefix("mailto:") and not is_within(target):
                    to.add(f" ({target})", _TARGET)
            case "image":
                to.add(f"{node.content} ({node.attrs['src']})", base)
            case _ if node.children:
                _add(to, node, style)
            case _:
                to.add(node.content, style)


def _joint(before: SyntaxTreeNode | None, after: SyntaxTreeNode | None) -> str:
    """What stands for the end of a line in the source between these."""
    return joint(before.content[-1:] if before else "", after.content[:1] if after else "")
