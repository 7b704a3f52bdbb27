"""Write the reports of a whole archive into a folder, those of which something changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from exports.data.folder import MANIFEST, content, file_name, is_free
from exports.files import make_folder, write_if_changed
from exports.manifest import Manifest
from exports.request import ReportRequest
from retro.errors import RetroError
from retro.language import M_, MN_, Message
from retro.redaction.stops import NamesError, StopError
from retro.services.sending.leaving import Agrees, agreed, nobody_agrees
from retro.services.sending.origins import Origins
from retro.services.sending.report import ReportContext, gather, in_context
from retro.store.protocol import Store
from retro.text.shortened import a_few

_MANIFEST = "retro export"
"""What a manifest says that it is."""
_REFERENCE = re.compile(r"\d{4}-\d{3,9}", re.ASCII)
"""What the name of a report begins with: a manifest may have been edited, and name any file."""

_NAMED = 10
"""How many files that are in the way are named."""


@dataclass
class ArchiveExport:
    """What became of the files of a folder so far."""

    written: int = 0
    unchanged: int = 0
    told: int = 0
    """How many reports are not all that the record holds."""
    stopped: dict[str, StopError] = field(default_factory=dict)
    """What stopped a report, by the reference."""


def export_archive(
    store: Store,
    everything: Sequence[str],
    request: ReportRequest,
    report_context: ReportContext,
    folder: Path,
    *,
    done: ArchiveExport,
    force: bool = False,
    passed: Callable[[], None] = lambda: None,
    agrees: Agrees = nobody_agrees,
) -> None:
    """Write the report of each of these references to its file in `folder`, as Markdown; `done` counts along.

    The folder is there, and free (`make_room`). A report that was made of the same before is left as it is, unless
    `force`. One that may not go out is passed over, and stands in `done.stopped`. Every file is whole, wherever it is
    broken off.
    """
    origins = Origins(store, in_context(request, report_context), report_context.now)
    manifest = Manifest.read(folder / MANIFEST, _MANIFEST)
    private = request.kind.audience.sees_all
    try:
        for reference in everything:
            passed()
            name = file_name(reference, request.kind, request.to)
            made = manifest.get(name)
            if not force and manifest.is_as_made(name, origins.of(reference, made.get("asked", ()))):
                done.unchanged += 1
                done.told += made["told"]
                continue
            source = gather(store, reference, request, report_context)
            try:
                report = agreed(store, source, agrees)[0].report
                text = content(report)
            except StopError as error:
                done.stopped[reference] = error
                manifest.forget(name)
                continue
            changed = write_if_changed(folder / name, text, private=private)
            told, asked = bool(report.messages), list(source.asked)
            manifest.note(name, origins.of(reference, asked), text, told=told, asked=asked)
            done.written += changed
            done.unchanged += not changed
            done.told += told
    finally:
        manifest.save(folder / MANIFEST, _MANIFEST, private=private)


def clear_away(everything: Sequence[str], request: ReportRequest, folder: Path) -> int:
    """Delete the reports of cases that are not in the archive any more; gives how many.

    `everything` are the references of those that are. What somebody changed since it was written stays.
    """
    manifest = Manifest.read(folder / MANIFEST, _MANIFEST)
    there = {file_name(reference, request.kind, request.to) for reference in everything}
    gone = [
        name
        for name in manifest.made
        if name not in there
        and _REFERENCE.fullmatch(reference := name.partition(".")[0])
        and name == file_name(reference, request.kind, request.to)
        and manifest.is_as_written(name)
    ]
    for name in gone:
        (folder / name).unlink(missing_ok=True)
        manifest.forget(name)
    manifest.save(folder / MANIFEST, _MANIFEST, private=request.kind.audience.sees_all)
    return len(gone)


class ArchiveStopError(RetroError):
    """Some reports of an archive were not written."""

    def __init__(self, stopped: dict[str, StopError]) -> None:
        n = len(stopped)
        title = MN_("{n} report was not written.", "{n} reports were not written.", n)
        if all(isinstance(error, NamesError) for error in stopped.values()):
            title = MN_(
                "{n} report was not written: it names people.", "{n} reports were not written: they name people.", n
            )
        steps = [error.step for error in stopped.values() if error.step]
        super().__init__(title, steps[0] if steps else None, list(_reasons(stopped)))


def _reasons(stopped: dict[str, StopError]) -> Iterable[Message]:
    for reference, error in stopped.items():
        for reason in error.details or (error.title,):
            yield M_("{reference}: {reason}", reference=reference, reason=reason)


def make_room(folder: Path, everything: Sequence[str], request: ReportRequest, *, force: bool) -> None:
    """Make the folder. Without `force`, RetroError if a file in it is in the way that Retro did not write."""
    make_folder(folder)
    if force:
        return
    names = ((reference, file_name(reference, request.kind, request.to)) for reference in everything)
    taken = [name for reference, name in names if not is_free(folder / name, reference)]
    if taken:
        shown = ", ".join(a_few(taken, _NAMED))
        title = MN_(
            "“{folder}” holds {n} file that Retro did not write: {names}.",
            "“{folder}” holds {n} files that Retro did not write: {names}.",
            len(taken),
            folder=folder,
            names=shown,
        )
        raise RetroError(title, M_("Name another folder, or replace them with --force. Nothing was written."))
