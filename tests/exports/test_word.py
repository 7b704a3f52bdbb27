from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zlib
from io import BytesIO
from pathlib import Path
from struct import pack
from zipfile import ZipFile

import docx as python_docx
import pytest
from docx.document import Document as Docx
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph
from hypothesis import given, settings, strategies as st

from exports.organisation import Organisation
from exports.paper.word import docx
from exports.report import report
from retro.errors import RetroError
from retro.language import LANGUAGES, language
from retro.model.record import Retrospective
from tests.exports.paper import CHART, ORGANISATION, document, everything, squeezed
from tests.exports.reading import parse, words
from tests.strategies import hostile_text, retrospectives


def opened(data: bytes) -> Docx:
    return python_docx.Document(BytesIO(data))


def part(data: bytes, name: str) -> str:
    return ZipFile(BytesIO(data)).read(name).decode()


def styled(found: Docx, style: str) -> list[str]:
    return [each.text for each in found.paragraphs if each.style is not None and each.style.name == style]


def numbering(paragraph: Paragraph) -> tuple[int, int]:
    """In which list a paragraph is, and how deep."""
    number, level = (next(paragraph._p.iter(qn(f"w:{tag}"))).get(qn("w:val")) for tag in ("numId", "ilvl"))
    assert number is not None
    assert level is not None
    return int(number), int(level)


def number_of(found: Docx, text: str) -> tuple[int, int]:
    return numbering(next(each for each in found.paragraphs if each.text == text))


def all_text(found: Docx) -> str:
    return "".join(node.text or "" for node in found.element.body.iter(qn("w:t")))


def test_headings_are_headings() -> None:
    found = opened(docx(document("# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n")))
    names = [each.style.name for each in found.paragraphs if each.style is not None]
    assert names == [f"Heading {n}" for n in range(1, 7)]
    assert [each.text for each in found.paragraphs] == ["One", "Two", "Three", "Four", "Five", "Six"]


def test_a_table_has_a_heading_that_is_repeated() -> None:
    (table,) = opened(docx(everything())).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Left", "Right", "Centre"], ["a", "1,000", "x"], ["link", "2", "y"],
    ]  # fmt: skip
    assert table.style is not None
    assert table.style.name == "Table Grid"
    heading, *rows = table._tbl.tr_lst
    assert heading.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None for row in rows)


def test_lists_are_lists_with_levels() -> None:
    found = opened(docx(everything()))
    assert styled(found, "List Number")[:2] == ["one", "two"]
    assert styled(found, "List Bullet 2")[:1] == ["nested"]
    assert styled(found, "List Number 3") == ["deep", "deeper"]
    assert [number_of(found, text)[1] for text in ("one", "nested", "deep")] == [0, 1, 2]
    assert number_of(found, "nested")[0] == number_of(found, "[x] task done")[0]


def test_each_ordered_list_counts_on_its_own() -> None:
    found = opened(docx(everything()))
    one, restart, five = (number_of(found, text)[0] for text in ("one", "restart", "five"))
    assert len({one, restart, five}) == 3
    assert number_of(found, "two")[0] == one
    starts = {}
    for num in found.part.numbering_part.element.num_lst:
        first = num.find(f"{qn('w:lvlOverride')}/{qn('w:startOverride')}")
        starts[num.numId] = None if first is None else first.get(qn("w:val"))
    assert [starts[number] for number in (one, restart, five)] == ["1", "1", "5"]


def test_lists_deeper_than_word_goes_stay_at_its_deepest_level() -> None:
    found = opened(docx(document("\n".join(f"{'  ' * depth}- level {depth}" for depth in range(9)))))
    assert [numbering(each)[1] for each in found.paragraphs][:9] == list(range(9))
    deepest = opened(docx(document("- " * 10 + "text"))).paragraphs
    assert [numbering(each)[1] for each in deepest] == [*range(9), 8]


def test_quotes_code_and_charts() -> None:
    found = opened(docx(everything()))
    assert styled(found, "Quote")[0] == "quote em gone"
    assert styled(found, "Source Code")[0].startswith('print("hi")')


def test_a_chart_is_a_picture_with_its_title_and_the_same_bytes_each_time() -> None:
    given = document(f"```retro-bars\n{CHART.text}\n```\n", charts={"bars": CHART})
    made = docx(given)
    found = opened(made)
    assert styled(found, "Source Code") == []
    assert styled(found, "Caption") == [CHART.title]
    (shape,) = found.inline_shapes
    assert shape._inline.docPr.get("descr") == CHART.title
    assert round(shape.width.cm, 1) == 11.0
    assert shape.width / shape.height == pytest.approx(360 / 40, rel=0.01)
    with ZipFile(BytesIO(made)) as parts:
        assert parts.read("word/media/bars.svg").decode() == CHART.svg
        assert parts.read("word/media/bars.png").startswith(b"\x89PNG")
        assert len(parts.read("word/media/bars.png")) > 500
    assert docx(given) == made


def test_without_typst_the_drawing_is_there_still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    made = docx(document(f"```retro-bars\n{CHART.text}\n```\n", charts={"bars": CHART}))
    with ZipFile(BytesIO(made)) as parts:
        assert parts.read("word/media/bars.svg").decode() == CHART.svg
        assert parts.read("word/media/bars.png").startswith(b"\x89PNG")


def test_the_looks_of_words() -> None:
    (paragraph,) = opened(docx(document("a **b** *c* ~~d~~ `e` ***f***"))).paragraphs
    looks = {run.text: (run.bold, run.italic, run.font.strike, run.style.name) for run in paragraph.runs}
    plain = "Default Paragraph Font"
    assert looks["b"] == (True, None, None, plain)
    assert looks["c"] == (None, True, None, plain)
    assert looks["d"] == (None, None, True, plain)
    assert looks["e"] == (None, None, None, "Source Code Char")
    assert looks["f"][:2] == (True, True)


def test_contents_lead_to_the_sections_with_their_pages() -> None:
    said = "# T\n\nContents: [1. When](#1-when) · [原因](#原因) · [gone](#gone)\n\n## 1. When\n\n## 原因\n\n## 原因\n"
    body = opened(docx(document(said))).element.body
    marks = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))] == marks
    assert len(marks) == len({each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))}) == 2
    pages = list(body.iter(qn("w:fldSimple")))
    assert [each.get(qn("w:instr")) for each in pages] == [f"PAGEREF {name} \\h" for name in marks]
    assert [each.get(qn("w:dirty")) for each in pages] == ["true", "true"]


def test_links_lead_to_the_web_and_to_mail_alone() -> None:
    markdown = "[a](https://example.com) [b](mailto:a@b.example) [c](file:///etc/passwd) [d](other.html) <tel:1>"
    found = opened(docx(document(f"{markdown} [again](https://example.com)")))
    targets = [link.address for link in found.paragraphs[0].hyperlinks]
    assert targets == ["https://example.com", "mailto:a@b.example", "https://example.com"]
    assert found.paragraphs[0].text == "a b [c](file:///etc/passwd) d tel:1 again"


def test_the_page() -> None:
    data = docx(everything())
    (section,) = opened(data).sections
    assert section.page_width is not None
    assert section.page_height is not None
    assert abs(section.page_width - Mm(210)) < Mm(1)
    assert abs(section.page_height - Mm(297)) < Mm(1)
    assert section.header.paragraphs[0].text == "2026-001"
    fields = re.findall(r'w:instr="(\w+)"', section.footer.paragraphs[0]._p.xml)
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_file_says_what_it_is_and_not_when() -> None:
    data = docx(everything(title="A title"))
    about = opened(data).core_properties
    assert (about.title, about.author, about.language) == ("A title", ORGANISATION.name, "en")
    assert "dcterms" not in re.sub(r"xmlns:\S+", "", part(data, "docProps/core.xml"))
    assert {each.date_time for each in ZipFile(BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_it_brings_nothing_that_is_not_ours() -> None:
    names = set(ZipFile(BytesIO(docx(document("x")))).namelist())
    assert names == {
        "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml", "word/styles.xml",
        "word/_rels/document.xml.rels", "word/numbering.xml", "word/settings.xml", "word/header1.xml",
        "word/footer1.xml",
    }  # fmt: skip


def test_the_same_document_gives_the_same_bytes() -> None:
    again = "import sys; from exports.paper.word import docx; from tests.exports.paper import *; "
    again += "sys.stdout.buffer.write(docx(everything()))"
    there = subprocess.run([sys.executable, "-c", again], capture_output=True, check=True).stdout
    assert docx(everything()) == there


@pytest.mark.parametrize("letter", [True, False])
@pytest.mark.parametrize("code", LANGUAGES)
def test_japanese_has_a_font_of_its_own(code: str, *, letter: bool) -> None:
    styles = part(docx(document("x", code, is_letter=letter)), "word/styles.xml")
    fonts = re.search(r"<w:rFonts[^>]*>", styles)
    assert fonts is not None
    assert f'w:eastAsia="{"Yu Mincho" if letter else "Yu Gothic"}"' in fonts[0]
    assert 'w:eastAsia="ja-JP"' in styles


def test_every_style_that_is_used_is_there() -> None:
    for said in ({}, {"is_letter": True}, {"is_brief": True}):
        data = docx(everything(**said))
        used = set(re.findall(r'w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"', part(data, "word/document.xml")))
        assert used
        assert used <= set(re.findall(r'w:styleId="(\w+)"', part(data, "word/styles.xml")))


def picture() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\x2f\x5f\x8f")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(("name", "shown"), [("logo.png", 1), ("logo.svg", 0)])
def test_a_letter_has_its_sender_on_top(tmp_path: Path, name: str, shown: int) -> None:
    logo = tmp_path / name
    logo.write_bytes(picture() if shown else b"<svg xmlns='http://www.w3.org/2000/svg'/>")
    organisation = Organisation(ORGANISATION.name, ORGANISATION.sender, logo=logo)
    found = opened(docx(document("# An apology", organisation=organisation, about="2026-001", is_letter=True)))
    lines = [each.text for each in found.paragraphs][shown:]
    assert lines == ["Hoshizora Gifts Ltd.", "An apology"], "who signs it stands below"
    assert len(found.inline_shapes) == shown
    assert found.sections[0].different_first_page_header_footer
    assert "Hoshizora" not in all_text(opened(docx(document("# A report", organisation=organisation))))


@pytest.mark.parametrize("content", [None, b"", b"MZ not a picture", b"\x89PNG\r\n\x1a\n broken"])
def test_a_logo_that_is_no_picture_is_an_error_in_words(tmp_path: Path, content: bytes | None) -> None:
    logo = tmp_path / "logo.png"
    if content is not None:
        logo.write_bytes(content)
    with pytest.raises(RetroError, match="logo"):
        docx(document("x", organisation=Organisation(logo=logo), is_letter=True))


def test_what_xml_refuses_never_reaches_it() -> None:
    bad = "a\x00b\x1bc\x0bd\ufffee\ud800f"
    data = docx(
        document(
            f"# {bad}\n\n`{bad}`\n\n{bad}", title=bad, about=bad, organisation=Organisation(bad, bad), is_letter=True
        )
    )
    found = opened(data)
    assert "abcdef" in all_text(found)
    assert found.core_properties.title.split() == ["a", "b", "c", "d", "e", "f"]


@settings(max_examples=12)
@given(retrospectives(), st.sampled_from(list(LANGUAGES)))
def test_every_word_of_a_report_is_there(record: Retrospective, code: str) -> None:
    markdown = report(record, language(code))
    found = opened(docx(document(markdown, code, title=record.head.title)))
    assert squeezed(all_text(found)) == squeezed(words(parse("commonmark with tables", markdown)))


@settings(max_examples=60)
@given(hostile_text())
def test_text_of_any_kind_is_text(text: str) -> None:
    data = docx(document(text, title=text, about=text, organisation=Organisation(text, text), is_letter=True))
    assert opened(data).element.body is not None
    assert "<script" not in part(data, "word/document.xml")


def test_without_the_package_the_one_command_is_said() -> None:
    code = (
        "import sys; sys.modules['docx'] = None\n"
        "from exports.paper.word import docx\nfrom tests.exports.paper import document\n"
        "from retro.errors import RetroError\n"
        "try: docx(document('x'))\nexcept RetroError as e: print(e.title, e.step)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said == "Word needs a further package. Install it: pip install 'incident-retro[word]'\n"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed")
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    from pypdf import PdfReader

    (tmp_path / "report.docx").write_bytes(docx(everything()))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(tmp_path / "report.docx")],
        capture_output=True, check=True, timeout=300,
    )  # fmt: skip
    reader = PdfReader(tmp_path / "report.pdf")
    found = reader.pages[0].extract_text()
    assert "#emph[x] $x^2$ @ref" in found
    assert "1 / 1" in found
    assert re.search(r"5\.\s*five", found)
