"""What can be said in a quick line: the marks of a kind of row, and the names that a record knows.

Choices are known by any of their names, roles as the record spells them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field as held
from functools import cache, cached_property

from retro.language import LANGUAGES, language
from retro.model import field_types
from retro.model.fields import Field
from retro.model.lookup import choice_names, in_all_languages
from retro.model.record import KINDS, Retrospective
from retro.model.stages.head import HEAD
from retro.text.folding import name_key

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


@dataclass(frozen=True)
class KnownNames:
    """The names by which values are known in `record`."""

    record: Retrospective
    _known: dict[str, Mapping[str, str]] = held(default_factory=dict)

    def of(self, field: Field) -> Mapping[str, str]:
        """The `name_key` of each name that a value of `field` may have, and how it is spelled."""
        if field.name not in self._known:
            self._known[field.name] = self._named(field)
        return self._known[field.name]

    def _named(self, field: Field) -> Mapping[str, str]:
        kind = field.type
        if isinstance(kind, field_types.ChoiceType | field_types.ChoicesType):
            return _keyed(name for choice in kind.choices for name in choice_names(choice))
        if isinstance(kind, field_types.YesNoType):
            return _keyed(word for message in (kind.yes, kind.no) if message for word in in_all_languages(message))
        return self._roles if _names_someone(field) else {}

    @cached_property
    def _roles(self) -> Mapping[str, str]:
        """The roles and groups that the record names, those of the participants first."""
        return _keyed(
            getattr(entry, field.name)
            for entry in (*self.record.stage(HEAD), self.record.head, *self.record.rows)
            for field in entry.fields()
            if _names_someone(field)
        )


def _names_someone(field: Field) -> bool:
    return isinstance(field.type, field_types.RoleType) or field.mark == "@"


def _keyed(names: Iterable[str]) -> Mapping[str, str]:
    keyed: dict[str, str] = {}
    for name in names:
        if key := name_key(name):
            keyed.setdefault(key, name)
    return keyed
