"""Write the archive as a static site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from exports.report import Beside
from exports.request import ReportRequest
from exports.site.writing import Site, WrittenSite, find_names, named_nobody, write_site
from retro.errors import RetroError, UnreadableError
from retro.language import M_, MN_, Message
from retro.model.head_choices import SETTLED, Status
from retro.model.record import Retrospective
from retro.redaction.stops import StopError
from retro.services.memory.query_remarks import left_out
from retro.services.sending.accounts import last_account
from retro.services.sending.leaving import Agrees, agreed, nobody_agrees
from retro.services.sending.origins import Origins
from retro.services.sending.references import references
from retro.services.sending.report import ReportContext, ReportSource, agreement_key, beside, in_context
from retro.store.protocol import CaseFilter, Store
from retro.value import value


def site_of(store: Store, request: ReportRequest, report_context: ReportContext) -> Site:
    """The site that holds this report of each case. One that everybody may read is a statement to all."""
    request = in_context(request, report_context)
    if request.kind.is_letter:
        request = replace(request, recipient=replace(request.recipient, to_all=True, is_published=True))
    origins, on = Origins(store, request, report_context.now), request.on.isoformat()
    return Site(
        request,
        lambda record: in_context(request, report_context, record.zone),
        lambda reference: origins.of(reference, (), on),
        lambda record: beside(store, record, request.kind.audience),
    )


_PUBLISHED = CaseFilter(may_publish=True, statuses=(*(each for each in Status if each is not Status.DRAFT), SETTLED))
"""What may stand on a public site: somebody said so of each, and none is a draft."""


def cases_of(store: Store, *, public: bool) -> Sequence[str]:
    """The references of the cases that a site holds, the newest first."""
    return store.references(_PUBLISHED) if public else references(store)


def steps(site: Site, everything: Sequence[str]) -> int:
    """How often `passed` will be called."""
    return len(everything) * (2 if _must_look(site) else 1)


Stopped = dict[str, StopError]
"""What keeps cases off a site, by their references."""


def write(
    store: Store,
    site: Site,
    everything: Sequence[str],
    folder: Path,
    *,
    force: bool,
    passed: Callable[[], None],
    say: Callable[[Message], object],
    agrees: Agrees = nobody_agrees,
) -> tuple[WrittenSite, Stopped]:
    """Write the pages of these references, the newest first. A SiteNamesError tells every name before that.

    What stands against the page of a case keeps it off a public site, and is given. `say` is told of each case that
    cannot be read: it has no page. As long as there is one, every other page is made anew: what it tells of other cases
    may lack that one.
    """
    writing = _Writing(store, folder, agrees, passed, force=force)
    try:
        return writing.written(site, everything)
    except UnreadableError:
        readable = list(_readable(store, everything, say))
    site = replace(site, origin=lambda _reference: "", beside=lambda record: _beside(store, record, site.request))
    return writing.written(site, readable)


class SiteStopError(RetroError):
    """Some cases have no page on a public site."""

    def __init__(self, stopped: Stopped) -> None:
        n = len(stopped)
        title = MN_("{n} case is left out of the site.", "{n} cases are left out of the site.", n)
        step = M_("Change these, and write the site again; --yes says of what is doubtful that it may go out.")
        reasons = ((of, reason) for of, error in stopped.items() for reason in error.details or (error.title,))
        super().__init__(
            title, step, [M_("{reference}: {reason}", reference=of, reason=reason) for of, reason in reasons]
        )


def _readable(store: Store, references: Sequence[str], say: Callable[[Message], object]) -> Iterator[str]:
    for reference in references:
        try:
            store.load(reference)
        except UnreadableError as error:
            say(left_out(reference, error))
        else:
            yield reference


def _beside(store: Store, record: Retrospective, request: ReportRequest) -> Beside:
    """What is known besides a case; without those before it and since where one of them cannot be read."""
    audience = request.kind.audience
    try:
        return beside(store, record, audience)
    except UnreadableError:
        return Beside(before=last_account(store, record) if audience.told_everything else None)


@value
class _Writing:
    """Where and how a site is written."""

    store: Store
    folder: Path
    agrees: Agrees
    passed: Callable[[], None]
    force: bool

    def written(self, site: Site, everything: Sequence[str]) -> tuple[WrittenSite, Stopped]:
        stopped: Stopped = {}
        if _must_look(site):
            is_known = (lambda _reference: False) if self.force else named_nobody(site, self.folder)
            find_names(site, everything, self.store.load, self.passed, is_known=is_known)
            stopped = dict(self._stopped(site, [each for each in everything if not is_known(each)]))
        shown = [each for each in everything if each not in stopped]
        done = write_site(site, shown, self.store.load, self.folder, force=self.force, passed=self.passed)
        return done, stopped

    def _stopped(self, site: Site, references: Sequence[str]) -> Iterator[tuple[str, StopError]]:
        """The cases that may not go out, each with everything that stands against it."""
        for reference in references:
            record = self.store.load(reference)
            request = site.request_of(record)
            source = ReportSource(request, record, agreed=self.store.agreed(reference, agreement_key(request)),
                                  elsewhere=tuple(self.store.colleagues(reference)))  # fmt: skip
            try:
                agreed(self.store, source, self.agrees)
            except StopError as error:
                yield reference, error


def _must_look(site: Site) -> bool:
    return site.is_public  # also with roles in the place of names: a name may mean one person or another
