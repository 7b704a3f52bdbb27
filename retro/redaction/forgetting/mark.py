"""The mark that stands where words were forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from retro.language import LANGUAGES, N_, Language, language
from retro.model.change import Add, Logged, Op, Update
from retro.model.stages.review import Reopening
from retro.redaction.spelling import common_words

_MARK = N_("[forgotten]")


def mark(to: Language) -> str:
    """The mark in a language: that of whoever forgets. It stays as it is written."""
    return to(_MARK)


def is_blank(text: str) -> bool:
    """Whether nothing is left in a text to be forgotten: it is empty, or a mark with what makes a name polite."""
    bare = text.replace("\\", "").strip()
    return not bare or _only_mark().fullmatch(bare) is not None


def holds_mark(text: str) -> bool:
    """Whether a mark, in whatever language, stands in a text."""
    if not any(word in text for word in common_words.FORGOTTEN):
        return False  # so the catalogues are not read for most texts
    return any(each in text.replace("\\", "") for each in _marks())


@cache
def _marks() -> tuple[str, ...]:
    return tuple(mark(language(code)) for code in LANGUAGES)


def shows_mark(logged: Logged) -> bool:
    """Whether an entry of a log shows where words were forgotten in it: a mark, or the digest of an earlier closing."""
    change = logged.change
    held = [change.author, *(each for op in change.ops for each in _texts(op))]
    return any(_any_mark().search(text.replace("\\", "")) for text in held) or any(map(_is_without_digest, change.ops))


def _texts(op: Op) -> Iterator[str]:
    for values in (op.values,) if isinstance(op, Add) else (op.before, op.after) if isinstance(op, Update) else ():
        for plain in values.values():
            yield from (str(each) for each in (plain if isinstance(plain, list) else [plain]))


def _is_without_digest(op: Op) -> bool:
    return isinstance(op, Add) and op.kind == Reopening.kind and op.values.get("digest") == ""


@cache
def _any_mark() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(mark(language(code))) for code in LANGUAGES))


@cache
def _only_mark() -> re.Pattern[str]:
    from retro.redaction.spelling.parsed_name import BEFORE, HONORIFIC  # it compiles much, and most texts are no mark

    marks = "|".join(map(re.escape, _marks()))
    return re.compile(rf"(?:{BEFORE}\.?\s*)?(?:(?:{marks})\s*)+(?:{HONORIFIC})?")
