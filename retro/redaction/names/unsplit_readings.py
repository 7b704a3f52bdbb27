"""A reading without a space, わたなべけんいち: where the family ends in it, as far as that is known.

Where it is not, what it begins or ends with is somebody's name as far as an honorific shows that it is one: ミナセさん.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from retro.redaction.names.match_context import MatchContext
from retro.redaction.spelling import romaji
from retro.redaction.spelling.normalization import folded
from retro.redaction.spelling.parsed_name import parse_name
from retro.redaction.spelling.romaji import Atoms
from retro.redaction.spelling.surname_readings import usual_readings

_UNSPLIT = re.compile("[ぁ-ゖァ-ヺー]{4,16}")
_HONOURED = "(?=さん|さま|様|氏|くん|君|ちゃん|先生|店長|部長|課長|係長|室長|所長|主任|リーダー)"
_FEWEST = 3
"""So many kana are a part of it that nobody knows; of fewer there are words (みなさん)."""


def split_readings(name: str, reading: str) -> tuple[str, ...]:
    """The reading with a space behind each way in which the family of `name` is usually read; none where it has one."""
    said = romaji.to_hiragana(folded(reading).strip())
    if not _UNSPLIT.fullmatch(said):
        return ()
    usual = (family for way in parse_name(name) for at in way.families for family in usual_readings(way.parts[at]))
    return tuple(
        f"{each} {said[len(each) :]}" for each in dict.fromkeys(usual) if said.startswith(each) and said != each
    )


def forms_of_unsplit(reading: str) -> Iterator[tuple[MatchContext, Atoms]]:
    """The forms of what may be a part of the reading, each with an honorific; none where it has a space."""
    said = romaji.to_hiragana(folded(reading).strip())
    if not _UNSPLIT.fullmatch(said):
        return
    for n in range(2, len(said) - 1):
        for part in (said[:n], said[n:]):
            if len(part) < _FEWEST:
                continue
            yield MatchContext.HIRAGANA_HONOURED, tuple(part)
            yield MatchContext.KATAKANA, (*romaji.to_katakana(part), _HONOURED)
            if (sound := romaji.read_kana(part)) and part == said[:n]:
                yield MatchContext.HONOURED_WORD, tuple(f"(?i:{atom})" for atom in romaji.in_letters(sound))
