"""The whole record as JSON, with its history. `JSON.md` beside this file describes it."""

from __future__ import annotations

import json

from retro.model.exchange import dump
from retro.model.record import Whole


def json_report(whole: Whole) -> str:
    """The JSON text, one value a line; the same record gives the same bytes."""
    return json.dumps(dump(whole), ensure_ascii=False, allow_nan=False, indent=2) + "\n"
