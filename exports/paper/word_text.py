"""Markdown as the paragraphs, lists and tables of a Word document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from docx.document import Document as Docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap
from markdown_it.tree import SyntaxTreeNode

from exports.document import Chart, chart_name
from exports.markdown.boxes import are_boxes
from exports.markdown.contents import anchor, is_within
from exports.markdown.kept_together import held
from exports.markdown.sides import is_at_the_right
from exports.markdown.tree import leads_to, text_of, tree
from exports.paper.columns import alignments, column_shares
from exports.paper.word_lists import INDENT, LEVELS, Lists
from exports.paper.word_pictures import Pictures
from exports.paper.word_xml import Element, element, field, run, text, value
from retro.text.controls import printable

_BOX, _SEAL = 1474, 964
"""How wide a box to be signed is, and how high, in twentieths of a point: 26 and 17 mm."""
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_SMALL = 0.8
"""How much of a line a chart takes where everything is to fit on one page."""
_LOOKS = {"strong": "b", "em": "i", "s": "strike"}


@dataclass(frozen=True)
class _Place:
    """Where a block stands."""

    level: int = 0
    """In how many lists."""
    indent: int = 0
    """How far it is set in, in twentieths of a point."""
    style: str = "Normal"
    """The style of a paragraph there."""

    def paragraph(self, *parts: Element, number: int | None = None) -> Element:
        """A paragraph there; with `number`, an item of the list with that number."""
        properties = element("pPr", {}, value("pStyle", self.style))
        if number is not None:
            level = min(self.level, LEVELS) - 1
            properties.append(element("numPr", {}, value("ilvl", level), value("numId", number)))
        if self.level > 1 and self.style.startswith("List"):
            branch = element("left", {"val": "single", "sz": 4, "space": 4, "color": "B8C1CC"})
            properties.append(element("pBdr", {}, branch))
        if self.indent:
            hanging = {} if number is None else {"hanging": INDENT}
            properties.append(element("ind", {"left": self.indent, **hanging}))
        return element("p", {}, properties, *parts)


class WordText:
    """The blocks of Markdown as the elements of one Word document."""

    def __init__(
        self, docx: Docx, width: int, room: int, charts: Mapping[str, Chart], *, is_brief: bool = False
    ) -> None:
        """`width` is that of a line, in twentieths of a point; `room` how many cells of text a table has in it.

        `is_brief` says that everything is to fit on one page: charts are smaller there.
        """
        self._part = docx.part
        self._lists = Lists(docx.part.numbering_part.element)
        self._width = width
        self._room = room
        self._charts = charts
        self._pictures = Pictures(docx.part, charts, int(width * _SMALL) if is_brief else width)
        self._links: dict[str, str] = {}
        self._sections: dict[str, str] = {}
        """What the sections are called that the document leads to, by what links call them."""
        self._marked: set[str] = set()

    def elements(self, markdown: str) -> Iterator[Element]:
        """What stands in the body of the document."""
        nodes = tree(markdown).children
        kept = held(nodes)
        links = {unquote(str(each.attrs["href"])) for node in nodes for each in node.walk() if each.type == "link"}
        heads = dict.fromkeys(anchor(text_of(node)) for node in nodes if node.tag == "h2")
        self._sections = {head: f"_Section{n}" for n, head in enumerate(heads, 1) if f"#{head}" in links}
        for n, node in enumerate(nodes):
            made = list(self._block(node, _Place()))
            if n in kept:
                _keep_with_next(made[-1:] if node.type.endswith("_list") else made)
            yield from made

    def _blocks(self, nodes: Sequence[SyntaxTreeNode], place: _Place) -> Iterator[Element]:
        for node in nodes:
            yield from self._block(node, place)

    def _block(self, node: SyntaxTreeNode, place: _Place) -> Iterator[Element]:
        match node.type:
            case "paragraph":
                where = replace(place, style="RightHand") if is_at_the_right(node) else place
                yield where.paragraph(*self._words(node))
            case "heading":
                yield replace(place, style=f"Heading{node.tag[1:]}").paragraph(*self._heading(node))
            case "bullet_list" | "ordered_list":
                items = list(self._list(node, place))
                if not place.level:
                    _set_apart(items[-1])
                yield from items
            case "blockquote":
                yield from self._blocks(node.children, replace(place, style="Quote", indent=place.indent + INDENT))
            case "table":
                yield self._table(node)
                yield _Place(style="NoSpacing").paragraph()  # without it Word makes one of two tables
            case "hr":
                yield replace(place, style="Rule").paragraph()
            case "fence" if chart := self._charts.get(chart_name(node.info)):
                yield _Place(style="Caption").paragraph(run(None, text(printable(chart.title))))
                yield _Place(style="Picture").paragraph(run(None, self._pictures.drawing(chart)))
            case _:
                yield replace(place, style="SourceCode").paragraph(run(None, *_lines(node.content)))

    def _heading(self, node: SyntaxTreeNode) -> Iterator[Element]:
        """The words of a heading, between the marks that links find it by."""
        name = self._sections.get(anchor(text_of(node))) if node.tag == "h2" else None
        if name is None or name in self._marked:
            return self._words(node)
        self._marked.add(name)
        number = len(self._marked)
        begins = element("bookmarkStart", {"id": number, "name": name})
        return iter([begins, *self._words(node), element("bookmarkEnd", {"id": number})])

    def _list(self, node: SyntaxTreeNode, place: _Place) -> Iterator[Element]:
        ordered = node.type == "ordered_list"
        number = self._lists.counted(node.markup, int(node.attrs.get("start", 1))) if ordered else self._lists.bullets
        name = ("ListNumber" if ordered else "ListBullet") + {0: "", 1: "2"}.get(place.level, "3")
        marked = replace(place, level=place.level + 1, indent=place.indent + INDENT, style=name)
        below = replace(marked, style="Quote" if place.style == "Quote" else "ListContinue")
        for item in node.children:
            begins = bool(item.children) and item.children[0].type == "paragraph"
            yield marked.paragraph(*(self._words(item.children[0]) if begins else ()), number=number)
            yield from self._blocks(item.children[1:] if begins else item.children, below)

    def _table(self, node: SyntaxTreeNode) -> Element:
        rows = [row for part in node.children for row in part.children]
        widths = [int(share * self._width) for share in column_shares(rows, self._room)]
        sides = alignments(rows[0])
        if are_boxes(sides):
            return self._boxes(rows)
        table = element("tbl", {}, element(
            "tblPr", {}, value("tblStyle", "TableGrid"), element("tblW", {"w": sum(widths), "type": "dxa"}),
            element("tblLayout", {"type": "fixed"}), element("tblLook", {"val": "0020", "firstRow": 1}),
        ))  # fmt: skip
        table.append(element("tblGrid", {}, *(element("gridCol", {"w": width}) for width in widths)))
        for n, row in enumerate(rows):
            properties = element("trPr", {}, element("cantSplit"), *([] if n else [element("tblHeader")]))
            cells = [self._cell(*cell) for cell in zip(row.children, widths, sides, strict=True)]
            table.append(element("tr", {}, properties, *cells))
        return table

    def _boxes(self, rows: Sequence[SyntaxTreeNode]) -> Element:
        """Boxes to be signed, at the right: each with room for a seal."""
        borders = (element(side, {"val": "single", "sz": 4, "color": "1F2933"}) for side in _SIDES)
        count = len(rows[0].children)
        table = element("tbl", {}, element(
            "tblPr", {}, element("tblW", {"w": count * _BOX, "type": "dxa"}), value("jc", "right"),
            element("tblBorders", {}, *borders), element("tblLayout", {"type": "fixed"}),
        ))  # fmt: skip
        table.append(element("tblGrid", {}, *(element("gridCol", {"w": _BOX}) for _ in range(count))))
        for n, row in enumerate(rows):
            height = [] if n == 0 else [element("trHeight", {"val": _SEAL, "hRule": "atLeast"})]
            cells = [self._cell(cell, _BOX, "center") for cell in row.children]
            table.append(element("tr", {}, element("trPr", {}, element("cantSplit"), *height), *cells))
        return table

    def _cell(self, cell: SyntaxTreeNode, width: int, side: str) -> Element:
        style = "TableHeading" if cell.type == "th" else "TableText"
        properties = element("pPr", {}, value("pStyle", style), *([value("jc", side)] if side else []))
        paragraph = element("p", {}, properties, *self._words(cell))
        return element("tc", {}, element("tcPr", {}, element("tcW", {"w": width, "type": "dxa"})), paragraph)

    def _words(self, node: SyntaxTreeNode) -> Iterator[Element]:
        """The runs of a paragraph, a heading or a cell."""
        for line in node.children:
            for each in line.children:
                yield from self._runs(each, ())

    def _runs(self, node: SyntaxTreeNode, looks: tuple[str, ...], style: str = "") -> Iterator[Element]:
        match node.type:
            case "text" | "image":
                yield run(_looking(looks, style), text(text_of(node) if node.type == "image" else node.content))
            case "code_inline":
                yield run(_looking(looks, "SourceCodeChar"), text(node.content))
            case "hardbreak":
                yield run(None, element("br"))
            case "link" if name := self._section(str(node.attrs["href"])):
                runs = (each for child in node.children for each in self._runs(child, looks, "Hyperlink"))
                yield element("hyperlink", {"anchor": name, "history": 1}, *runs)
                yield run(None, text("\N{NO-BREAK SPACE}"))
                yield field(f"PAGEREF {name} \\h", shown="")
            case "link" if leads_to(node):
                runs = (each for child in node.children for each in self._runs(child, looks, "Hyperlink"))
                yield element("hyperlink", {"r:id": self._link(leads_to(node))}, *runs)
            case _:
                looks = (*looks, _LOOKS[node.type]) if node.type in _LOOKS else looks
                for child in node.children:
                    yield from self._runs(child, looks, style)

    def _section(self, target: str) -> str | None:
        """What the section is called that a link within the document leads to."""
        return self._sections.get(unquote(target)[1:]) if is_within(target) else None

    def _link(self, target: str) -> str:
        """The name by which the document calls this address."""
        if target not in self._links:
            self._links[target] = self._part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return self._links[target]


def _keep_with_next(paragraphs: Sequence[Element]) -> None:
    """Keep paragraphs on the page of what follows them, and whole."""
    for each in paragraphs:
        for style in each.findall(f"{{{nsmap['w']}}}pPr/{{{nsmap['w']}}}pStyle"):
            style.addnext(element("keepLines"))
            style.addnext(element("keepNext"))


def _set_apart(paragraph: Element) -> None:
    """Put space below the end of a list."""
    for indent in paragraph.iter(f"{{{nsmap['w']}}}ind"):
        indent.addprevious(element("spacing", {"after": 100}))


def _looking(looks: tuple[str, ...], style: str) -> Element | None:
    """The properties of a run, in the order that Word wants them in."""
    wanted = [element(name) for name in _LOOKS.values() if name in looks]
    if not style and not wanted:
        return None
    return element("rPr", {}, *([value("rStyle", style)] if style else []), *wanted)


def _lines(code: str) -> Iterator[Element]:
    """Lines of code within one run."""
    for n, line in enumerate(code.removesuffix("\n").expandtabs(4).split("\n")):
        if n:
            yield element("br")
        yield text(line)
