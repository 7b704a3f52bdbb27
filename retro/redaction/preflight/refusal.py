"""That something does not leave the team as it is: everything that stands against it, in one list."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from retro.language import M_, MN_, Message
from retro.redaction.preflight.finding import PreflightFinding, Weight
from retro.redaction.stops import Objection, StopError


class PreflightError(StopError):
    """Something stands against a report that stops it. `findings` says what, and what is to be answered besides."""

    def __init__(
        self, findings: Sequence[PreflightFinding], title: Message | None = None, step: Message | None = None
    ) -> None:
        n = sum(each.weight is Weight.GRAVE for each in findings)
        super().__init__(
            title or MN_("It was not written: {n} thing stands against it.",
                         "It was not written: {n} things stand against it.", n),
            step or M_("Change these, and write it again; no mute counts here. Of a closed case, words for customers "
                       "and marks are changed as they are; other words once it is open again: retro reopen."),
            [Objection(each.row, each.message, field=each.field) for each in findings],
        )  # fmt: skip
        self.findings = tuple(findings)
        self.details = tuple(_lines(findings))


class DoubtsError(PreflightError):
    """Somebody has to say that a report may go out as it is."""

    asks = True

    def __init__(self, findings: Sequence[PreflightFinding]) -> None:
        title = MN_("Is it to go out all the same? {n} thing in it is doubtful.",
                    "Is it to go out all the same? {n} things in it are doubtful.", len(findings))  # fmt: skip
        step = M_("--yes says so, and is kept: what was answered is not asked again while its words stay as they are.")
        super().__init__(findings, title, step)


def check(findings: Sequence[PreflightFinding], answered: Collection[str] = ()) -> None:
    """PreflightError if something of it is grave, else DoubtsError if something doubtful was not answered yet."""
    against = [each for each in findings if each.weight is not Weight.TOLD]
    against = [each for each in against if each.weight is Weight.GRAVE or each.key not in answered]
    if any(each.weight is Weight.GRAVE for each in against):
        raise PreflightError(against)
    if against:
        raise DoubtsError(against)


def joined(error: StopError, findings: Sequence[PreflightFinding]) -> PreflightError:
    """What stops the making of a report, with all else that stands against it."""
    stops = [
        PreflightFinding("stop", Weight.GRAVE, spot.message, row=spot.entry, field=spot.field) for spot in error.spots
    ]
    return PreflightError([*stops, *findings], step=error.step)


def _lines(findings: Sequence[PreflightFinding]) -> Iterator[Message]:
    is_mixed = any(each.weight is Weight.GRAVE for each in findings)
    for each in findings:
        is_asked = each.weight is Weight.DOUBTFUL and is_mixed
        yield M_("To be answered, too: {said}", said=each.told) if is_asked else each.told
