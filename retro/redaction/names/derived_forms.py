"""Forms that people make of a name in Latin letters: logins, plurals, letters apart, halves run together.

Engineering reviews call people by their logins, so `jsmith`, `smithj`, `mark.baker` and `tanaka2` are names. What would
also be a word (`prose` for P. Rose) is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from retro.redaction.names.match_context import MatchContext
from retro.redaction.spelling import common_words
from retro.redaction.spelling.parsed_name import BEFORE
from retro.redaction.spelling.romaji import Atoms

Form = tuple[MatchContext, Atoms]

_LOGIN = 5
"""So many letters a login has at least; fewer are a word by chance."""
_APART = 4
"""So many letters are spelt out one by one for somebody's sake; fewer are a list, `a, b, c`."""


_SUBSTANCE = (
    r"(?!(?:[-\s]?(?:[Ii]on(?:en)?|[Pp]o(?:lymer)?|based|free|rich|doped|plated|metal|alloys?|batter(?:y|ies)|cells?|packs?"
    r"|electrolytes?|anodes?|cathodes?|plating|content|FePO4?)|-(?:S|Co|Mn|Fe))(?![A-Za-z])|\s?(?:イオン|電池|ポリマー|金属|合金))"
)
"""What shows that two letters are a substance: `Li-ion`, `Li battery`, `Li電池`."""


def short(part: str) -> Iterator[Form]:
    """A name of one or two letters, in capitals and small letters as given, unless it means a substance."""
    yield MatchContext.AS_WRITTEN, (r"(?<![A-Za-z]-)", *map(re.escape, part), _SUBSTANCE)


def word(atoms: Atoms, part: str) -> Iterator[Form]:
    """A name that is no word, ending in `part`, and what may be written behind it: `Tanakas`, `tanaka2`."""
    yield MatchContext.WORD, atoms
    if re.match("[a-z]", part[-1].lower()) and len(part) > 2:  # noqa: PLR2004 -- two letters with more are any word
        yield MatchContext.WORD, (*atoms, r"(?:e?s|\d{1,3})" if len(part) >= _APART else r"\d{1,3}")


def logins_by_sound(first: Collection[str], last: Atoms) -> Iterator[Form]:
    """`htanaka` and `tanakah` of a name in kana: by the letters that the given name may begin with."""
    if first and len(last) > 1:
        letter = f"[{''.join(sorted(first)).lower()}]"
        yield from _numbered(MatchContext.WORD, (letter, "[._]?", *last))
        yield from _numbered(MatchContext.WORD, (*last, "[._]?", letter))


def logins(parts: Sequence[str], family: int) -> Iterator[Form]:
    """`jsmith`, `smithj`, `j.smith`, `smith_j`, each with a number behind it or not. For names in Latin letters."""
    last, first = parts[family].lower(), parts[0 if family % len(parts) else -1][:1].lower()
    last = re.sub("['-]", "", last)
    if not last.isascii() or not (last + first).isalpha():
        return
    spelled = tuple(last)
    for login, atoms in ((first + last, (first, *spelled)), (last + first, (*spelled, first))):
        if len(login) >= _LOGIN and login not in common_words.LOGINS_THAT_ARE_WORDS and not _is_inflected(login, last):
            yield from _numbered(MatchContext.WORD, atoms)
    if len(last) > 2:  # noqa: PLR2004 -- `j.do` may be anything
        yield from _numbered(MatchContext.WORD, (first, "[._]", *spelled))
        yield from _numbered(MatchContext.WORD, (*spelled, "[._]", first))


def _is_inflected(login: str, last: str) -> bool:
    """Whether the login is a word with an ending: `banks`, `roser`."""
    return last in common_words.ENGLISH and login.startswith(last) and login[-1] in "sdyernt"


def words_together(parts: Sequence[str]) -> Iterator[Form]:
    """A name of which every part is a word, in the forms that can only be the name.

    `JOHN SMITH`, `john smith`, `JohnSmith`, `john.smith`, `johnsmith`: all of them need both halves.
    """
    small = [part.lower() for part in parts]
    gap = r"[\s,./|\\・·_+=-]{1,3}"
    for order in (small, small[::-1]):
        yield MatchContext.AS_WRITTEN, _joined([part.upper() for part in order], gap)
        yield from _numbered(MatchContext.WORD, _joined(order, "[._-]"))
    yield from halves_together(parts)
    yield MatchContext.AS_WRITTEN, _joined(small, r"\s")


def halves_together(parts: Sequence[str]) -> Iterator[Form]:
    """A name of which some part is a word: `MarkBauer`, `markbauer`."""
    for order in (parts, parts[::-1]):
        yield from _numbered(MatchContext.AS_WRITTEN, _joined([part.capitalize() for part in order], ""))
        if len("".join(order)) > _LOGIN + 2:
            yield from _numbered(MatchContext.WORD, _joined(order, ""))


def word_with_title(part: str) -> Iterator[Form]:
    """A name that is a word, in any case where a title or an honorific shows that it is a name: `Mr ROSE`."""
    letters = tuple(f"(?i:{re.escape(char)})" for char in part.lower())
    yield MatchContext.AS_WRITTEN, (f"(?i:{BEFORE})", r"(?:\.\s?|\s)", *letters)
    yield MatchContext.HONOURED_WORD, letters
    if len(part) > 2:  # noqa: PLR2004 -- two letters and an s are another word
        yield MatchContext.AS_WRITTEN, (r"(?<=[Tt]he\s)", *part.capitalize(), "s")


_HOMES = (r"(?<=/home/)", r"(?<=[/\\]users[/\\])", r"(?<=[~@])")
"""Where a login stands."""
_FILE = (
    r"(?=_(?:logs?|notes?|backup|old|new|home|laptop|desktop|pc|files?|docs?|fix|branch|copy|data|tmp|draft|report)"
    r"(?![A-Za-z]))"
)
"""What is called by whose it is."""


def word_as_login(part: str) -> Iterator[Form]:
    """A name that is a word, as a login: `/home/john`; also `smith01`, `SMITH ran it`, if it is a name above all."""
    small = tuple(map(re.escape, part.lower()))
    for home in _HOMES:
        yield MatchContext.WORD, (home, *small)
    if part.lower() in common_words.NAMES_ABOVE_ALL:
        yield MatchContext.WORD, (*small, r"\d{1,3}")
        yield MatchContext.WORD, (*small, _FILE)
        yield MatchContext.CAPITALISED, (*part.capitalize(), "s")
        yield MatchContext.AS_WRITTEN, (*part.upper(), r"(?=\s[a-z]|'s|:)")


def apart(part: str) -> Iterator[Form]:
    """`T a n a k a`, `T-a-n-a-k-a`, `タ ナ カ`: every letter by itself."""
    if part.isascii() and part.isalpha() and len(part) >= _APART:
        yield MatchContext.WORD, _joined(part.lower(), r"[\s.・·_-]")
    elif re.fullmatch("[ァ-ヺ]{3,}", part):
        yield MatchContext.KATAKANA, _joined(part, r"[\s・·]")


def _numbered(manner: MatchContext, atoms: Atoms) -> Iterator[Form]:
    """The form, and with a number behind it. Two forms: the longest is looked for first."""
    yield manner, atoms
    yield manner, (*atoms, r"\d{1,3}")


def _joined(parts: Sequence[str], gap: str) -> Atoms:
    return tuple(
        atom for at, part in enumerate(parts) for atom in ((gap,) if at and gap else ()) + tuple(map(re.escape, part))
    )
