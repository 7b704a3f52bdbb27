"""Where the phrases (文節) of a Japanese text end.

絞り込みを | 外すと、| 全件を | 表示します。 BudouX knows it. It is loaded for the first text that needs it.
The texts of the catalogue were cut when it was compiled (`retro.locale.update`), sentence by sentence, so that what
the first screen says needs it not, nor does what is put together from several of them. A sentence that is filled
(`{name}`) is cut when it is shown: where a phrase ends behind a value depends on the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from retro.text.lazy_pattern import lazy

if TYPE_CHECKING:
    from budoux.parser import Parser

COMPILED = Path(__file__).parent.parent / "locale" / "ja" / "LC_MESSAGES" / "retro.phrases"
"""The sentences of the catalogue, one a line, with a tab where a phrase ends."""

_SENTENCE = lazy(r"[^。！？\n]+[。！？]*\n*|[。！？\n]+")
_PLACE = re.compile(r"{\w*}")
_BETWEEN = "\t"


_FIRST = "\u3041"
"""No Japanese letter comes before it: to compile the set of them takes 2 ms, which texts without any can do without."""


@cache
def _japanese() -> re.Pattern[str]:
    return re.compile("[\u3041-\u30ff\u3400-\u9fff\uff66-\uff9f]")


@cache
def _kana_and_more() -> re.Pattern[str]:
    return re.compile("[\u3041-\u30ff\u3400-\u9fff].*[\u3041-\u30ff\u3400-\u9fff]", re.DOTALL)


def phrase_ends(text: str) -> Iterator[int]:
    """The places in `text` at which a phrase ends, but for its own end; of a text without Japanese, none."""
    if text.isascii() or max(text) < _FIRST or not _japanese().search(text):
        return
    for found in _SENTENCE.finditer(text):
        start = found.start()
        if start:
            yield start
        yield from (start + end for end in _ends(found[0]))


def compiled(texts: Iterable[str]) -> bytes:
    """The sentences of these texts with their phrases, as `COMPILED` holds them: for whoever compiles the catalogue."""
    sentences = {found[0].rstrip("\n") for text in texts for found in _SENTENCE.finditer(text)}
    lines = (_BETWEEN.join(_pieces(each, _cut(each))) for each in sorted(sentences) if _is_fixed(each))
    return "".join(f"{line}\n" for line in lines).encode()


def _is_long(sentence: str) -> bool:
    """Whether it has more than one Japanese letter, so that it could be cut."""
    return bool(_kana_and_more().search(sentence))


def _is_fixed(sentence: str) -> bool:
    """Whether a sentence of the catalogue is shown as it stands there, in more than one piece."""
    return _is_long(sentence) and not _PLACE.search(sentence)


@lru_cache(4096)
def _ends(sentence: str) -> tuple[int, ...]:
    if not _is_long(sentence):
        return ()
    known = _known().get(sentence.rstrip("\n"))
    if known is None:
        return _cut(sentence)
    ends, at = [], 0
    for piece in known.split(_BETWEEN)[:-1]:
        at += len(piece)
        ends.append(at)
    return tuple(ends)


@cache
def _known() -> Mapping[str, str]:
    """The sentences of the catalogue as they are, and as they are cut."""
    try:
        lines = COMPILED.read_text(encoding="utf-8").split("\n")
    except OSError:  # a catalogue that was not compiled is cut when it is read
        return {}
    return {line.replace(_BETWEEN, ""): line for line in lines}


def _cut(sentence: str) -> tuple[int, ...]:
    """The ends of its phrases, as BudouX tells them."""
    ends, at = [], 0
    for phrase in _parser().parse(sentence)[:-1]:
        at += len(phrase)
        ends.append(at)
    return tuple(ends)


def _pieces(text: str, ends: Iterable[int]) -> Iterator[str]:
    start = 0
    for end in (*ends, len(text)):
        yield text[start:end]
        start = end


@cache
def _parser() -> Parser:
    from budoux import load_default_japanese_parser

    return load_default_japanese_parser()
