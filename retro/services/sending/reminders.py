"""What each owner is reminded of: texts to be sent by somebody else, with nothing in them that must not leave the team.

They are meant for chats and mailboxes of people who may not know the case. So they say what is to be done in the words
of the record only where those may be told to management with nobody named, neither a colleague nor a customer; what was
promised to those hurt is told as a promise, without its words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from exports.files import make_folder
from retro.language import N_, Language, Message
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.model.stages.prevention import Measure
from retro.model.stages.timeline import Contact
from retro.redaction.audience import REMINDED
from retro.redaction.names.shield import Shield
from retro.redaction.people import customers
from retro.redaction.preflight.elsewhere import named_in, with_colleagues
from retro.redaction.recipient import Recipient
from retro.redaction.redact import redact
from retro.redaction.stops import StopError
from retro.review.open_actions import Action, DueGroup
from retro.review.open_questions import open_questions
from retro.services.follow_up.actions import open_actions
from retro.services.sending.export import write
from retro.store.protocol import Store
from retro.value import value

_SOON = (DueGroup.OVERDUE, DueGroup.TODAY, DueGroup.AGAIN, DueGroup.THIS_WEEK)
_LONGEST = 40
"""So many letters of an owner stand in the name of a file."""


def reminders(store: Store, today: date, to: Language) -> tuple[Action, ...]:
    """What is due by the end of the week, in words that may leave the team."""
    found = [each for each in open_actions(store, today) if each.group in _SOON]
    cases = {reference: _Case.of(_known(store, reference), to) for reference in {each.reference for each in found}}
    return tuple(cases[each.reference].told(each) for each in found)


def _known(store: Store, reference: str) -> Retrospective:
    """A case, with those who took part in others and whose names stand in it: a reminder names none of them either."""
    record = store.load(reference)
    return with_colleagues(record, named_in(record, store.colleagues(reference)))


def by_owner(actions: Sequence[Action]) -> dict[str, tuple[Action, ...]]:
    """The actions of each owner, in the order of their names; what nobody owns stands last, under ""."""
    owners = sorted({each.owner for each in actions}, key=lambda owner: (not owner, owner))
    return {owner: tuple(each for each in actions if each.owner == owner) for owner in owners}


def write_reminders(folder: Path, texts: Mapping[str, bytes], suffix: str, *, force: bool) -> list[Path]:
    """Write the text of each owner to a file of its own in `folder`, which is made; gives the files."""
    make_folder(folder)
    names = _names(list(texts))
    paths = [folder / f"{names[owner]}{suffix}" for owner in texts]
    for path, text in zip(paths, texts.values(), strict=True):
        write(path, text, REMINDED, force=force)
    return paths


@value
class _Case:
    """What of a case may be told."""

    visible: Retrospective | None
    """Its words; None if somebody has to look at its names first."""
    shield: Shield

    @classmethod
    def of(cls, record: Retrospective, to: Language) -> _Case:
        """What may be told of a record."""
        try:
            visible = redact(record, REMINDED, Recipient(to_all=True, is_published=True), to).record
        except StopError:
            visible = None
        return cls(visible, Shield(record, to, customers(record), to_customer=False))

    def told(self, action: Action) -> Action:
        """The action as its owner is reminded of it."""
        title = self.visible.head.title if self.visible else ""
        return replace(action, title=title, what=self._what(action), owner=self._owner(action))

    def _what(self, action: Action) -> Message:
        """What is to be done, in words that may be told; else what sort of thing it is."""
        if action.is_to_those_hurt:
            return Message(N_("A promise to those hurt") if action.kind is Contact else action.kind.label)
        if self.visible is None:
            return Message(action.kind.label)
        asked = {each.answer.id: each.question for each in open_questions(self.visible)}
        row = self.visible.head if action.kind is Head else self.visible.get(action.row)
        words = str(getattr(row, action.deadline.what.name if action.deadline.what else row.main)) if row else ""
        what = asked.get(action.row) or words.strip().partition("\n")[0]
        return Message(action.deadline.words, {"what": what}) if what else Message(action.kind.label)

    def _owner(self, action: Action) -> str:
        """The owner; nobody where it may be a name, and only a person can tell whose."""
        if any(spot.ask for spot in self.shield.spots(action.owner)):
            return ""
        return self.shield.over(Measure(owner=action.owner)).owner


def _names(owners: Sequence[str]) -> dict[str, str]:
    """Names of files: letters and digits of the owners, told apart by numbers where they are alike."""
    found: dict[str, str] = {}
    for owner in owners:
        letters = "-".join("".join(char if char.isalnum() else " " for char in owner).split())[:_LONGEST] or "nobody"
        n, name = 1, letters
        while name.casefold() in {each.casefold() for each in found.values()}:
            n, name = n + 1, f"{letters}-{n + 1}"
        found[owner] = name
    return found
