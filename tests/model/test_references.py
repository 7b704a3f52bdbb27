"""References of other cases, as people write them."""

from __future__ import annotations

import pytest

from retro.model.problem import Code, ValidationError
from retro.model.quick_entry.parser import read_line
from retro.model.stages.head import HEAD, CaseLink
from tests.model.human_lines import NOW, case


def read(text: str) -> str:
    entry = read_line(f"case: {text}", HEAD, case(), now=NOW).entry
    assert isinstance(entry, CaseLink)
    return entry.reference


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("2026-004", "2026-004"), ("2025-4", "2025-004"), ("２０２６－００４", "2026-004"), ("4", "2026-004"),
        ("４", "2026-004"), ("#12", "2026-012"), ("2026-1004", "2026-1004"), ("INC-1234", "INC-1234"),
        ("INC0012", "INC0012"),
    ],
)  # fmt: skip
def test_a_reference_is_read(text: str, reference: str) -> None:
    assert read(text) == reference


@pytest.mark.parametrize(
    "text", ["検品担当（夜勤）", "yes", "はい", "the one with the pump", "2026年の件", "似た件が3件あった"]
)
def test_what_is_no_reference_is_refused(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read(text)
    assert [(each.code, each.field) for each in refused.value.problems] == [(Code.NOT_REFERENCE, "reference")]
    assert f"“{text}”" in str(refused.value.problems[0].message)
