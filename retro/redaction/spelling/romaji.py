"""Japanese names by their sound: kana, and the letters that write them in any of the usual systems.

A *reading* is hiragana with long vowels cut short, so that さとう, サトー, Sato, Satoh, Satou and Satō are one. From a
reading come the patterns of everything that may be written for it. A pattern is a tuple of atoms, each a piece of a
regular expression for folded text (`retro.redaction.spelling.normalization`).
"""

from __future__ import annotations

import re
import unicodedata

Atoms = tuple[str, ...]

_ROWS = {
    "": "あいうえお", "k": "かきくけこ", "g": "がぎぐげご", "s": "さしすせそ", "z": "ざじずぜぞ", "t": "たちつてと",
    "d": "だぢづでど", "n": "なにぬねの", "h": "はひふへほ", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ", "m": "まみむめも",
    "r": "らりるれろ",
}  # fmt: skip
_OTHERWISE = {
    "し": "shi si", "ち": "chi ti", "つ": "tsu tu", "ふ": "fu hu", "じ": "ji zi", "や": "ya", "ゆ": "yu", "よ": "yo",
    "わ": "wa", "うぃ": "wi", "うぇ": "we", "ふぁ": "fa", "ふぃ": "fi", "ふぇ": "fe", "ふぉ": "fo", "てぃ": "ti",
    "でぃ": "di", "しぇ": "she", "ちぇ": "che", "じぇ": "je", "ゔ": "vu", "ゔぁ": "va", "ゔぃ": "vi",
    "ゔぇ": "ve", "ゔぉ": "vo",
}  # fmt: skip
_GLIDES = {"し": "sh sy", "ち": "ch ty", "じ": "j zy jy"}


def _spellings() -> dict[str, tuple[str, ...]]:
    """Each syllable in kana, with the ways in which letters write it; Hepburn's first."""
    table: dict[str, tuple[str, ...]] = {}
    for consonant, row in _ROWS.items():
        table |= {kana: (consonant + vowel,) for kana, vowel in zip(row, "aiueo", strict=True)}
        glides = _GLIDES.get(row[1], f"{consonant}y").split() if consonant else []
        for small, vowel in zip("ゃゅょ", "auo", strict=True) if glides else ():
            table[row[1] + small] = tuple(each + vowel for each in glides)
    return table | {kana: tuple(letters.split()) for kana, letters in _OTHERWISE.items()}


_SPELLED = _spellings()
_SYLLABLE = {letters: kana for kana, spelled in reversed(_SPELLED.items()) for letters in spelled}
_MORAIC = re.compile(r"n(?=ya|ichi|iti|[^aiueoy]|$)|m(?=[bpm])")
"""Where n is a syllable of its own: before ichi and ya it mostly is (Junichi, Shinya)."""

_DOUBLED = re.compile(r"([kstcpgdzbj])\1|tc")
_LONGER = {"o": "(?:u|o|h(?![aiueoy]))?", "u": "u?"}
_LONGER_KANA = {"o": "[うおー]?", "u": "[うー]?"}
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_TO_KATAKANA = {code: code + 0x60 for code in range(ord("ぁ"), ord("ゖ") + 1)}
_SAME_SOUND = str.maketrans("ぢづを", "じずお")


def read_kana(text: str) -> str:
    """The reading of a text in hiragana or katakana; "" if it holds anything else."""
    kana = unicodedata.normalize("NFKC", text).translate(_TO_HIRAGANA).translate(_SAME_SOUND)
    reading, vowel = "", ""
    for char in kana:
        if char == "ー" and reading:
            continue
        if not "ぁ" <= char <= "ゖ":
            return ""
        if (char in "うお" and vowel == "o") or (char == "う" and vowel == "u"):
            continue
        reading += char
        vowel = _vowel(char)
    return reading


def to_hiragana(text: str) -> str:
    """The text with katakana as hiragana, long vowels and all."""
    return text.translate(_TO_HIRAGANA)


def _vowel(kana: str) -> str:
    """The vowel of a kana, as far as other kana draw it out: that of ゃ is drawn out by ー alone."""
    small = {"ゅ": "u", "ょ": "o"}
    return small.get(kana) or _SPELLED.get(kana, ("",))[0][-1:]


def read_letters(text: str) -> str:
    """The reading of a Japanese name in folded Latin letters; "" if it is no such name."""
    letters = text.lower()
    kana, at = "", 0
    while at < len(letters):
        syllable = next((letters[at : at + n] for n in (3, 2, 1) if letters[at : at + n] in _SYLLABLE), "")
        if syllable and not _MORAIC.match(letters, at):
            kana += _SYLLABLE[syllable]
            at += len(syllable)
            if long := re.compile("(?:h(?![aiueoy])|[uo])?" if syllable[-1] == "o" else "").match(letters, at):
                at = long.end()
        elif _MORAIC.match(letters, at):
            kana += "ん"
            at += 2 if letters[at + 1 : at + 2] in {"'", "-"} else 1
        elif _DOUBLED.match(letters, at):
            kana += "っ"
            at += 1
        else:
            return ""
    return read_kana(kana)


def _syllables(reading: str) -> list[str]:
    return re.findall("|".join(sorted(map(re.escape, _SPELLED), key=len, reverse=True)) + "|.", reading)


def in_letters(reading: str) -> Atoms:
    """All ways to write a reading in Latin letters, whatever their case; () if letters cannot."""
    atoms = []
    doubled = ""
    for syllable in _syllables(reading):
        if syllable == "っ":
            doubled = "[kstcpgdzbj]"
        elif syllable == "ん":
            atoms.append("(?:n['-]?|m(?=[bpm]))")
        elif syllable in _SPELLED:
            spelled = _SPELLED[syllable]
            either = spelled[0] if len(spelled) == 1 else f"(?:{'|'.join(spelled)})"
            atoms.append(doubled + either + _LONGER.get(spelled[0][-1], ""))
            doubled = ""
        else:
            return ()
    return tuple(atoms)


def hepburn(reading: str) -> str:
    """A reading in Latin letters as passports have it, long vowels cut short; "" if letters cannot write it."""
    written = ""
    for syllable in reversed(_syllables(reading)):
        if syllable == "っ":
            written = written[:1] + written
        elif syllable == "ん":
            written = "n" + written
        elif syllable in _SPELLED:
            written = _SPELLED[syllable][0] + written
        else:
            return ""
    return written


def in_hiragana(reading: str) -> Atoms:
    """All ways to write a reading in hiragana."""
    other = {"じ": "[じぢ]", "ず": "[ずづ]"}
    return tuple(other.get(kana, kana) + _LONGER_KANA.get(_vowel(kana), "ー?") for kana in reading)


def in_katakana(reading: str) -> Atoms:
    """All ways to write a reading in katakana."""
    return tuple(atom.translate(_TO_KATAKANA) for atom in in_hiragana(reading))


def initials(reading: str) -> frozenset[str]:
    """The capital letters that a name of this reading may begin with: T and C for ち."""
    first = next(iter(_syllables(reading)), "")
    return frozenset(letters[0].upper() for letters in _SPELLED.get(first, ()))


def to_katakana(reading: str) -> str:
    """The reading in katakana."""
    return reading.translate(_TO_KATAKANA)
