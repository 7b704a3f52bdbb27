"""An account as the bytes of files, on their way to the disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from exports.accounts.account import Account
from exports.formats import Format, data, rendered, tables
from retro.occasions import Wanted
from retro.screens.base import Surroundings
from retro.screens.report.press import Press
from retro.screens.report.preview import occasion, written

Content = bytes | Mapping[str, bytes]
"""What is in one file, or in each of the files of a folder."""


async def content(reference: str, wanted: Wanted, form: Format, retro: Surroundings, press: Press) -> Content:
    """The account in this format, of the retrospective as it is now. RetroError if it cannot be made."""
    if form is Format.JSON and wanted.account is Account.TEAM:
        from exports.data.json_file import json_report

        whole = await retro.desk.ask(lambda store: store.whole(reference))
        return await press.make(lambda: json_report(whole).encode())
    record = await retro.desk.ask(lambda store: store.load(reference))
    on_this = await occasion(record, wanted, retro)

    def work() -> Content:
        account, reader = written(record, wanted, on_this), wanted.account.reader
        if form is Format.CSV:
            return tables(account, reader)
        return rendered(account.document, form) if form.is_document else data(account, reader, form)

    return await press.make(work)


def is_taken(path: Path, form: Format) -> bool:
    """Whether something would be written over. Where nobody can look, writing will say why."""
    try:
        return any(path.glob("*.csv")) if form is Format.CSV else path.is_file()
    except OSError:
        return False


def write(path: Path, content: Content, *, force: bool) -> None:
    """Write it; RetroError if it cannot be done."""
    from exports.files import write_file, write_files

    if isinstance(content, bytes):
        write_file(path, content, force=force)
    else:
        write_files(path, content, force=force)
