"""What is asked of the archive in one line: words of reference and title, and `severity:high state:draft owner:office`.

Behind the colon one value is enough, or several with commas; the beginning of one is enough, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple, cast

from retro.language import M_, N_, Message, active
from retro.model.choice import Choice
from retro.model.head_choices import SETTLED, SETTLED_LABEL, CaseKind, Severity, Status
from retro.model.lookup import choice_names, in_all_languages, meant_by
from retro.model.quick_entry.completion import Completion
from retro.store.protocol import CaseFilter
from retro.text.folding import folded_name

STATE, SEVERITY, KIND, OWNER, OPEN = N_("state"), N_("severity"), N_("kind"), N_("owner"), N_("open")
TAG = N_("tag")
"""What can be asked for by name: message ids."""

_OPEN = {"yes": N_("yes"), "overdue": N_("overdue"), "no": N_("no")}
_MEANINGS = {
    STATE: N_("how far it has come"),
    SEVERITY: N_("how bad it was"),
    KIND: N_("what sort of thing happened"),
    OWNER: N_("who owns a measure that is still open"),
    OPEN: N_("whether something is left to do"),
    TAG: N_("a tag that it has"),
}
_ALSO = {TAG: N_("tags")}
"""Other words for these, as message ids."""
_NAMED = re.compile(r"(?P<name>[^:：]+)[:：](?P<values>.*)", re.DOTALL)
_COMMA = re.compile("[,，、]")
_WORD = re.compile(r"\S*$")


class Query(NamedTuple):
    """A line as it was read."""

    wanted: CaseFilter
    """What is asked for, but for owners and tags."""
    owners: tuple[str, ...] = ()
    """Words of which an owner holds one."""
    tags: tuple[str, ...] = ()
    """Words of which a tag holds one."""
    problem: Message | None = None
    """What could not be read."""

    def of(self, owners: Sequence[str], tags: Sequence[str] = ()) -> CaseFilter:
        """What is asked for, the owners and the tags being among these."""
        return self.wanted._replace(owners=_holding(self.owners, owners), tags=_holding(self.tags, tags))


def _holding(words: tuple[str, ...], known: Sequence[str]) -> tuple[str, ...]:
    """Those that hold one of the words; the words, which nothing has then, if there is none."""
    return tuple(each for each in known if any(word in folded_name(each) for word in words)) or words


def read_query(text: str, today: date) -> Query:
    """The line, read on a day. What names nothing is a word to be found, a time such as 14:05, too."""
    words, said = [], dict[str, list[str]]()
    problem = None
    for word in text.split():
        name, values = _parted(word)
        if not name:
            words.append(word)
        elif name in (OWNER, TAG):
            said.setdefault(name, []).extend(map(folded_name, values))
        else:
            for value in values:
                meant = meant_by(value, _names(name))
                said.setdefault(name, []).extend(meant)
                if not meant:
                    known = tuple(_written(name))
                    problem = M_(
                        "“{value}” is nothing that “{name}” can be. There are: {known}.",
                        value=value,
                        name=Message(name),
                        known=known,
                    )
    left = (said.get(OPEN) or [""])[-1]
    wanted = CaseFilter(
        " ".join(words),
        statuses=tuple(said.get(STATE, ())),
        severities=tuple(said.get(SEVERITY, ())),
        kinds=tuple(said.get(KIND, ())),
        open=cast('Literal["", "yes", "overdue", "no"]', left),
        today=today.isoformat() if left == "overdue" else "",
    )
    return Query(wanted, tuple(said.get(OWNER, ())), tuple(said.get(TAG, ())), problem)


def completions(text: str, at: int, owners: Iterable[str], tags: Iterable[str] = ()) -> list[Completion]:
    """How the line may go on where the cursor stands."""
    found = _WORD.search(text[:at])
    word, start = (found[0], found.start()) if found else ("", at)
    name, _values = _parted(word)
    if not name:
        to = active()
        named = ((f"{to(each)}:", to(_MEANINGS[each])) for each in _MEANINGS)
        return [Completion(start, form, meaning, goes_on=True) for form, meaning in named if form.startswith(word)]
    begun = _COMMA.split(word.partition(":")[2] if ":" in word else word.partition("：")[2])[-1]
    known = {OWNER: owners, TAG: tags}.get(name)
    forms = {_dashed(each): "" for each in known} if known is not None else _written(name)
    start = at - len(begun)
    return [
        Completion(start, form, meaning) for form, meaning in forms.items() if folded_name(begun) in folded_name(form)
    ]


def _parted(word: str) -> tuple[str, list[str]]:
    """The name before the colon, and the values behind it; "" where there is none that is known."""
    parts = _NAMED.fullmatch(word)
    if not parts:
        return "", []
    forms = {each: (*in_all_languages(each), *in_all_languages(_ALSO.get(each, each))) for each in _MEANINGS}
    known = {each: set(map(folded_name, names)) for each, names in forms.items()}
    said = folded_name(parts["name"])
    name = next((each for each, forms in known.items() if said in forms), "")
    return name, [value for value in _COMMA.split(parts["values"]) if value]


def _names(name: str) -> Mapping[str, frozenset[str]]:
    """The values that can stand behind a name, with all that they are called, folded."""
    if name == OPEN:
        return {code: frozenset(map(folded_name, (code, *in_all_languages(label)))) for code, label in _OPEN.items()}
    names = {choice.value: frozenset(choice_names(choice)) for choice in _choices(name)}
    if name == STATE:
        names[SETTLED] = frozenset(map(folded_name, in_all_languages(SETTLED_LABEL)))
    return names


def _written(name: str) -> dict[str, str]:
    """How those values are written, and what each means where that is not the same."""
    to = active()
    labels = _OPEN if name == OPEN else {choice.value: choice.label for choice in _choices(name)}
    if name == STATE:
        labels = {**labels, SETTLED: SETTLED_LABEL}
    if to.code == "en":
        return {code: label if folded_name(label) != folded_name(code) else "" for code, label in labels.items()}
    return {_dashed(to(label)): "" for label in labels.values()}


def _choices(name: str) -> Sequence[Choice]:
    return list({STATE: Status, SEVERITY: Severity, KIND: CaseKind}[name])


def _dashed(text: str) -> str:
    """A value without spaces, which part one word from the next."""
    return "-".join(text.split())
