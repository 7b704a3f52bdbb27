"""Markdown as the body of a typst file.

Whatever a person wrote stands there as a string in quotation marks, which typst never reads as its own language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote

from markdown_it.tree import SyntaxTreeNode

from exports.document import Chart, chart_name
from exports.markdown.boxes import are_boxes
from exports.markdown.contents import anchor, is_within
from exports.markdown.kept_together import held
from exports.markdown.sides import is_at_the_right
from exports.markdown.tree import leads_to, text_of, tree
from exports.paper.columns import alignments, column_shares
from retro.text.breaks import DAY_OR_TIME
from retro.value import value

_TOO_LONG = {
    "line": re.compile(r"[!-~]{65,}|[A-Z]{30,}"),  # a digest has 64 characters, and is copied from the page
    "cell": re.compile(r"[!-~]{24,}"),
    "code": re.compile(r"[!-~]{80,}"),
}
"""Words that may be longer than their place is wide."""

_POINTS = re.compile(r"[/._?&=@:,;|-]+(?=[^/._?&=@:,;|-])|[^/._?&=@:,;|-]{16}")

_PIECE = 50
"""Lines of code."""


@value
class TypstText:
    """Blocks of Markdown in the language of typst. They call what `paper.typ` has: `branch`, `chart` and others."""

    charts: Mapping[str, Chart]
    room: int
    """How many cells of text fit on a line of a table."""
    is_linked: bool = False
    """Whether something in it leads to its headings."""

    def body(self, markdown: str) -> str:
        """The whole of `markdown`."""
        nodes = tree(markdown).children
        kept = held(nodes)
        drawn = (self._held(node) if n in kept else self._block(node) for n, node in enumerate(nodes))
        return "\n\n".join(drawn) + "\n"

    def _held(self, node: SyntaxTreeNode) -> str:
        """A block that stands on the page of the next one; of a list, its last item does."""
        match node.type:
            case "paragraph":
                return f"#held[{self._block(node)}]"
            case "bullet_list" | "ordered_list" if len(node.children) > 1:
                first = int(node.attrs.get("start", 1))
                *before, last = node.children
                whole = self._list(node, before)
                return f"{whole}\n#held(next: true)[{self._list(node, [last], start=first + len(before))}]"
            case "bullet_list" | "ordered_list":
                return f"#held[{self._block(node)}]"
        return self._block(node)

    def _blocks(self, nodes: Sequence[SyntaxTreeNode]) -> str:
        return "\n\n".join(self._block(node) for node in nodes)

    def _block(self, node: SyntaxTreeNode) -> str:
        match node.type:
            case "paragraph":
                return f"#right-hand[{_words(node)}]" if is_at_the_right(node) else _words(node)
            case "heading":
                label = f" #label({quoted(anchor(text_of(node)))})" if node.tag == "h2" and self.is_linked else ""
                return f"#heading(level: {node.tag[1:]})[{_words(node, 'cell')}]{label}"
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "blockquote":
                return f"#quote(block: true)[{self._blocks(node.children)}]"
            case "table":
                return self._table(node)
            case "hr":
                return "#rule"
            case _:
                chart = self.charts.get(chart_name(node.info))
                if chart:
                    return (
                        f"#chart({quoted(f'{chart.name}.svg')}, {quoted(chart.title)}{', wide: true' * chart.is_wide})"
                    )
                return _code(node.content.removesuffix("\n"))

    def _list(self, node: SyntaxTreeNode, items: Sequence[SyntaxTreeNode] = (), start: int = 0) -> str:
        """A list; a tight one where no item holds paragraphs of its own. Of the `items`, if not all are meant."""
        tight = all(block.hidden for item in node.children for block in item.children if block.type == "paragraph")
        options = f"tight: {str(tight).lower()}"
        if node.type == "ordered_list":
            options += f", start: {start or node.attrs.get('start', 1)}, numbering: {quoted(f'1{node.markup}')}"
        drawn = "".join(f"  [{self._item(item.children, tight=tight)}],\n" for item in items or node.children)
        return f"#{'enum' if node.type == 'ordered_list' else 'list'}({options},\n{drawn})"

    def _item(self, nodes: Sequence[SyntaxTreeNode], *, tight: bool) -> str:
        """The blocks of an item; a list in it is the branches of a tree."""
        drawn = (f"#branch[{self._block(node)}]" if node.type == "bullet_list" else self._block(node) for node in nodes)
        return ("\n" if tight else "\n\n").join(drawn)

    def _table(self, node: SyntaxTreeNode) -> str:
        """A table whose first row is repeated on every page that it runs over."""
        rows = [row for part in node.children for row in part.children]
        if are_boxes(alignments(rows[0])):
            drawn = ("".join(f"[{_words(cell, 'cell')}], " for cell in row.children) for row in rows)
            return f"#boxes({len(rows[0].children)}, {''.join(drawn)})"
        columns = ", ".join(f"{share:.1%}" for share in column_shares(rows, self.room))
        sides = "".join(f"{side or 'start'}, " for side in alignments(rows[0]))
        head, *lines = ["".join(f"[{_words(cell, 'cell')}], " for cell in row.children) for row in rows]
        body = "".join(f"  {line.rstrip()}\n" for line in lines)
        return f"#data(columns: ({columns}, ), sides: ({sides}),\n  table.header({head.rstrip(', ')}),\n{body})"


def _code(code: str) -> str:
    """A block of code, in pieces: the time that typst takes for one piece grows with the square of its lines."""
    lines = _breakable(code, "code").split("\n")
    pieces = ["\n".join(lines[at : at + _PIECE]) for at in range(0, len(lines), _PIECE)]
    return f"#code({', '.join(map(quoted, pieces))})"


def _words(node: SyntaxTreeNode, place: str = "line") -> str:
    """The text of a paragraph, a heading or a cell."""
    return "".join(_inline(each, place) for line in node.children for each in line.children)


def _inline(node: SyntaxTreeNode, place: str) -> str:
    match node.type:
        case "text" if place == "cell" and node.content:
            return "".join(_cell_pieces(node.content))
        case "text":
            return f"#{quoted(_breakable(node.content, place))}" if node.content else ""
        case "code_inline":
            return f"#raw({quoted(_breakable(node.content, place))})"
        case "hardbreak":
            return "#linebreak()"
        case "image":
            return f"#{quoted(_breakable(text_of(node), place))}"
    words = "".join(_inline(child, place) for child in node.children)
    match node.type:
        case "strong":
            return f"#strong[{words}]"
        case "em":
            return f"#emph[{words}]"
        case "s":
            return f"#strike[{words}]"
        case "link" if is_within(str(node.attrs["href"])):
            return f"#see({quoted(unquote(str(node.attrs['href']))[1:])})[{words}]"
        case "link" if leads_to(node):
            return f"#link({quoted(leads_to(node))})[{words}]"
        case _:
            return words


def _cell_pieces(text: str) -> Iterator[str]:
    """The text of a cell; days and times in it are boxes, which no line parts."""
    at = 0
    for found in DAY_OR_TIME.finditer(text):
        if found.start() > at:
            yield f"#{quoted(_breakable(text[at : found.start()], 'cell'))}"
        yield f"#box({quoted(found[0])})"
        at = found.end()
    if at < len(text):
        yield f"#{quoted(_breakable(text[at:], 'cell'))}"


def quoted(text: str) -> str:
    """`text` as a string of typst: these characters, and nothing else."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def _breakable(text: str, place: str) -> str:
    """`text` with points in words that are too long, addresses above all, where a line may end unseen."""
    return _TOO_LONG[place].sub(lambda word: _POINTS.sub("\\g<0>\u200b", word[0]).rstrip("\u200b"), text)
