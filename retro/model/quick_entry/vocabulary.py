"""What can be said in a quick line: the marks of a kind of row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from retro.language import LANGUAGES, language
from retro.model import field_types
from retro.model.fields import Field
from retro.model.record import KINDS

SIGNS = {"#": "#＃", "@": "@＠", "!": "!！", "~": "~〜～"}
"""The marks that are one sign, each with the forms in which it may be typed."""

_OPENING = '"「『“'


@dataclass(frozen=True)
class Vocabulary:
    """The marks of one kind of row."""

    fields: dict[str, Field]
    """By the sign, or by the word in every language, in small letters."""
    begins: re.Pattern[str]
    """What looks like the beginning of a mark."""

    def field(self, typed: str) -> Field | None:
        """The field of a mark as it was typed."""
        sign = next((sign for sign, forms in SIGNS.items() if typed in forms), typed.lower())
        return self.fields.get(sign)


@cache
def vocabulary(kind: str) -> Vocabulary:
    """The marks that the declarations of a kind of entry give it."""
    fields: dict[str, Field] = {}
    for field in KINDS[kind].fields():
        if field.mark:
            words = [field.mark] if field.mark in SIGNS else [language(code)(field.mark) for code in LANGUAGES]
            fields.update({word.lower(): field for word in words})
    signs = "".join(SIGNS[mark] for mark in fields if mark in SIGNS)
    words = sorted((re.escape(word) for word in fields if word not in SIGNS), key=len, reverse=True)
    either = [rf"[{signs}](?=[\w{_OPENING}])"] * bool(signs)
    either += [rf"(?:{'|'.join(words)})(?=[\s:：{_OPENING}]|$)"] * bool(words)
    said = [
        re.escape(word)
        for word, field in fields.items()
        if word not in SIGNS and isinstance(field.type, field_types.YesNoType)
    ]
    either += [rf"(?:{'|'.join(said)})(?=(?:はい|いいえ)(?:\s|$))"] * bool(said)  # Japanese puts no space between them
    return Vocabulary(fields, re.compile("|".join(either) or "(?!)", re.IGNORECASE))
