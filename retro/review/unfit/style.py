"""The style of a Japanese sentence: polite (です・ます), plain (だ・である・た), or neither, as a noun is.

Nothing is parsed: the end of a sentence tells it. What may be a noun as well (取り違え, 違い) counts as one: it stands
in a polite letter without giving offence.
"""

from __future__ import annotations

import re

_END = re.compile(r"[。．!！?？\n]+|(?<![0-9A-Za-z])\.(?=\s|$)")
_BRACKETS = re.compile(r"[（(［\[][^（()）\]］]*[)）\]］]\s*$")
_TAIL = " \t\u3000。．.!！?？…‥・、,，」』”\"'’）)］]】〕~～〜*_"
_POLITE = re.compile(
    r"(?:で(?:す|した|しょう)|ま(?:す|した|せん|せんでした|しょう|して|すよう|すこと)|くださ(?:い|いませ)|下さい|ませ|ございました)"
    r"(?:か|ね|よ|が|けれども|けれど|ので|から)?$"
)
_PLAIN = re.compile(
    r"(?:"
    r"だ|であ(?:る|った|ろう)|だった|だろう|のだ|"
    r"(?:[っいしりれえけせてねべめきちにみびぎげじ一-龯]た|んだ)|"
    r"(?:[あかさたなまらわがばれえけせてねべめきちにみびぎげじしいく一-龯]ない|なかった|くない|ない)|"
    r"(?:[いきしちにみりぎじびえけせてねへめれげぜでべわらかさたなまあうくすつるおこそとのもろ一-龯]る)|"
    r"(?:[一-龯](?:う|く|す|つ|む|ぶ|ぐ|ぬ))|"
    r"(?:てい|てお|てしま|てもら|てあ|[かさたなまわらがば]せ)(?:く|う|す)|"
    r"(?:[らわかたなまがばれけせめえげべぜ]ず)|"
    r"(?:した|しな|られな|れな|た|し|らし|やす|にく|づら|な|高|低|多|少な|遅|早|速|長|短|悪|良|よ|弱|強|近|遠|古|大き|小さ|重|軽|"
    r"広|狭|暗|明る|薄|濃|危な|痛|熱|冷た|寒|暑|甘|辛|深|浅)い"
    r")(?:か|ね|よ|が|けれども|けれど|ので|から)?$"
)
_NOUNS = re.compile(
    r"(?:あなた|あくる|いわゆる|あらゆる|[一二三四五六七八九十幾]つ|いくつ|ひとつ|ふたつ|多く|近く|遠く|早く|全く|恐らく|暫く|遅く|"
    r"同じく|改めて|間もなく|見舞い|とおり|"
    r"[一-龯]り|疑い|誓い|匂い|臭い|競い|勢い|類い|幸い|災い|憂い|祝い|占い|手伝い|報い|"
    r"使い|扱い|違い|払い|思い|願い|問い|向い|伺い|誘い|狙い|賄い|揃い|会い|合い|買い|争い|食い|吸い|言い|追い|負い)$"
)


def is_plain(text: str) -> bool:
    """Whether a sentence of the text ends in the plain style."""
    return any(map(_ends_plainly, _END.split(text)))


def _ends_plainly(sentence: str) -> bool:
    bare = _bare(sentence)
    if not bare or _POLITE.search(bare) or _NOUNS.search(bare):
        return False
    return bool(_PLAIN.search(bare))


def _bare(sentence: str) -> str:
    """A sentence without what stands in brackets behind it, and without the signs at its end."""
    said = sentence.strip()
    while (shorter := _BRACKETS.sub("", said.rstrip("。．.!！?？ \u3000")).strip()) != said and shorter:
        said = shorter
    return said.rstrip(_TAIL)
