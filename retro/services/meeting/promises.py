"""The promises with which a meeting begins, and what became of each: one key."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from unicodedata import normalize

from retro.errors import UsageError
from retro.language import M_, MN_, N_, Message
from retro.model.change_factory import ChangeFactory
from retro.model.entry import EntryId
from retro.model.found import Found
from retro.model.lookup import choice_names, in_all_languages
from retro.model.record import Retrospective
from retro.model.stages.follow_up import Check
from retro.model.stages.meeting import Meeting
from retro.review.as_it_stands import found_word
from retro.review.meeting.promises import Promises, last_promises
from retro.review.open_actions import Action, DueGroup
from retro.services.follow_up.actions import open_actions
from retro.services.follow_up.check import CheckMade
from retro.services.follow_up.check_action import check_action
from retro.services.memory.recurrence import chain, since, unsaid
from retro.store.protocol import CaseFilter, Store
from retro.text.folding import folded_name
from retro.value import value

KEYS: Mapping[str, Found] = {
    "h": Found.HOLDS, "f": Found.FAILED, "d": Found.DONE, "n": Found.NEW_DATE, "x": Found.DROPPED,
}  # fmt: skip
"""The key of each thing that can be found."""
_SAYS = {Found.NEW_DATE: "new_date", Found.DROPPED: "reason", Found.FAILED: "reason"}
"""Where the words behind a key go; those behind another one say by what one knows it."""
_ASKS = {Found.NEW_DATE: N_("To which day? Like: n 12 Dec"), Found.DROPPED: N_("Why not? Like: x the scanner is gone")}


@value
class PromiseAnswer:
    """What somebody says of a promise."""

    found: Found
    words: str = ""

    @property
    def lacks(self) -> Message | None:
        """What is still to be said; None if nothing is."""
        return Message(_ASKS[self.found]) if self.found in _ASKS and not self.words else None


def promises(store: Store, record: Retrospective, today: date) -> Promises:
    """What a meeting about the case begins with, on a day.

    What was written into the case itself before its first meeting is no promise of that; only if it is due it is one.
    """
    head, own = record.head, record.reference
    is_first = all(meeting.goes_on for meeting in record.of(Meeting))
    due = (DueGroup.OVERDUE, DueGroup.TODAY, DueGroup.AGAIN)
    actions = [
        each
        for each in open_actions(store, today)
        if each.reference != own or not is_first or (each.due is not None and each.group in due)
    ]
    linked = {
        own,
        *(each.reference for each in chain(store, record, unsaid)),
        *(each.reference for each in since(store, record, unsaid)),
    }
    tagged = set(store.references(CaseFilter(tags=head.tags))) if head.tags else set[str]()
    kin = {each.reference for each in store.each(CaseFilter(open="yes")) if head.origin and each.origin == head.origin}
    return last_promises(actions, chain=linked, tagged=tagged, kin=kin)


def read_promise(text: str, action: Action) -> PromiseAnswer:
    """What a line says of a promise: a key or its word, and what belongs to it behind that.

    UsageError if it says nothing that can be found of it.
    """
    said = normalize("NFKC", text).strip()
    key, _, words = said.partition(" ")
    found = KEYS.get(key.casefold())
    if found is None:
        longest = sorted(
            ((name, each) for each in Found for name in _names(each, action)), key=lambda each: -len(each[0])
        )
        folded = folded_name(said)
        for name, each in longest:
            if folded == name or folded.startswith(f"{name} "):
                found, words = each, said[len(name) :]
                break
    if found not in action.finds:
        raise UsageError(M_("Of this one can be said: {keys}.", keys=keys_of(action)))
    assert found is not None
    return PromiseAnswer(found, re.sub(r"^[\s:：,、]+", "", words).strip())


def _names(found: Found, action: Action) -> tuple[str, ...]:
    """What may be typed for it, folded."""
    return (*choice_names(found), *in_all_languages(found_word(found, action.kind).text))


def keys_of(action: Action) -> tuple[Message, ...]:
    """The keys for what can be found of a promise, each with its word: `d done`."""
    return tuple(
        M_("{key} {word}", key=key, word=found_word(found, action.kind))
        for key, found in KEYS.items()
        if found in action.finds
    )


def answer_promise(store: Store, factory: ChangeFactory, action: Action, said: PromiseAnswer) -> CheckMade:
    """Write what became of a promise, in its own case, as a check of today.

    UsageError if a day or a reason is missing; RetroError as `check_action`, so if somebody looked meanwhile.
    """
    if lacks := said.lacks:
        raise UsageError(lacks)
    texts = {_SAYS.get(said.found, "evidence"): said.words} if said.words else {}
    return check_action(store, factory, action, said.found, texts)


def spoken_of(store: Store, found: Promises, meeting: Meeting) -> frozenset[tuple[str, EntryId]]:
    """Those of which something was said since the day of the meeting, each by its case and row.

    So a meeting whose process was killed does not ask on of what it was told that day: whether what is done holds, or
    what became of the new date.
    """
    began = meeting.began.day if meeting.began else None
    if began is None:
        return frozenset()
    checks = [
        check for reference in {each.reference for each in found.shown} for check in store.load(reference).of(Check)
    ]
    looked = {check.of for check in checks if check.on and check.on.day and check.on.day >= began}
    return frozenset((each.reference, each.row) for each in found.shown if each.row in looked)


def more_told(found: Promises) -> Message | None:
    """How many others are open; None if none is."""
    if not found.more:
        return None
    return MN_("{n} more in Actions: retro actions", "{n} more in Actions: retro actions", found.more)
