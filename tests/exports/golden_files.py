"""Every account of a sample, in every language and format, as files: `python -m tests.exports.golden_files`.

They lie in `golden/`, one folder for each account and language. A test compares them with what the program writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from exports.accounts.account import Account, Occasion
from exports.accounts.writing import Written, write
from exports.data.json_file import json_report
from exports.formats import Format, data, rendered, tables
from exports.house import House
from exports.paper.fonts import NoFontError
from retro.language import language
from retro.model.change import Stamp
from retro.model.record import Retrospective, Whole
from retro.review.recurrence import earlier
from retro.sample import load_samples, showpiece
from retro.store.sqlite import open_store

FOLDER = Path(__file__).parent / "golden"
LOGO = Path(__file__).parent / "fixtures" / "logo.svg"
HOUSES = {
    "en": House("Hoshizora Gifts", "Customer care", "1-2-3 Minato, Yokohama\nTelephone 045 000 0000", LOGO),
    "ja": House("株式会社ほしぞらギフト", "お客様相談室", "横浜市港町1-2-3\n電話 045-000-0000", LOGO),
}
ON = date(2026, 11, 21)


def samples() -> dict[str, Whole]:
    """The samples by their references."""
    stamp = Stamp(now=lambda: datetime(2026, 11, 21, tzinfo=UTC), new_id=lambda: "0" * 16, author="")
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "samples.db", sync="OFF")
        wholes = {reference: store.whole(reference) for reference in load_samples(store, stamp)}
        store.close()
    return wholes


def written(samples: dict[str, Whole], account: Account, code: str) -> Written:
    """The account of the sample that is shown in this language."""
    record = samples[showpiece(code)].record

    def load(reference: str) -> Retrospective | None:
        return samples[reference].record if reference in samples else None

    occasion = Occasion(ON, HOUSES[code], earlier=earlier(record, load))
    return write(record, language(code), account, occasion, shield=True)


def files(samples: dict[str, Whole], account: Account, code: str) -> Iterator[tuple[str, bytes]]:
    """The files of one account in one language: name and content."""
    made = written(samples, account, code)
    for form in Format:
        if form is Format.CSV:
            yield from ((f"csv/{name}", content) for name, content in tables(made, account.reader).items())
        elif form.is_document:
            with suppress(NoFontError):  # of a system without a Japanese font, the PDF is all that is left out
                yield f"report{form.suffix}", rendered(made.document, form)
        elif form is Format.JSON and account is Account.TEAM:
            yield f"report{form.suffix}", json_report(samples[showpiece(code)]).encode()
        else:
            yield f"report{form.suffix}", data(made, account.reader, form)


def main() -> None:
    """Write them all."""
    held = samples()
    for account in Account:
        for code in HOUSES:
            for name, content in files(held, account, code):
                path = FOLDER / account / code / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)


if __name__ == "__main__":
    main()
