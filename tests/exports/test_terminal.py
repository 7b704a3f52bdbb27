from __future__ import annotations

from io import StringIO
from time import process_time

import pytest
from hypothesis import given, settings
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode
from rich.console import Console
from rich.segment import Segment

from exports.markdown.late_words import Block
from exports.report import report
from exports.terminal.drawing import PlainMarkdown, drawn, sections
from retro.language import language
from retro.model.record import Retrospective
from tests.exports.reading import parse
from tests.strategies import retrospectives

EN = language("en")


def text(markdown: str, width: int = 40) -> list[str]:
    return [text_of(line) for line in drawn(markdown, width)]


def text_of(line: list[Segment]) -> str:
    return "".join(segment.text for segment in line)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("# Title\n\nA paragraph\nof two lines.", ["Title", "", "A paragraph of two lines."]),
        ("二つの行が\n一つになる。", ["二つの行が一つになる。"]),
        ("one\\\ntwo", ["one", "two"]),
        ("- a\n- b\n  - c\n    d", ["- a", "- b", "  - c d"]),
        ("- a\n\n- b", ["- a", "", "- b"]),
        ("- \n- b", ["- ", "- b"]),
        ("9. a\n10. b", ["9. a", "10. b"]),
        ("> said\n>\n> twice", ["| said", "| ", "| twice"]),
        ("```\nx  = 1\n\n  <b>\n```", ["  x  = 1", "", "    <b>"]),
        ("```retro-strip\n--#--\n```", ["  --#--"]),
        (f"```retro-strip\n{'-' * 39}\n```", [f" {'-' * 39}"]),
        (f"```retro-strip\n{'-' * 40}\n```", ["-" * 40]),
        ("---", ["-" * 40]),
        ("[the log](https://x.org/a) and <https://x.org>", ["the log (https://x.org/a) and", "https://x.org"]),
        ("<me@x.org>", ["me@x.org"]),
        ("![alt](https://x.org/p.png)", ["alt (https://x.org/p.png)"]),
        ("<script>alert(1)</script>", ["<script>alert(1)</script>"]),
        ("\x1b[2Jnot cleared", ["[2Jnot cleared"]),
    ],
)
def test_markdown_is_drawn_as_plain_lines(markdown: str, expected: list[str]) -> None:
    assert text(markdown) == expected


def test_a_table_keeps_its_columns_apart_however_wide_their_letters_are() -> None:
    table = "| 時刻 | What |\n|---|---|\n| 14:05 | 電話が鳴る |\n| 翌朝9時 | phones ring and ring and ring |"
    assert text(table, 24) == [
        "時刻     What",
        "-------  ---------------",
        "14:05    電話が鳴る",
        "翌朝9時  phones ring and",
        "         ring and ring",
    ]


@pytest.mark.parametrize(
    ("cell", "drawn_as"),
    [
        ("**bold** &amp; \\*", "bold & *"),
        ("[a](https://x.org/é)", "a (https://x.org/%C3%A9)"),
        ("[a][log]", "a (https://x.org/the/whole/log)"),
    ],
)
def test_a_column_is_as_wide_as_its_widest_words_are_drawn(cell: str, drawn_as: str) -> None:
    table = f"[log]: https://x.org/the/whole/log\n\n| A | B |\n|---|---|\n| {cell} | c |\n| d | e |"
    head, rule, *rows = text(table, 60)
    assert rows == [f"{drawn_as}  c", f"{'d':{len(drawn_as)}}  e"]
    assert (head, rule) == (f"{'A':{len(drawn_as)}}  B", f"{'-' * len(drawn_as)}  -")


def test_the_words_of_rows_that_nobody_sees_yet_are_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    words = Block.words

    def noted(block: Block, token: Token) -> SyntaxTreeNode:
        read.append(token.content)
        return words(block, token)

    monkeypatch.setattr(Block, "words", noted)
    rows = "\n".join(f"| {n:04} | [not checked] what happened |" for n in range(1000))
    lines = drawn(f"| A | B |\n|---|---|\n{rows}", 40)
    assert [text_of(next(lines)) for _ in range(3)][-1] == "0000  [not checked] what happened"
    assert len(read) < 10
    assert text_of(list(lines)[-1]) == "0999  [not checked] what happened"
    assert len(set(read)) == len(rows.splitlines()) + 3


def test_emphasis_is_told_by_weight_not_by_colour() -> None:
    (line,) = drawn("**bold** *it* ~~out~~ `code`", 40)
    styles = {segment.text: segment.style for segment in line if segment.style}
    assert styles["bold"].bold
    assert styles["it"].italic
    assert styles["out"].strike
    assert [style for word, style in styles.items() if style.color and word != "code"] == []


def test_a_console_prints_the_same_lines() -> None:
    console = Console(file=StringIO(), width=20)
    console.print(PlainMarkdown("# Title\n\n- a long item that goes on"))
    assert isinstance(console.file, StringIO)
    assert console.file.getvalue() == "Title\n\n- a long item that\n  goes on\n"


def test_the_first_lines_are_there_before_the_last_are_drawn() -> None:
    lines = drawn("\n\n".join(["word " * 50] * 3000), 60)
    first = next(lines)
    assert first == [Segment("word " * 11 + "word")]


@settings(max_examples=20)
@given(retrospectives())
def test_every_report_fits_its_width(record: Retrospective) -> None:
    for code in ("en", "ja"):
        lines = list(drawn(report(record, language(code)), 60))
        assert [line for line in lines if sum(segment.cell_length for segment in line) > 60] == []
        assert [segment for line in lines for segment in line if "\n" in segment.text or "\x1b" in segment.text] == []


@settings(max_examples=25, deadline=None)
@given(retrospectives())
def test_a_report_says_the_same_whether_it_is_read_in_sections_or_in_one(record: Retrospective) -> None:
    markdown = report(record, EN)
    assert "\n".join(sections(markdown)) == markdown
    assert [token for section in sections(markdown) for token in seen(section)] == seen(markdown)


def test_sections_begin_with_headings_and_behind_tables_and_never_in_code() -> None:
    pieces = ["# a\n\nb\n", "## c\n\n| d |\n| --- |\n| e |\n", "- f\n", "# g\n\n````\n# h\n```\n| i\nj\n````\n"]
    assert list(sections("\n".join(pieces))) == pieces


def seen(markdown: str) -> list[tuple[str, str, str, int]]:
    return [(token.type, token.tag, token.content, token.level) for token in parse("commonmark with tables", markdown)]


@pytest.mark.parametrize(
    "said", ["宛名を取り違えた。", "a line of text\n", "a [b](https://c.ex) d ", "`code` and *this* "]
)
def test_a_long_text_takes_no_more_time_for_a_piece_than_a_short_one(said: str) -> None:
    def spent(times: int) -> float:
        began = process_time()
        assert text(said * times, 80)
        return process_time() - began

    once = min(spent(2_000) for _ in range(2))
    assert spent(16_000) < 24 * once + 0.5  # eight times as much; where each piece looks at all others, 64 times
