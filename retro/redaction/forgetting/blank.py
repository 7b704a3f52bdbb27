"""The blank: what stands where words were forgotten."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from retro.language import LANGUAGES, N_, Language, language
from retro.model.change import Add, Logged, Op, Update
from retro.model.stages.review import Reopening
from retro.redaction.spelling import common_words

_FORGOTTEN = N_("[forgotten]")


def blank(to: Language) -> str:
    """The blank in a language: that of whoever forgets. It stays as it is written."""
    return to(_FORGOTTEN)


def is_blank(text: str) -> bool:
    """Whether nothing is left in a text to be forgotten: it is empty, or a blank with what makes a name polite."""
    bare = text.replace("\\", "").strip()
    return not bare or _only_blank().fullmatch(bare) is not None


def holds_blank(text: str) -> bool:
    """Whether a blank, in whatever language, stands in a text."""
    if not any(word in text for word in common_words.FORGOTTEN):
        return False  # so the catalogues are not read for most texts
    return any(each in text.replace("\\", "") for each in _blanks())


@cache
def _blanks() -> tuple[str, ...]:
    return tuple(blank(language(code)) for code in LANGUAGES)


def shows_blank(logged: Logged) -> bool:
    """Whether an entry of a log shows where words were forgotten: a blank, or the digest of an earlier closing."""
    change = logged.change
    held = [change.author, *(each for op in change.ops for each in _texts(op))]
    return any(_any_blank().search(text.replace("\\", "")) for text in held) or any(map(_is_without_digest, change.ops))


def _texts(op: Op) -> Iterator[str]:
    for values in (op.values,) if isinstance(op, Add) else (op.before, op.after) if isinstance(op, Update) else ():
        for plain in values.values():
            yield from (str(each) for each in (plain if isinstance(plain, list) else [plain]))


def _is_without_digest(op: Op) -> bool:
    return isinstance(op, Add) and op.kind == Reopening.kind and op.values.get("digest") == ""


@cache
def _any_blank() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(blank(language(code))) for code in LANGUAGES))


@cache
def _only_blank() -> re.Pattern[str]:
    from retro.redaction.spelling.parsed_name import BEFORE, HONORIFIC  # it compiles much, and most texts are none

    known = "|".join(map(re.escape, _blanks()))
    return re.compile(rf"(?:{BEFORE}\.?\s*)?(?:(?:{known})\s*)+(?:{HONORIFIC})?")
