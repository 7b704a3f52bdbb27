"""Whether the kinds of entry are still those that the constants of `declared` were made of."""

from __future__ import annotations

from zlib import crc32

from retro.model.record import KINDS


def declarations() -> int:
    """A number that is another one once a kind of entry, or a field of one, came, went or was called otherwise."""
    kinds = (f"{code}: {' '.join(field.name for field in kind.stored_fields())}" for code, kind in KINDS.items())
    return crc32("\n".join(kinds).encode())
