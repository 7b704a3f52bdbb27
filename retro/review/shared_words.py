"""Words that two cases share, as one of them writes them: the terms of an index are pieces of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from retro.text.common_words import COMMON
from retro.text.lazy_pattern import lazy
from retro.text.search_forms import placed
from retro.text.search_patterns import JAPANESE, LETTERS
from retro.text.search_terms import terms

_MOST = 5
"""So many are told."""
_PIECE = lazy(f"[{JAPANESE}]+|{LETTERS}+")
_KANA = "ァ-ヺー・ｦ-ﾟ"
_SOLID = f"[{_KANA}々〆ヶ\u3400-\u9fff\uf900-\ufaff]"
_WORD = lazy(f"{_SOLID}+(?:[いきぎしじちにひびみりえけげせてへべめれ]{_SOLID}+)*")
"""A word of Japanese: kanji and katakana, with one kana of an ending between them. Hiragana alone tells nothing."""
_KANJI = "々〆\u3400-\u9fff\uf900-\ufaff"
_KANJI_BEFORE, _KANJI_BEHIND = re.compile(f"[{_KANJI}]+$"), re.compile(f"[{_KANJI}]+")
_FIGURE = lazy("[0-9０-９〇一二三四五六七八九十百千数何翌々前]")
_COUNTERS = frozenset("日月年時分秒件枚個本人回台箱通名週割円度階番号点")
_PARTICLES = "のをがはにもでとへや"
_INFLECTED = lazy(
    f"[いりきみけえれげめせびぎち](?=$|[^ぁ-ゖ]|[{_PARTICLES}])|し(?=[{_KANJI}{_PARTICLES}])"
    f"|[わら]せ(?=$|[^ぁ-ゖ]|[{_PARTICLES}さしすいな])"
)
"""What ends a noun that a verb became: 折返しの, 打合せに, 問い合わせ. Of 確認した, し is another word."""
_HONORIFIC = ("お", "ご")
"""Belongs to a word that ends in 様: 客様 alone is none."""
_VERB = lazy("[りれえけめげぎびみきちむるぐぶぬわっ]")
"""What stands behind the kanji of a verb, and behind no noun: of 取り違えた, 取り違 is no word."""
_IS_KANA = lazy(f"[{_KANA}]")


def shared_words(texts: Iterable[str], telling: Mapping[str, float], most: int = _MOST) -> tuple[str, ...]:
    """The most telling words of `texts` that are made of shared terms, which together tell something.

    Japanese terms that stand behind one another are told as one word, and no word is told that stands in another.
    """
    found: dict[str, tuple[float, str]] = {}
    seen = set[tuple[str, str, str]]()
    for text in texts:
        form = placed(text)
        for start, end, told in _stretches(form.text, telling):
            begin, stop = form.span(start, end)
            stretch = text[max(begin - 2, 0) : begin], text[begin:stop], text[stop : stop + 3]
            if stretch in seen:  # a text of megabytes says the same again and again
                continue
            seen.add(stretch)
            for word in _words(text, begin, stop):
                if told > found.get(word.casefold(), (0.0, ""))[0]:
                    found[word.casefold()] = told, word
    chosen: list[str] = []
    for _told, word in sorted(found.values(), key=lambda each: (-each[0], each[1])):
        if not any(word in other for other in chosen):
            chosen.append(word)
        if len(chosen) == most:
            break
    return tuple(chosen)


def _words(text: str, begin: int, stop: int) -> Iterator[str]:
    """The words in a stretch of a text; of two letters at least, and none that is a piece of a word in katakana."""
    stretch = text[begin:stop]
    if not re.match(f"[{JAPANESE}]", placed(stretch).text):
        yield from (stretch,) if len(stretch) > 1 else ()
        return
    for found in _WORD.finditer(stretch):
        start, end = begin + found.start(), begin + found.end()
        is_piece = (_is_kana(text, start - 1) and _is_kana(text, start)) or (
            _is_kana(text, end - 1) and _is_kana(text, end)
        )
        if end - start > 1 and not is_piece and not COMMON.issuperset(terms(found[0])):
            start, end = _whole(text, start, end)
            if end - start > 1:
                yield text[start:end]


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the word goes of which this is shared; nothing of it where it is but a piece of that.

    What counts belongs to its figure: 3日後 and 5日後 share no word. One kanji that is left over belongs to the word.
    """
    if text[start] in _COUNTERS and _FIGURE.match(text[start - 1 : start]):
        return end, end
    before, behind = _KANJI_BEFORE.search(text[max(start - 2, 0) : start]), _KANJI_BEHIND.match(text[end : end + 2])
    if _KANJI_BEHIND.match(text[start]) and before and len(before[0]) == 1:
        return end, end
    if text[end - 1] == "様" and text[start - 1 : start] in _HONORIFIC:
        start -= 1
    if _KANJI_BEHIND.match(text[end - 1]):
        if behind and len(behind[0]) == 1:
            return end, end
        if inflected := _INFLECTED.match(text[end : end + 3]):
            end += len(inflected[0])
        elif _VERB.match(text[end : end + 1]):
            return end, end
    return start, end


def _is_kana(text: str, at: int) -> bool:
    return 0 <= at < len(text) and bool(_IS_KANA.match(text[at]))


def _stretches(plain: str, telling: Mapping[str, float]) -> Iterator[tuple[int, int, float]]:
    """Where shared words and runs of shared pairs stand in a plain form, and what each tells."""
    known: dict[str, Sequence[tuple[int, int, float]]] = {}
    for piece in _PIECE.finditer(plain):
        run, at = piece[0], piece.start()
        if run not in known:
            known[run] = tuple(_in_run(run, telling))
        for begin, end, told in known[run]:
            yield at + begin, at + end, told


def _in_run(run: str, telling: Mapping[str, float]) -> Iterator[tuple[int, int, float]]:
    """The same of a word, or of a run of Japanese."""
    if re.match(LETTERS, run):
        if run in telling:
            yield 0, len(run), telling[run]
        return
    begin, told = 0, 0.0
    for n in range(len(run)):
        pair = run[n : n + 2]
        if len(pair) > 1 and pair in telling:
            told += telling[pair]
            continue
        if told:
            yield begin, n + 1, told
        begin, told = n + 1, 0.0
