"""Measures that say nothing that could be done, and owners that are nobody: by words, and by how they are built."""

from __future__ import annotations

import re

from retro.review.words.lists import Lists, in_use
from retro.review.words.word_list import ReadText, read
from retro.text.folding import normal
from retro.text.lazy_pattern import lazy

Span = tuple[int, int]

_JAPANESE = lazy("[\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_SPECIFIC = re.compile(
    r"\d|[:→>\"“「『;,、]|[一二三四五六七八九十](?:台|枚|人|本|箇所|か所|ツ|回|列|個|段|色|名)(?!目)"
)
"""What shows that something is named: a figure, a list, an explanation."""
_WITH_MEANS = re.compile(
    r"(?<![a-z])(?:by|with|from|before|after|instead|unless|until|per|via|using|under|above|below|when|which|that|who|"
    r"without|onto|as soon|(?<!look )(?<!looking )into(?! (?:it|this|that|them|matters|things)(?![a-z]))|"
    r"where(?! (?:possible|needed|necessary|appropriate)))(?![a-z])"
)
_LONGEST = 7
"""So many words of English name something, by and large."""
_LONGEST_JAPANESE = 22
"""The same in letters of Japanese."""
_NO_ACT = 4
_NO_ACT_JAPANESE = 16
_EXPLAINED = re.compile(r"[:→>\"“「『;,、]|(?<![a-z])(?:each|every)(?![a-z-])")
"""What shows that more than a thing is named: a figure alone does not say what is done with it."""
_ACT_AT_END = re.compile(
    "(?:る|す|く|む|う|つ|ぶ|ぐ|ぬ|た|ない|ます|せず|撤去|廃止|交換|移設|分離|固定|切替|切り替え|差し替え|置換|禁止|変更|新設|設置|追加|"
    "導入|改修|統一|統合|削除|分割|施錠|封鎖|配置|掲示|停止|隔離|移動|制限|遮断|削減|採用|購入|増設|改造|取り付け|貼り付け|区分け|色分け)$"
)
_AROUND = re.compile("[をにへでが]|から|まで|ごと|ずつ")


def is_empty(text: str) -> bool:
    """Whether a measure leans on attention alone, or names nothing that could be done."""
    lists, said = in_use(), read(text)
    return nothing_named(lists, said) is not None or lists.of("attention").first(said) is not None


def nothing_named(lists: Lists, text: ReadText) -> Span | None:
    """Words that name nothing, in a short text that names nothing besides: no figure, no means, no explanation."""
    plain = text.placed.text.strip()
    if _SPECIFIC.search(plain) or _WITH_MEANS.search(plain):
        return None
    longest = len(plain) > _LONGEST_JAPANESE if _JAPANESE.search(plain) else len(_WORD.findall(plain)) > _LONGEST
    return None if longest else lists.of("vague").first(text)


def no_act(lists: Lists, text: ReadText) -> Span | None:
    """The whole of a short text that is a thing, where nobody does anything with it; not where more is asked of it."""
    plain = text.placed.text.strip(" .。!")
    if not plain or _EXPLAINED.search(plain):
        return None
    if lists.of("attention").first(text) or nothing_named(lists, text):
        return None
    is_thing = (
        _is_thing_in_japanese(normal(text.text).rstrip(" 。!"))
        if _JAPANESE.search(plain)
        else _is_thing(lists, text, plain)
    )
    return (0, len(text.text)) if is_thing else None


def _is_thing(lists: Lists, text: ReadText, plain: str) -> bool:
    words = _WORD.findall(plain)
    if len(words) > _NO_ACT or _WITH_MEANS.search(plain) or any(map(_is_past, words)):
        return False
    acts = lists.of("act").first(text)
    return acts is None


def _is_past(word: str) -> bool:
    return word.endswith("ed") and len(word) > len("shed") and word != "speed"


def _is_thing_in_japanese(said: str) -> bool:
    return len(said) <= _NO_ACT_JAPANESE and not _ACT_AT_END.search(said) and not _AROUND.search(said)


def everyone(lists: Lists, text: ReadText) -> Span | None:
    """The whole of an owner that says everyone, however it says so."""
    return (0, len(text.text)) if lists.of("everyone").first(text) is not None else None
