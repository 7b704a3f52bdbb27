"""Choices and marks as one types them: `#escaped`, not "escaped notice"."""

from __future__ import annotations

from dataclasses import dataclass

from retro.language import Language, Message
from retro.model import field_types
from retro.model.choice import Choice
from retro.model.entry import Entry
from retro.model.fields import Field


@dataclass(frozen=True)
class TypedChoice(Message):
    """A choice behind its sign, by its code in English and by its label in another language."""

    sign: str = ""
    code: str = ""

    def show(self, language: Language) -> str:
        """What one types, in `language`; in quotation marks where it is several words."""
        name = self.code if language.code == "en" else language(self.text)
        return f'{self.sign}"{name}"' if " " in name else f"{self.sign}{name}"


def choice_as_typed(choice: Choice, sign: str = "") -> TypedChoice:
    """A choice as one types it, behind `sign` where it has one."""
    return TypedChoice(choice.label, sign=sign, code=choice.value)


def choices_as_typed(field: Field, labels: tuple[object, ...]) -> tuple[object, ...]:
    """The choices of a field with these labels, as a parameter of a `Message`, in the form that one types."""
    kind = field.type
    if not isinstance(kind, field_types.ChoiceType | field_types.ChoicesType):
        return labels
    by_label: dict[str, Choice] = {choice.label: choice for choice in kind.choices}
    return tuple(
        TypedChoice(each.text, sign=field.mark, code=by_label[each.text].value)
        if isinstance(each, Message) and each.text in by_label
        else each
        for each in labels
    )


def words_as_typed(field: Field) -> tuple[Message, ...]:
    """The two words of a yes-or-no, likewise; none where it has no words of its own."""
    kind = field.type
    if not isinstance(kind, field_types.YesNoType) or not kind.yes:
        return ()
    return tuple(TypedChoice(word, sign=field.mark, code=word) for word in (kind.yes, kind.no))


def marks_as_typed(kind: type[Entry]) -> tuple[Message, ...]:
    """The marks of a kind of row, as a parameter of a `Message`."""
    return tuple(Message(field.mark) for field in kind.fields() if field.mark)
