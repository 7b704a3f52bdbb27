"""Participants as people write them: role and name are told apart, and what says no role is asked back."""

from __future__ import annotations

import pytest

from retro.model.problem import Code, ValidationError
from retro.model.quick_entry.parser import read_line
from retro.model.quick_entry.participants import parts_of
from retro.model.stages.head import HEAD, Participant
from tests.model.human_lines import NOW, case


def read(text: str) -> tuple[str, str]:
    entry = read_line(text, HEAD, case(), now=NOW).entry
    assert isinstance(entry, Participant)
    return entry.role, entry.name


@pytest.mark.parametrize(
    ("text", "role", "name"),
    [
        ("佐々木花（検品係）", "検品係", "佐々木花"),
        ("検品係（佐々木花）", "検品係", "佐々木花"),
        ("検品係(田所 花)", "検品係", "田所 花"),
        ("田所さん（検品）", "検品", "田所"),
        ("検品係 佐々木花", "検品係", "佐々木花"),
        ("検品係　佐々木 花", "検品係", "佐々木 花"),
        ("佐々木 検品係", "検品係", "佐々木"),
        ("佐々木店長", "店長", "佐々木"),
        ("佐々木店長（代理）", "店長（代理）", "佐々木"),
        ("店長の佐々木", "店長", "佐々木"),
        ("佐々木／検品係", "検品係", "佐々木"),
        ("検品係 ＠佐々木花", "検品係", "佐々木花"),
        ("検品係：佐々木花", "検品係", "佐々木花"),
        ("阿部（梱包）", "梱包", "阿部"),
        ("参加者：佐々木花 役割：検品係", "検品係", "佐々木花"),
        ("氏名：田所花、担当：配送係", "配送係", "田所花"),
        ("佐々木花：検品係", "検品係", "佐々木花"),
        ("participant: Ines Falk role: driver", "driver", "Ines Falk"),
        ("name: Ines Falk, role: shipping lead", "shipping lead", "Ines Falk"),
        ("Ines Falk: driver", "driver", "Ines Falk"),
        ("Ines Falk (shipping lead)", "shipping lead", "Ines Falk"),
        ("shipping lead (Ines Falk)", "shipping lead", "Ines Falk"),
        ("Ines Falk - shipping lead", "shipping lead", "Ines Falk"),
        ("Ms Falk (driver)", "driver", "Falk"),
        ("shipping lead Tanaka", "shipping lead", "Tanaka"),
    ],
)
def test_role_and_name_are_told_apart(text: str, role: str, name: str) -> None:
    assert read(text) == (role, name)


@pytest.mark.parametrize(
    "text",
    [
        "検品係", "検品係（夜勤）", "夜勤の検品係", "工場長（代理）", "出荷 責任者", "支店長", "作業者A", "購買",
        "森林管理の担当", "東京支店長",
        "お客様", "机を並べた人", "コールセンター", "林業課長", "SRE", "on-call engineer", "Branch manager", "barista",
        "head of IT", "packer (night shift)", "crew 2", "IT",
    ],
)  # fmt: skip
def test_a_role_alone_is_a_role(text: str) -> None:
    assert read(text) == (text, "")


@pytest.mark.parametrize(
    "text",
    [
        "佐々木花",
        "佐々木",
        "田所花",
        "田所さん",
        "Ines Falk",
        "Tanaka",
        "tanaka",
        "佐々木（田所）",
        "佐々木の上司",
        "１",
        "2 3",
        "📞",
    ],
)
def test_a_name_or_a_number_alone_is_asked_back(text: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read(text)
    (problem,) = refused.value.problems
    assert (problem.code, problem.field) == (Code.NO_ROLE, "role")
    assert f"“{text}” says no role" in str(problem.message)


@pytest.mark.parametrize("text", ["「花守」", "“Keeper”", '"Keeper Bee"'])
def test_in_quotation_marks_it_is_a_role(text: str) -> None:
    assert read(text) == (text[1:-1], "")


def test_several_stand_in_one_line() -> None:
    assert parts_of("検品係（佐々木、田所）、支店長, driver (Ines, Jo)") == [
        "検品係（佐々木、田所）",
        "支店長",
        "driver (Ines, Jo)",
    ]
