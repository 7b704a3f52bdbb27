"""The table of human writing: every line has the reading that its writer meant, and none is misread."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.model.human_lines import HumanLine, case, main, misread, read, same, table
from tests.of_each import of_each

CASE = case()


@of_each([(line,) for line in table()])
def test_a_line_is_read_as_it_was_meant(line: HumanLine) -> None:
    outcome, reading = read(line, CASE)
    assert not misread(line, outcome, reading), reading
    assert outcome == line.outcome, reading
    assert same(line.reading, reading), reading


def test_the_table_holds_both_languages_and_as_many_traps() -> None:
    counted = Counter((line.language, line.sort) for line in table())
    assert all(counted[language, sort] >= 200 for language in ("en", "ja") for sort in ("form", "trap"))
    assert counted["en", "trap"] + counted["ja", "trap"] >= counted.total() / 2
    lines = [(line.stage, line.line) for line in table()]
    assert len(set(lines)) == len(lines)
    assert {line.stage for line in table()} == {
        "head", "timeline", "cause", "scope", "remedy", "prevention", "changes", "review",
    }  # fmt: skip


def test_the_command_prints_the_shares(capsys: pytest.CaptureFixture[str]) -> None:
    assert main() == 0
    told = capsys.readouterr().out
    assert "misread: 0" in told
    assert "en: " in told
    assert "refused" in told
