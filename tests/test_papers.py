"""What the papers for those who work on Retro say is so: every path, every command, every word."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from retro.language import language

ROOT = Path(__file__).parents[1]
PAPERS = ("COMPANY.md", "CONTRIBUTING.md", "SECURITY.md", "retro/ARCHITECTURE.md", "retro/GLOSSARY.md")
ROOMS = ("retro/", "exports/", "widgets/", "tests/")
IN_MARKS = re.compile(r"`([^`\n]+)`")


def paper(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code() -> str:
    """All of the program."""
    files = [path for room in ("retro", "exports", "widgets") for path in sorted((ROOT / room).rglob("*.py"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def words() -> list[list[str]]:
    """The rows of the table of words: domain, code, Japanese, meaning."""
    table = paper("retro/GLOSSARY.md").split("\n## ")[0]
    return [line.split("|")[1:-1] for line in table.splitlines() if line.startswith("| ")][1:]


@pytest.mark.parametrize("name", PAPERS)
def test_every_path_is_there(name: str) -> None:
    told = [words for words in IN_MARKS.findall(paper(name)) if words.startswith(ROOMS) and " " not in words]
    told += re.findall(r"\]\(([^)#:]+)\)", paper(name))
    assert [path for path in told if not (ROOT / path).exists()] == []


def test_every_room_is_in_the_picture() -> None:
    picture = paper("retro/ARCHITECTURE.md").split("```")[1]
    rooms = [path.name for path in (ROOT / "retro").iterdir() if (path / "__init__.py").is_file()]
    assert [room for room in rooms if f"retro/{room}" not in picture and room != "locale"] == []


def test_the_words_of_the_code_are_in_the_code() -> None:
    here = code()
    rows = words()
    names = [name for row in rows for name in re.findall(r"[A-Za-z_]+", " ".join(IN_MARKS.findall(row[1])))]
    assert names
    assert [name for name in names if not re.search(rf"\b{name}\b", here)] == []


def test_japanese_words_are_those_of_the_screens() -> None:
    japanese = (ROOT / "retro/locale/ja/LC_MESSAGES/retro.po").read_text(encoding="utf-8")
    told = "".join(line for line in japanese.splitlines() if not line.startswith("msgid"))
    told_so = [row[2].strip() for row in words() if row[2].strip() != "–"]
    assert language("ja")("Cause") != "Cause"
    assert [word for word in told_so if word not in told] == []


def test_every_requirement_that_the_code_names_is_told_and_no_other() -> None:
    told = re.findall(r"^\| (S\d+) \| \S", paper("retro/GLOSSARY.md"), re.MULTILINE)
    named = {number for marks in re.findall(r"\((S\d+(?:, S\d+)*)\)", code()) for number in marks.split(", ")}
    assert len(named) > 10
    assert told == sorted(named, key=lambda number: int(number[1:]))
    below = paper("retro/GLOSSARY.md").rpartition("| S")[2].partition("\n")[2]
    left = [f"S{n}" for n in range(1, int(told[-1][1:])) if f"S{n}" not in told]
    assert re.findall(r"S\d+", below) == left, "why these have no row is said below the table"


def test_a_word_and_what_stands_for_it_in_the_code_are_told_once() -> None:
    terms = [row[0].strip() for row in words()]
    assert sorted({term for term in terms if terms.count(term) > 1}) == []
    kinds = [row[1].strip() for row in words() if row[1].strip() not in {"–", "`Store`"}]
    assert sorted({name for name in kinds if kinds.count(name) > 1}) == []


@pytest.mark.parametrize("name", PAPERS)
def test_the_points_of_a_list_are_counted_on(name: str) -> None:
    for part in paper(name).split("\n## "):
        points = [int(number) for number in re.findall(r"^(\d+)\. ", part, re.MULTILINE)]
        assert points == [*range(1, len(points) + 1)], part.partition("\n")[0]


def test_the_commands_are_those_of_the_makefile() -> None:
    told = re.findall(r"^\| `make (\w+)` \|", paper("CONTRIBUTING.md"), re.MULTILINE)
    listed = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert [line.split()[0] for line in listed.splitlines()] == told
    assert len(told) == 5


def test_type_checkers_are_told_that_the_packages_are_typed() -> None:
    assert all((ROOT / room / "py.typed").is_file() for room in ("retro", "exports", "widgets"))
