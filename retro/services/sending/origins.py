"""The hash of what a report is made from, told without reading the case: one with the same is not made again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from exports.manifest import origin
from exports.request import ReportRequest
from retro.errors import RetroError
from retro.model.stages.head import Relation
from retro.review.recurrence import chains
from retro.store.listed import Fingerprint
from retro.store.protocol import Store


class Origins:
    """What reports are made from, for one request: the archive as it is now, the request, and the day.

    RetroError if a template of the user's own cannot be read.
    """

    def __init__(self, store: Store, request: ReportRequest, now: datetime) -> None:
        self._store = store
        self._now = now
        self._identity = request.identity()
        self._cases = store.fingerprints()
        again = _again(store) if request.kind.audience.told_other_cases else ()
        self._chains = {case: chain for chain in chains(again, self._cases) for case in chain}

    def of(self, reference: str, asked: Sequence[str] = (), *more: object) -> str:
        """The hash of what the report of a case is made from; `asked` are the references of others that it looked for.

        Those that are the same thing happening again, before it or since, are looked at besides, if they are told.
        What `more` there is are plain values.
        """
        case = self._cases.get(reference)
        if case is None:  # begun just now: it is made, and made once more the next time
            return ""
        beside = [self._version(other) for other in (*asked, *self._chains.get(reference, ()))]
        return origin(self._identity, self._day(case), case.version, beside, *more)

    def _day(self, case: Fingerprint) -> str:
        """The day that it is where the case happened."""
        try:
            return self._now.astimezone(ZoneInfo(case.zone or "UTC")).date().isoformat()
        except (LookupError, ValueError):  # another program wrote it: reading the case says so
            return ""

    def _version(self, reference: str) -> str:
        """Of a case, by its reference as somebody wrote it; "" if there is none."""
        try:
            return self._cases[self._store.resolve(reference)].version
        except (RetroError, KeyError):  # the latter: begun just now
            return ""


def _again(store: Store) -> Sequence[tuple[str, str]]:
    return [(each.case, each.named) for each in store.links() if each.relation == Relation.AGAIN.value]
