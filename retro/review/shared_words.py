"""Words that two cases share, as one of them writes them: the terms of an index are pieces of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from retro.text.search_forms import placed
from retro.text.search_patterns import JAPANESE, LETTERS

_MOST = 5
"""So many are told."""
_PIECE = re.compile(f"[{JAPANESE}]+|{LETTERS}+")
_ENDING = re.compile("[\u3041-\u309f]+")
"""Hiragana alone: nearly always the ending of a verb."""
_PARTICLES = "をがはにのでともへや"
"""What stands at the edge of a stretch of Japanese and belongs to no word."""


def shared_words(texts: Iterable[str], telling: Mapping[str, float], most: int = _MOST) -> tuple[str, ...]:
    """The most telling words of `texts` that are made of shared terms, each of which tells something.

    Japanese terms that stand behind one another are told as one word, and no word is told that stands in another.
    """
    found: dict[str, tuple[float, str]] = {}
    for text in texts:
        form = placed(text)
        for start, end, told in _stretches(form.text, telling):
            begin, stop = form.span(start, end)
            word = text[begin:stop].strip(_PARTICLES)
            if len(word) > 1 and not _ENDING.fullmatch(word) and told > found.get(form.text[start:end], (0.0, ""))[0]:
                found[form.text[start:end]] = told, word
    chosen: list[str] = []
    for _told, word in sorted(found.values(), key=lambda each: (-each[0], each[1])):
        if not any(word in other for other in chosen):
            chosen.append(word)
        if len(chosen) == most:
            break
    return tuple(chosen)


def _stretches(plain: str, telling: Mapping[str, float]) -> Iterator[tuple[int, int, float]]:
    """Where shared words and runs of shared pairs stand in a plain form, and what each tells."""
    for piece in _PIECE.finditer(plain):
        run, at = piece[0], piece.start()
        if re.match(LETTERS, run):
            if run in telling:
                yield at, piece.end(), telling[run]
            continue
        begin, told = 0, 0.0
        for n in range(len(run)):
            pair = run[n : n + 2]
            if len(pair) > 1 and pair in telling:
                begin, told = (n, 0.0) if not told else (begin, told)
                told += telling[pair]
            elif told:
                yield at + begin, at + n + 1, told
                told = 0.0
