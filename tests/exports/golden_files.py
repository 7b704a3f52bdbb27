"""Every report of a sample, in every language and format, as files: `python -m tests.exports.golden_files`.

They lie in `golden/`, one folder for each kind and language. A test compares them with what the program writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from exports.formats import FORMATS
from exports.organisation import Organisation
from exports.paper.fonts import NoFontError
from exports.report import Beside, Report, make_report
from exports.report_kind import KINDS, ReportKind
from exports.request import ReportRequest
from retro.language import language
from retro.model.chain import chained
from retro.model.change_factory import ChangeFactory
from retro.model.closed_record import chain_of_closing
from retro.model.record import FullRecord, Retrospective
from retro.redaction.recipient import Recipient
from retro.review.recurrence import earlier
from retro.sample import load_samples, showpiece
from retro.store.sqlite.store import open_store

FOLDER = Path(__file__).parent / "golden"
LOGO = Path(__file__).parent / "fixtures" / "logo.svg"
HOUSES = {
    "en": Organisation("Hoshizora Gifts", "Customer care", "1-2-3 Minato, Yokohama\nTelephone 045 000 0000", LOGO),
    "ja": Organisation("株式会社ほしぞらギフト", "お客様相談室", "横浜市港町1-2-3\n電話 045-000-0000", LOGO),
}
ON = date(2026, 11, 21)


def samples() -> dict[str, FullRecord]:
    """The samples by their references."""
    factory = ChangeFactory(now=lambda: datetime(2026, 11, 21, tzinfo=UTC), new_id=lambda: "0" * 16, author="")
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "samples.db", sync="OFF")
        wholes = {reference: _chained(store.whole(reference)) for reference in load_samples(store, factory)}
        store.close()
    return wholes


def _chained(whole: FullRecord) -> FullRecord:
    """The sample as if no salt of its chain were made at random."""
    head, log = whole.record.head, chained(whole.record.head, whole.log, lambda: "0" * 32)
    if head.digest:
        head = replace(head, chain=chain_of_closing(log))
    return FullRecord(replace(whole.record, head=head), whole.deleted, log)


def made(samples: dict[str, FullRecord], kind: ReportKind, code: str) -> Report:
    """The report of the sample that is shown in this language: a statement to all, where it is a letter."""
    return report_on(samples, showpiece(code), kind, code)


def report_on(samples: dict[str, FullRecord], reference: str, kind: ReportKind, code: str) -> Report:
    """The report of a sample."""
    whole = samples[reference]

    def load(reference: str) -> Retrospective | None:
        return samples[reference].record if reference in samples else None

    request = ReportRequest(
        language(code), kind, recipient=Recipient(to_all=True, shield=True), on=ON, organisation=HOUSES[code]
    )
    return make_report(whole.record, request, Beside(earlier(whole.record, load)), whole)


def files(samples: dict[str, FullRecord], kind: ReportKind, code: str) -> Iterator[tuple[str, bytes]]:
    """The files of one report in one language: name and content."""
    report = made(samples, kind, code)
    for form in FORMATS:
        with suppress(NoFontError):  # of a system without a Japanese font, the PDF is all that is left out
            content = form.write(report)
            if isinstance(content, bytes):
                yield f"report{form.suffix}", content
            else:
                yield from ((f"{form}/{name}", each) for name, each in content.items())


def main() -> None:
    """Write them all."""
    held = samples()
    for kind in KINDS:
        for code in HOUSES:
            for name, content in files(held, kind, code):
                path = FOLDER / kind.code / code / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


if __name__ == "__main__":
    main()
