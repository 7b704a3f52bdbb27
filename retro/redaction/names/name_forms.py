"""The forms in which a person's name may stand in a text.

A form is a tuple of atoms, pieces of a regular expression for folded text, with the `MatchContext` in which it stands
there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import TypeVar

from retro.redaction.customers.customer_name import loosely
from retro.redaction.names import derived_forms as derived
from retro.redaction.names.match_context import MatchContext
from retro.redaction.spelling import common_words, places, romaji
from retro.redaction.spelling.parsed_name import BEFORE, HANGUL, KANJI, LETTER, ParsedName, may_stand_alone, parse_name
from retro.redaction.spelling.romaji import Atoms
from retro.redaction.spelling.surname_readings import usual_readings

Form = tuple[MatchContext, Atoms]
_T = TypeVar("_T")

_SHORT = 2
"""So few letters or kana stand in other words by chance."""
_NO_WORD = 8
"""So many letters in a row are a name, and not another word by chance: hanakotanaka, but not annart."""
_MIDDLE = r"(?:[a-z]\.\s?)?"
"""The initial of a middle name."""
_UNLESS_A_WORD = "(?<![AI])"
"""`A` and `I` without a period are words."""
_AFTER_INITIAL = rf"(?:\.[\s-]?(?:[A-Z]\.[\s-]?){{0,2}}|{_UNLESS_A_WORD}\s)"


_LONG = 5
_ANY_LETTER = "abcdefghijklmnopqrstuvwxyz"
_CITIES_BY_SOUND = frozenset(map(romaji.read_kana, places.CITIES.values()))
"""How cities are read, of which nobody is meant where they stand alone."""


@lru_cache(maxsize=256)
def forms(name: str) -> frozenset[Form]:
    """Every form of a recorded name."""
    ways = (each for way in parse_name(name) for each in (way, *_with_particles(way)))
    return frozenset(form for way in ways for form in _of_way(way))


@lru_cache(maxsize=256)
def forms_as_usually_read(name: str) -> frozenset[Form]:
    """The forms of a family name in kanji, and of its logins, as such a name is usually read."""
    found: set[Form] = set()
    for way in parse_name(name):
        for at in way.families:
            for reading in usual_readings(way.parts[at]):
                sound = romaji.read_kana(reading)
                found.update(_by_sound(way.parts[at], sound))
                is_long = len(romaji.hepburn(sound)) >= _LONG  # `mono` is no login
                if len(way.parts) > 1 and is_long and sound not in _CITIES_BY_SOUND:
                    found.update(derived.logins_by_sound(_ANY_LETTER, romaji.in_letters(sound)))
    return frozenset(found)


@lru_cache(maxsize=256)
def whole_forms(name: str) -> frozenset[Form]:
    """The forms that say all of a recorded name, or its one word; kanji beside them would make another name of it.

    Half of a name, initials and logins may be somebody else's.
    """
    found: set[Form] = set()
    for way in parse_name(name):
        sounds = _sounds(way)
        if way.guessed:  # 田 and 中 are 田中, and 中田 is somebody else
            found.add((MatchContext.WITHIN, _joined([_spaced(part) for part in way.parts], (_gap(),))))
        elif len(way.parts) > 1:
            found.update(_together(way.parts), together_by_sound(sounds) if sounds else ())
        else:
            (part,) = way.parts
            if part in places.CITIES:
                found.add((MatchContext.WITHIN, _spaced(part)))
            found.update(_alone(part, family=True, guessed=False))
            found.update(_by_sound(part, sounds[0]) if sounds else _in_other_kana(part))
    return apart(found)


@lru_cache(maxsize=256)
def like_forms(name: str) -> frozenset[Form]:
    """The forms that may be meant for a recorded name; where one part of it ends is no guess worth telling of."""
    found: set[Form] = set()
    for way in parse_name(name):
        if way.guessed:
            halves = (part for at, part in enumerate(way.parts) if len(part) > 1 and may_stand_alone(way, at))
            found.update(form for half in halves for form in _alone(half, family=True, guessed=True))
        else:
            found.update(_of_way(way))
    return frozenset(found) | forms_as_usually_read(name)


def apart(found: Iterable[Form]) -> frozenset[Form]:
    """The forms, those in scripts without spaces only where no kanji beside them makes another name of them."""
    manners = {MatchContext.WITHIN: MatchContext.APART}
    return frozenset((manners.get(manner, manner), atoms) for manner, atoms in found)


def families_of(recorded: Sequence[str]) -> tuple[tuple[str, frozenset[Form]], ...]:
    """Somebody's family name in each way in which it is recorded, with its forms."""
    ways = [way for name in recorded for way in parse_name(name)]
    names = (way.parts[at] for way in ways for at in sorted(way.families) if may_stand_alone(way, at))
    return tuple((name, forms(name)) for name in names)


def literal_forms(name: str) -> frozenset[Form]:
    """The one form of a folded name that has no parts, such as a company's."""
    if not re.match(LETTER, name):
        return frozenset({(MatchContext.WITHIN, _spaced(name))})
    atoms = tuple(r"\s" if char == " " else re.escape(char) for char in name)
    return frozenset({(MatchContext.WORD if " " in name else MatchContext.CAPITALISED, atoms)})


def _of_way(way: ParsedName) -> Iterator[Form]:
    sounds = _sounds(way)
    for at, part in enumerate(way.parts):
        if may_stand_alone(way, at):
            yield from _alone(part, family=at in way.families, guessed=way.guessed)
            yield from _by_sound(part, sounds[at]) if sounds else _in_other_kana(part)
    if len(way.parts) > 1:
        yield from _together(way.parts)
        yield from together_by_sound(sounds) if sounds else ()
        yield from _with_initials(way, sounds)
        yield from _logins(way, sounds)


def _with_particles(way: ParsedName) -> Iterator[ParsedName]:
    """The name with its particles as a part of what they belong to: de la Cruz is one word, `mdelacruz` a login."""
    (family,) = way.families
    first = family
    while first and way.parts[first - 1] in common_words.PARTICLES:
        first -= 1
    if first < family:
        parts = (*way.parts[:first], "-".join(way.parts[first : family + 1]), *way.parts[family + 1 :])
        yield ParsedName(parts, frozenset({first}))


def _sounds(way: ParsedName) -> list[str]:
    """The readings of the parts; none unless all of them are kana, or Latin letters that write Japanese."""
    kana = [romaji.read_kana(part) for part in way.parts]
    sounds = kana if all(kana) else [romaji.read_letters(part) for part in way.parts]
    return sounds if all(sounds) else []


def _alone(part: str, *, family: bool, guessed: bool) -> Iterator[Form]:
    """Forms of one part that stands without the others, in the script in which it is recorded."""
    long_family = family and len(part) > 1
    if re.fullmatch(rf"[{KANJI}ノツ之]+", part):
        if part in places.CITIES:
            yield MatchContext.HONOURED, _spaced(part)
            yield MatchContext.APART, (*_spaced(part), "(?=が)")
        elif part in common_words.KANJI or (guessed and len(part) == 1 and not family):
            yield MatchContext.HONOURED, _spaced(part)
        else:
            yield (MatchContext.WITHIN if long_family else MatchContext.APART), _spaced(part)
        yield from derived.apart(part)
    elif re.fullmatch(r"[ァ-ヺー]+", part):
        yield from _in_katakana(part, tuple(part))
        yield from derived.apart(part)
    elif re.fullmatch(r"[ぁ-ゖー]+", part):
        yield from _in_hiragana(part, tuple(part))
    elif re.fullmatch(rf"[{HANGUL}]+", part):
        yield (MatchContext.HANGUL if len(part) > 1 else MatchContext.HONOURED_ANYWHERE), tuple(part)
    elif re.fullmatch(LETTER, part[0]):
        yield from _word(part)
    elif len(part) > _SHORT:
        yield MatchContext.WITHIN, _spaced(part)


def _word(part: str) -> Iterator[Form]:
    """Forms of one part in a script that sets words apart."""
    if part.lower() in common_words.SMALL:
        yield MatchContext.HONOURED_ANYWHERE, tuple(part.capitalize())
        yield MatchContext.AS_WRITTEN, (BEFORE, r"(?:\.\s?|\s)", *part.capitalize())
    elif len(part) <= _SHORT:
        yield from derived.short(part)
        yield from derived.word_with_title(part)
    elif part.lower() in common_words.ENGLISH | common_words.MONTHS:
        yield from derived.capitalised(part)
        yield from derived.word_with_title(part)
        yield from derived.word_as_login(part)
        yield from derived.apart(part)
    else:
        yield from derived.word(_spelled(part), part)
        yield from derived.within_camel_case(_spelled(part))
        yield from derived.apart(part, _spelled(part))
        for half in _halves(part):
            if len(half) > _SHORT and half.lower() not in common_words.ENGLISH:
                yield MatchContext.WORD, _spelled(half)


def _halves(part: str) -> list[str]:
    """The names of which one is put together: Meyer and Landrut."""
    return [half for half in part.split("-") if half not in common_words.PARTICLES] if "-" in part else []


def _by_sound(part: str, sound: str) -> Iterator[Form]:
    """Other ways to write what sounds like this part."""
    if part.isascii() and (len(part) <= _SHORT or part.lower() in common_words.ENGLISH):
        return
    if sound in _CITIES_BY_SOUND:
        yield MatchContext.HONOURED_WORD, romaji.in_letters(sound)
        yield MatchContext.HONOURED_ANYWHERE, romaji.in_katakana(romaji.to_katakana(sound))
        yield MatchContext.HIRAGANA_HONOURED, romaji.in_hiragana(sound)
        return
    if (letters := romaji.in_letters(sound)) and len(sound) > 1:
        hepburn = romaji.hepburn(sound)
        small = hepburn in common_words.ENGLISH | common_words.MONTHS | common_words.SOUND_LIKE_WORDS
        if small or len(hepburn) <= _SHORT:  # neither GOTO, 1 Jun nor AI
            any_case = tuple(f"(?i:{atom})" for atom in letters)
            yield MatchContext.CAPITALISED, ("(?=[A-Z][a-z])", *any_case)
        else:
            yield from derived.word(letters, hepburn)
            yield from derived.within_camel_case(letters)
        yield from derived.apart(hepburn, tuple(f"{char}[uoh]?" if char in "ou" else char for char in hepburn))
    yield from _in_katakana(romaji.to_katakana(sound), romaji.in_katakana(sound))
    yield from derived.apart(romaji.to_katakana(sound), romaji.in_katakana(sound))
    yield from _in_hiragana(sound, romaji.in_hiragana(sound))
    yield from derived.apart(sound, romaji.in_hiragana(sound))


def _in_other_kana(part: str) -> Iterator[Form]:
    """A part in kana beside one in kanji, in the other kana: 齋藤 ケイコ is けいこ."""
    if sound := romaji.read_kana(part):
        yield from _in_katakana(romaji.to_katakana(sound), romaji.in_katakana(sound))
        yield from _in_hiragana(sound, romaji.in_hiragana(sound))


def _in_katakana(kana: str, atoms: Atoms) -> Iterator[Form]:
    yield MatchContext.HONOURED_ANYWHERE, atoms
    if len(kana) > 1 and kana not in common_words.KANA:
        yield MatchContext.KATAKANA, atoms
    elif len(kana) > _SHORT:  # サイトウ, but not サイト
        yield MatchContext.KATAKANA, (rf"(?!{kana}(?![ァ-ヺー]))", *atoms)


def _in_hiragana(kana: str, atoms: Atoms) -> Iterator[Form]:
    yield (MatchContext.HONOURED_ANYWHERE if len(kana) > _SHORT else MatchContext.HIRAGANA_HONOURED), atoms
    if len(kana) > _SHORT and kana not in common_words.KANA:
        yield MatchContext.HIRAGANA, atoms


def _together(parts: Sequence[str]) -> Iterator[Form]:
    """All parts, as recorded and with the last or the first one at the other end."""
    if all(part.lower() in common_words.ENGLISH for part in parts):
        for order in _orders(parts):
            yield (
                MatchContext.CAPITALISED,
                _joined([tuple(part.capitalize()) for part in order], (_gap(may_touch=False),)),
            )
        yield from derived.words_together(parts)
    elif all(re.fullmatch(LETTER, part[0]) for part in parts):
        is_a_word = any(part.lower() in common_words.ENGLISH for part in parts)
        gap = _gap(may_touch=sum(map(len, parts)) >= _NO_WORD and not is_a_word)
        for order in _orders(parts):
            yield from derived.word(_joined([_spelled(part) for part in order], (gap, _MIDDLE)), order[-1])
        if is_a_word:
            yield from derived.halves_together(parts)
    else:
        for order in _orders(parts):
            yield MatchContext.WITHIN, _joined([_spaced(part, r"[\s・]?") for part in order], (_gap(),))


def together_by_sound(sounds: Sequence[str]) -> Iterator[Form]:
    """All parts by their sound, in kana and in Latin letters."""
    for order in _orders(sounds):
        letters = [romaji.in_letters(sound) for sound in order]
        if all(letters):
            gap = _gap(may_touch=2 * sum(map(len, order)) >= _NO_WORD)  # a kana is two letters
            yield MatchContext.WORD, _joined(letters, (gap, _MIDDLE))
        if sum(map(len, order)) > _SHORT:
            yield MatchContext.KATAKANA, _joined([romaji.in_katakana(sound) for sound in order], (_gap(),))
            yield MatchContext.HIRAGANA, _joined([romaji.in_hiragana(sound) for sound in order], (_gap(),))


def _logins(way: ParsedName, sounds: Sequence[str]) -> Iterator[Form]:
    (family,) = way.families
    given = next(at for at in range(len(way.parts)) if at != family)
    if all(re.match("[A-Za-z]", part) for part in way.parts):
        for last in (way.parts[family], *_halves(way.parts[family])):
            yield from derived.logins(way.parts[given], last, _spelled(last))
        first, last = way.parts[0], way.parts[-1]
        if sounds and len(way.parts) > 1:  # Tanaka Hiroshi, with the family name first
            yield from derived.logins(way.parts[family], way.parts[given], _spelled(way.parts[given]))
        elif family and loosely(first.lower()) in common_words.FAMILY_NAMES_IN_FRONT:  # Nguyen Van An
            yield from derived.logins(last, first, _spelled(first))
    elif sounds:
        yield from derived.logins_by_sound(romaji.initials(sounds[given]), romaji.in_letters(sounds[family]))


def _gap(*, may_touch: bool = True) -> str:
    """What stands between the parts of a name."""
    return r"[\s,./|\\・·_+=-]" + ("{0,3}" if may_touch else "{1,3}")


def _with_initials(way: ParsedName, sounds: Sequence[str]) -> Iterator[Form]:
    """`H. Tanaka`, `Tanaka, H.`, `Hanako T.`, `H.T.`, `T. H.`, `Mr T.`, `T氏`."""
    letters = [_initials(part, sounds[at] if sounds else "") for at, part in enumerate(way.parts)]
    (family,) = way.families
    givens = [at for at in range(len(letters)) if at != family]
    if not all(letters):
        return
    spelled = map(romaji.in_letters, sounds) if sounds else map(_spelled, way.parts)
    whole = [tuple(f"(?i:{atom})" for atom in part) for part in spelled]
    first, last = "".join(letters[givens[0]]), "".join(letters[family])
    for at in range(len(letters)):
        if at != givens[0] and way.parts[at] not in common_words.PARTICLES:
            yield MatchContext.AS_WRITTEN, (f"[{first}]", _AFTER_INITIAL, *whole[at])
    yield (
        MatchContext.AS_WRITTEN,
        (*whole[family], rf"(?:,?\s[{first}]\.(?:\s?[{first}]\.)?|\s[{first}]{_UNLESS_A_WORD})"),
    )
    yield MatchContext.AS_WRITTEN, (*whole[givens[0]], rf"(?:\s[{last}]\.|\s[{last}]{_UNLESS_A_WORD})")
    yield MatchContext.AS_WRITTEN, (BEFORE, r"(?:\.\s?|\s)", f"[{last}]", r"\.?")
    for at in (givens[0], family):
        yield MatchContext.INITIAL, (f"[{''.join(letters[at])}]", r"\.?")
    for order in _orders([letters[at] for at in (*givens, family)]):
        for each in product(*order):
            if "".join(each) not in common_words.SHORT_FORMS:
                yield MatchContext.INITIALS, (r"\.\s?".join(each) + r"\.?",)


def _initials(part: str, sound: str) -> tuple[str, ...]:
    if sound and not part.isascii():
        return tuple(sorted(romaji.initials(sound)))
    first = part[0].upper()
    return (first,) if first != first.lower() else ()


def _orders(parts: Sequence[_T]) -> list[tuple[_T, ...]]:
    whole = tuple(parts)
    return list(dict.fromkeys([whole, whole[-1:] + whole[:-1], whole[1:] + whole[:1]]))


def _joined(parts: Sequence[Atoms], gap: Atoms) -> Atoms:
    return tuple(atom for at, part in enumerate(parts) for atom in ((*gap, *part) if at else part))


def _spaced(part: str, between: str = r"\s?") -> Atoms:
    """The letters of a script without spaces; one may stand between them, as on a form."""
    return tuple((between if at else "") + re.escape(char) for at, char in enumerate(part))


def _spelled(part: str) -> Atoms:
    """The letters of a word: Müller is Mueller and Muller; apostrophes and hyphens may be missing."""
    atoms: list[str] = []
    letters = part.lower()
    umlauts = part.isascii() and len(part) > 3  # noqa: PLR2004 -- Ros is not roes
    for at, char in enumerate(letters):
        if char in "'-":
            atoms.append(r"['-]?\s?" if char == "'" else r"[-\s]?")
        elif umlauts and char == "e" and letters[at - 1 : at] in {"a", "o", "u"}:
            atoms.append("e?")
        elif umlauts and char in "aou" and letters[at + 1 : at + 2] not in {"", "e"}:
            atoms.append(f"{char}e?")
        else:
            atoms.append(re.escape(char))
    if re.fullmatch("[а-яіїє-]{4,}", letters):  # Иванов, Иванова, Ивановым
        atoms[-1] += "?" if letters[-1] in "аяьи" else ""
        atoms.append("[а-яіїє]{0,3}")
    return tuple(atoms)
