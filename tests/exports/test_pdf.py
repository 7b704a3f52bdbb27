from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
from hypothesis import given, settings, strategies as st
from pypdf import PdfReader

from exports.markdown.escape import inline
from exports.markdown.tree import tree
from exports.organisation import Organisation
from exports.paper.columns import column_shares
from exports.paper.extras import MissingExtraError
from exports.paper.fonts import GOTHIC, MINCHO, NoFontError, has_japanese, japanese_font
from exports.paper.pdf import pdf, typst_source
from exports.report import report
from retro.errors import RetroError
from retro.language import LANGUAGES, language
from retro.model.record import Retrospective
from tests.exports.paper import CHART, FIXTURES, ORGANISATION, TYPST, document, everything, squeezed
from tests.strategies import hostile_text, retrospectives

FONTS = typst.Fonts()
NO_SYSTEM_FONTS = typst.Fonts(include_system_fonts=False)
japanese = pytest.mark.skipif(
    japanese_font(FONTS.families()) is None, reason="this system has no font for Japanese (fonts-noto-cjk)"
)


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data))


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in read(data).pages]


# What stands in the source


def test_every_kind_of_block_in_typst() -> None:
    assert typst_source(everything()) == (FIXTURES / "paper.typ").read_text("utf-8")


STRING = re.compile(r'"(?:[^"\\]|\\.)*"')
OURS = {
    "branch",
    "heading", "list", "enum", "quote", "data", "chart", "code", "rule", "raw", "strong", "emph", "strike", "link",
    "linebreak", "block", "see", "label", "wide", "table", "header", "level", "tight", "true", "false", "start",
    "numbering", "columns", "sides", "left", "right", "center",
    "box", "held", "next",
}  # fmt: skip


def without_strings(source: str) -> str:
    return STRING.sub("", source.partition("\n)\n")[2])


def holds_only_ours(source: str) -> bool:
    left = without_strings(source)
    return re.fullmatch(r"[\w\s#()\[\],:.%]*", left) is not None and set(re.findall(r"[^\W\d]\w*", left)) <= OURS


@settings(max_examples=25)
@given(retrospectives(), st.sampled_from(list(LANGUAGES)))
def test_a_report_of_hostile_text_is_strings_and_our_own_words(record: Retrospective, code: str) -> None:
    to = language(code)
    assert holds_only_ours(typst_source(document(report(record, to), code, title=record.head.title)))


@settings(max_examples=200)
@given(hostile_text() | st.lists(st.sampled_from(TYPST)).map("".join))
def test_text_of_any_kind_in_any_place_is_a_string(text: str) -> None:
    organisation = Organisation(text, text)
    source = typst_source(document(text, title=text, about=text, organisation=organisation, is_letter=True))
    assert holds_only_ours(source)
    options = STRING.sub("", source.partition("\n)\n")[0])
    assert re.fullmatch(r"[\w\s#():,.-]*", options)


def test_code_stands_in_pieces_that_typst_can_set_fast() -> None:
    source = typst_source(document("```\n" + "line\n" * 120 + "```\n"))
    assert [piece.count("line") for piece in STRING.findall(source) if "line" in piece] == [50, 50, 20]


# What stands on paper


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(TYPST), min_size=1).map("".join))
@japanese
def test_what_typst_would_run_is_read_as_text(text: str) -> None:
    line = inline(text)
    markdown = f"# {line}\n\n{line}\n\n- {line}\n\n| h |\n|---|\n| {line} |\n\n> {line}\n\n```\n{line}\n```\n"
    found = squeezed("".join(pages(pdf(document(markdown, title=text, about=text), FONTS))))
    plain = squeezed("".join(token.content for token in tree(line).walk() if token.type in {"text", "code_inline"}))
    assert found.replace("`", "").count(plain.replace("`", "")) >= 5  # in the block, code has its marks around it


def test_a_file_cannot_be_read_even_by_typst_itself(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not tell")
    text = f'#read("{secret}") #"{secret.name}" $read("{secret}")$'
    found = squeezed("".join(pages(pdf(document(f"{inline(text)}\n"), FONTS))))
    assert "donottell" not in found
    assert "#read(" in found


def test_the_same_document_gives_the_same_bytes() -> None:
    again = "import sys; from exports.paper.pdf import pdf; from tests.exports.paper import *; "
    again += "sys.stdout.buffer.write(pdf(document('# A\\n\\ntext', charts={'bars': CHART})))"
    there = subprocess.run([sys.executable, "-c", again], capture_output=True, check=True).stdout
    assert pdf(document("# A\n\ntext", charts={"bars": CHART}), FONTS) == there


@pytest.mark.parametrize("code", [pytest.param("ja", marks=japanese), "en"])
def test_the_file_says_what_it_is_and_not_when(code: str) -> None:
    text = "報告" if code == "ja" else "Report"
    reader = read(pdf(document(f"# {text}\n", code, title=text, organisation=ORGANISATION), FONTS))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (text, ORGANISATION.name)
    assert reader.metadata.creation_date is None
    assert str(reader.root_object["/Lang"]).startswith(code)
    width, height = reader.pages[0].mediabox[2:]
    assert (round(width), round(height)) == (595, 842)


def test_headings_are_its_bookmarks() -> None:
    reader = read(pdf(document("# One\n\ntext\n\n## Two\n\ntext\n\n## Three\n"), FONTS))
    one, under = reader.outline
    assert getattr(one, "title", "") == "One"
    assert isinstance(under, list)
    assert [getattr(each, "title", "") for each in under] == ["Two", "Three"]


def test_links_lead_to_the_web_and_to_mail_alone() -> None:
    markdown = "[a](https://example.com) [b](mailto:a@b.example) [c](file:///etc/passwd) [d](other.html) <tel:1>"
    page = read(pdf(document(markdown), FONTS)).pages[0]
    assert page.annotations is not None
    targets = [note.get_object()["/A"]["/URI"] for note in page.annotations]
    assert targets == ["https://example.com", "mailto:a@b.example"]
    assert squeezed("a b [c](file:///etc/passwd) d tel:1") in squeezed(page.extract_text())


def test_each_page_has_its_header_its_number_and_the_heading_of_a_table() -> None:
    rows = "".join(f"| {n} | a thing that happened |\n" for n in range(100))
    found = pages(pdf(document(f"| Number | What |\n|---|---|\n{rows}", about="2026-001"), FONTS))
    assert len(found) > 1
    for number, page in enumerate(found, 1):
        assert "2026-001" in page
        assert f"{number} / {len(found)}" in page
        assert "Number" in page


def test_a_heading_does_not_stand_alone_at_the_end_of_a_page() -> None:
    for lines in range(25, 50):
        first = pages(pdf(document("\n\n".join(["line"] * lines) + "\n\n## Heading\n\nbelow it\n"), FONTS))[0]
        assert ("Heading" in first) == ("below it" in first)


def test_a_brief_document_fits_one_page_where_another_takes_two() -> None:
    markdown = "\n\n".join(f"## Part {n}\n\nA few words on it.\n\n- one\n- two\n- three" for n in range(8))
    assert len(pages(pdf(document(markdown), FONTS))) == 2
    assert len(pages(pdf(document(markdown, is_brief=True), FONTS))) == 1
    assert len(pages(pdf(document(markdown * 4, is_brief=True), FONTS))) > 1


def test_a_letter_has_its_sender_on_top() -> None:
    markdown = "# An apology\n\n" + "\n\n".join(["We are sorry."] * 60)
    first, second = pages(pdf(document(markdown, about="2026-001", organisation=ORGANISATION, is_letter=True), FONTS))
    assert first.startswith("Hoshizora Gifts Ltd.\nAn apology"), "who signs it stands below"
    assert "2026-001" not in first
    assert "2026-001" in second
    assert "1 / 1" not in pages(pdf(document("short", is_letter=True), FONTS))[0]


def test_a_chart_is_drawn_in_the_place_of_its_text() -> None:
    drawn = pages(pdf(document(f"```retro-bars\n{CHART.text}\n```\n", charts={"bars": CHART}), FONTS))[0]
    assert "###" not in drawn
    assert "drawn" in drawn
    assert "###" in pages(pdf(document(f"```retro-bars\n{CHART.text}\n```\n"), FONTS))[0]


def test_a_digest_can_be_copied() -> None:
    digest = "0123456789abcdef" * 4
    assert digest in pages(pdf(document(f"Closed; digest {digest}"), FONTS))[0]


@pytest.mark.parametrize("text", ["x" * 1000, "W" * 64, "https://example.com/" + "a/b?c=d&" * 100])
def test_a_word_longer_than_the_line_goes_on_below(text: str) -> None:
    page = read(pdf(document(f"{text}\n\n| h |\n|---|\n| {text} |\n\n```\n{text}\n```\n"), FONTS)).pages[0]
    lines = page.extract_text().replace("\u200b", "").splitlines()
    assert max(map(len, lines)) < 130
    assert squeezed(page.extract_text()).count(text) == 3


# Fonts


def test_the_best_font_that_is_there_is_taken() -> None:
    assert japanese_font(["DejaVu Sans", "MS Gothic", "IPAexGothic"]) == "IPAexGothic"
    assert japanese_font([GOTHIC[0], MINCHO[0]]) == GOTHIC[0]
    assert japanese_font([GOTHIC[0], MINCHO[0]], letter=True) == MINCHO[0]
    assert japanese_font([GOTHIC[0]], letter=True) == GOTHIC[0]
    assert japanese_font(["DejaVu Sans"]) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [("plain", False), ("naïve – “x”", False), ("漢", True), ("ｶﾅ", True), ("。", True), ("𠮷", True)],
)
def test_which_text_needs_a_font_for_japanese(text: str, *, answer: bool) -> None:
    assert has_japanese(text) is answer


@pytest.mark.parametrize("place", ["markdown", "title", "about", "organisation"])
def test_without_a_font_japanese_is_refused_with_what_to_install(place: str) -> None:
    said: Any = Organisation("株式会社") if place == "organisation" else "原因"
    with pytest.raises(NoFontError) as caught:
        pdf(replace(document("text"), **{place: said}), NO_SYSTEM_FONTS)
    assert "fonts-noto-cjk" in str(caught.value.step)
    assert "google-noto-sans-cjk-fonts" in str(caught.value.step)


def test_without_a_font_other_text_is_set() -> None:
    assert "Cause" in pages(pdf(document("# Cause\n"), NO_SYSTEM_FONTS))[0]


@japanese
def test_japanese_lines_run_on_without_a_space() -> None:
    assert "取り違えました。お詫び" in pages(pdf(document("取り違えました。\nお詫びします。", "ja"), FONTS))[0]


# What may be missing


def test_without_the_package_the_one_command_is_said() -> None:
    code = (
        "import sys; sys.modules['typst'] = None\n"
        "from exports.paper.pdf import pdf\nfrom tests.exports.paper import document\n"
        "from retro.errors import RetroError\n"
        "try: pdf(document('x'))\nexcept RetroError as e: print(e.title, e.step)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said == "PDF needs a further package. Install it: pip install 'incident-retro[pdf]'\n"
    assert issubclass(MissingExtraError, RetroError)


@pytest.mark.parametrize("content", [None, b"", b"MZ not a picture", b"\x89PNG\r\n\x1a\n broken", b"<svg broken"])
def test_a_logo_that_is_no_picture_is_an_error_in_words(tmp_path: Path, content: bytes | None) -> None:
    logo = tmp_path / "logo.png"
    if content is not None:
        logo.write_bytes(content)
    with pytest.raises(RetroError, match="logo"):
        pdf(document("x", organisation=Organisation(logo=logo), is_letter=True), FONTS)


# Columns


@given(st.lists(st.lists(st.integers(0, 90), min_size=3, max_size=3), min_size=1, max_size=4))
def test_the_columns_share_the_whole_width(rows: list[list[int]]) -> None:
    lines = ["| a | b | c |", "|---|---|---|", *("| " + " | ".join("x" * n for n in row) + " |" for row in rows)]
    table = tree("\n".join(lines)).children[0]
    shares = column_shares([row for part in table.children for row in part.children], 92)
    assert sum(shares) == pytest.approx(1)
    assert min(shares) > 0.03
