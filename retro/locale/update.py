"""Bring the catalogues up to date with the texts in the code, and compile them: `python -m retro.locale.update`.

For developers: it needs Babel, which the extra `dev` brings.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser, write_po

from retro.language import NP_
from retro.locale.reused import added_lines, reused
from retro.text import phrases

ROOT = Path(__file__).parent.parent.parent
LOCALE = Path(__file__).parent
ROOMS = ("retro", "widgets", "exports")
KEYWORDS = {"_": None, "N_": None, "M_": None, "n_": (1, 2), "MN_": (1, 2), "NP_": ((1, "c"), 2)}
METHODS = [("**.py", "python"), ("**.j2", "jinja2")]


class Catalogue(Catalog):
    """A catalogue that does not name the version of Babel: the same texts give the same files whichever wrote them."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The fields of the header."""
        return [(name, "Babel\n" if name == "Generated-By" else value) for name, value in super().mime_headers]

    @mime_headers.setter
    def mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        Catalog.mime_headers.__set__(self, headers)


def extracted() -> Catalog:
    """The texts in the code and the templates, in the order of their places."""
    catalogue = Catalog(project="incident-retro", charset="utf-8")
    for room in ROOMS:
        found = extract_from_dir(ROOT / room, METHODS, keywords=KEYWORDS, options_map={"**.j2": {"silent": "false"}})
        for name, line, message, _comments, sense in sorted(found, key=lambda each: (each[0], each[1])):
            catalogue.add(message, locations=[(f"{room}/{name}", line)], context=sense)
    return catalogue


def po_path(code: str) -> Path:
    """The catalogue of a language."""
    return LOCALE / code / "LC_MESSAGES" / "retro.po"


def read(code: str) -> Catalog:
    """The catalogue of a language as it is in the file; an empty one if there is none."""
    path = po_path(code)
    catalogue = Catalogue(locale=code, project="incident-retro", charset="utf-8")
    if path.exists():
        with path.open("rb") as file:
            PoFileParser(catalogue).parse(file)
    return catalogue


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as programs read it: by the keys by which they look texts up, a text of one sense behind that."""
    by_key = Catalogue(locale=catalogue.locale, project="incident-retro", charset="utf-8")
    by_key.mime_headers = catalogue.mime_headers
    for message in (each for each in catalogue if each.id):
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        first = NP_(message.context, ids[0]) if message.context else ids[0]
        by_key.add(first if len(ids) == 1 else (first, *ids[1:]), message.string, flags=message.flags)
    buffer = io.BytesIO()
    write_mo(buffer, by_key)
    return buffer.getvalue()


def cut(catalogue: Catalog) -> bytes:
    """The translations with their phrases, so that lines end where one does, and nobody has to look for it."""
    return phrases.compiled(form for message in catalogue if message.id for form in _forms(message))


def untranslated(catalogue: Catalog) -> list[str]:
    """The message ids that have no translation, or only a doubtful one."""
    return [str(message.id) for message in catalogue if message.id and (message.fuzzy or not all(_forms(message)))]


def _forms(message: Message) -> tuple[str, ...]:
    """The translations of a message: one, or one for each plural form."""
    string = message.string
    return tuple(str(form or "") for form in string) if isinstance(string, tuple | list) else (str(string or ""),)


def updated(code: str) -> Catalog:
    """The catalogue of a language with exactly the texts of the code, and what translations it has for them."""
    catalogue = read(code)
    catalogue.update(extracted(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """The catalogue as it stands in its file: by message id and without places, so that branches seldom meet in it."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, no_location=True, sort_output=True)
    return buffer.getvalue()


def update(code: str) -> list[str]:
    """Write the catalogue of a language anew, in both forms; give what lacks a translation."""
    catalogue = updated(code)
    path = po_path(code)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(written(catalogue))
    path.with_suffix(".mo").write_bytes(compiled(catalogue))
    if code == "ja":
        phrases.COMPILED.write_bytes(cut(catalogue))
    return untranslated(catalogue)


def main() -> int:
    """Bring the catalogue up to date and name what lacks a translation: 1 if anything does, so that `make` stops.

    What takes over the translation of other lines is told besides: whoever wrote it looks whether it means the same.
    """
    missing = update("ja")
    sys.stdout.writelines(f"{each}\n" for each in missing)
    sys.stderr.writelines(f"{each}\n" for each in reused(extracted(), read("ja"), added_lines(ROOT)))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
