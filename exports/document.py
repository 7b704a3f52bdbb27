"""A finished document: Markdown, with its charts. Every format is a rendering of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cached_property

from exports.organisation import Organisation
from retro.language import Language
from retro.value import value

_CHART = "retro-"


@value
class Chart:
    """One chart, drawn twice. In the Markdown it is a block of code ```` ```retro-NAME ````, which holds `text`.

    No other program draws or runs a block of that name, and nobody's prose can hold one: of code in prose, only a
    language is kept.
    """

    name: str
    """Unique in its document: `timeline`."""
    title: str
    """What it shows, in words, for those who cannot see it."""
    text: str
    """The chart as lines of text, for Markdown and the terminal."""
    draw: Callable[[], str]
    """Draws `svg`, which only some formats need."""
    draw_wide: Callable[[], str] | None = None
    """Draws `paper`, where that is another one: as wide as the page."""

    @cached_property
    def svg(self) -> str:
        """The chart as an SVG element: no scripts, no references, its colours by the classes of `exports/charts`."""
        return self.draw()

    @property
    def is_wide(self) -> bool:
        """Whether it is drawn for the whole width of a page."""
        return self.draw_wide is not None

    @cached_property
    def paper(self) -> str:
        """The chart as it is printed."""
        return self.draw_wide() if self.draw_wide else self.svg

    @property
    def markdown(self) -> str:
        """Its place in a document: a block of its own."""
        return f"```{_CHART}{self.name}\n{self.text.rstrip()}\n```"


def chart_name(info: str) -> str:
    """The name of the chart that stands in the place of a block of code with this `info`; "" if it is code."""
    said = info.strip()
    return said.removeprefix(_CHART) if said.startswith(_CHART) else ""


@value
class Document:
    """What is rendered. The same document gives the same bytes in every format."""

    title: str
    """Plain text, one line."""
    markdown: str
    to: Language
    about: str = ""
    """Plain text for the top of each printed page: the reference, or the period."""
    classification: str = ""
    """Who may read it, for the top of each page: "Company confidential"; "" for a letter."""
    as_of: str = ""
    """The day on which it tells how things stand, in words, for the bottom of each page; "" where it says so itself."""
    organisation: Organisation = field(default_factory=Organisation)
    charts: Mapping[str, Chart] = field(default_factory=dict)
    is_letter: bool = False
    """Whether it is set as a letter: the organisation on top, no rule below its title."""
    names_sender: bool = False
    """Whether it says on top itself who it is from: the logo is all that stands above it then."""
    is_brief: bool = False
    """Whether it is set small, to fit one printed page."""
