"""What was chosen at the last export, kept from one run to the next in a small file of the user's own."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

from exports.files import write_file
from exports.report_kind import kind_coded
from exports.request import ReportRequest
from retro.errors import RetroError
from retro.language import LANGUAGES, language
from retro.value import value


@value
class LastExport:
    """Codes as they were chosen. What is "" was never chosen, or cannot be read any more."""

    format: str = ""
    account: str = ""
    language: str = ""
    folder: str = ""


def remembered(path: Path | None) -> LastExport:
    """What was chosen last. A file that is not there, or broken, is as good as none."""
    try:
        values = json.loads(path.read_text(encoding="utf-8")) if path else {}
    except (OSError, ValueError, RecursionError):
        return LastExport()
    if not isinstance(values, dict):
        return LastExport()
    texts = {name: values[name] for name in asdict(LastExport()) if isinstance(values.get(name), str)}
    return LastExport(**texts)


def repeated(last: LastExport, shown: ReportRequest) -> ReportRequest:
    """What is shown, for the reader and in the language of the last export, where there was one."""
    kind = kind_coded(last.account) or shown.kind
    return replace(shown, kind=kind, to=language(last.language) if last.language in LANGUAGES else shown.to)


def remember(path: Path | None, last: LastExport) -> None:
    """Keep it for the next run. Where that cannot be done, the next run begins anew: nothing was lost."""
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, json.dumps(asdict(last), ensure_ascii=False, indent=2) + "\n", force=True)
    except (OSError, RetroError):
        return
