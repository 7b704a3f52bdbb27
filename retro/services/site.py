"""Write the archive as a static site."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from exports.request import ReportRequest
from exports.site.writing import Site, WrittenSite, find_names, named_nobody, write_site
from retro.services.origins import Origins
from retro.services.report import ReportContext, beside, in_context
from retro.store.protocol import Store


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


def steps(site: Site, everything: Sequence[str]) -> int:
    """How often `passed` will be called."""
    return len(everything) * (2 if _must_look(site) else 1)


def write(
    store: Store, site: Site, everything: Sequence[str], folder: Path, *, force: bool, passed: Callable[[], None]
) -> WrittenSite:
    """Write the pages of these references, the newest first. A SiteNamesError tells every name before that."""
    if _must_look(site):
        is_known = (lambda _reference: False) if force else named_nobody(site, folder)
        find_names(site, everything, store.load, passed, is_known=is_known)
    return write_site(site, everything, store.load, folder, force=force, passed=passed)


def _must_look(site: Site) -> bool:
    return site.is_public  # also with roles in the place of names: a name may mean one person or another
