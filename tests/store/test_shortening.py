"""References as people shorten them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retro.errors import RetroError
from retro.model.change_factory import ChangeFactory
from retro.model.record import FullRecord, Retrospective
from retro.model.stages.head import Head
from retro.store.sqlite.store import SqliteStore

REFERENCES = ("2024-014", "2025-001", "2026-001", "2026-010", "2026-011", "2026-140", "2026-1400")


@pytest.fixture
def filled(store: SqliteStore, factory: ChangeFactory) -> SqliteStore:
    head = Head(created="2026-01-01T00:00+00:00")
    for reference in REFERENCES:
        record = Retrospective(replace(head, id=reference, reference=reference))
        store.restore(FullRecord(record, (), ()), factory.change())
    return store


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("2026-014", None),
        ("2024-014", "2024-014"),
        ("14", "2024-014"),
        ("014", "2024-014"),
        ("0014", "2024-014"),
        (" 14 ", "2024-014"),
        ("１４", "2024-014"),
        ("２０２４－１４", "2024-014"),
        ("2024-14", "2024-014"),
        ("2024", "2024-014"),
        ("2024-", "2024-014"),
        ("2025-0", "2025-001"),
        ("140", "2026-140"),
        ("2026-14", ["2026-1400", "2026-140"]),
        ("2026-1400", "2026-1400"),
        ("10", "2026-010"),
        ("2026-1", "2026-001"),
        ("2026-01", ["2026-001", "2026-010", "2026-011"]),
        ("1", ["2025-001", "2026-001"]),
        ("2026-010", "2026-010"),
        ("202", ["2026-1400, 2026-140, 2026-011, 2026-010, 2026-001, …"]),
        ("", None),
        ("99", None),
        ("2026-099", None),
        ("%", None),
        ("2024_014", None),
        ("-014", None),
        ("²", ["2026-1400", ", …"]),
        ("２０２４ー１４", "2024-014"),
        ("2024–014", "2024-014"),
        ("9" * 50, None),
        ("[/x]\x1b[2J'; --", None),
    ],
)
def test_it_is_completed_as_long_as_it_is_unique(
    filled: SqliteStore, text: str, reference: str | list[str] | None
) -> None:
    if isinstance(reference, str):
        assert filled.resolve(text) == reference
        return
    with pytest.raises(RetroError) as told:
        filled.resolve(text)
    if reference is None:
        assert "no retrospective" in str(told.value.title)
        assert "retro list" in str(told.value.step)
    else:
        assert all(candidate in str(told.value.title) for candidate in reference)
    assert "\x1b" not in str(told.value.title)
