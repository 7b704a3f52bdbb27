"""What choices are called: by their code, and by their label in every language, as people write them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from retro.language import LANGUAGES, Message, language
from retro.model.problem import Code, Problem, ValidationError
from retro.text.folding import folded_name

if TYPE_CHECKING:
    from retro.model.choice import Choice
    from retro.model.stage import Stage

C = TypeVar("C", bound="Choice")
T = TypeVar("T")

_ALIKE = 0.75
"""How much of a word is the same where it is misspelled."""
_CHOICE_NAMES: dict[tuple[type, str], tuple[str, ...]] = {}
"""What `choice_names` found: choices of different sets may have the same code, and are equal then."""


class Labelled(Protocol):
    """What has a label: a choice, a field, a stage."""

    @property
    def label(self) -> str:
        """The message id of what it is called."""


def meant_by(said: str, names: Mapping[T, Collection[str]]) -> list[T]:
    """Those of the things with these folded names that `said` names whole, else those that it begins to name."""
    word = folded_name(said)
    whole = [thing for thing, its in names.items() if word in its]
    return whole or [thing for thing, its in names.items() if word and any(name.startswith(word) for name in its)]


def read_choice(text: str, choices: list[C]) -> C:
    """The one of `choices` that `text` names by its code, its label in any language, or the beginning of one."""
    said = folded_name(text)
    names = {choice: choice_names(choice) for choice in choices}
    exact = [choice for choice in choices if said in names[choice]]
    if len(exact) == 1:
        return exact[0]
    begun = exact or [choice for choice in choices if any(name.startswith(said) for name in names[choice])]
    called = [choice for choice in begun if any(name.startswith(said) for name in official_choice_names(choice))]
    if len(begun) == 1 or (
        len(called) == 1 and not exact
    ):  # what is shown goes before other words for another choice: 発 is 発生
        return begun[0] if len(begun) == 1 else called[0]
    params = {"text": text.strip(), "choices": labels(begun or choices)}
    if begun:
        raise ValidationError(Problem(Code.AMBIGUOUS, params=params))
    near = _nearest(said, names)
    raise ValidationError(Problem(Code.NO_CHOICE, params={**params, "near": near} if near else params))


def _nearest(said: str, names: Mapping[C, Collection[str]]) -> Message | None:
    """The label of the one that a word names but for its spelling; None where none or several are as near."""
    from difflib import get_close_matches  # most words name one

    called = {name: choice for choice, its in names.items() for name in its}
    near = {called[name] for name in get_close_matches(said, called, n=3, cutoff=_ALIKE)}
    return Message(near.pop().label) if len(near) == 1 else None


def labels(named: Iterable[Labelled]) -> tuple[Message, ...]:
    """The labels of these, as a parameter of a `Message`: a list in its reader's language."""
    return tuple(Message(each.label) for each in named)


def in_all_languages(message: str) -> tuple[str, ...]:
    """The words for a message id in every language, folded."""
    return tuple(folded_name(language(code)(message)) for code in LANGUAGES)


def official_names(stage: Stage) -> tuple[str, ...]:
    """What the program itself calls a stage, folded, in every language; people have other names, too: `Stage.also`."""
    words = stage.wording(engineering=True)
    called = dict.fromkeys((stage.label, stage.name, words.label, words.name))
    return (folded_name(stage.code), *(name for message in called for name in in_all_languages(message)))


def official_choice_names(choice: Choice) -> tuple[str, ...]:
    """What the program itself calls a choice, folded: its code, and its label in every language."""
    return (folded_name(choice.value), *in_all_languages(choice.label))


def choice_names(choice: Choice) -> tuple[str, ...]:
    """What a choice may be called, folded: its code, its label in every language, other words for it."""
    key = (type(choice), choice.value)
    if key not in _CHOICE_NAMES:
        also = (folded_name(word) for word in choice.synonyms().get(choice.value, ()))
        _CHOICE_NAMES[key] = (folded_name(choice.value), *in_all_languages(choice.label), *also)
    return _CHOICE_NAMES[key]


def begins(message: str, said: str) -> bool:
    """Whether a folded text is the beginning of a message, in any language."""
    return bool(message) and any(word.startswith(said) for word in in_all_languages(message))
