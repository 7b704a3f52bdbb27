"""The Japanese catalogue is complete, fits the texts in the code, and is compiled."""

from __future__ import annotations

import ast
import gettext
import io
import re
from copy import deepcopy
from pathlib import Path
from typing import IO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import write_po

from retro.catalogue import Catalogue
from retro.language import NP_, language
from retro.locale import update
from retro.locale.reused import lines_of, reused
from retro.locale.update import (
    KEYWORDS,
    ROOMS,
    ROOT,
    compiled,
    cut,
    extracted,
    po_path,
    read,
    untranslated,
    updated,
    written,
)
from retro.model.quick_entry.vocabulary import SIGNS
from retro.model.record import KINDS
from retro.text import phrases

PLACE = re.compile(r"{(\w+)}")
SHOWN = frozenset({"Static", "Label", "Button", "WrappedText", "say", "notify", "RetroError", "UsageError"})
"""What puts its first word on a screen, or on stderr."""


@pytest.fixture(scope="module")
def japanese() -> Catalog:
    return read("ja")


@pytest.fixture(scope="module")
def in_the_code() -> Catalog:
    """The texts of the code: it takes two seconds to read all of it."""
    return extracted()


@pytest.fixture(scope="module")
def known(in_the_code: Catalog) -> set[str]:
    """The same, as texts alone."""
    return ids(in_the_code)


def ids(catalogue: Catalog) -> set[str]:
    return {_first(message) for message in catalogue if message.id}


def _first(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def test_every_text_of_the_code_is_in_it_and_no_other(japanese: Catalog, known: set[str]) -> None:
    assert known ^ ids(japanese) == set()


@pytest.fixture(scope="module")
def calls() -> list[tuple[Path, ast.Call]]:
    """Every call in the code, with the file in which it stands."""
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    nodes = ((path, node) for path in files for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    return [(path, node) for path, node in nodes if isinstance(node, ast.Call)]


def test_no_text_hides_from_the_extraction(known: set[str], calls: list[tuple[Path, ast.Call]]) -> None:
    """Babel does not look into f-strings and does not know names beside its keywords."""
    hidden: list[str] = []
    for path, node in calls:
        match node:
            case ast.Call(func=ast.Name(id="NP_"), args=[ast.Constant(), ast.Constant(value=str(text))]):
                hidden += [f"{path.name}:{node.lineno} {text}"] if text not in known else []
            case ast.Call(func=ast.Name(id="NP_")):
                hidden += [f"{path.name}:{node.lineno} no two texts"] if path.parent.name != "locale" else []
            case ast.Call(func=ast.Name(id=name), args=[ast.Constant(value=str(text)), *_]) if name in KEYWORDS:
                hidden += [f"{path.name}:{node.lineno} {text}"] if text and text not in known else []
    assert hidden == []


def test_no_text_is_said_past_the_catalogue(calls: list[tuple[Path, ast.Call]]) -> None:
    """What is shown or told as it stands in the code was never looked up."""
    past = [
        f"{path.relative_to(ROOT)}:{call.lineno} {call.args[0].value!r}: write it as _(...)"
        for path, call in calls
        if getattr(call.func, "id", getattr(call.func, "attr", "")) in SHOWN
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and any(map(str.isalpha, str(call.args[0].value)))
    ]
    assert past == []


def test_every_text_is_translated(japanese: Catalog) -> None:
    left = untranslated(japanese)
    assert left == [], (
        f"write their Japanese into {po_path('ja').relative_to(ROOT)}, then: python -m retro.locale.update"
    )


def test_the_places_to_fill_are_the_same(japanese: Catalog) -> None:
    for message in japanese:
        originals = [message.id] if isinstance(message.id, str) else list(message.id)
        forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
        wanted = set(PLACE.findall(originals[-1]))
        for form in forms:
            assert set(PLACE.findall(str(form))) == wanted, message.id


def test_the_compiled_form_is_that_of_the_text() -> None:
    with po_path("ja").with_suffix(".mo").open("rb") as file:
        assert texts(file) == texts(io.BytesIO(compiled(read("ja")))), "run python -m retro.locale.update"


def test_a_text_is_looked_up_as_gettext_does_it() -> None:
    file = po_path("ja").with_suffix(".mo").read_bytes()
    ours, theirs = Catalogue(io.BytesIO(file)), gettext.GNUTranslations(io.BytesIO(file))
    for message in (each for each in read("ja") if each.id):
        if isinstance(message.id, str):
            assert ours.gettext(message.id) == theirs.gettext(message.id)
        else:
            one, many = message.id
            assert ours.ngettext(one, many, 2) == theirs.ngettext(one, many, 2)
            assert ours.gettext(one) == theirs.gettext(one)
    for absent in ("\0", "\ud800", "no such text", "zzz", "～"):
        assert ours.gettext(absent) == absent
        assert [ours.ngettext(absent, "many", n) for n in (1, 2)] == [absent, "many"]


def test_the_form_that_suits_a_number_is_chosen_by_the_rule_of_the_catalogue() -> None:
    catalogue = Catalog("cs")
    catalogue.add(("{n} row", "{n} rows"), ("řádek", "řádky", "řádků"))
    catalogue.add("a case", "případ")
    opened = Catalogue(io.BytesIO(compiled(catalogue)))
    assert [opened.ngettext("{n} row", "{n} rows", n) for n in (1, 2, 5)] == ["řádek", "řádky", "řádků"]
    assert opened.gettext("a case") == "případ"
    with pytest.raises(OSError, match="Bad magic number"):
        Catalogue(io.BytesIO(b"no catalogue at all..."))


def test_the_phrases_are_those_of_the_text() -> None:
    assert phrases.COMPILED.read_bytes() == cut(read("ja")), "run python -m retro.locale.update"


def texts(compiled_form: IO[bytes]) -> list[tuple[object, object]]:
    """What programs read, the header first. How Babel lays it into the file may differ from version to version."""
    return [(message.id, message.string) for message in read_mo(compiled_form)]


def test_no_file_names_the_version_of_babel() -> None:
    """Each version of Babel writes the same files then."""
    written = io.BytesIO()
    write_po(written, read("ja"))
    for text in (written.getvalue(), compiled(read("ja")), po_path("ja").with_suffix(".mo").read_bytes()):
        assert re.findall(rb"Generated-By: (.*?)(?:\\n|\n)", text) == [b"Babel"]


def test_the_catalogue_is_written_as_update_writes_it(in_the_code: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(update, "extracted", lambda: deepcopy(in_the_code))
    assert po_path("ja").read_bytes() == written(updated("ja")), "run python -m retro.locale.update"


@pytest.mark.parametrize(("missing", "code"), [([], 0), (["a case"], 1)])
def test_update_ends_with_1_where_a_word_is_missing(
    missing: list[str],
    code: int,
    in_the_code: Catalog,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(update, "update", lambda _code: missing)
    monkeypatch.setattr(update, "extracted", lambda: in_the_code)
    assert update.main() == code
    assert capsys.readouterr().out.splitlines() == missing


def test_a_mark_has_a_translation_of_its_own_whatever_its_word_means_elsewhere(in_the_code: Catalog) -> None:
    """What one types: a mark that took over the translation of a heading could not be typed, and nobody saw it."""
    marks = {field.mark for kind in KINDS.values() for field in kind.fields()} - {"", *SIGNS}
    senses = {NP_(each.context, _first(each)) for each in in_the_code if each.context}
    assert len(marks) > 40
    assert marks - senses == set()
    catalogue = Catalog("ja")
    catalogue.add("part", "部品")
    catalogue.add("part", "役目", context="mark")
    catalogue.add(("part of {n}", "parts of {n}"), ("{n}の部分",), context="sum")
    opened = Catalogue(io.BytesIO(compiled(catalogue)))
    assert [opened.gettext(each) for each in ("part", NP_("mark", "part"), NP_("drill", "part"))] == [
        "部品", "役目", NP_("drill", "part")
    ]  # fmt: skip
    assert opened.ngettext(NP_("sum", "part of {n}"), "parts of {n}", 2) == "{n}の部分"
    assert [language(code)(NP_("no such sense", "part")) for code in ("en", "ja")] == ["part", "part"]


def test_update_names_what_takes_over_the_translation_of_words_that_stood_elsewhere() -> None:
    code, translations = Catalog(), Catalog("ja")
    for text, path, line, sense in (
        ("part", "retro/a.py", 3, None), ("part", "retro/b.py", 7, None), ("new", "retro/b.py", 8, None),
        ("No part of it was saved.", "retro/a.py", 4, None), ("No part of it was saved.", "retro/b.py", 9, None),
        ("part", "retro/b.py", 10, "mark"), ("old", "retro/a.py", 5, None), ("old", "retro/a.py", 6, None),
    ):  # fmt: skip
        code.add(text, locations=[(path, line)], context=sense)
    translations.add("part", "部品")
    diff = "--- a/retro/b.py\n+++ b/retro/b.py\n@@ -6,0 +7,4 @@ class B:\n+x\n@@ -1 +1,0 @@\n@@ -20 +23 @@\n"
    assert lines_of(diff) == {"retro/b.py": {7, 8, 9, 10, 23}}
    assert list(reused(code, translations, lines_of(diff))) == [
        "retro/b.py:7: “part” is “部品” here, too, as in retro/a.py:3"
    ]


REJECTED = re.compile(r"^\| [^|]+ \| [^|]+ \| (?P<not>[^|]+) \|$", re.MULTILINE)
"""A line of the glossary's table of Japanese words that names words that are not used for the same thing."""
STAYS = {"フォルダ": "フォルダー"}
"""Words that are a part of the word that is used."""
JAPANESE = "\u3040-\u30ff\u4e00-\u9fff々"
FORMS = {
    "“ ” in the place of 「」": "[“”]",
    "a half-width colon behind Japanese": f"[{JAPANESE}」）]:(?!00)",
    "half-width brackets around Japanese": rf"\([^)]*[{JAPANESE}]|[{JAPANESE}] ?\(",
    "a blank behind a full-width sign": "[：（「、] (?! )",
    "a blank between a number and what it counts": r"\{n\} [件行回日分名]",
    "half-width katakana": "[\uff66-\uff9f]",
    "a day that is not written as one writes it": r"(?<![\w-])\d{4}-\d\d-\d\d(?![T.\d])",
    "a command that is not filled in in Japanese": r"\b(?:REF|TITLE|ROW|FOUND|DAY|TEXT|STAGE|LINE)\b",
}
"""What a translation does not hold, as a pattern."""


def words_not_used() -> list[str]:
    table = (ROOT / "retro" / "GLOSSARY.md").read_text(encoding="utf-8").split("## Japanese")[1].split("\n## ")[0]
    return [word for found in REJECTED.finditer(table) for word in found["not"].strip().split("、") if word != "not"]


def test_the_catalogue_uses_the_words_of_the_glossary(japanese: Catalog) -> None:
    words = words_not_used()
    assert {"期日", "中止", "後日談"} <= set(words)
    wrong = []
    for text in translations(japanese):
        for word in words:
            wrong += [f"{word}: {text}"] if word in (text.replace(STAYS[word], "") if word in STAYS else text) else []
    assert wrong == []


@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_catalogue_is_written_as_japanese_is(japanese: Catalog, form: str) -> None:
    assert [text for text in translations(japanese, of_commands=False) if re.search(FORMS[form], text)] == []


def translations(catalogue: Catalog, *, of_commands: bool = True) -> list[str]:
    """All of them; without the help of commands, which names what the usage above it names, if that is not wanted."""
    found = []
    for message in catalogue:
        if message.id and (of_commands or not ("\n" in _first(message) or _first(message).startswith("retro "))):
            found += [message.string] if isinstance(message.string, str) else list(message.string or ())
    return list(map(str, found))
