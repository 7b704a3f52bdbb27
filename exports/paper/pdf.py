"""A document as PDF, set by typst. Needs the extra `pdf`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from exports.document import Document
from exports.logo import Logo, NoPictureError, logo_of
from exports.paper.extras import MissingExtraError
from exports.paper.fonts import NoFontError, has_japanese, japanese_font
from exports.paper.typst_text import TypstText, quoted
from retro.errors import RetroError
from retro.language import M_
from retro.text.controls import printable, without_controls

if TYPE_CHECKING:
    from typst import Fonts

_PAPER = Path(__file__).with_name("paper.typ")
_LATIN = "Libertinus Serif"
"""Comes with typst: the same on every system."""


def pdf(document: Document, fonts: Fonts | None = None) -> bytes:
    """The document on A4. `fonts` are those of this system if not said.

    RetroError where typst is not installed, where Japanese text has no font, or where the logo is no picture.
    """
    try:
        import typst
    except ImportError as error:
        raise MissingExtraError("PDF", "pdf") from error
    fonts = fonts or _fonts_of_system()
    logo = _logo(document)
    japanese = japanese_font(fonts.families(), letter=document.is_letter)
    if japanese is None and has_japanese(_all_text(document)):
        raise NoFontError
    # typst reads files below its root alone: a folder that holds what is ours, and nothing else.
    with TemporaryDirectory(prefix="retro-") as folder:
        root = Path(folder)
        (root / _PAPER.name).write_bytes(_PAPER.read_bytes())
        for chart in document.charts.values():
            (root / f"{chart.name}.svg").write_text(chart.svg, "utf-8")
        if logo:
            (root / _logo_file(logo)).write_bytes(logo.data)
        main = root / "main.typ"
        main.write_text(_main(document, japanese, logo), "utf-8")
        try:
            return typst.compile(main, root=root, font_paths=fonts)
        except typst.TypstError as error:
            if logo and error.message.startswith("failed to"):  # the one picture in it that is not ours
                raise NoPictureError(document.organisation.logo) from error
            raise RetroError(
                M_("The PDF was not written: {reason}.", reason=error.message),
                M_("Choose another format, and tell us about it."),
            ) from error


def typst_source(document: Document) -> str:
    """What typst is given, as it is where the system has the font that we prefer."""
    families = ("Noto Sans CJK JP", "Noto Serif CJK JP")
    return _main(document, japanese_font(families, letter=document.is_letter), _logo(document))


def _main(document: Document, japanese: str | None, logo: Logo | None) -> str:
    named = [japanese] if japanese else []
    fonts = named if document.to.code == "ja" and japanese else [_LATIN, *named]
    said = {
        "title": quoted(printable(document.title)),
        "about": quoted(printable(document.about)),
        "organisation": quoted(printable(document.organisation.name)),
        "sender": _array(without_controls(document.organisation.sender).split("\n")),
        "logo": quoted(_logo_file(logo)) if logo else "none",
        "lang": quoted(document.to.code),
        "fonts": _array(fonts),
        "letter": str(document.is_letter).lower(),
        "brief": str(document.is_brief).lower(),
    }
    options = "".join(f"  {name}: {value},\n" for name, value in said.items())
    head = f'#import "{_PAPER.name}": chart, code, data, paper, rule\n#show: paper.with(\n{options})\n\n'
    return head + TypstText(document.charts, room=116 if document.is_brief else 92).body(document.markdown)


def _logo(document: Document) -> Logo | None:
    return logo_of(document.organisation) if document.is_letter else None


def _array(texts: list[str]) -> str:
    return "(" + "".join(f"{quoted(text)}, " for text in texts if text) + ")"


def _logo_file(logo: Logo) -> str:
    return f"logo.{logo.suffix}"


def _all_text(document: Document) -> str:
    organisation = document.organisation
    charts = (chart.svg for chart in document.charts.values())
    return " ".join(
        [document.title, document.about, organisation.name, organisation.sender, document.markdown, *charts]
    )


@cache
def _fonts_of_system() -> Fonts:
    import typst

    return typst.Fonts()
