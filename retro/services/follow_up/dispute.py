"""That a role sees a fact otherwise: it is a fact no longer, and the team reads by whom and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from retro.language import _
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.timeline import Event
from retro.text.folding import folded


def disputed(row: Event | Cause, role: str, why: str) -> Mapping[str, Any]:
    """What the row says once this role disputes it, by the fields. Who disputes it is named once; `why` may be ""."""
    said = _("{label}: {value}", label=role, value=why) if why else ""
    names = [name for name in row.disputed_by.split(", ") if name]
    by = ", ".join(names if folded(role) in map(folded, names) else [*names, role])
    if isinstance(row, Event):
        return {"confirmed": False, "disputed_by": by, "details": _joined(row.details, said, "\n\n")}
    return {"sure": CauseConfidence.PRESUMED, "disputed_by": by, "evidence": _joined(row.evidence, said, "; ")}


def _joined(held: str, more: str, between: str) -> str:
    return between.join(filter(None, (held, more)))
