"""Text as names are looked for in it: one form for what readers take for the same, with the way back to the original.

Folded are the width of letters and digits, diacritics, old and new forms of kanji, kinds of apostrophe, dash and
space; characters by number (`&#84;`, `%E7%94%B0`) are read. What a reader does not see is gone: zero-width characters,
soft hyphens, the marks of emphasis and escapes of Markdown. The case of letters and the two kinds of kana stay.

A mark of Markdown is drawn in a path and in code, where a backslash keeps `Users` and `Ines` apart. So there are two
ways to fold a text, and where it `has_marks_within` names are looked for in both. Tags of HTML, a word that is broken
at the end of a line, spaces without width and kanji that are drawn as katakana are such marks, too.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from html.entities import html5

from retro.text.variants import NEW_KANJI, PLAIN_LETTERS, PLAIN_SIGNS
from retro.value import value

_LIKE = {
    **NEW_KANJI,
    **PLAIN_SIGNS,
    **PLAIN_LETTERS,
    **dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɑɡ", "abcdefghijklmnoprstuvwyzag", strict=True)),
}

_MODERN = str.maketrans(
    {old: new for old, new in _LIKE.items() if old > "\u3000"} | {"齊": "斉", "斉": "斉"} | PLAIN_SIGNS
)

_TAG = (
    r"</?(?:a|abbr|b|big|br|code|del|div|em|font|i|ins|kbd|mark|p|q|s|samp|small|span|strike|strong|sub|sup|tt|u|wbr)"
    r"(?:\s[^<>\n]{0,80})?/?>|<!--[^<>\n]{0,80}-->"
)
_BROKEN = r"(?<=[a-z])[-\u00ad\u2010]\r?\n(?=[a-z])"
_ASCII_UNSEEN = re.compile(r"[*`\\&%<]|~~|-\r?\n")

_TOKEN = re.compile(
    rf"""
      (?P<mark>[*`\\]+|~~+|{_TAG}|{_BROKEN})
    | (?P<gap>\u200b+)                         # where a line may end, which stands between words as well as within one
    | (?P<entity>&(?:\#[0-9]{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]{{2,31}});)
    | (?P<percent>(?:%[0-9A-Fa-f]{{2}})+)
    | (?P<composed>[\u3041-\u30ff\uff66-\uff9d][\u3099\u309a\uff9e\uff9f]     # a kana and its voicing mark
        | [\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?)                     # the letters of a Korean syllable
    """,
    re.VERBOSE,
)


_FILLERS = "\u034f\u115f\u1160\u3164\uffa0"
"""Signs that join or fill, and of which nothing is seen."""


class _Folds(dict[int, str]):
    """What each character folds to, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        fold = self[code] = _fold(chr(code))
        return fold


def _fold(char: str) -> str:
    if char in _LIKE:
        return _LIKE[char]
    unseen = char in _FILLERS or "\ufe00" <= char <= "\ufe0f" or char >= "\U000e0000"
    if unseen or unicodedata.category(char) == "Cf":
        return ""  # the last two are selectors, which tell one drawing of a kanji from another
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    return "".join(map(_bare, unicodedata.normalize("NFKC", char)))


def _bare(char: str) -> str:
    """One letter without its diacritics. What makes another letter in kana and Hangul stays."""
    if "\u3041" <= char <= "\u30ff" or "\uac00" <= char <= "\ud7a3":
        return char
    bare = (part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))
    return "".join(_LIKE.get(part, part) for part in bare)


_FOLDS = _Folds()
_LOOK_ALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁԛԝвкмнтһӏүΑΒΕΖΗΙΚΜΝΟΡΤΥΧνοριυχαεηκτωօոսհցᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᏚᎢᏙᎳᏃ",
    "ABESIJKMHOPCTYXaesijopcyxdqwbkmhthlyABEZHIKMNOPTYXvopiuxaenktwonuhgABCDEGHJKLMPSTVWZ",
)
"""Letters of Cyrillic, Greek, Armenian and Cherokee that are drawn as Latin ones."""
_WORD = re.compile(r"[A-Za-z\u0370-\u058f\u13a0-\u13f5]+")
_KANA_LOOK_ALIKES = str.maketrans("夕力口二工八卜千へべぺり", "タカロニエハトチヘベペリ")
"""Kanji and hiragana that are drawn as katakana."""
_IN_KANA = re.compile(
    "(?<=[ァ-ヺーｦ-ﾟ])(?:[夕力口二工八卜千]|[へべぺり](?=[ァ-ヺーｦ-ﾟ]))+|[夕力口二工八卜千]+(?=[ァ-ヺｦ-ﾟ])"
)
"""Those that a reader takes for katakana, between which they stand."""
_MAY_BE_WITHIN = re.compile(r"[*`\\~<\n\u200b]")
_MARK_WITHIN = re.compile(rf"\w(?:[*`\\\u200b]|~~)+\w|{_TAG}|{_BROKEN}")


def folded(text: str, *, marks_are_drawn: bool = False) -> str:
    """`text` as names are looked for in it."""
    if text.isascii() and not _ASCII_UNSEEN.search(text):
        return text
    seen = "".join(seen.translate(_FOLDS) for seen, _, _ in _pieces(text, marks_are_drawn))
    if seen.isascii():
        return seen
    if not marks_are_drawn:
        seen = _IN_KANA.sub(lambda word: word[0].translate(_KANA_LOOK_ALIKES), seen)
    return _WORD.sub(_in_one_script, seen)


def has_marks_within(text: str) -> bool:
    """Whether there are marks in the text that may join a word or keep two apart, or signs that are drawn as others."""
    if _MAY_BE_WITHIN.search(text) and _MARK_WITHIN.search(text):
        return True
    return not text.isascii() and _IN_KANA.search(text) is not None


def _in_one_script(word: re.Match[str]) -> str:
    """A word of Latin letters and some that look so, in Latin letters. A word of one script stays."""
    return word[0].translate(_LOOK_ALIKES) if re.search("[A-Za-z]", word[0]) else word[0]


def modern(text: str) -> str:
    """`text` with old forms of kanji as new ones, and one kind of apostrophe and dash. 斉 and 斎 stay two kanji."""
    return text.translate(_MODERN)


WayBack = Callable[[int, int], tuple[int, int]]


@value
class OffsetMap:
    """Where each character of a folded text stands in the original: the place of its beginning and of its end."""

    starts: list[int]
    ends: list[int]

    def __call__(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original of a span of the folded text, which is not empty."""
        return self.starts[start], self.ends[end - 1]


def way_back(text: str, seen: str, *, marks_are_drawn: bool = False) -> WayBack:
    """What tells of a span of the folded text `seen` where in the text it stands."""
    return origins(text, marks_are_drawn=marks_are_drawn) if seen != text else _as_it_is


def _as_it_is(start: int, end: int) -> tuple[int, int]:
    return start, end


def origins(text: str, *, marks_are_drawn: bool = False) -> OffsetMap:
    """The way back from the folded text."""
    starts: list[int] = []
    ends: list[int] = []
    for seen, start, end in _pieces(text, marks_are_drawn):
        if end - start == len(seen) and seen == text[start:end]:
            lengths = [len(_FOLDS[ord(char)]) for char in seen]
            starts += [start + at for at, n in enumerate(lengths) for _ in range(n)]
            ends += [start + at + 1 for at, n in enumerate(lengths) for _ in range(n)]
        else:
            n = len(seen.translate(_FOLDS))
            starts += [start] * n
            ends += [end] * n
    return OffsetMap(starts, ends)


def _pieces(text: str, marks_are_drawn: bool) -> Iterator[tuple[str, int, int]]:
    """The text in pieces: what a reader sees, and from where to where it stands."""
    done = 0
    for found in _TOKEN.finditer(text):
        seen = " " if found.lastgroup == "gap" and marks_are_drawn else _seen(found)
        if seen is None or (marks_are_drawn and not seen and found.lastgroup == "mark"):
            continue
        if done < found.start():
            yield text[done : found.start()], done, found.start()
        if seen:
            yield seen, *found.span()
        done = found.end()
    if done < len(text):
        yield text[done:], done, len(text)


def _seen(found: re.Match[str]) -> str | None:
    """What a reader sees in place of this token; None if it is nothing but its characters."""
    match found.lastgroup:
        case "mark" | "gap":
            return ""
        case "entity":
            return html.unescape(found[0]) if found[0][1] == "#" else html5.get(found[0][1:])
        case "percent":
            try:
                return bytes.fromhex(found[0].replace("%", "")).decode("utf-8")
            except UnicodeDecodeError:
                return None
        case _:
            return unicodedata.normalize("NFKC", found[0])
