"""A name is forgotten wherever the search finds it, in whichever spelling; or it is told that it may be one there."""

from __future__ import annotations

from itertools import product

from retro.redaction.forgetting.sought import SoughtName
from retro.text.search_forms import plain_form
from retro.text.search_patterns import pattern
from retro.text.variants import NEW_KANJI
from tests.of_each import of_each

SPELLINGS = (
    ("Müller", "Mueller", "Muller", "MÜLLER", "Ｍüller", "Mu\u0308ller"),
    ("Øster", "Oster", "Oester"),
    ("Łukasz", "Lukasz"),
    ("José", "Jose"),
    ("Straße", "Strasse"),
    ("Ångström", "Angstrom", "Aangstroem"),
    ("Æther", "Aether"),
    ("İbrahim", "Ibrahim"),
    ("Nguyễn", "Nguyen"),
    ("髙橋", "高橋"),
    ("渡邉", "渡邊", "渡辺"),
    ("鷗田", "鴎田"),
    ("桒原", "桑原"),
    ("靏田", "鶴田"),
    ("さとう", "サトウ", "ｻﾄｳ"),
)


@of_each([pair for each in SPELLINGS for pair in product(each, each)])
def test_what_is_found_by_a_name_is_forgotten_by_it(name: str, written: str) -> None:
    text = f"told by {written}, twice"
    looked = pattern(name)
    assert looked
    if looked.search(plain_form(text)):
        sought = SoughtName(name).sought
        assert [text[slice(*spot)] for spot in sought.spots(text)] == [written] or sought.doubtful(text) == [written]


def test_every_form_of_a_kanji_is_taken_for_the_other() -> None:
    for old, new in NEW_KANJI.items():
        name, written = f"{old}田", f"{new}田"
        for one, other in ((name, written), (written, name)):
            assert SoughtName(one).sought.spots(f"told by {other}, twice"), (one, other)
