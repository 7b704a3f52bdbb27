"""No letter that may leave holds what its reader may not read: over random cases, whatever is wrong with them.

The same over thousands of other cases: `python -m tests.redaction.many_letters 5000`.
"""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis.errors import NoSuchExample

import exports.unfit
from exports.preflight import Preflight
from retro.redaction import redact
from retro.redaction.audience import Audience
from retro.redaction.names.shield import Shield
from retro.redaction.preflight import look
from tests.formats import DOCX, PDF
from tests.redaction.letter_cases import Risk, Written, writings


@settings(max_examples=40)
@given(written=writings())
def test_no_letter_that_may_leave_tells_what_its_reader_may_not_read(written: Written) -> None:
    assert not list(written.leaks())


@pytest.mark.parametrize("form", [PDF, DOCX], ids=str)
@settings(max_examples=4)
@given(written=writings())
def test_nor_does_its_paper(form: Any, written: Written) -> None:
    assert not list(written.leaks([form]))


class _Noticed(BaseException):
    """Ends a search at once: what is found would be tried again, and megabytes of it printed for nobody."""


def _noticed(written: Written) -> bool:
    if any(True for _ in written.leaks()):
        raise _Noticed
    return False


def _all(*_args: object, **_named: object) -> bool:
    return True


def _none(*_args: object, **_named: object) -> tuple[()]:
    return ()


def _as_it_is(row: object, *_args: object) -> object:
    return row


LEAKS: dict[str, tuple[Any, ...]] = {
    "rows of others": (redact._Whom, "may_read", _all),
    "what others heard": (redact, "_without_private_words", _as_it_is),
    "what is not certain, and promises too early": (redact, "is_sayable", _all, Risk.UNSURE),
    "figures that are not certain": (redact, "_without_estimates", _as_it_is, Risk.UNSURE),
    "words of the team": (redact, "in_customers_words", _as_it_is),
    "rows that were left without words": (redact, "is_wordless", lambda *_: False),
    "fields of the team": (Audience, "reads", _all),
    "names": (Shield, "spots", lambda *_, **__: [], Risk.COLLEAGUES),
    "promises past their day": (look, "of_promises", _none, Risk.PAST),
    "sentences in another language": (exports.unfit, "unfit_in", _none, Risk.FOREIGN),
    "all that stands against it": (Preflight, "check", _none, Risk.GRAVE),
}


SEEDS = {
    "rows of others": 3, "what others heard": 11, "what is not certain, and promises too early": 9,
    "figures that are not certain": 11, "words of the team": 3, "rows that were left without words": 8,
    "fields of the team": 3, "promises past their day": 1, "sentences in another language": 3,
}  # fmt: skip
"""Where to begin so that one of the first ten cases shows the leak. From elsewhere it takes up to 150, as it may from
here once there are other cases: 300 are tried."""


@pytest.mark.parametrize("leak", LEAKS)
def test_what_leaks_is_found(leak: str, monkeypatch: pytest.MonkeyPatch) -> None:
    where, name, instead, *surely = LEAKS[leak]
    monkeypatch.setattr(where, name, instead)
    few = settings(max_examples=300, phases=[Phase.generate], derandomize=True, database=None,
                   suppress_health_check=list(HealthCheck))  # fmt: skip
    try:
        find(writings(frozenset(surely)), _noticed, settings=few, random=Random(SEEDS.get(leak, 0)))
    except _Noticed:
        return
    except NoSuchExample:
        pytest.fail(f"nobody noticed: {leak}")
