"""What cases are narrowed down by, by name: `severity:high state:draft,settled owner:office from:2025-01`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from retro.language import N_, active
from retro.model.choice import Choice
from retro.model.head_choices import SETTLED, SETTLED_LABEL, CaseKind, Severity, Status
from retro.model.lookup import choice_names, in_all_languages, meant_by
from retro.text.folding import folded_name

STATE, SEVERITY, KIND, OWNER, OPEN = N_("state"), N_("severity"), N_("kind"), N_("owner"), N_("open")
TAG, STAGE, FROM, UNTIL = N_("tag"), N_("stage"), N_("from"), N_("until")
SHARED = N_("Shared")
RECURRENCE = N_("recurrence")
"""What can be asked for by name: message ids."""

MEANINGS = {
    STATE: N_("how far it has come"),
    SEVERITY: N_("how bad it was"),
    KIND: N_("what sort of thing happened"),
    OWNER: N_("who owns a measure that is still open"),
    OPEN: N_("whether something is left to do"),
    SHARED: N_("whether somebody was told of it: no is said of those that need it"),
    RECURRENCE: N_("whether it had happened before, as links say"),
    TAG: N_("a tag that it has"),
    STAGE: N_("where the words are to stand"),
    FROM: N_("the first day: 2025-01"),
    UNTIL: N_("the last day: 2025-06-30"),
}
"""What each of them says."""
_ALSO = {TAG: (N_("tags"),), FROM: (N_("since"),)}
"""Other words for these, as message ids."""
_ALSO_CALLED = {RECURRENCE: ("again",)}
"""And words that mean something else as message ids."""
_OPEN = {"yes": N_("yes"), "overdue": N_("overdue"), "no": N_("no")}
_SHARED = {"yes": N_("yes"), "no": N_("no")}
_RECURRENCE = {"yes": N_("yes"), "third": N_("third time"), "no": N_("no")}
_NOT_CLOSED = "open"
"""A state that stands for several: whatever is not closed."""
_ANSWERS: Mapping[str, Mapping[str, str]] = {OPEN: _OPEN, SHARED: _SHARED, RECURRENCE: _RECURRENCE}
"""What can be answered to a filter that is a question, as message ids by their codes."""
_CHOICES: Mapping[str, type[Choice]] = {STATE: Status, SEVERITY: Severity, KIND: CaseKind}


@cache
def _called() -> dict[str, str]:
    names = {
        form: name for name in MEANINGS for also in (name, *_ALSO.get(name, ())) for form in in_all_languages(also)
    }
    return names | {form: name for name, forms in _ALSO_CALLED.items() for form in forms}


def filter_called(said: str) -> str:
    """What can be asked for by this name, in any language; "" if it is none."""
    return _called().get(folded_name(said), "")


def meant(name: str, said: str) -> list[str]:
    """The codes that a value behind a name means; none if it is none of them."""
    found = meant_by(said, _names(name))
    if name == STATE and _NOT_CLOSED in found:
        return [code for code in all_codes(STATE) if code != Status.CLOSED.value]
    return found


def all_codes(name: str) -> tuple[str, ...]:
    """The codes of all values behind a name, and "" for what says none."""
    return (*(choice.value for choice in _CHOICES[name]), "")


def written(name: str) -> dict[str, str]:
    """How the values behind a name are written, and what each means where that is not the same."""
    labels = _ANSWERS[name] if name in _ANSWERS else {choice.value: choice.label for choice in _CHOICES[name]}
    if name == STATE:
        labels = {**labels, SETTLED: SETTLED_LABEL, _NOT_CLOSED: OPEN}
    return forms_of(labels)


def forms_of(labels: Mapping[str, str]) -> dict[str, str]:
    """How choices are written, given their labels by their codes, and what each means where that is not the same."""
    to = active()
    if to.code == "en":
        return {code: label if folded_name(label) != folded_name(code) else "" for code, label in labels.items()}
    return {dashed(to(label)): "" for label in labels.values()}


def dashed(text: str) -> str:
    """A value without spaces, which part one word from the next."""
    return "-".join(text.split())


def _names(name: str) -> Mapping[str, frozenset[str]]:
    """The values that can stand behind a name, with all that they are called, folded."""
    if answers := _ANSWERS.get(name):
        return {code: frozenset(map(folded_name, (code, *in_all_languages(label)))) for code, label in answers.items()}
    names = {choice.value: frozenset(choice_names(choice)) for choice in _CHOICES[name]}
    if name == STATE:
        names[SETTLED] = frozenset((SETTLED, *in_all_languages(SETTLED_LABEL)))
        names[_NOT_CLOSED] = frozenset(in_all_languages(OPEN))
    return names
