"""What was not read of a line, in words: as it was typed, and what it may have been meant as."""

from __future__ import annotations

import re

from retro.language import N_, Language
from retro.model.entry import Entry
from retro.model.quick_entry.elsewhere import rows_with_piece
from retro.model.quick_entry.near_words import near_key
from retro.text.controls import printable

_SOME = re.compile("(?:数[十百千万億]*|[何幾][十百千万億]*|若干)(?P<unit>円|件|個|名|人|台|枚|社|世帯|本|通|箱|点|冊)")
"""A number that is none: 数名, 数十件, 若干名."""


def told_unread(kind: type[Entry], piece: str, to: Language) -> str:
    """One piece, and what to do about it where that is plain: another mark, another kind of row, a figure."""
    said = printable(piece)
    if key := near_key(kind, piece):
        return to(N_("{piece} (perhaps {key}:)"), piece=said, key=to(key).lower())
    if rows := rows_with_piece(kind, piece):
        return to(
            N_("{piece} (in rows of another kind: {rows})"), piece=said, rows=to.join(row.show(to) for row in rows)
        )
    if (some := _SOME.match(piece)) is not None:
        counted = f"何{some['unit']}"
        return to(N_("{piece} (no figure yet: {counted}? Unknown is an answer: ~unknown)"), piece=said, counted=counted)
    return said
