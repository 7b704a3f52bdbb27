"""What the moments of a case are called in reports: a system is restored, a complaint is settled."""

from __future__ import annotations

from retro.language import N_
from retro.model.fields import field_of
from retro.model.record import Retrospective
from retro.model.stages.head import Head
from retro.model.stages.timeline import EventKind
from retro.review.needs.proportion import is_engineering

_DETECTED, _RESOLVED = field_of(Head.detected).name, field_of(Head.resolved).name
_OF_SYSTEM = {_DETECTED: N_("Detected"), _RESOLVED: N_("Restored")}
_OF_OTHER = {_DETECTED: N_("Noticed"), _RESOLVED: N_("Settled")}
_SYSTEM_KINDS = {EventKind.DETECTION: N_("detected"), EventKind.RESOLUTION: N_("restored")}
_OTHER_KINDS = {EventKind.DETECTION: N_("noticed"), EventKind.RESOLUTION: N_("all settled")}


def moment_label(record: Retrospective, name: str) -> str:
    """The message id of what a moment of the head is called in this case; "" for a field that is called one way."""
    return (_OF_SYSTEM if is_engineering(record) else _OF_OTHER)[name] if name in _OF_OTHER else ""


def event_label(record: Retrospective, kind: EventKind) -> str:
    """The message id of what an event was in the course of this case."""
    return (_SYSTEM_KINDS if is_engineering(record) else _OTHER_KINDS).get(kind, kind.label)
