"""Finds who is called by an `@` in a folded text, whoever that is: `@Dylan Martin`, `@dylan.martin`, `@佐藤さん`.

No row need know them: the sign itself says that somebody is meant. What is no role there is a name, until somebody who
knows better writes it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from retro.language import N_
from retro.model.quick_entry.role_words import is_role_alone
from retro.redaction.names.general_words import is_general
from retro.redaction.names.known_roles import said_alone
from retro.redaction.names.role_vocabulary import WHICH
from retro.redaction.spelling import common_words
from retro.redaction.spelling.common_words import PARTICLES, words
from retro.redaction.spelling.parsed_name import HANGUL, HONORIFIC, KANJI, LETTER

NAME = N_("[name]")
"""What stands there instead."""

DAYS = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march september october november december
""")
"""Days and months of which hardly anybody is called. `April` may be somebody."""
_CALLED_IN_CHATS = words("the our a an at channel here day noon midnight home prod staging db care")
"""What stands behind an `@` besides roles: when and where it is, and whom a chat calls all at once."""
_SURNAMES = common_words.ENGLISH - {"sunday", "head"}
"""What a capital makes a name of, though it is a word: `@Day`, not `@Day shift`."""
_ANNOTATIONS = words("""
    override overrides deprecated transactional autowired suppresswarnings functionalinterface
    safevarargs restcontroller requestmapping getmapping postmapping putmapping deletemapping requestbody pathvariable
    requestparam springbootapplication postconstruct predestroy jsonproperty onetomany manytoone manytomany beforeeach
    aftereach beforeall afterall parameterizedtest injectmocks mockbean nullable nonnull notnull cacheable cacheevict
    kafkalistener rabbitlistener eventlistener staticmethod classmethod dataclass contextmanager abstractmethod
    ngmodule injectable
""")
"""What a sign begins in code, and nobody is called: annotations of Java, decorators of Python."""
_AT_RULES = words("media import param types keyframes font-face charset supports namespace")
"""The same, of what stands in small letters there: rules of CSS, words of comments. `@Param Singh` is somebody."""
_CALL = re.compile(r"\((?:|\d+|[^()`\n]{0,200}[=\"'][^()`\n]{0,200})\)[^`\n]{0,200}`")
"""What stands behind a word of code that is called: nothing, a number or values in brackets, before a backtick."""
_LONGEST_LINE = 300
"""So many letters of a line are looked at for the backtick in front."""
_JAPANESE_ROLE = re.compile(
    r"(?:担当|責任者|係|当番|当直|夜勤|日勤|全員|皆|チーム|グループ|窓口|受付|店長|部長|課長|係長|主任|社長|所長|室長|班長|長|部|課|班|室|局|者|員)$"
)
_PART = rf"(?:{LETTER}|['’])+(?:[._-](?:{LETTER}|['’])+)*"
_HIRAGANA = "[ぁ-ゖー]"
_NO_NAME_IN_KANA = (
    r"(?:から|まで|より|です|でし|にて|など|だけ|への|との|への|には|では|とは|がい|をし|はじ|しま|して|した)"
)
_CALLED = re.compile(
    rf"""
    (?<!{LETTER})(?<![._%+'-])@[_*]*
    (?P<name>
        (?=[^\W\d_]){_PART}(?:\ (?:{_PART}))*+
      | [{KANJI}ノツ]{{1,8}}(?:\ ?[{KANJI}]{{1,4}}(?={HONORIFIC})
            |\ [{KANJI}]{{1,4}}(?=[\s、。,.)）」はがをにのとへも]|$)
            |(?!{_NO_NAME_IN_KANA}){_HIRAGANA}{{2,5}}(?={HONORIFIC}|[\s、。,.)）」]|$))?
      | [ァ-ヺー]{{2,}}(?:[・=\ ][ァ-ヺー]{{2,}})*
      | {_HIRAGANA}{{2,}}?(?:{HONORIFIC}|(?=[\s、。,.)）」はがをにのとへ]|$))
      | [{HANGUL}]{{2,}}
    )(?P<honorific>{HONORIFIC})?
    """,
    re.VERBOSE,
)
"""The sign, and all that may be a name behind it; how much of words in letters is one, is looked at afterwards."""
_ADDRESS, _HOST = re.compile(r"\w"), re.compile(r"\.(?:com|net|org|jp|example|dev|io|local)$", re.IGNORECASE)
"""What stands before the sign in an address, and how what stands behind it ends."""
_BEHIND = words("again yesterday today tomorrow tonight now left fixed restarted said told asked answered did was is")
"""What may stand alone behind a name, and is none."""
_BEGIN_SENTENCES = words("""
    please thanks thank ok okay done hi hello hey sorry yes no now it this that these those there they he she you i if
    when what why who how where see look check note update restart rollback rolling back new old not all our my your
    everything nothing something anything both each some most any production staging deployment deploys alert alerts
    traffic latency errors service services users customers power orders stock phones
""")
"""What a sentence begins with behind whom it calls."""
_CAPITALISED = r"[A-ZÀ-Þ](?:['’][A-ZÀ-Þ])?[^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)?"
_NAMED_BEHIND = re.compile(
    rf"[ ,:]{{1,2}}(?P<named>(?P<letters>{_CAPITALISED}(?: {_CAPITALISED}){{0,3}})(?!{LETTER})"
    rf"|(?P<japanese>[{KANJI}ァ-ヺー]{{1,6}}){HONORIFIC})"
)
_NOTHING_BEHIND = re.compile(r"\s*(?:$|[.,;)\]、。）\n]|and(?!\w))")
_DID = re.compile(
    r"\ (?:(?:just|already|also|then|never|finally|has|had|first)\ )?(?:[a-z]{2,}ed|was|is|has|had|will|would|did|does"
    r"|can|could|said|says|told|called|calls|went|goes|took|takes|gave|gives|came|comes|left|saw|sees|found|finds|made"
    r"|makes|wrote|writes|sent|sends|put|got|gets|ran|runs|knew|knows|asks|thought|thinks|forgot|forgets|wants|needs|began"
    r"|kept|broke|lost|fixes|checks|restarts|rolls|reports|confirms)(?![\w-])"
)
"""What somebody did or does, behind their name: `Dylan restarted`; not `Restart it`."""
_MOST = 4
"""So many words a name has."""


def mentions(seen: str, known: Collection[str]) -> Iterator[tuple[int, int]]:
    """Where names stand behind an `@`, with it. `known`: what may stand there, folded and in small letters."""
    if "@" not in seen:
        return
    for found in _CALLED.finditer(seen):
        start, name = found.start("name"), found["name"]
        if _is_code(name, seen, found.start(), found.end()):
            continue
        if _ADDRESS.match(seen[max(0, found.start() - 1) : found.start()]) and _HOST.search(name):
            continue
        behind = seen[start : start + _LONGEST].casefold()
        begun = [each for each in known if behind.startswith(each) and not re.match(LETTER, behind[len(each) :])]
        if begun:
            role = max(begun, key=len)
            if end := _end_behind_role(behind[len(role) :]):
                yield found.start(), start + len(role) + end
            elif named := _name_behind(seen, start + len(role)):
                yield named
            continue
        if re.match(LETTER, name):
            if end := _end_in_letters(name, seen[found.end() : found.end() + 1]):
                is_whole = end == len(name)
                yield found.start(), (found.end() if is_whole else start + end)
            elif named := _name_behind(seen, start + _end_of_role(name)):
                yield named
        elif not (is_general(name) or _is_japanese_role(name)):
            yield found.start(), found.end()


@cache
def no_person() -> frozenset[str]:
    """Words in small letters by which nobody is called, but days, teams and roles."""
    return DAYS | (said_alone() - _SURNAMES)


def _is_code(name: str, seen: str, start: int, end: int) -> bool:
    """Whether it is clear that the sign begins a word of code: a known one, or a call between backticks."""
    if not name.isascii() or " " in name or not _CALL.match(seen, end):  # `@佐藤(45)` is so old
        return False
    before = seen[max(0, start - _LONGEST_LINE) : start].rpartition("\n")[2]
    return len(before) < _LONGEST_LINE and before.count("`") % 2 == 1


def _end_behind_role(behind: str) -> int:
    """Where a name ends that stands right behind a role: of 佐藤さん in `@店長佐藤さん`; 0 for none."""
    found = _CALLED.match(f"@{behind}") if re.match(rf"[{KANJI}ァ-ヺ]", behind) else None
    if found is None or is_general(found["name"]) or _is_japanese_role(found["name"]):
        return 0
    return found.end() - 1


def _is_japanese_role(name: str) -> bool:
    """Whether a role or an office is called so, and nobody with it: `営業部長`; not `佐藤部長`, nor `阿部`."""
    ends = _JAPANESE_ROLE.search(name)
    before = name[: ends.start()] if ends else ""
    return is_role_alone(name) or (ends is not None and (not before or is_general(before) or is_role_alone(before)))


_LONGEST = 80
"""So many letters of what may stand there are looked at."""


def _end_in_letters(name: str, behind: str) -> int:
    """Where in these words the name ends that begins with the first: with capitals, or with the text; 0 for none."""
    each = name.split(" ")
    is_code = each[0] in _AT_RULES or each[0].casefold() in _ANNOTATIONS
    if is_code or _is_role(each, behind):
        return 0
    is_rest = len(each) <= 2 and not behind.strip()  # noqa: PLR2004 -- `@dylan martin`, and nothing behind it
    n = at = 1
    while at < min(len(each), _MOST):
        if each[at].casefold() in _CALLED_IN_CHATS | _BEHIND or each[at].casefold() in no_person():
            break
        if each[at][0].isupper() or is_rest:
            n = at + 1
        elif each[at] not in PARTICLES:
            break
        at += 1
    return len(" ".join(each[:n]).rstrip("'’"))


def _end_of_role(name: str) -> int:
    """Where in these words the role ends with which they begin."""
    each = name.split(" ")
    n = next((n for n, word in enumerate(each) if n and word.casefold() not in said_alone()), len(each))
    return len(" ".join(each[:n]))


def _is_role(each: Sequence[str], behind: str) -> bool:
    """Whether these words behind the sign begin with a role, an hour or whom a chat calls: `night shift`, not `Day`."""
    low = each[0].casefold()
    if low in no_person() or ("-" in low and is_role_alone(low)):  # `@cook` may be a family
        return True
    if low not in _CALLED_IN_CHATS:
        return False
    followed = each[1].casefold() if len(each) > 1 else ""
    says_when = followed in said_alone() or behind[:1].isdigit()
    return not (each[0][0].isupper() and low in _SURNAMES) or says_when


def _name_behind(seen: str, at: int) -> tuple[int, int] | None:
    """Where somebody stands by name right behind a role that is called: `@team Dylan Martin`; not `@team Restart it`.

    A word with a capital may begin a sentence; two are a name, and one behind which nothing follows, or what they did.
    """
    found = _NAMED_BEHIND.match(seen, at)
    if found is None:
        return None
    if found["japanese"]:
        return None if is_general(found["japanese"]) else found.span("named")
    each = found["letters"].split(" ")
    known = (n for n, word in enumerate(each) if word.casefold() in _BEGIN_SENTENCES | _BEHIND | no_person() | WHICH)
    first = next(known, len(each))
    is_whole = first == len(each)
    is_name = first > 1 or (is_whole and any(such.match(seen, found.end()) for such in (_NOTHING_BEHIND, _DID)))
    start = found.start("named")
    return (start, start + len(" ".join(each[:first]))) if is_name else None
