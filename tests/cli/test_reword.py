"""retro reword: which sentences of a letter need other words, and the words that somebody gives them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from retro.model.stages.answers import Said
from retro.model.stages.cause import Cause
from retro.model.stages.scope import Damage
from tests.cli.filled import once
from tests.cli.running import Cli


@pytest.fixture
@once
def plain(case: Cli) -> Cli:
    """A case whose Japanese letter has two sentences that are not for its reader: 2.1 and 3.1."""
    case.done("set", "1", "responsibility=not-ours")
    case.done("add", "1", "cause", "伝票を見ずに貼った ~fact")
    case.done("add", "1", "cause", "確認の手順がありませんでした ~fact")
    case.done("add", "1", "scope", "two gifts late #economic ~confirmed")
    return case


def test_what_needs_words_is_a_line_each_and_an_answer_stands_in_the_letter(plain: Cli) -> None:
    run = plain("reword", "1", "--lang", "ja")
    assert (run.exit_code, run.stderr) == (1, "2 sentences need other words.\n")
    assert run.stdout.splitlines() == [
        "2.1 伝票を見ずに貼った [plain style in a polite letter]",
        "3.1 two gifts late [another language than the letter]",
    ]
    run = plain("reword", "1", "--lang", "ja", "head=お荷物の取り違え", "2.1=伝票を確かめずに貼りました。", "3.1＝")
    assert (run.exit_code, run.stdout, run.stderr) == (0, "", "Nothing in it needs other words.\n")
    record = plain.record()
    assert (record.head.words_ja, record.of(Cause)[0].words_ja) == ("お荷物の取り違え", "伝票を確かめずに貼りました。")
    (answer,) = record.answers
    assert (answer.row, answer.asked, answer.said) == (record.of(Damage)[0].id, "words_ja", Said.NOT_APPLICABLE)
    letter = plain.done("export", "1", "--for", "customer", "--lang", "ja", "--yes")
    assert "伝票を確かめずに貼りました。" in letter
    assert "貼った" not in letter
    assert "gifts" not in letter
    assert "two gifts late" in plain.done("export", "1", "--for", "customer", "--yes")
    plain.done("undo", "1")
    assert plain("reword", "1", "--lang", "ja").exit_code == 1


def test_json_tells_the_field_that_takes_the_words(plain: Cli) -> None:
    told = json.loads(plain("reword", "1", "--lang", "ja", "--json").stdout)
    assert [(each["row"], each["field"], each["why"], each["words"]) for each in told] == [
        ("2.1", "what", "plain", "words_ja"),
        ("3.1", "what", "language", "words_ja"),
    ]


def editor(folder: Path, does: str) -> str:
    """The command of an editor that does something with the text `s`."""
    script = folder / "editor.py"
    reads = "import pathlib, sys\np = pathlib.Path(sys.argv[1])\ns = p.read_text('utf-8')"
    script.write_text(f"{reads}\n{does}\np.write_text(s, 'utf-8')", encoding="utf-8")
    return f"{sys.executable} {script}"


def test_all_of_them_open_once_in_an_editor(plain: Cli) -> None:
    does = (
        "assert s.count('\\n> ') == 2, s\n"
        "s = s.replace('\\n伝票を見ずに貼った\\n', '\\n伝票を確かめずに\\n貼りました。\\n')\n"
        "s = s.replace('\\ntwo gifts late\\n', '\\n')"
    )
    run = plain("reword", "1", "--lang", "ja", "--edit", EDITOR=editor(plain.folder, does), VISUAL="")
    assert (run.exit_code, run.stdout) == (0, "")
    record = plain.record()
    assert record.of(Cause)[0].words_ja == "伝票を確かめずに貼りました。"
    assert [answer.row for answer in record.answers] == [record.of(Damage)[0].id]


def test_what_was_altered_in_the_headings_is_refused_and_nothing_is_written(plain: Cli) -> None:
    seq = plain.record().head.seq
    command = editor(plain.folder, "s = s.replace('## 2.1', '## 2.9')")
    run = plain("reword", "1", "--lang", "ja", "--edit", EDITOR=command, VISUAL="")
    assert run.exit_code == 1
    assert "“2.9” is no row that was asked about" in run.stderr
    assert plain.record().head.seq == seq


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--for", "management"), 2, "Only letters are worded for their reader."),
        (("2.1",), 2, "“2.1” is not of the form ROW=TEXT."),
        (("2.7=x",), 1, "There is no row 2.7"),
        (("0.1=x",), 1, "No customer is told of a row of this kind."),
        (("2.1=x", "--edit"), 2, "The answers are given already."),
        (("--addressee", "Nobody"), 2, "Nobody in this retrospective is called “Nobody”."),
    ],
)
def test_what_cannot_be_is_refused(plain: Cli, words: tuple[str, ...], code: int, said: str) -> None:
    plain.done("add", "1", "head", "packer @Sato")
    plain.done("add", "1", "scope", "late @Lee")
    seq = plain.record().head.seq
    run = plain("reword", "1", *words)
    assert (run.exit_code, said in run.stderr) == (code, True), run.stderr
    assert plain.record().head.seq == seq
