"""Write the archive as a static site."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from exports.report import Beside
from exports.request import ReportRequest
from exports.site.writing import Site, WrittenSite, find_names, named_nobody, write_site
from retro.errors import UnreadableError
from retro.language import Message
from retro.model.head_choices import SETTLED, Status
from retro.model.record import Retrospective
from retro.services.accounts import last_account
from retro.services.origins import Origins
from retro.services.query_remarks import left_out
from retro.services.references import references
from retro.services.report import ReportContext, beside, in_context
from retro.store.protocol import CaseFilter, Store


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


def write(
    store: Store,
    site: Site,
    everything: Sequence[str],
    folder: Path,
    *,
    force: bool,
    passed: Callable[[], None],
    say: Callable[[Message], object],
) -> WrittenSite:
    """Write the pages of these references, the newest first. A SiteNamesError tells every name before that.

    `say` is told of each case that cannot be read: it has no page. As long as there is one, every other page is made
    anew: what it tells of other cases may lack that one.
    """
    try:
        return _written(store, site, everything, folder, force=force, passed=passed)
    except UnreadableError:
        readable = list(_readable(store, everything, say))
    site = replace(site, origin=lambda _reference: "", beside=lambda record: _beside(store, record, site.request))
    return _written(store, site, readable, folder, force=force, passed=passed)


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


def _written(
    store: Store, site: Site, everything: Sequence[str], folder: Path, *, force: bool, passed: Callable[[], None]
) -> WrittenSite:
    if _must_look(site):
        is_known = (lambda _reference: False) if force else named_nobody(site, folder)
        find_names(site, everything, store.load, passed, is_known=is_known)
    return write_site(site, everything, store.load, folder, force=force, passed=passed)


def _must_look(site: Site) -> bool:
    return site.is_public  # also with roles in the place of names: a name may mean one person or another
