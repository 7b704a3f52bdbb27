"""A document as PDF, set by typst. Needs the extra `pdf`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from exports.document import Document
from exports.logo import Logo, NoPictureError, logo_of
from exports.one_page import HIGH, height
from exports.paper.extras import MissingExtraError
from exports.paper.fonts import NoFontError, has_japanese, japanese_font
from exports.paper.typst_text import TypstText, quoted
from retro.errors import RetroError
from retro.language import M_, Message
from retro.text.controls import printable
from retro.value import value

if TYPE_CHECKING:
    from typst import Fonts

_ONE_PAGE = re.compile(rb"/Type/Pages/Count 1\b")


@value
class Size:
    """How large a text is set that is to fit on one page."""

    points: float = 10.5
    tight: bool = False
    """Whether there is less space between its lines."""
    factor: float = 1.0
    """How high it is, set so, beside what is estimated."""


_BRIEF = (Size(9.5, factor=1.1), Size(9.0), Size(9.0, tight=True, factor=0.9))

_CALLED = "boxes, branch, chart, code, data, held, paper, right-hand, rule, see"
"""What the body of a document calls of `paper.typ`."""

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
    fonts = fonts or fonts_of_system()
    logo = _logo(document)
    japanese = japanese_font(fonts.families(), letter=document.is_letter)
    if japanese is None and has_japanese(_all_text(document)):
        raise NoFontError
    # typst reads files below its root alone: a folder that holds what is ours, and nothing else.
    with TemporaryDirectory(prefix="retro-") as folder:
        root = Path(folder)
        (root / _PAPER.name).write_bytes(_PAPER.read_bytes())
        for chart in document.charts.values():
            (root / f"{chart.name}.svg").write_text(chart.paper, "utf-8")
        if logo:
            (root / _logo_file(logo)).write_bytes(logo.data)
        main = root / "main.typ"
        try:
            made = b""
            for size in _sizes(document):
                main.write_text(_main(document, japanese, logo, size), "utf-8")
                made = typst.compile(main, root=root, font_paths=fonts)
                if _ONE_PAGE.search(made):
                    break
        except typst.TypstError as error:
            if logo and error.message.startswith("failed to"):  # the one picture in it that is not ours
                raise NoPictureError(document.organisation.logo) from error
            raise RetroError(
                M_("The PDF was not written: {reason}.", reason=error.message),
                M_("Choose another format, and tell us about it."),
            ) from error
    return made


def _sizes(document: Document) -> Sequence[Size]:
    """In which sizes to try it: of what is to fit on a page, in the largest that may do, then in those below it."""
    if not document.is_brief:
        return (Size(),)
    high = height(document.markdown)
    fits = (n for n, size in enumerate(_BRIEF) if high * size.factor <= HIGH)
    return (*_BRIEF[next(fits, len(_BRIEF) - 1) :], _BRIEF[1])


def boxes(document: Document, fonts: Fonts | None = None) -> tuple[Message, ...]:
    """What its writer should know before it is written: which characters would be empty boxes.

    () where typst is not installed, which `pdf` says.
    """
    try:
        import typst  # noqa: F401
    except ImportError:
        return ()
    from exports.paper.glyphs import missing_glyphs, told

    fonts = fonts or fonts_of_system()
    named = _fonts_of(document, japanese_font(fonts.families(), letter=document.is_letter))
    missing = missing_glyphs(_all_text(document), named, fonts)
    return (told(missing),) if missing else ()


def typst_source(document: Document) -> str:
    """What typst is given, as it is where the system has the font that we prefer."""
    families = ("Noto Sans CJK JP", "Noto Serif CJK JP")
    japanese = japanese_font(families, letter=document.is_letter)
    return _main(document, japanese, _logo(document), _sizes(document)[0])


def _main(document: Document, japanese: str | None, logo: Logo | None, size: Size) -> str:
    said = {
        "title": quoted(printable(document.title)),
        "about": quoted(printable(document.about)),
        "classification": quoted(printable(document.classification)),
        "as-of": quoted(printable(document.as_of)),
        "organisation": quoted(printable(document.organisation.name)),
        "letterhead": quoted("" if document.names_sender else printable(document.organisation.name)),
        "logo": quoted(_logo_file(logo)) if logo else "none",
        "lang": quoted(document.to.code),
        "fonts": _array(_fonts_of(document, japanese)),
        "letter": str(document.is_letter).lower(),
        "brief": str(document.is_brief).lower(),
        "size": f"{size.points}pt",
        "tight": str(size.tight).lower(),
    }
    options = "".join(f"  {name}: {value},\n" for name, value in said.items())
    head = f'#import "{_PAPER.name}": {_CALLED}\n#show: paper.with(\n{options})\n\n'
    room = 116 if document.is_brief else 92
    return head + TypstText(document.charts, room, "](#" in document.markdown).body(document.markdown)


def _fonts_of(document: Document, japanese: str | None) -> list[str]:
    """The fonts that it is set in, the first before the others."""
    named = [japanese] if japanese else []
    return named if document.to.code == "ja" and japanese else [_LATIN, *named]


def _logo(document: Document) -> Logo | None:
    return logo_of(document.organisation) if document.is_letter else None


def _array(texts: list[str]) -> str:
    return "(" + "".join(f"{quoted(text)}, " for text in texts if text) + ")"


def _logo_file(logo: Logo) -> str:
    return f"logo.{logo.suffix}"


def _all_text(document: Document) -> str:
    organisation = document.organisation
    charts = (chart.paper for chart in document.charts.values())
    return " ".join(
        [document.title, document.about, organisation.name, organisation.sender, document.markdown, *charts]
    )


@cache
def fonts_of_system() -> Fonts:
    """The fonts that there are, looked for once."""
    import typst

    return typst.Fonts()
