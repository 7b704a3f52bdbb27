"""The form that texts and words are searched in: one for whatever a reader takes for the same.

The `plain_form` of a text is what words are looked for in (`retro.text.search_patterns`); `placed` knows the way back
from it. The `loose_form` is coarser: what two ways to write a word have in common, サーバ and サーバー, 引出物 and
引き出物. An index holds it, so that one finds the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from unicodedata import category, combining, normalize

from retro.text.lazy_pattern import lazy
from retro.text.okurigana import places_of_them, without_them
from retro.text.variants import NEW_KANJI, PLAIN_LETTERS, PLAIN_SIGNS
from retro.value import value

KANA = "ァ-ヺヽ-ヿㇰ-ㇿ"
"""The kana of a plain form, for a regular expression: katakana, without the long mark."""
KANJI = "々〆〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Kanji, for a regular expression."""
INFLECTION = "イキシチヒミリギジビピエケセテネメレゲゼベペ"
"""The kana that stand behind a kanji in one way of writing a word and not in another: 引き出物.

に, で and へ are of these rows, and are particles between two words.
"""

_VOICED = {"゛": "\u3099", "ﾞ": "\u3099", "゜": "\u309a", "ﾟ": "\u309a"}
"""Marks that stand for themselves, and in other writings belong to the kana before."""
_SAME = {
    **NEW_KANJI,
    **PLAIN_SIGNS,
    **{chr(code): chr(code + 0x60) for code in (*range(0x3041, 0x3097), 0x309D, 0x309E)},
    "〜": "~",
    "“": '"',
    "”": '"',
}
_SAME_CODES = str.maketrans(_SAME)
_MAY_JOIN = lazy(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u1fff\u20d0-\u20ff\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099-\u309c"
    "\ua66f-\ua6f1\ua802-\uabff\ud7b0-\ud7ff\ufb1e\ufe00-\ufe2f\uff9e\uff9f\U000101fd-\U00011fff\U00013430-\U0001345f"
    "\U00016a00-\U0001e9ff\U000e0100-\U000e01ef]"
)
"""Every character that may belong to the letter before it, and some that do not."""
_MARKED = lazy("[a-z\u00df-\u024f\u1e00-\u1eff][\u0300-\u036f]*")
_BARE_LETTERS = str.maketrans(PLAIN_LETTERS)
_SPACES = lazy("  +")
_LONG_MARK = lazy(f"(?<=[{KANA}])ー+")
_INFLECTION = lazy(f"(?<=[{KANJI}])[{INFLECTION}](?![{KANA}ー])")


class _Forms(dict[int, str]):
    """What each character that stands alone is in a plain form, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        form = self[code] = _form(chr(code))
        return form


def _form(letter: str) -> str:
    """The plain form of one letter: of a character, or of one with the marks that belong to it."""
    if letter.isspace():
        return " "
    seen = "".join(_VOICED.get(part, part) for part in letter if not _is_unseen(part))
    form = normalize("NFKC", normalize("NFKC", seen.translate(_SAME_CODES)).casefold()).translate(_SAME_CODES)
    return _MARKED.sub(_bare, form)


def _bare(found: re.Match[str]) -> str:
    """Latin letters without their marks."""
    return "".join(part for part in normalize("NFKD", found[0]) if not combining(part)).translate(_BARE_LETTERS)


def _is_unseen(char: str) -> bool:
    """Whether it is no part of a word: a control, half a character, or what chooses between two drawings of one."""
    return (
        category(char) in {"Cc", "Cf", "Cs"}
        or char == "\u034f"
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
    )


_FORMS = _Forms()


def plain_form(text: str) -> str:
    """`text` as it is searched.

    Width, case and marks of letters, kinds of kana, old forms of kanji, kinds of dash make no difference, nor whether a
    letter stands there in parts, nor the kana of a verb that one may leave out; a space, of whatever length, is one;
    what nobody sees is gone.
    """
    if text.isascii():
        return _SPACES.sub(" ", text.translate(_FORMS))
    text = without_them(text)
    joins = _MAY_JOIN.search(text)
    return _SPACES.sub(" ", "".join(form for form, _, _ in _letters(text)) if joins else text.translate(_FORMS))


def loose_form(plain: str) -> str:
    """What a plain form has in common with those that are read as the same word.

    Long marks behind kana are gone, and what inflects a kanji that no kana follows. A word that stands in a text in one
    of its forms (`retro.text.search_patterns`) has this form within that of the text, but perhaps for its edges.
    """
    return _INFLECTION.sub("", _LONG_MARK.sub("", plain))


@value
class Placed:
    """The plain form of a text, and where in the text each character of it stands: its beginning and its end."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the original text of a span of the plain form, which is not empty."""
        return self.starts[start], self.ends[end - 1]


def placed(text: str) -> Placed:
    """The plain form of `text` with the way back."""
    left_out = {*places_of_them(text)}
    if not _MAY_JOIN.search(text) and not left_out:
        forms = [_FORMS[ord(char)] for char in text]
        plain = "".join(forms)
        if len(plain) == len(text) and "" not in forms and "  " not in plain:  # one for each, as nearly always
            return Placed(plain, range(len(text)), range(1, len(text) + 1))
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = ""
    for form, start, end in _letters(text):
        for char in "" if start in left_out else form:
            if char == last == " ":
                ends[-1] = end
                continue
            parts.append(char)
            starts.append(start)
            ends.append(end)
            last = char
    return Placed("".join(parts), starts, ends)


def _letters(text: str) -> Iterator[tuple[str, int, int]]:
    """The plain form of each letter of `text`, and where that begins and ends."""
    begun = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or not _joins(text[at], text[begun]):
            letter = text[begun:at]
            yield (_FORMS[ord(letter)] if at == begun + 1 else _form(letter)), begun, at
            begun = at


def _joins(char: str, first: str) -> bool:
    """Whether `char` belongs to the letter that begins with `first`."""
    if char < "\u0300" or not _MAY_JOIN.match(char) or first.isspace():
        return False
    return char in _VOICED or _is_mark(char) or ("\u1100" <= first <= "\ud7a3" and "\u1160" <= char <= "\u11ff")


@lru_cache(maxsize=512)
def _is_mark(char: str) -> bool:
    return category(char)[0] == "M" or combining(char) > 0
