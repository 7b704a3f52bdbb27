"""Whether it is known how a name in kanji is read: no table knows it of every name, so people are asked."""

from __future__ import annotations

from retro.text.lazy_pattern import lazy

_KANJI = lazy("[々〆ヶ㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
_WAYS = lazy(r"[()（）\[\]［］【】〔〕〈〉/／|｜;；\n]")
_TITLE = lazy(r"^(?:Mrs?|Ms|Miss|Dr|Prof)\b\.?\s*")
_READ = lazy("[ァ-ヺーぁ-ゖｦ-ﾟA-Za-z.'・-]+")


def is_unread(name: str, reading: str = "") -> bool:
    """Whether a name holds kanji, and neither it nor what is said beside it tells how they are read.

    `Haruka Minase (水無瀬 遥)` and 水無瀬（ミナセ） tell it themselves; 齋藤 ケイコ does so of the given name alone.
    """
    if reading.strip() or not _KANJI.search(name):
        return False
    first = (_TITLE.sub("", way.strip()).split() for way in _WAYS.split(name))
    return not any(words and _READ.fullmatch(words[0]) for words in first)
