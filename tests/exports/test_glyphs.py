"""What no font has is told before the PDF is written."""

from __future__ import annotations

import pytest
import typst

from exports.formats import format_coded
from exports.paper.glyphs import missing_glyphs
from exports.paper.pdf import boxes
from retro.language import language
from tests.exports.paper import document

FONTS = typst.Fonts()
LATIN = ["Libertinus Serif"]


def test_what_has_no_drawing_anywhere_is_named_and_everything_else_is_not() -> None:
    text = "The family waits, 14:05 – “so” → é ß Ω Ж ∮ \U0010fff0 \u200b\ufe0f \U000f1234"
    assert missing_glyphs(text, LATIN, FONTS) == ["\U0010fff0", "\U000f1234"]


def test_ordinary_text_is_not_even_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.paper.glyphs._drawings", lambda *_: pytest.fail("it was"))
    assert missing_glyphs("The family: 12 €, “so”. 東京のクレーム、２０２６年。", LATIN, FONTS) == []


def test_the_writer_of_a_pdf_is_told_and_of_a_page_is_not() -> None:
    given = document("# A\n\nthe family \U000f1234 waits\n")
    (told,) = boxes(given, FONTS)
    assert "\U000f1234 (U+F1234)" in told.show(language("en"))
    assert [form.code for form in map(format_coded, ("md", "html", "pdf", "docx")) if form and form.warns] == ["pdf"]
