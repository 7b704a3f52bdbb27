"""What a customer is called, taken apart: the words of the name, and all that is polite, of a family, or beside it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from retro.redaction.spelling import romaji
from retro.redaction.spelling.common_words import words
from retro.redaction.spelling.normalization import folded, modern
from retro.redaction.spelling.parsed_name import KANA, KANJI, NO_SPACES
from retro.value import value


@value
class CustomerName:
    """One customer as called, in the form of `strictly`."""

    words: tuple[str, ...]
    """The name without titles, honorifics and words for a family; never empty, unless nothing was said."""
    titles: frozenset[str] = frozenset()
    """Which persons the titles may mean: `mr`, `mrs`. Polite words that anybody may bear are not kept."""
    qualifier: str = ""
    """What tells customers of one name apart: `大阪` in `森様（大阪）`, `mother` in `Ann's mother`."""
    legal_form: str = ""
    """`株式会社` before or behind the name, `gmbh`."""
    is_addressed: bool = False
    """Whether an honorific, a title or a word for a family shows that it is a name."""

    @property
    def is_described(self) -> bool:
        """Whether it says what somebody is, and names nobody: `household in Flensburg`, 先の件のご一家."""
        return not _DESCRIBES.isdisjoint(self.words) or any(_DESCRIBED.search(word) for word in self.words)

    @property
    def is_spaced(self) -> bool:
        """Whether its script puts spaces between words, so that words that touch are another name."""
        return not re.search(f"[{NO_SPACES}]", "".join(self.words))


_DESCRIBES = words("in at of on from with who whose for without to near between by before after")
_DESCRIBED = re.compile(rf"[{KANJI}ァ-ヺー]の[{KANJI}ぁ-ヺ]|した|された|への|での|からの|まで|以[降後前]")

_LIST = re.compile(
    r"\s*[、;/,]\s*|\s*(?<![a-z])(?:and|und|et|y)\s+|\s*&\s*"
    r"|(?<=[様家宅殿氏])(?:と|・|及び|および|並びに|ならびに)\s*|(?<=さん|さま|夫妻|家族)(?:と|・)\s*"
)
_COUPLE = re.compile(r"\b(mr|herr|m)\.?\s*(?:and|und|et|&)\s*(mrs|ms|frau|mme)\b\.?")
_REVERSED = re.compile(rf"([^\s,{NO_SPACES}]+), ?([^\s,{NO_SPACES}]+)")

_TITLE = re.compile(
    r"(?:(mr|herr|monsieur|mister|sir)|(mrs|ms|frau|mme|madame|madam|lady)|(miss|mlle)|(dr|prof|professor|rev|mx))"
    r"\b\.?\s*(?=\S)"
)
_TITLES = ("mr", "mrs", "miss", "dr")
_FRONT = re.compile(
    r"(?:the|our|dear)\s+"
    r"|(?:families|family|familie|famille|household)\s+(?!in\b|at\b|of\b|on\b|from\b|with\b|who|near\b|next\b|to\b)"
    r"|(?:family|household)\s+of\s+(?=the\s|m[rs]|[^\s]+$)"
)
_BACK = re.compile(
    r"(?:'s|')?\s+(?:family|families|familie|household|couple)$|\s+(?:&|and)\s+(?:family|household)$"
    r"|-(?:san|sama|kun|chan|sensei|dono)$"
)
_SPOKEN = re.compile(r"\s(?:san|sama|kun|chan|sensei|dono)$")
_FAMILY = r"(?:の)?(?:(?:ご|御)?(?:家族|一家|両家|夫妻|夫婦|一同|一行|家庭)|皆様|皆さま|皆さん|家|宅)"
_HONORIFIC = r"(?:様方|様|さま|さん|ちゃん|くん|殿|氏|御中|先生|女史)"
_JAPANESE_BACK = re.compile(rf"\s*(?:{_FAMILY}|{_HONORIFIC})$")
_NO_NAME_ALONE = words("お ご 御 本 分 実 農 民 隣 作 画 自 貴 拙 社 当 他 空 一 両 国 大 三 安 鵜 真")
"""What is no name once 家, 宅 or 殿 is off: 三宅 and 鵜殿 are names, お宅 and 作家 are words."""
_POLITE = frozenset({"お", "ご", "御", "お客", "お子"})
_KIN = (
    "奥様|奥さま|奥さん|ご主人|御主人|旦那様|お母様|お母さま|お父様|お父さま|お祖母様|お祖父様|おばあ様|おじい様|ご子息|ご息女|ご令嬢"
    "|お嬢様|お子様|お子さま|ご長男|ご次男|ご長女|ご次女|ご両親|お姉様|お兄様|お連れ様"
)
_KIN_BEHIND = re.compile(rf"(?<=.)の?({_KIN})(?:様|さま)?$")
_KIN_OF = re.compile(
    r"'s?\s+(?:(?:late|elder|younger|eldest|youngest|older)\s+)?((?:grand|step)?(?:mother|father|son|daughter|parents|child"
    r"(?:ren)?)|wife|husband|widow|partner|brother|sister|aunt|uncle|niece|nephew|cousin|guests?|(?:mother|father)-in-law)$"
)
_NUMBERED = re.compile(rf"({_HONORIFIC})\s*[(]?([0-9]{{1,4}}|[a-z])[)]?$")
_MORE = re.compile(
    r"(?:(?<=[様家宅殿氏])|(?<=さん|さま|夫妻|家族))\s*(ら|たち|達|方々|(?:ほか|他|外|など|等)[0-9一-十数]*(?:名|人|組|件|世帯)?)"
    r"(?:様|さま)?(?=$|\s*[(])"
    r"|\s+(et al|(?:and|&|\+|plus)\s+(?:(?:[0-9]+|an?|one|two|three|some|several|many)\s+)?"
    r"(?:others?|more|friends?|guests?))\.?$"
)
"""Those beside the one who is named: 佐藤様ほか2名, `Robinson et al.`"""
_AND_FAMILY = re.compile(r"\s+(?:&|and)\s+(?=(?:family|household)(?:$|\s*[,;/(]))")
_BOTH_FAMILIES = re.compile(rf"(?<=[{KANJI}ァ-ヺー])・(?=[{KANJI}ァ-ヺー]+(?:ご|御)?両家)")
_FIRST_OF_COUPLE = re.compile(r"([^\W\d_]+)\s+(?:&|and)\s+[^\W\d_]+\s+([^\W\d_]+)")
_OF_SOMEBODY = re.compile(
    r"(?:friend|customer|client|guest|colleague|neighbou?r|relative|partner|assistant|secretary|wife|husband|widow|mother"
    r"|father|parent|son|daughter|brother|sister|family|household)s?\s+of\s+(?:the\s+)?([^\W\d_][^\d,;/]*)"
)
_SOMEBODY_OF = re.compile(rf".*[{KANJI}{KANA}]の([{KANJI}]{{1,4}}|[ァ-ヺー]{{2,}}){_HONORIFIC}")
_AT_COMPANY = re.compile(rf".+\s(\S+{_HONORIFIC})")
_BRACKETS = re.compile(r"\s*[(\[【〔〈]([^()\[\]【】〔〕〈〉]+)[)\]】〕〉]\s*")
_GENERATION = re.compile(r",?\s+(jr|sr|junior|senior|ii|iii|iv)\.?$")
_LEGAL = re.compile(
    r"(株式会社|有限会社|合同会社|合資会社|(?:一般|公益)(?:社団|財団)法人|医療法人(?:社団|財団)?|学校法人|社会福祉法人|宗教法人"
    r"|(?:特定非営利活動|NPO|npo)法人|(?:税理士|弁護士|司法書士)法人|\((?:株|有|同)\))"
    r"|,?\s+\b(ltd|limited|inc|corp|corporation|company|co|llc|llp|plc|gmbh|ag|kg|sa|sarl|bv|nv|ab|oy|spa|pty)\b\.?$"
)


def strictly(text: str) -> str:
    """The text as names are compared: width, case, spaces, apostrophes, old and new forms of one kanji alike."""
    plain = modern(unicodedata.normalize("NFKC", text)).casefold()
    return " ".join(unicodedata.normalize("NFKC", plain).split())


def loosely(word: str) -> str:
    """A word without all that people leave out or write otherwise: diacritics, hyphens, `ue` for ü, 斉 for 斎."""
    bare = re.sub(r"[\s'.・=_-]", "", folded(word))
    return re.sub(r"(?<=[aou])e", "", bare) if bare.isascii() else bare


@lru_cache(maxsize=1024)
def parse_customers(said: str) -> tuple[CustomerName, ...]:
    """Every customer that a text in the form of `strictly` names, at least one."""
    couple = _AND_FAMILY.sub(" ", _COUPLE.sub(r"mr-and-mrs ", _BOTH_FAMILIES.sub("家・", said)))
    couple = _MORE.sub(lambda found: f" ({(found[1] or found[2]).replace(' ', '-')})", couple)
    reverse = _REVERSED.fullmatch(couple)
    if reverse:  # Smith, John
        return (_one(f"{reverse[2]} {reverse[1]}"),)
    apart = [part for part in _LIST.split(_hiding_lists_in_brackets(couple)) if part and part.strip(" .-・")]
    apart = [part.replace("\ue000", "、").replace("\ue001", ",") for part in apart]
    if _LEGAL.search(said) and not re.search(r"[、;]", said):
        return (_one(couple),)  # Berg & Sons Ltd.
    return tuple(map(_one, apart)) or (CustomerName((said,) if said else ()),)


def parse_with_mentioned(said: str) -> tuple[tuple[CustomerName, ...], list[CustomerName]]:
    """The same, and apart whoever is named besides in a text like that: `friend of Annabel`, お客様（佐藤様）."""
    named: list[CustomerName] = []
    for beside in _BRACKETS.finditer(said):
        if said != beside[0]:
            named += [each for each in parse_customers(beside[1]) if each.is_addressed]
    bare = _BRACKETS.sub(" ", said).strip(" .")
    if found := _FIRST_OF_COUPLE.fullmatch(bare):  # Bob & Carol Dean
        named.append(CustomerName((found[1], found[2])))
    for pattern in (_OF_SOMEBODY, _SOMEBODY_OF, _AT_COMPANY):
        if (found := pattern.fullmatch(bare)) and (pattern is not _AT_COMPANY or _LEGAL.search(bare)):
            named += parse_customers(bare[found.start(1) :])
    if found := re.fullmatch(r"the\s+([^\W\d_]{3,}?)(?:(?<=[sxz])es|s)", bare):  # the Robinsons
        named.append(CustomerName((found[1],), is_addressed=True))
    return parse_customers(said), named


def _hiding_lists_in_brackets(said: str) -> str:
    """The text with the signs of lists inside brackets hidden: `森様（大阪、北区）` is one customer."""
    return re.sub(
        r"[(\[【][^()\[\]【】]*[)\]】]", lambda found: found[0].replace("、", "\ue000").replace(",", "\ue001"), said
    )


def _one(said: str) -> CustomerName:
    rest = said.strip(' .、,"“”「」?!')
    if found := _BRACKETS.fullmatch(rest):
        rest = found[1]
    qualifiers: list[str] = []
    legal = ""
    if found := _LEGAL.search(rest):
        legal = (found[1] or found[2]) + ("" if found.start() else "…")  # みどり株式会社 is another than 株式会社みどり
        rest = f"{rest[: found.start()]} {rest[found.end() :]}".strip()
    qualifiers += [_plain(found[1]) for found in _BRACKETS.finditer(rest)]
    rest = _BRACKETS.sub(" ", rest).strip()
    titles: set[str] = set()
    is_family = is_addressed = False
    while True:
        shorter, told, family, beside = _shorter(rest)
        titles |= told
        is_family |= family
        qualifiers += beside
        if shorter == rest or not shorter:
            break
        is_addressed |= bool(told or family or beside) or not _FRONT.match(rest)
        rest = shorter
    if is_family and re.match(rf"ご[{KANJI}]", rest):
        rest = rest[1:]  # ご森家
    parts = (re.sub(r"^[.'\"-]+|[.'\"-]+$", "", part) for part in re.split(r"[\s・=＝]+", rest))
    name = tuple(filter(None, parts)) or ((said,) if said else ())
    return CustomerName(name, frozenset(titles), " ".join(sorted(filter(None, qualifiers))), legal, is_addressed)


def _shorter(rest: str) -> tuple[str, frozenset[str], bool, list[str]]:
    """The text with one thing less around the name; which titles it was, whether a family, and what tells apart."""
    none: frozenset[str] = frozenset()
    if rest.startswith("mr-and-mrs "):
        return rest.removeprefix("mr-and-mrs ").strip(), frozenset({"mr", "mrs"}), False, []
    if found := _TITLE.match(rest):
        return rest[found.end() :], frozenset({_TITLES[(found.lastindex or 1) - 1]} - {"dr"}), False, []
    if found := _FRONT.match(rest):
        return rest[found.end() :], none, found[0].startswith("f"), []
    if found := _NUMBERED.search(rest):
        return rest[: found.start(2)].rstrip(" ("), none, False, [found[2]]
    for pattern in (_KIN_BEHIND, _KIN_OF, _GENERATION):
        if (found := pattern.search(rest)) and found.start():
            return rest[: found.start()], none, False, [_plain(found[1])]
    if (found := _BACK.search(rest)) and found.start():
        return rest[: found.start()], none, True, []
    if (found := _SPOKEN.search(rest)) and romaji.read_letters(rest[: found.start()]):
        return rest[: found.start()], none, False, []
    if found := _JAPANESE_BACK.search(rest):
        left = rest[: found.start()].strip()
        if left and left not in (_NO_NAME_ALONE if re.search("[家宅殿]", found[0]) else _POLITE):
            return left, none, not re.fullmatch(_HONORIFIC, found[0].strip()), []
    return rest, none, False, []


def _plain(text: str) -> str:
    """What tells apart, without what is polite in it."""
    return re.sub(r"^(?:お|ご|御)|(?:様|さま|さん|の方|在住)$", "", text.strip())
