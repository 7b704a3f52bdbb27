"""No letter that may leave holds what its reader may not read: over random cases, whatever is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings, strategies as st

from exports.preflight import Preflight
from exports.report import make_report
from exports.report_kind import ReportKind
from exports.request import ReportRequest
from retro.language import LANGUAGES
from retro.model.record import Retrospective
from retro.redaction.preflight.finding import Weight
from retro.redaction.recipient import Recipient
from retro.redaction.stops import AlikeError, StopError
from tests import reports
from tests.exports.unpacked import bytes_of
from tests.formats import JSON, MD
from tests.redaction.letter_cases import LetterCase, letter_cases


def letters(case: LetterCase, kind: ReportKind, code: str, *, is_agreed: bool, shield: bool) -> Iterator[tuple[str, list[str]]]:
    """What every reader of this kind of letter would get, of those letters that may leave."""
    everybody = [Recipient(name, shield=shield) for name in case.who]
    to_all = Recipient(to_all=True, shield=shield)
    readers = [to_all, Recipient(to_all=True, is_published=True, shield=shield), *everybody] if kind.is_letter else [Recipient()]
    for reader in readers:
        request = reports.request(kind, code, recipient=reader)
        try:
            yield reader.addressee, list(written(case.record, request, is_agreed=is_agreed))
        except AlikeError as error:
            others = tuple({spot.name for spot in error.spots} - {reader.addressee})
            try:
                answered = reports.request(kind, code, recipient=reader, other=others)
                yield reader.addressee, list(written(case.record, answered, is_agreed=is_agreed))
            except StopError:
                continue
        except StopError:
            continue


def written(record: Retrospective, request: ReportRequest, *, is_agreed: bool) -> Iterator[str]:
    """All that is in the file of a letter; a StopError if it may not leave."""
    made = Preflight(record, request, make_report(record, request))
    made.check([each.key for each in made.against if each.weight is Weight.DOUBTFUL] if is_agreed else [])
    yield from bytes_of(made.report, MD)
    if is_agreed:
        yield from bytes_of(made.report, JSON)


@settings(max_examples=20)
@given(
    case=letter_cases(),
    kind=st.sampled_from([*reports.LETTERS, *reports.LETTERS, reports.MANAGEMENT, reports.coded("formal"), reports.coded("participants")]),
    code=st.sampled_from(list(LANGUAGES)),
    is_agreed=st.booleans(),
    shield=st.booleans(),
)
def test_no_letter_that_may_leave_tells_what_its_reader_may_not_read(
    case: LetterCase, kind: ReportKind, code: str, is_agreed: bool, shield: bool
) -> None:
    for reader, texts in letters(case, kind, code, is_agreed=is_agreed, shield=shield):
        assert not case.leaked(texts, kind.audience, reader, code, is_agreed=is_agreed), (reader, case.risks)
