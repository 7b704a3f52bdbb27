"""References of other cases, as people write them."""

from __future__ import annotations

import pytest

from retro.model.case_reference import names
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


@pytest.mark.parametrize(
    ("text", "reference", "is_so"),
    [
        ("2026-014", "2026-014", True),
        ("2026-14", "2026-014", True),
        ("２０２６ー１４", "2026-014", True),
        ("14", "2026-014", True),
        ("0014", "2026-014", True),
        ("2025-014", "2026-014", False),
        ("15", "2026-014", False),
        ("2026", "2026-014", False),
        ("", "2026-014", False),
        ("INC-1234", "INC-1234", True),
        ("1234", "INC-1234", True),
        ("2026-1234", "INC-1234", False),
        ("INC0012", "INC0012", True),
        ("12", "INC0012", False),
        ("14", "2026-014-b", False),
    ],
)
def test_a_case_is_named_by_its_reference_or_its_number_with_or_without_the_year(
    text: str, reference: str, is_so: bool
) -> None:
    assert names(text, reference) is is_so
