"""One entry of a list of words: what it looks like, and which letters a text must have for it to stand there.

`(was|were) [very] careless` is two words that may be, and one that may be missing; `forg*` is any word that begins so;
`…` is a few words, or letters of Japanese, in between, never over the end of a sentence; `#` is a number, `〇` a kanji,
`^` the beginning of the text, `$` the end of a sentence. A backslash takes a sign as it is. An entry with letters of
Japanese stands anywhere, another one as whole words, and not as a part of one with a hyphen or of an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from sys import intern

from retro.text.lazy_pattern import lazy
from retro.text.search_forms import plain_form

LONGEST = 8000
"""So many letters an entry has at most."""
_DEEPEST = 30
"""So many brackets may stand in one another."""
_BETWEEN = "[ ,'\"()/&-]{1,3}"
_FEW_WORDS = f"(?:{_BETWEEN}[a-z0-9'%]+){{0,6}}?"
_FEW_LETTERS = "[^。.!?;\n]{0,18}?"
_IS_JAPANESE = lazy("[\u3005-\u30ff\u3400-\u9fff]")
_TELLING = (
    (3, lazy("[\u3005-\u3007\u3400-\u9fff]{2}")),
    (2, lazy("[^\x00-\x7f]{2}")),
    (1, lazy("[^\x00-\x7f]")),
)
"""What of Japanese letters tells more than others which texts they may stand in, and how much."""
_RUN = lazy("[a-z]+|[^\x00-\x7f]+")
_PLAIN = r"[^()\[\]\\…*#〇$^.]*"
"""What stands in a bracket that holds plain words alone, as most do: it is read in one go."""
_PIECE = re.compile(
    rf"\(({_PLAIN})\)|\[({_PLAIN})\]|" r"\\(.)|(\.\.\.|…)|([()|\[\]*#〇$^])|(\s+)|([^\\…()|\[\]*#〇$^\s.]+|\.)",
    re.DOTALL,
)
_WORDS = re.compile(r" +|[^ ]+")
_WORD = re.compile("[a-z]+")
_SPACE: Node = ("space", "", ())
_KEY = 3
"""So many letters of a word of English say which entries may stand there, where the entry leaves its end open."""
_EVERYWHERE = frozenset(
    re.findall(
        "[a-z]+",
        "a an and all are as at be by did do for from had has have he her his if in is it no not of on or our she so "
        "that the they this to us was we were with you",
    )
)
"""Of these hardly any text is without one: where an entry has another word, that says more."""
_AROUND_WORDS = ("space", "few", "begin", "end")
"""What a whole word stands between."""
_NOTHING: Prefilter = (0, frozenset())
"""How telling a piece is that says nothing of the text, and its keys."""

_SIGNS = {
    "*": ("any", "[a-z]*"),
    "#": ("number", "[0-9][0-9.,]*"),
    "〇": ("kanji", "[\u3005-\u3007\u3400-\u9fff]"),
    "^": ("begin", r"\A\W*"),
    "$": ("end", "(?=\\s*(?:[。.!?\\n]|$))"),
}
"""What the signs of an entry are called, and what stands for them."""
_WRITTEN = dict(_SIGNS.values())

Node = tuple[str, str, tuple["Nodes", ...]]
"""What a piece of an entry is, its letters, and what it is made of; the letters of a bracket are its plain words."""
Nodes = tuple[Node, ...]
Prefilter = tuple[int, frozenset[str]]
"""How telling a piece is, and its keys, of which a text has one in which it stands."""


class EntryError(ValueError):
    """An entry cannot be read; the code of the reason is its text: `empty`, `long`, `deep`, `open`, `close`, `edge`."""


class Pattern:
    """One entry, which is compiled when a text comes in which it may stand.

    Of the thousands that there are, a case has a few: until then an entry keeps its words and its keys alone.
    """

    def __init__(self, entry: str) -> None:
        """Read it. EntryError if its brackets do not fit, or it says nothing."""
        said = entry.strip()
        if len(said) > LONGEST:
            raise EntryError("long")
        if said.count("(") + said.count("[") > _DEEPEST and _depth(said) > _DEEPEST:
            raise EntryError("deep")
        self.entry = said
        self.is_japanese = bool(_IS_JAPANESE.search(said))
        nodes = _read(said)
        if not any(kind in ("letters", "or") for kind, _, _ in nodes):
            raise EntryError("empty")
        if nodes[0][0] == "few" or nodes[-1][0] == "few":
            raise EntryError("edge")
        self.keys = tuple(map(intern, _most_telling(nodes, is_japanese=self.is_japanese)[1]))
        """A text in which the entry stands has one of these among its `keys_of`; none: it may stand in any."""

    def may_stand(self, keys: frozenset[str]) -> bool:
        """Whether it may stand in a text with these keys, one of which is one of its `keys`."""
        for needed in self._also_needed:  # noqa: SIM110 -- it is asked of each entry for each text
            if keys.isdisjoint(needed):
                return False
        return True

    @cached_property
    def _also_needed(self) -> tuple[frozenset[str], ...]:
        """Of each of these a text has one, too, in which the entry stands: the most telling first."""
        return _keys(_read(self.entry), is_japanese=self.is_japanese)[1:]

    def spans(self, plain: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a text in its plain form (`retro.text.search_forms`)."""
        return (found.span() for found in self._compiled.finditer(plain) if found.end() > found.start())

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        said = _written(_read(self.entry), is_japanese=self.is_japanese)
        return re.compile(said if self.is_japanese else rf"(?<![a-z0-9])(?<![a-z0-9]-){said}(?!-?[a-z0-9]|\.[a-z])")


def _depth(said: str) -> int:
    return max(accumulate((char in "([") - (char in ")]") for char in said), default=0)


def keys_of(plain: str) -> frozenset[str]:
    """What tells of a text which entries may stand in it: words, how they begin, letters and pairs of Japanese."""
    found = set[str]()
    for run in _RUN.findall(plain):
        if run[0] < "\x80":
            found.add(run[:_KEY])
            found.add(f"{run} ")
        else:
            found.update(run)
            found.update(map("".join, pairwise(run)))
    return frozenset(found)


def _read(entry: str) -> Nodes:
    pieces = [found for found in _PIECE.finditer(entry) if found[0]]
    return _sequence(pieces, 0, "")[0]


def _sequence(pieces: Sequence[re.Match[str]], at: int, inside: str) -> tuple[Nodes, int]:
    """What stands up to the end of a bracket, or of one of the words that may be."""
    nodes: list[Node] = []
    while at < len(pieces):
        plain_or, plain_maybe, escaped, few, sign, space, letters = pieces[at].groups()
        if plain_or is not None:
            nodes.append(("or", plain_form(plain_or), ()))
        elif plain_maybe is not None:
            nodes.append(("maybe", plain_form(plain_maybe), ()))
        elif few:
            nodes.append(("few", "", ()))
        elif space:
            nodes.append(("space", "", ()))
        elif sign and sign in ")|]":
            if not inside:
                raise EntryError("close")
            break
        elif sign and sign in "([":
            node, at = _bracket(pieces, at, sign)
            nodes.append(node)
        elif sign:
            nodes.append((_SIGNS[sign][0], "", ()))
        else:
            said = plain_form(escaped or letters)
            if nodes and nodes[-1][0] == "letters":
                said = nodes.pop()[1] + said
            nodes.append(("letters", said, ()))
        at += 1
    return tuple(nodes), at


def _ways(bracket: Node) -> tuple[Nodes, ...]:
    """The ways of a bracket. One of plain words alone, as most are, is taken apart only when it is compiled."""
    _kind, plain, ways = bracket
    return ways or tuple(
        tuple(_SPACE if word[0] == " " else ("letters", word, ()) for word in _WORDS.findall(way))
        for way in plain.split("|")
    )


def _bracket(pieces: Sequence[re.Match[str]], at: int, sign: str) -> tuple[Node, int]:
    """What stands in a bracket, and where its end is."""
    end = ")" if sign == "(" else "]"
    ways = []
    while True:
        nodes, at = _sequence(pieces, at + 1, sign)
        if at >= len(pieces):
            raise EntryError("open")
        ways.append(nodes)
        if pieces[at][0] == "|":
            continue
        if pieces[at][0] != end:
            raise EntryError("open")
        return ("or" if sign == "(" else "maybe", "", tuple(ways)), at


def _written(nodes: Nodes, *, is_japanese: bool) -> str:
    """The entry as a regular expression. Each gap is bounded, so that no text takes long."""
    between = r"\s?" if is_japanese else _BETWEEN
    parts: list[str] = []
    at, opens = 0, True  # whether a word begins here: at the beginning, behind ^ or behind a space
    while at < len(nodes):
        kind, letters, _inside = nodes[at]
        opened, opens = opens, kind in ("space", "begin")
        if kind == "letters":
            parts.append(re.escape(letters))
        elif kind in _WRITTEN:
            parts.append(_WRITTEN[kind])
        elif kind == "space":
            parts.append(between)
        elif kind == "few":
            if not is_japanese and parts and parts[-1] == between:
                parts.pop()
            parts.append(_FEW_LETTERS if is_japanese else _FEW_WORDS)
        else:
            inner = "|".join(_written(way, is_japanese=is_japanese) for way in _ways(nodes[at]))
            is_last = at + 1 == len(nodes)
            if kind == "or":
                parts.append(f"(?:{inner})")
            elif opened and parts and _leads_to_few(nodes, at + 1):
                if parts[-1] == between:
                    parts.pop()
                parts.append(f"(?:{between}(?:{inner}))?")
                at, opens = at + 1, True
            elif opened and not is_last and nodes[at + 1][0] == "space":
                parts.append(f"(?:(?:{inner}){between})?")
                at, opens = at + 1, True
            elif opened and parts and parts[-1] == between and is_last:
                parts[-1] = f"(?:{between}(?:{inner}))?"
            else:
                parts.append(f"(?:{inner})?")
        at += 1
    return "".join(parts)


def _leads_to_few(nodes: Nodes, at: int) -> bool:
    """Whether from here on only words that may be stand before a few words in between, which bring their own space."""
    kinds = [kind for kind, _, _ in nodes[at:]]
    rest = next((n for n, kind in enumerate(kinds) if kind not in ("space", "maybe")), len(kinds))
    return kinds[rest : rest + 1] == ["few"] and kinds[:1] == ["space"]


def _keys(nodes: Nodes, *, is_japanese: bool) -> tuple[frozenset[str], ...]:
    """The keys of each piece that must stand there, of which a text has one; the most telling piece first."""
    told = (_prefilter_at(nodes, at, 0, is_japanese=is_japanese) for at in range(len(nodes)))
    return tuple(keys for _, keys in sorted(filter(None, told), key=lambda each: -each[0]))


def _most_telling(nodes: Nodes, *, is_japanese: bool) -> Prefilter:
    """The first of these pieces; no other is read further than shows that it tells less."""
    best = _NOTHING
    for at in range(len(nodes)):
        best = _prefilter_at(nodes, at, best[0], is_japanese=is_japanese) or best
    return best


def _prefilter_at(nodes: Nodes, at: int, least: int, *, is_japanese: bool) -> Prefilter | None:
    """How telling a piece is that must stand there, and its keys; None where it tells no more than `least`."""
    kind, letters, ways = nodes[at]
    if kind == "letters":
        glued_before = at > 0 and nodes[at - 1][0] not in _AROUND_WORDS
        glued_behind = at + 1 < len(nodes) and nodes[at + 1][0] not in _AROUND_WORDS
        told, key = _japanese_key(letters) if is_japanese else _word_key(letters, glued_before, glued_behind)
        return (told, frozenset((key,))) if told > least else None
    if kind != "or" or not (is_japanese or _stands_alone(nodes, at)):
        return None
    keys, weakest = set[str](), LONGEST  # nothing tells more than all that an entry may hold
    for way in ways or letters.split("|"):
        if isinstance(way, str):
            told, key = _japanese_key(way) if is_japanese else _word_key(way)
            keys.add(key)
        else:
            told, inner = _most_telling(way, is_japanese=is_japanese)
            keys.update(inner)
        weakest = min(told, weakest)
        if weakest <= least:
            return None
    return weakest, frozenset(keys)


def _stands_alone(nodes: Nodes, at: int) -> bool:
    """Whether a bracket holds whole words."""
    beside = (nodes[at - 1][0] if at else "space", nodes[at + 1][0] if at + 1 < len(nodes) else "space")
    return all(kind in _AROUND_WORDS for kind in beside)


def _word_key(letters: str, glued_before: bool = False, glued_behind: bool = False) -> tuple[int, str]:
    if letters.isalpha() and letters.isascii() and not (glued_before or glued_behind):  # one word, as most are
        return 1 if letters in _EVERYWHERE else len(letters), f"{letters} "
    best, key = 0, ""
    for run in _WORD.finditer(letters):
        if glued_before and run.start() == 0:
            continue
        is_whole = not (glued_behind and run.end() == len(letters))
        told = 1 if run[0] in _EVERYWHERE else len(run[0])
        if (is_whole or len(run[0]) >= _KEY) and told > best:
            best, key = told, f"{run[0]} " if is_whole else run[0][:_KEY]
    return best, key


def _japanese_key(letters: str) -> tuple[int, str]:
    """Two kanji side by side, else two letters, else one."""
    for told, form in _TELLING:
        if found := form.search(letters):
            return told, found[0]
    return 0, ""
