"""The reference of another case, as people write it: `2026-004`, `2026-4`, `4`, or of another archive: `INC-1234`."""

from __future__ import annotations

import re

from retro.model.problem import Code, Problem, ValidationError
from retro.text.folding import normal
from retro.text.shortened import quoted

_OF_YEAR = re.compile(r"(?P<year>\d{4})-(?P<number>\d{1,5})", re.ASCII)
_NUMBER = re.compile(r"(?:#|no\.?\s?)?(?P<number>\d{1,3})", re.ASCII | re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z]{1,12}[-_#/ ]?\d[\w./#-]{0,30}", re.ASCII | re.IGNORECASE)


def read_reference(text: str, year: int) -> str:
    """The reference that `text` is; a number alone is one of `year`. ValidationError if it is none.

    Cases are numbered from 1, so 0 is the number of none.
    """
    said = normal(text.strip())
    found = _OF_YEAR.fullmatch(said) or _NUMBER.fullmatch(said)
    if found and int(found["number"]):
        return f"{found.groupdict().get('year', year)}-{int(found['number']):03d}"
    if not found and _ELSEWHERE.fullmatch(said):
        return text.strip()
    raise ValidationError(Problem(Code.NOT_REFERENCE, "reference", params={"text": quoted(text.strip())}))
