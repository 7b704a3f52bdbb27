"""A value object is what a frozen dataclass is."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, astuple, dataclass, field, fields, replace
from typing import Any

import pytest

from retro.value import value


@value
class Made:
    """As it is made here."""

    what: str
    owner: str = ""
    also: tuple[str, ...] = ()
    figures: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Usual:
    """As Python makes it."""

    what: str
    owner: str = ""
    also: tuple[str, ...] = ()
    figures: dict[str, int] = field(default_factory=dict)


@value
class Below(Made):
    """One with a field more, whose constructor looks at what it was given."""

    day: int = 0
    number: int = field(default=-1, init=False)

    def __post_init__(self) -> None:
        if self.day < 0:
            raise ValueError("no day")


@value(kw_only=True)
class Named:
    """Its fields are given by name."""

    late: bool = False
    what: str


@value(eq=False)
class Alone:
    """Each equals itself."""

    what: str = ""


@value
class Nothing:
    """It has no fields."""


BOTH = pytest.mark.parametrize("kind", [Made, Usual])


@BOTH
def test_it_holds_what_it_was_given(kind: Any) -> None:
    made = kind("parcels", also=("late",), owner="lead")
    assert asdict(made) == {"what": "parcels", "owner": "lead", "also": ("late",), "figures": {}}
    assert astuple(replace(made, what="boxes")) == ("boxes", "lead", ("late",), {})
    assert [each.name for each in fields(kind)] == ["what", "owner", "also", "figures"]
    assert repr(made) == f"{kind.__name__}(what='parcels', owner='lead', also=('late',), figures={{}})"
    assert kind("a").figures is not kind("a").figures
    assert copy.deepcopy(made) == pickle.loads(pickle.dumps(made)) == made


@BOTH
def test_it_equals_what_holds_the_same_and_is_of_its_class(kind: Any) -> None:
    assert kind("parcels") == kind("parcels", "")
    assert kind("parcels") != kind("boxes")
    assert kind("parcels") != "parcels"
    other: object = Usual("parcels")
    assert Made("parcels") != other
    assert Made("parcels") != Below("parcels")


@BOTH
def test_it_cannot_be_changed(kind: Any) -> None:
    made = kind("parcels")
    with pytest.raises(FrozenInstanceError):
        made.what = "boxes"
    with pytest.raises(FrozenInstanceError):
        del made.what
    assert made == kind("parcels")


@BOTH
def test_what_it_was_not_made_for_is_refused(kind: Any) -> None:
    with pytest.raises(TypeError, match=r"__init__\(\) missing 1 required positional argument: 'what'"):
        kind()
    with pytest.raises(TypeError, match="nonsense"):
        kind("a", nonsense=1)


def test_it_is_hashed_by_what_it_holds() -> None:
    @value
    class Pair:
        first: str
        second: int = 0

    assert len({Pair("a"), Pair("a", 0), Pair("b")}) == 2
    assert {Nothing()} == {Nothing()}
    assert Alone() != Alone()
    assert len({Alone(), Alone()}) == 2


def test_fields_by_name_and_what_looks_at_them_afterwards() -> None:
    assert Named(what="late").what == "late"
    with pytest.raises(TypeError):
        Named("late")  # type: ignore[call-arg, arg-type]
    assert (Below("a", day=3).day, Below("a", day=3).number) == (3, -1)
    with pytest.raises(ValueError, match="no day"):
        Below("a", day=-1)


def test_it_is_taken_apart_by_match() -> None:
    match Made("parcels", "lead"):
        case Made(what, owner):
            assert (what, owner) == ("parcels", "lead")


def test_what_the_class_says_itself_stands() -> None:
    @value
    class Own:
        what: str = ""

        def __repr__(self) -> str:
            return "own"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 7

    assert (repr(Own()), Own("a") == Own("b"), hash(Own())) == ("own", True, 7)


def test_a_field_that_is_not_plain_is_refused() -> None:
    with pytest.raises(TypeError, match="no plain field"):

        @value
        class Odd:
            what: str = field(default="", compare=False)


def test_a_value_without_a_docstring_has_its_name_for_one() -> None:
    @value
    class Bare:
        n: int = 0

    assert Bare.__doc__ == "Bare"
