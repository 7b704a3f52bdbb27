"""Forms that people make of a name in Latin letters: logins, plurals, letters apart, halves run together.

Engineering reviews call people by their logins, so `jsmith`, `smithj`, `mark.baker` and `tanaka2` are names. What would
also be a word (`prose` for P. Rose) is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from retro.redaction.names.match_context import MatchContext
from retro.redaction.spelling import common_words
from retro.redaction.spelling.parsed_name import BEFORE, KANJI
from retro.redaction.spelling.romaji import Atoms

Form = tuple[MatchContext, Atoms]

_LOGIN = 5
"""So many letters a login has at least; fewer are a word by chance."""
_BEGINS_NO_WORD = re.compile(
    "(?!b[lrdh]|c[hlrz]|d[rwhj]|f[lrj]|g[hlnr]|k[hlnrw]|p[hlnrst]|r[h]|s[chklmnpqrtvwz]|t[hrswz]|v[lr]|w[hr]|m[bcn]|n[dgt]|z[hw]|l[lh])"
    "[bcdfghjklmnpqrstvwxz]{2}[a-z]{2}"
)
"""A login of four letters that is no word of a language: `jlee`, `hkim`; but not `flee`, `skim`."""
_NUMBER = r"\d{1,8}"
"""What is counted behind a name, or a year or a day: `tanaka2`, `tanaka20261127`."""
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
        yield MatchContext.WORD, (*atoms, rf"(?:e?s|{_NUMBER})" if len(part) >= _APART else _NUMBER)


def within_camel_case(atoms: Atoms) -> Iterator[Form]:
    """A name that is no word, where capitals set words apart: `TanakaReport`, `reportTanaka`, `tanakaList`.

    `McTanaka` and `DeTanaka` are other names.
    """
    if sum(map(len, atoms)) >= _APART and re.match("[a-z(]", atoms[0]):
        small = (f"(?i:{atoms[0]})", *atoms[1:])
        yield MatchContext.CAMEL_CASE, (r"(?<=[a-z])(?<![A-Z]c)(?<!Mac)(?<!De)(?<!La)(?<!Di)(?=[A-Z])", *small)
        yield MatchContext.CAMEL_CASE, ("(?<![A-Za-z])", *small, "(?=[A-Z][a-z])")


_HOMES = (r"(?<=/home/)", r"(?<=[/\\]users[/\\])", r"(?<=[~@])")
"""Where a login stands."""


def logins_by_sound(first: Collection[str], last: Atoms) -> Iterator[Form]:
    """`htanaka` and `tanakah` of a name in kana: by the letters that the given name may begin with."""
    if first and len(last) > 1:
        letter = f"[{''.join(sorted(first)).lower()}]"
        yield from _numbered(MatchContext.WORD, (letter, "[._-]?", *last))
        yield from _numbered(MatchContext.WORD, (*last, "[._-]?", letter))


def logins(first: str, family: str, spelled: Atoms) -> Iterator[Form]:
    """`jsmith`, `smithj`, `j.smith`, `smith-j`, each with a number behind it or not. For names in Latin letters.

    `spelled` is the family name in all its spellings, so that `jmueller` is known of Müller.
    """
    first, last = first[:1].lower(), re.sub("['-]", "", family.lower())
    if not last.isascii() or not (last + first).isalpha():
        return
    for login, atoms in ((first + last, (first, *spelled)), (last + first, (*spelled, first))):
        is_word = login in common_words.LOGINS_THAT_ARE_WORDS or _is_inflected(login, last)
        if (len(login) >= _LOGIN and not is_word) or (login == first + last and _BEGINS_NO_WORD.match(login)):
            yield from _numbered(MatchContext.WORD, atoms)
        elif len(login) > 2:  # noqa: PLR2004 -- `/home/jd` is as good as anybody's
            for home in _HOMES:
                yield from _numbered(MatchContext.WORD, (home, *atoms))
    if len(last) > 2:  # noqa: PLR2004 -- `j.do` may be anything
        before = "[._]" if last in common_words.ENGLISH and first in _OF_WORDS else "[._-]"
        yield from _numbered(MatchContext.WORD, (first, before, *spelled))
        yield from _numbered(MatchContext.WORD, (*spelled, "[._-]", first))


_OF_WORDS = "eitxu"
"""Letters that make a word with another one: `e-book`, `x-ray`."""


def _is_inflected(login: str, last: str) -> bool:
    """Whether the login is a word with an ending: `banks`, `roser`."""
    ending = login.removeprefix(last)
    return last in common_words.ENGLISH and (ending in {*"syent"} or (ending in {*"rd"} and last.endswith("e")))


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
    if not _VERBS.intersection(small):
        yield MatchContext.AS_WRITTEN, _joined(small, r"\s")


_VERBS = frozenset({"will", "may"})
"""Names with which a word in small letters makes a sentence: `we will hunt`."""


def halves_together(parts: Sequence[str]) -> Iterator[Form]:
    """A name of which some part is a word: `MarkBauer`, `markbauer`."""
    for order in (parts, parts[::-1]):
        both = _joined([part.capitalize() for part in order], "")
        yield from _numbered(MatchContext.AS_WRITTEN, both)
        yield MatchContext.CAMEL_CASE, both
        if len("".join(order)) > _LOGIN + 2:
            yield from _numbered(MatchContext.WORD, _joined(order, ""))


_DETERMINERS = (
    r"(?!\s(?:the|a|an|it|its|them|this|that|these|those|all|each|every|any|both|one|your|our|my|his|her|their|be|we|you"
    r"|anybody|everybody|somebody)(?![A-Za-z]))"
)
"""What stands behind a verb with which a sentence begins: `Mark the box`, `Take both`, `May we`."""


def capitalised(part: str) -> Iterator[Form]:
    """A name that is a word, with a capital: inside a sentence, or at its beginning where it is no verb there."""
    letters = tuple(part.capitalize())
    if part.lower() in common_words.MONTHS:
        letters = (r"(?<![Ii]n\s)(?<![Uu]ntil\s)(?<![Ss]ince\s)(?<!late\s)(?<!early\s)(?<!last\s)(?<!next\s)", *letters)
    if part.lower() in common_words.NAMES_ABOVE_ALL:
        yield MatchContext.CAPITALISED, letters
        return
    yield MatchContext.CAPITALISED, (r"(?<=[\w,')\"]\ )", *letters)
    yield MatchContext.CAPITALISED, (*letters, _DETERMINERS)


def word_with_title(part: str) -> Iterator[Form]:
    """A name that is a word, in any case where a title or an honorific shows that it is a name: `Mr ROSE`."""
    letters = tuple(f"(?i:{re.escape(char)})" for char in part.lower())
    yield MatchContext.AS_WRITTEN, (f"(?i:{BEFORE})", r"(?:\.\s?|\s)", *letters)
    yield MatchContext.HONOURED_WORD, letters
    if len(part) > 2:  # noqa: PLR2004 -- two letters and an s are another word
        yield MatchContext.AS_WRITTEN, (r"(?<=[Tt]he\s)", *part.capitalize(), "s")


_FILE = (
    r"(?=[_-](?:logs?|notes?|backup|old|new|home|laptop|desktop|pc|files?|docs?|fix|branch|copy|data|tmp|draft|report)"
    r"(?![A-Za-z]))"
)
"""What is called by whose it is."""


def word_as_login(part: str) -> Iterator[Form]:
    """A name that is a word, as a login: `/home/john`; also `smith01`, `SMITH ran it`, if it is a name above all."""
    small = tuple(map(re.escape, part.lower()))
    for home in _HOMES:
        yield MatchContext.WORD, (home, *small, "(?![-_][a-z])")  # @branch-manager
    if part.lower() in common_words.NAMES_ABOVE_ALL:
        yield MatchContext.WORD, (*small, _NUMBER)
        yield MatchContext.WORD, (*small, _FILE)
        yield MatchContext.CAPITALISED, (*part.capitalize(), "s")
        yield MatchContext.AS_WRITTEN, tuple(part.upper())


def apart(part: str, spelled: Atoms = ()) -> Iterator[Form]:
    """`T a n a k a`, `T-a-n-a-k-a`, `タ ナ カ`, `た・な・か`, `田・中`: every letter by itself.

    `spelled` is the part in all its spellings, where it has several.
    """
    if part.isascii() and part.isalpha() and len(part) == _APART - 1:
        yield MatchContext.AS_WRITTEN, _letters_apart(tuple(part.capitalize()), "[・·-]")  # L-e-e; d-a-x may be shelves
    elif part.isascii() and part.isalpha() and len(part) >= _APART:
        is_word = part.lower() in common_words.ENGLISH - common_words.NAMES_ABOVE_ALL
        yield MatchContext.WORD, _letters_apart(spelled or tuple(part.lower()), "[・·-]" if is_word else r"[\s.・·_-]")
    elif re.fullmatch("[ァ-ヺー]{3,}", part):
        yield MatchContext.KATAKANA, _letters_apart(spelled or tuple(part), r"[\s・·_-]")
    elif re.fullmatch("[ぁ-ゖー]{3,}", part):
        yield MatchContext.HIRAGANA, _letters_apart(spelled or tuple(part), r"[\s・·_-]")
    elif re.fullmatch("[ァ-ヺ]{2}", part) and spelled and (whole := _letters_apart(spelled, r"[・·_-]"))[-1][-1] == "?":
        yield MatchContext.KATAKANA, (*whole[:-1], whole[-1].removesuffix("?"))  # サ・ト・ウ
    elif re.fullmatch(f"[{KANJI}]{{2,4}}", part) and part not in common_words.KANJI:
        no_list = r"[・·/|_-]"
        yield MatchContext.APART, (f"(?<!{no_list})", *_joined(part, no_list), f"(?!{no_list})")


_OPTIONAL = re.compile(r"^(.*?)((?:\[[^]]*\]|\(\?:.*\)|[eouー])\?)$")
"""A letter and what may be written behind it: the e of an umlaut, the mark of a long vowel."""


def _letters_apart(atoms: Atoms, gap: str) -> Atoms:
    letters: list[str] = []
    for atom in atoms:
        found = _OPTIONAL.match(atom)
        letter, more = (found[1], found[2]) if found else (atom, "")
        between = gap if letters and letter else ""
        letters.append(between + letter + (f"(?:{gap}{more.removesuffix('?')})?" if more else ""))
    return tuple(letters)


def _numbered(manner: MatchContext, atoms: Atoms) -> Iterator[Form]:
    """The form, and with a number behind it. Two forms: the longest is looked for first."""
    yield manner, atoms
    yield manner, (*atoms, _NUMBER)


def _joined(parts: Sequence[str], gap: str) -> Atoms:
    return tuple(
        atom for at, part in enumerate(parts) for atom in ((gap,) if at and gap else ()) + tuple(map(re.escape, part))
    )
