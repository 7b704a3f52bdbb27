"""A report before it leaves the team: made, and looked over for what stands against it.

What stands in the letter as it is written counts, so that its sentences can be asked about, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cached_property

from exports.report import Report
from exports.request import ReportRequest
from retro.language import M_, Message
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.row_labels import row_name
from retro.redaction.addressed import as_recorded
from retro.redaction.command_line import command_for, word
from retro.redaction.preflight.finding import Outgoing, PreflightFinding, Weight
from retro.redaction.preflight.look import look
from retro.redaction.preflight.refusal import check, joined
from retro.redaction.stops import StopError
from retro.review.unfit.why import Why
from retro.value import value

_WHY = {
    Why.LANGUAGE: M_("That is in another language than the letter."),
    Why.PLAIN: M_("That is in plain style, and the letter is polite."),
    Why.INTERNAL: M_("Is that cost or word meant for customers?"),
}

_CODE = {Why.LANGUAGE: "wording-language", Why.PLAIN: "wording-plain", Why.INTERNAL: "internal"}


@value
class Preflight:
    """A report, with what stands against its going out."""

    record: Retrospective
    """All of the record that it is made from."""
    request: ReportRequest
    report: Report
    agreed: frozenset[str] = frozenset()
    """The keys of what is doubtful in it, and may go out all the same."""
    elsewhere: tuple[tuple[str, str], ...] = ()
    """Those who took part in other cases: their names, and how these are read."""

    @cached_property
    def findings(self) -> tuple[PreflightFinding, ...]:
        """What stands against it, the grave first, and what else its writer should see to."""
        looked = _looked(self.record, self.report.record, self.request, self.elsewhere)
        return (*looked, *_unfit(self), *_address(self), *_sender(self.request))

    @property
    def against(self) -> tuple[PreflightFinding, ...]:
        """What stops it, and what is to be answered before it goes out."""
        found = (each for each in self.findings if each.weight is not Weight.TOLD)
        return tuple(each for each in found if each.weight is Weight.GRAVE or each.key not in self.agreed)

    @property
    def noted(self) -> tuple[Message, ...]:
        """What its writer is told besides: what to see to, what was left out or replaced."""
        return (*(each.told for each in self.findings if each.weight is Weight.TOLD), *self.report.messages)

    @property
    def seen(self) -> tuple[Message, ...]:
        """The same on a screen, where nobody types a command: keys stand beside it."""
        return (*(each.message for each in self.findings if each.weight is Weight.TOLD), *self.report.messages)

    @property
    def told(self) -> tuple[Message, ...]:
        """All that its writer is told: what stands against it first."""
        return (*(each.told for each in self.against), *self.noted)

    def check(self, answered: Collection[str] = ()) -> None:
        """PreflightError if it may not go out; DoubtsError if something is neither agreed to nor `answered`."""
        check(self.against, answered)


def refused(record: Retrospective, request: ReportRequest, error: StopError) -> StopError:
    """Why a report does not go out of which `error` stops the making: with all else that stands against it."""
    if error.visible is None:
        return error
    named = {spot.entry for spot in error.spots}
    found = [
        each
        for each in _looked(record, error.visible, request)
        if each.weight is not Weight.TOLD and not (each.code == "stranger" and each.row in named)
    ]
    return joined(error, found) if found else error


def _looked(
    record: Retrospective,
    visible: Retrospective,
    request: ReportRequest,
    elsewhere: tuple[tuple[str, str], ...] = (),
) -> tuple[PreflightFinding, ...]:
    kind, whom, on = request.kind, request.recipient, request.read_on
    return look(Outgoing(record, visible, kind.audience, whom, kind.is_interim, on, request.to, elsewhere))


def _unfit(made: Preflight) -> Iterator[PreflightFinding]:
    """The sentences of a letter that need other words for its reader."""
    record, report = made.record, made.report
    if not report.kind.audience.is_customer or not record.head.words_in(made.request.to.code):
        return
    reword = M_("{text}", text=_command("reword", made))
    from exports.unfit import unfit_in  # of letters alone, as below

    for each in unfit_in(record, report.record, report.document.markdown, made.request):
        row = record.get(each.entry)
        place = M_("{text}", text=row_name(record, row)) if row else record.head.field(each.field).title
        said = M_("{place} “{words}”: {question}", place=place, words=each.text, question=_WHY[each.why])
        cure = reword if each.words else _anew(record, row, each.field)
        code = _CODE[each.why]
        yield PreflightFinding(code, Weight.DOUBTFUL, said, cure, each.entry, each.field, each.text)


def _address(made: Preflight) -> Iterator[PreflightFinding]:
    """That rows call its reader by a label, by which nobody is addressed."""
    request, whom = made.request, made.request.recipient
    called = as_recorded(whom.addressee.strip(), made.record)
    if not (request.kind.is_letter and request.format.is_document) or not called or whom.dear.strip():
        return
    from exports.letters.addressee import greeting, is_address

    if is_address(called, request.to):
        return
    said = M_(
        "“{name}” is no name to address somebody by: the letter says “{greeting}”. How are they addressed?",
        name=called,
        greeting=greeting(called, request.to),
    )
    example = "…様" if request.to.code == "ja" else "Ms …"
    cure = M_("{text}", text=f"{_command('export', made)} --dear {word(example)}")
    yield PreflightFinding("no-address", Weight.DOUBTFUL, said, cure, words=called)


def _command(verb: str, made: Preflight) -> str:
    """The command that does something for the same reader."""
    request = made.request
    return command_for(verb, made.record.reference, request.kind.code, request.recipient, request.to)


def _anew(record: Retrospective, row: Entry | None, field: str) -> Message:
    """How words are written otherwise in whose place no words for customers stand."""
    if row is None:
        return M_("retro set {reference} {field}=…", reference=record.reference, field=field)
    return M_(
        "retro edit {reference} {row} {field}=…", reference=record.reference, row=row_name(record, row), field=field
    )


def _sender(request: ReportRequest) -> Iterator[PreflightFinding]:
    """That a letter names nobody who sends it. Asked about is the last one: printed paper may name it itself.

    Data has no such place.
    """
    house = request.organisation
    is_letter = request.kind.is_letter and not request.recipient.is_published
    if is_letter and request.format.is_document and not (house.name.strip() or house.sender.strip()):
        message = M_(
            "The letter names no sender. Write name and sender under [organisation] in config.toml, whose place "
            "retro locate config tells."
        )
        weight = Weight.TOLD if request.kind.is_interim else Weight.DOUBTFUL
        yield PreflightFinding("no-sender", weight, message)
