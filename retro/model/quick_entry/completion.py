"""How a quick line may go on where the cursor stands: prefixes, marks, values, people, rows, each with what it means.

It follows from the declarations, as the grammar does. What is offered reads as it is offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from retro.language import LANGUAGES, N_, Language, language
from retro.model import field_types
from retro.model.choice import Choice
from retro.model.entry import Entry
from retro.model.fields import Field, field_of
from retro.model.lookup import choice_names, in_all_languages
from retro.model.moments.context import MomentContext
from retro.model.moments.formatting import show_day
from retro.model.quick_entry.vocabulary import SIGNS, opening_of
from retro.model.record import Retrospective, kinds_of
from retro.model.shareable import Shareable
from retro.model.stage import Stage
from retro.model.stages import STAGES
from retro.model.stages.cause import Cause
from retro.model.stages.head import Participant
from retro.text.folding import folded_name
from retro.text.lazy_pattern import lazy
from retro.value import value

_MOST = 50
"""So many people or rows are offered at most: more than somebody looks through."""
_SIGN = {form: sign for sign, forms in SIGNS.items() for form in forms}
_GLUED = lazy("[\u3041-\u30ff\u3005-\u3007\u3400-\u9fff]")
"""Behind such a letter a sign may stand without a space."""
_WORD = lazy(r"\S*$")
_NUMBERS = lazy(r"(?:\s*[\d.]+\s*[,、，])+\s*")
_NAMES = lazy(r".*[;；、]\s*")
_FOR_ONE = field_of(Shareable.for_one).name
_UNDER = N_("one level under the chosen row")

_DAYS_AHEAD = (N_("today"), N_("fri"), N_("next week"), N_("+14"), N_("end of month"))
"""Days that are often meant, as one types them."""


@value
class Completion:
    """A way to go on."""

    start: int
    """Where in the line that begins which it takes the place of; it ends at the cursor."""
    text: str
    meaning: str
    """What it means, in the reader's language."""
    goes_on: bool = False
    """Whether a value is to follow."""


def completions(
    text: str, at: int, stage: Stage, record: Retrospective, to: Language, *, today: date | None = None
) -> list[Completion]:
    """What may stand at the cursor, `at` characters into `text`, most likely first. `today`: that of writing."""
    return _Line(text[:at], stage, record, to, today).found()


def marks_of(stage: Stage, to: Language) -> list[Completion]:
    """The marks of the first kind of row of a stage, for somebody who has typed nothing yet."""
    return [*_marks(kinds_of(stage)[0], 0, "", to)]


@value
class _Line:
    """The part of a line before the cursor."""

    before: str
    stage: Stage
    record: Retrospective
    to: Language
    today: date | None

    def found(self) -> list[Completion]:
        """What may follow."""
        return self._values() or [*self._beginnings(), *self._further_marks()]

    @property
    def kind(self) -> type[Entry]:
        """The kind of row that the line describes."""
        found = opening_of(self.stage, self.before.lstrip())
        return found[1].kind if found else kinds_of(self.stage)[0]

    def _values(self) -> list[Completion]:
        """Values of the mark that the cursor stands in; the mark that begins last is tried first."""
        for start, field, behind, sign in sorted(self._begun(), key=lambda begun: -begun[0]):
            typed = _last(field, behind)
            at = len(self.before) - len(typed)
            found = (
                Completion(start if sign else at, f"{sign}{value}", meaning)
                for value, meaning in (*_offered(field, typed, self.record, self.to), *self._days(field, typed))
                if folded_name(value) != folded_name(typed)
            )
            if offered := list(islice(found, _MOST)):
                return offered
        return []

    def _days(self, field: Field, typed: str) -> Iterator[tuple[str, str]]:
        """Days by which something may be done, each with the date that it is; none where nobody knows what is today."""
        is_ahead = isinstance(field.type, field_types.DayType | field_types.MomentType) and field.type.ahead
        if self.today is None or not is_ahead:
            return
        from retro.model.moments.reading import read_day  # a query is completed without

        context = MomentContext(self.today, self.record.zone, ahead=True)
        for message in _DAYS_AHEAD:
            word = self.to(message)
            if folded_name(word).startswith(folded_name(typed)):
                yield word, f"{self.to(field.label)}  {show_day(read_day(word, context), self.to, with_weekday=True)}"

    def _begun(self) -> Iterator[tuple[int, Field, str, str]]:
        """Marks before the cursor: where each begins, its field, what was typed behind it, and its sign, if it is one.

        A sign begins one at the beginning of a word, or behind a Japanese letter.
        """
        for field in _marked(self.kind):
            if field.mark in SIGNS:
                for at, letter in enumerate(self.before):
                    if _SIGN.get(letter) == field.mark and _may_begin(self.before, at):
                        yield at, field, self.before[at + 1 :], letter
            else:
                words = "|".join(map(re.escape, _words(field.mark)))
                for found in re.finditer(rf"(?<!\S)(?:{words})(?:\s*[:：]\s*|\s+)", self.before, re.IGNORECASE):
                    yield found.start(), field, self.before[found.end() :], ""

    def _beginnings(self) -> Iterator[Completion]:
        """At the beginning of a line: the words of the kinds of its stage, and the sign of a deeper cause."""
        word = _WORD.search(self.before)
        assert word is not None
        if self.before[: word.start()].strip():
            return
        if kinds_of(self.stage)[0] is Cause and not word[0]:
            yield Completion(word.start(), "> ", self.to(_UNDER), goes_on=True)
        colon = "：" if self.to.code == "ja" else ": "
        for kind in kinds_of(self.stage):
            if kind.prefix and _begins_any(word[0], in_all_languages(kind.prefix)):
                yield Completion(word.start(), f"{self.to(kind.prefix)}{colon}", self.to(kind.label), goes_on=True)

    def _further_marks(self) -> Iterator[Completion]:
        """The marks that the line has not got yet, and that begin with the word at the cursor."""
        word = _WORD.search(self.before)
        assert word is not None
        has = {begun[1].name for begun in self._begun()}
        for mark in _marks(self.kind, word.start(), word[0], self.to, has):
            if mark.text.strip() != word[0]:
                yield mark


def _marks(kind: type[Entry], start: int, typed: str, to: Language, has: Iterable[str] = ()) -> Iterator[Completion]:
    """The marks of a kind that begin with what was typed; those that a line `has` only where it may have several."""
    several = field_types.ChoicesType | field_types.TagsType | field_types.LinksType
    for field in _marked(kind):
        if field.name in has and not isinstance(field.type, several):
            continue
        if field.mark in SIGNS:
            if not typed:
                yield Completion(start, field.mark, _meaning(field, to), goes_on=True)
        elif _begins_any(typed, in_all_languages(field.mark)):
            says_it = isinstance(field.type, field_types.YesNoType)  # the word alone says yes
            behind = "" if says_it else "：" if to.code == "ja" else " "
            yield Completion(start, f"{to(field.mark)}{behind}", _meaning(field, to), goes_on=not says_it)


def _meaning(field: Field, to: Language) -> str:
    """What a mark means: its label, with its choices or its question."""
    more = to(field.ask) if field.ask else ""
    if isinstance(field.type, field_types.ChoiceType | field_types.ChoicesType):
        more = to.join(to(choice.label) for choice in field.type.choices)
    return f"{to(field.label)}  {more}".strip()


def _offered(field: Field, typed: str, record: Retrospective, to: Language) -> Iterator[tuple[str, str]]:
    """The values of a field that begin with what was typed, each with what it means."""
    kind, label, said = field.type, to(field.label), folded_name(typed)
    if isinstance(kind, field_types.ChoiceType | field_types.ChoicesType | field_types.OpenChoiceType):
        for choice in kind.choices:
            if _any_begins(said, choice_names(choice)):
                yield _spelled(choice, to), f"{label}  {to(choice.label)}"
    elif isinstance(kind, field_types.YesNoType) and kind.yes:
        for word in (kind.yes, kind.no):
            if _any_begins(said, in_all_languages(word)):
                yield to(word), label
    elif isinstance(kind, field_types.LinkType):
        for name, row in _rows(kind, record):
            if name.startswith(said) or folded_name(row.main_text).startswith(said):
                yield name, row.main_text
    elif isinstance(kind, field_types.TagsType | field_types.RoleType) or field.mark == "@" or field.name == _FOR_ONE:
        for name in _known(field, record):
            if folded_name(name).startswith(said):
                yield name, label


def _last(field: Field, typed: str) -> str:
    """What was typed of the last value of a field: of several links, and of several customers, behind those before."""
    before = _NAMES if field.name == _FOR_ONE else _NUMBERS if isinstance(field.type, field_types.LinksType) else None
    found = before.match(typed) if before else None
    return typed[found.end() :] if found else typed


def _spelled(choice: Choice, to: Language) -> str:
    """A choice as one types it: by its code, in Japanese by its label."""
    return to(choice.label) if to.code == "ja" and " " not in to(choice.label) else choice.value.replace("_", "-")


def _rows(link: field_types.LinkType, record: Retrospective) -> Iterator[tuple[str, Entry]]:
    """The rows that a link may point to, with the names that they are called by."""
    for stage in STAGES:
        for number, row in enumerate(record.stage(stage), 1):
            if link.to in ("", row.kind):
                yield (str(number) if link.to else f"{stage.number}.{number}"), row


def _known(field: Field, record: Retrospective) -> Iterable[str]:
    """What stands in such fields already, the latest first: roles wherever one stands, others where the name is."""
    names: dict[str, None] = {}
    for row in reversed(record.rows):
        for other in _alike(type(row), field):
            value = row.for_some if other.name == _FOR_ONE and isinstance(row, Shareable) else getattr(row, other.name)
            names |= dict.fromkeys(value if isinstance(value, tuple) else (value,))
    names.pop("", None)
    return list(names)[: 4 * _MOST]


def _alike(kind: type[Entry], field: Field) -> Sequence[Field]:
    if isinstance(field.type, field_types.RoleType):
        return [other for other in kind.fields() if isinstance(other.type, field_types.RoleType)]
    if kind is Participant and field.name != "name":
        return []  # the names of one's own are none of customers
    if field.name == _FOR_ONE:
        return [kind.field(name) for name in kind.customer_fields()]
    return [other for other in kind.fields() if other.name == field.name or (other.mark == field.mark == "@")]


def _marked(kind: type[Entry]) -> list[Field]:
    return [field for field in kind.fields() if field.mark]


def _words(message: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(language(code)(message) for code in LANGUAGES))


def _may_begin(text: str, at: int) -> bool:
    return at == 0 or text[at - 1].isspace() or bool(_GLUED.match(text, at - 1))


def _begins_any(typed: str, names: Iterable[str]) -> bool:
    """Whether what was typed begins one of these folded names."""
    return _any_begins(folded_name(typed), names)


def _any_begins(said: str, names: Iterable[str]) -> bool:
    return any(name.startswith(said) for name in names)
