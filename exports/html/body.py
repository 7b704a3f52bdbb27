"""The Markdown of a document as HTML, through markdown-it-py's tokens. Nothing in it is loaded from elsewhere."""

# ruff: noqa: ARG002 -- a renderer gives each of its rules all that any may need

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from exports.document import Chart, Document, chart_name
from exports.html.css_text import quoted
from exports.markdown.boxes import are_boxes
from exports.markdown.contents import is_within
from exports.markdown.links import may_be_followed, shows_addresses_as_typed
from exports.markdown.sides import with_sides
from retro.text.breaks import DAY_OR_TIME, joint
from retro.text.folding import folded

_CASE = re.compile(r"cases/\d{4}-\d{3,9}\.html$")
"""Where else a link may lead: to the page of a case in a site that the document lies in."""
_NOT_IN_A_LINK = re.compile(r"[\[\]\\^`{|}]")
_LONGEST_ID = 60


def body(document: Document) -> str:
    """The document as HTML without a page around it: headings with ids, tables, lists, charts."""
    return str(_reader().render(document.markdown, {"charts": document.charts, "ids": {}}))


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "xhtmlOut": False}, renderer_cls=_Renderer)
    reader.validateLink = _may_lead  # type: ignore[assignment, method-assign]
    return with_sides(shows_addresses_as_typed(reader).enable(["table", "strikethrough"]))


def _may_lead(target: str) -> bool:
    """Whether a link may lead there: to the web, to the page of a case beside it, to a heading of the document."""
    return may_be_followed(target) or bool(_CASE.match(target)) or is_within(target)


class _Renderer(RendererHTML):
    """What markdown-it-py renders, but for headings, links, pictures, tables and charts.

    Its methods are named after the tokens that they render. `env` is the `body`'s own.
    """

    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """A heading that can be linked to: the same text has the same id in every rendering."""
        slug = _id(tokens[idx + 1].content)
        used: dict[str, int] = env["ids"]
        n = used.get(slug, 0) + 1
        while (new := f"{slug}-{n}" if n > 1 else slug) in used:
            n += 1
        used[slug] = n
        used.setdefault(new, 1)
        return f'<{tokens[idx].tag} id="{new}">'

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """A link. One whose text is its address is marked, so that paper does not show it twice."""
        link = tokens[idx]
        if is_within(str(link.attrs["href"])):
            return f'<a href="#{escape(_id(unquote(str(link.attrs["href"]))))}" class="bare">'
        target = _NOT_IN_A_LINK.sub(lambda found: f"%{ord(found[0]):02X}", str(link.attrs["href"]))
        title = f' title="{escape(str(link.attrs["title"]))}"' if "title" in link.attrs else ""
        bare = ' class="bare"' if link.markup == "autolink" else ""
        return f'<a href="{escape(target)}" rel="noreferrer"{title}{bare}>'

    def td_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """A cell, in which days and times stay whole."""
        env["in_cell"] = True
        return self.renderToken(tokens, idx, options, env)

    def td_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """Its end."""
        env["in_cell"] = False
        return self.renderToken(tokens, idx, options, env)

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """Text; in a cell a Japanese day begins no line with 日."""
        words = super().text(tokens, idx, options, env)
        return DAY_OR_TIME.sub(r'<span class="whole">\g<0></span>', words) if env.get("in_cell") else words

    def softbreak(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """The end of a line in the source: a space, but none between two wide characters, as Japanese has none."""
        before = next((tokens[at].content[-1] for at in range(idx - 1, -1, -1) if tokens[at].content), " ")
        after = next((tokens[at].content[0] for at in range(idx + 1, len(tokens)) if tokens[at].content), " ")
        return joint(before, after).replace(" ", "\n")

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """Of a picture, its words: it would have to be loaded from elsewhere."""
        return escape(self.renderInlineAsText(tokens[idx].children, options, env))

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """A table in a box of its own, with its headings where the style sheet finds them for narrow screens."""
        columns: list[str] = []
        sides: list[str] = []
        at = idx + 3  # behind the openings of head and row
        while tokens[at].type == "th_open":
            words = quoted(self.renderInlineAsText(tokens[at + 1].children, options, env))
            sides.append(str(tokens[at].attrs.get("style", "")).removeprefix("text-align:"))
            columns.append(f"--c{len(columns) + 1}:{words}")
            at += 3
        look = "table boxes" if are_boxes(sides) else "table"
        return f'<div class="{look}"><table style="{escape(";".join(columns))}">\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """Its end."""
        return "</table></div>\n"

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: Any) -> str:
        """A chart of the document in the place of its text; else code."""
        chart = env["charts"].get(chart_name(tokens[idx].info))
        return _figure(chart) if chart else super().fence(tokens, idx, options, env)


def _id(words: str) -> str:
    """The id of a heading with these words, or with this anchor."""
    slug = re.sub(r"[\W_]+", "-", folded(words)).strip("-")
    return f"h-{slug[:_LONGEST_ID]}".strip("-")


def _figure(chart: Chart) -> str:
    caption = f"<figcaption>{escape(chart.title)}</figcaption>"
    return f'<figure class="chart">{caption}{chart.svg}</figure>\n'
