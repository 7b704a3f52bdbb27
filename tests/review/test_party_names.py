"""Under which names people stand in a case: what is a name, what may be one, and when two are the same."""

from __future__ import annotations

import pytest

from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Contact
from retro.review.party_names import names_in, names_of, party_key, perhaps_names, perhaps_names_in, says_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("田中様", "田中"),
        ("ﾀﾅｶさん", "タナカ"),
        ("Mrs. Weber", "WEBER"),
        ("the Weber family", "Weber"),
        ("family Weber", "Weber"),
        ("Weber's household", "Weber"),
        ("田中様ご一家", "田中"),
        ("森田 家", "森田"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert party_key(one) == party_key(other) != ""


@pytest.mark.parametrize(("one", "other"), [("田中", "田中丸"), ("家", ""), ("Weber", "Weberin"), ("森", "森田家")])
def test_a_name_is_no_part_of_another_one(one: str, other: str) -> None:
    assert party_key(one) != party_key(other)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("田中様、佐藤一郎様", ("田中様", "佐藤一郎様")),
        ("Weber; Ann Lee\nWeber", ("Weber", "Ann Lee")),
        (", \n ,Weber,", ("Weber",)),
    ],
)
def test_a_customer_s_field_holds_names_and_nothing_else(text: str, names: tuple[str, ...]) -> None:
    assert names_in(Damage.kind, "who", text) == names_of(Damage(who=text)) == names
    assert names_in(Damage.kind, "what", text) == names_in("none", "who", text) == ()


@pytest.mark.parametrize(
    ("heard", "names", "perhaps"),
    [
        ("Mr Weber rang, then Ms Ann Lee", ("Weber", "Ann Lee"), ()),
        ("佐藤 花子様から、田中さんも", ("佐藤 花子", "田中"), ()),
        ("本日 田中様から", ("田中",), ()),
        ("Weber rang. The parcel of Ann Lee is late", (), ("Weber", "Ann Lee")),
        ("The Weber wedding", (), ("Weber",)),
        ("山田より電話", (), ("山田",)),
        ("伝票が違うと電話", (), ()),
        ("they are angry", (), ()),
    ],
)
def test_of_what_was_heard_a_title_makes_a_name_and_a_capital_may_make_one(
    heard: str, names: tuple[str, ...], perhaps: tuple[str, ...]
) -> None:
    assert names_of(Contact(heard=heard)) == names
    assert perhaps_names(heard) == perhaps_names_in(Contact.kind, "heard", heard) == perhaps
    assert perhaps_names_in(Contact.kind, "wish", heard) == ()


def test_only_what_tells_of_people_says_names() -> None:
    assert [says_names(*each) for each in ((Contact.kind, "heard"), (Damage.kind, "who"))] == [True, True]
    assert [says_names(*each) for each in ((Contact.kind, ""), (Damage.kind, "what"), ("none", "who"))] == [False] * 3
