"""An apology that is a whole sentence is spoken as it stands; what only names one is no sentence."""

from __future__ import annotations

import pytest

from retro.review.spoken_apology import is_sentence


@pytest.mark.parametrize(
    "what_for",
    [
        "お待たせし、申し訳ございません", "誠に申し訳ありませんでした。", "遅れて、すみません！",
        "深くお詫びいたします",
        "お詫びの意を申し上げます。", "お詫び申しあげます", "心より陳謝いたします", "お詫びします", "遅れをお詫びした",
        "We are sorry that it was late.", "We're sorry", "Please accept our sincere apologies",
    ],
)  # fmt: skip
def test_a_whole_sentence_apologises(what_for: str) -> None:
    assert is_sentence(what_for)


@pytest.mark.parametrize(
    "what_for",
    [
        "発送遅れのお詫び", "発送遅延についての謝罪。", "お待たせしたことへの陳謝",
        "お待たせしたこと", "申し訳", "the wait", "a late apology",
    ],
)  # fmt: skip
def test_what_only_names_one_is_no_sentence(what_for: str) -> None:
    assert not is_sentence(what_for)
