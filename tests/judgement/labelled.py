"""Sentences of which people said beforehand whether they are to be asked about. The README beside says how."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

OPEN_HALF = Path(__file__).parent / "sentences"
LANGUAGES = ("en", "ja")
COLUMNS = "code\tkind.field\tlabel\ttext"


@dataclass(frozen=True)
class Labelled:
    """One sentence, and whether the judgement `code` is to ask about it where it stands in that field."""

    code: str
    kind: str
    field: str
    is_asked: bool
    text: str


def labelled(language: str, half: Path = OPEN_HALF) -> list[Labelled]:
    """The sentences of one language, in the order of the file. A broken line raises ValueError, with its number."""
    first, *rest = (half / f"{language}.tsv").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    if first != COLUMNS:
        raise ValueError(f"{language}.tsv:1: {first!r}")
    return [_sentence(line, f"{language}.tsv:{number}") for number, line in enumerate(rest, start=2)]


def _sentence(line: str, where: str) -> Labelled:
    parts = line.split("\t")
    if len(parts) != 4 or parts[1].count(".") != 1 or parts[2] not in ("yes", "no") or not parts[3].strip():
        raise ValueError(f"{where}: {line!r}")
    code, place, label, text = parts
    kind, field = place.split(".")
    return Labelled(code, kind, field, label == "yes", text)
