"""Write a report to a file, or to the files of a folder."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from exports.files import write_file, write_files
from exports.format import Content, Format
from exports.preflight import Preflight
from exports.request import ReportRequest
from retro.language import MN_, Message
from retro.redaction.audience import Audience
from retro.services.sending.leaving import Agrees, agreed, nobody_agrees, outgoing
from retro.services.sending.report import ReportContext, ReportSource, gather
from retro.store.protocol import Store
from retro.value import value


@value
class Export:
    """A report as the bytes of its file, or of the files of its folder, and what its writer should be told."""

    content: Content
    messages: tuple[Message, ...] = ()


def export(
    store: Store,
    reference: str,
    request: ReportRequest,
    report_context: ReportContext,
    agrees: Agrees = nobody_agrees,
) -> Export:
    """One report in its format; a StopError if it may not go out as it is, a DoubtsError if nobody agrees."""
    made, told = agreed(store, gather(store, reference, request, report_context), agrees)
    return _written(made, request, (*told, *_left_behind(store, request)))


def _left_behind(store: Store, request: ReportRequest) -> tuple[Message, ...]:
    """What does not go along where a whole record is taken to another archive."""
    if not (request.format.takes_whole and request.kind.audience.sees_all and (n := store.count_calls())):
        return ()
    return (
        MN_(
            "{n} call is in no case yet, and goes to no other archive: retro call puts it into one.",
            "{n} calls are in no case yet, and go to no other archive: retro call puts them into one.",
            n,
        ),
    )


def exported(source: ReportSource, request: ReportRequest, answered: Collection[str] = ()) -> Export:
    """The same, of what was gathered for it: this part needs no store, and takes its time.

    `answered` are the keys of what is doubtful in it and was agreed to just now.
    """
    return _written(outgoing(source, answered), request)


def _written(made: Preflight, request: ReportRequest, told: Sequence[Message] = ()) -> Export:
    said = (*request.format.warnings(made.report), *made.noted, *told)
    return Export(request.format.write(made.report), said)


def write(path: Path, content: Content, reader: Audience, *, force: bool) -> None:
    """Write what `reader` is told; RetroError if it cannot be done, or would replace something without `force`.

    What tells everything is for its owner alone at first; what is to leave the team can be read as the umask has it.
    """
    if isinstance(content, bytes):
        write_file(path, content, force=force, private=reader.sees_all)
    else:
        write_files(path, content, force=force, private=reader.sees_all)


def is_taken(path: Path, form: Format) -> bool:
    """Whether something would be written over. Where nobody can look, writing will say why."""
    try:
        return any(path.glob("*.csv")) if form.is_folder else path.is_file()
    except OSError:
        return False
