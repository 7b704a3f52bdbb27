"""A document as a Word file, by python-docx. Needs the extra `word`."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from exports.document import Document
from exports.logo import Logo, NoPictureError, logo_of
from exports.paper.extras import MissingExtraError
from retro.text.controls import printable

if TYPE_CHECKING:
    from docx.document import Document as Docx

_STYLES = Path(__file__).with_name("word_styles.xml")

_REPORT_FONTS = ("Arial", "Yu Gothic")
_LETTER_FONTS = ("Times New Roman", "Yu Mincho")
"""For Latin and for Japanese: Word has them on Windows and on the Mac."""

_LINES = {
    "en": {"after": "120", "line": "276", "lineRule": "auto"},
    "ja": {"after": "120", "line": "240", "lineRule": "auto"},
}
"""Japanese fonts bring much space between lines of their own."""
_SMALL_LINES = {"after": "20", "line": "218", "lineRule": "exact"}

_A4 = (11906, 16838)
_MARGIN, _SMALL_MARGIN, _LOW_MARGIN = 1361, 794, 680
"""In twentieths of a point, as Word measures: 24, 14 and 12 mm."""


def docx(document: Document) -> bytes:
    """The document as a file of Word 2010 and later, on A4. Charts are pictures in it; a logo in SVG is left out.

    RetroError where python-docx is not installed, or where the logo is no picture.
    """
    try:
        import docx as python_docx
    except ImportError as error:
        raise MissingExtraError("Word", "word") from error
    from exports.paper.word_text import WordText

    made = python_docx.Document()
    _empty(made)
    _style(made, document)
    _size(made, document)
    margin = _SMALL_MARGIN if document.is_brief else _MARGIN
    _lay_out(made, document, margin)
    if document.is_letter:
        _put_sender(made, document, logo_of(document.organisation))
    end = made.element.body.sectPr
    body = WordText(
        made,
        _A4[0] - 2 * margin,
        room=110 if document.is_brief else 84,
        charts=document.charts,
        is_brief=document.is_brief,
    )
    for each in body.elements(document.markdown):
        end.addprevious(each)
    _name(made, document)
    return _packed(made)


def _empty(made: Docx) -> None:
    """Take out what the stock template brings: a thumbnail, themes, a second set of styles."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    kinds = ("OFFICE_DOCUMENT", "CORE_PROPERTIES", "STYLES", "NUMBERING", "SETTINGS")
    kept = {getattr(RELATIONSHIP_TYPE, kind) for kind in kinds}
    for relations in (made.part.package.rels, made.part.rels):
        for name in [name for name, each in relations.items() if each.reltype not in kept]:
            del relations[name]


def _style(made: Docx, document: Document) -> None:
    """The styles of ours, in the fonts and the language of the document."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import parse_xml

    styles = made.styles.element
    for old in list(styles):
        styles.remove(old)
    styles.extend(parse_xml(_STYLES.read_bytes()))
    latin, japanese = _LETTER_FONTS if document.is_letter else _REPORT_FONTS
    defaults = {each.tag: each for each in next(styles.iter(qn("w:docDefaults"))).iter()}
    for name, font in {"ascii": latin, "hAnsi": latin, "cs": latin, "eastAsia": japanese}.items():
        defaults[qn("w:rFonts")].set(qn(f"w:{name}"), font)
    for tag in ("w:sz", "w:szCs"):
        defaults[qn(tag)].set(qn("w:val"), "17" if document.is_brief else "21")  # in half points
    for name, value in (_SMALL_LINES if document.is_brief else _LINES[document.to.code]).items():
        defaults[qn("w:spacing")].set(qn(f"w:{name}"), value)


def _size(made: Docx, document: Document) -> None:
    """Headings and tables in proportion to the text."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    made.styles["Table Text"].font.size = Pt(8 if document.is_brief else 9.5)
    title = made.styles["Heading 1"].paragraph_format
    if document.is_letter:
        title.space_before = Pt(18)
        if document.to.code == "ja":  # 件名 and 記 stand in the middle
            for name in ("Heading 1", "Heading 2"):
                made.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if document.is_brief:
        for name, size, line, above in (
            ("Heading 1", 13, 17, 0),
            ("Heading 2", 10, 13, 3),
            ("Heading 3", 9, 12, 3),
        ):
            made.styles[name].font.size = Pt(size)
            shape = made.styles[name].paragraph_format
            shape.line_spacing, shape.space_before, shape.space_after = Pt(line), Pt(above), Pt(2)
        for name in ("List Bullet", "List Number", "List Continue"):
            made.styles[name].paragraph_format.space_after = Pt(0)
        made.styles["caption"].paragraph_format.space_before = made.styles["Picture"].paragraph_format.space_after = Pt(
            3
        )


def _lay_out(made: Docx, document: Document, margin: int) -> None:
    """Page, header and footer."""
    from docx.shared import Twips

    from exports.paper.word_xml import field, run, text

    section = made.sections[0]
    section.page_width, section.page_height = map(Twips, _A4)
    section.left_margin = section.right_margin = Twips(margin)
    section.top_margin = section.bottom_margin = Twips(_LOW_MARGIN if document.is_brief else margin)
    section.header_distance = section.footer_distance = Twips(margin // 2)
    section.different_first_page_header_footer = document.is_letter
    section.header.paragraphs[0].text = " · ".join(
        filter(None, map(printable, (document.classification, document.about)))
    )
    as_of = [run(None, text(f"{printable(document.as_of)}\u3000"))] if document.as_of else []
    section.footer.paragraphs[0]._p.extend([*as_of, field("PAGE"), run(None, text(" / ")), field("NUMPAGES")])  # noqa: SLF001 -- python-docx knows no fields


def _put_sender(made: Docx, document: Document, logo: Logo | None) -> None:
    """The organisation on top of a letter."""
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.shared import Cm

    if logo and logo.suffix != "svg":
        try:
            made.add_paragraph(style="Sender").add_run().add_picture(BytesIO(logo.data), height=Cm(1.4))
        except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError) as error:
            raise NoPictureError(document.organisation.logo) from error
    if document.organisation.name and not document.names_sender:
        made.add_paragraph(style="Sender").add_run(printable(document.organisation.name)).bold = True


def _name(made: Docx, document: Document) -> None:
    """The properties of the file: who wrote it and what it is, and no time, which a document does not know."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    core = made.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element
    for old in list(core):
        core.remove(old)
    properties = made.core_properties
    properties.title = printable(document.title)[:255]
    properties.author = printable(document.organisation.name)[:255]
    properties.language = document.to.code


def _packed(made: Docx) -> bytes:
    """The file. Its parts bear no time, so that the same document gives the same bytes."""
    stamped, plain = BytesIO(), BytesIO()
    made.save(stamped)
    with ZipFile(stamped) as source, ZipFile(plain, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(ZipInfo(name), source.read(name), ZIP_DEFLATED)
    return plain.getvalue()
