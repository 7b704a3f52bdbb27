"""Emoji and emoticons, Western and Japanese ones; brackets with words or figures in them are none."""

from __future__ import annotations

from retro.text.lazy_pattern import lazy

_TICKS = "\u2605\u2606\u260e\u260f\u2610-\u2612\u2713-\u2718\u2794\u2799\u27a1"
"""Stars, telephones, ticks and arrows, with which people keep lists."""
_EMOJI = (
    rf"(?![{_TICKS}])[\U0001f000-\U0001faff\u2600-\u26ff\u2763-\u2767\u2702-\u27b0\u2b50\u2b55\u203c\u2049]|[♪♥♡♬]|"
    r"(?<![★☆])[★☆](?=$|[\s。!！])"
)
_WESTERN = (
    r"(?<![\w/])(?:[:;=xX]['`]?[-o^]?|8-)[)(DPpOo3/\\|\]\[}{@*]{1,3}(?![\w/\\|])",
    r"(?<![\w:])[:;]-?[)(]+(?!\w)",
    r"(?<!\w)<3+(?!\d|\s*(?:hours?|days?|min|h\b|s\b|ms\b|%|kg|items?|times?|people|weeks?))|</3",
    r"(?<!\w)(?:[xX]D+|\^[_.-]?\^|[Tt][_.][Tt]|[oO][_.][oO]|-[_.]-|>[_.]<|D[:;](?=$|[.!]))(?!\w)",
    r"\\o/|¯\\_|(?<![A-Za-z])(?:orz|ORZ|OTL|lol|LOL|rofl|ROFL|haha(?:ha)*)(?![A-Za-z])",
)
_JAPANESE = (
    r"[mM][(（]?[_-]{1,2}[)）][mM]|[mｍ][(（][_＿. .-]{1,4}[)）][mｍ]|_\(\._\.\)_|＼[(（]|ヽ[(（]",
    r"[(（][^()（）]{1,10}[)）][ﾉノ]",
    r"[(（][^()（）\w\s]{0,3}[\^＾;；´｀`'°ﾟ゜TＴ>＞<＜≧≦ω・‿╥╯ಥ◕*=_-][^()（）\s]{0,8}[)）]",
    r"[(（](?:笑|泣|涙|汗|爆|苦笑|照|怒|嬉|喜|悲|謝|ペコリ|ぺこり|はーと|ハート|テヘ|てへ)[)）]",
    r"(?<=[ぁ-んァ-ヶ一-龥。！!])[wｗ]+(?=$|[\s。])",
)
_ANY = lazy("|".join((_EMOJI, *_WESTERN, *_JAPANESE)))
_PLAIN = lazy(
    r"[(（](?=[^()（）]*\d|[^()（）_><]+[)）]|[^()（）][)）])[-+\d.,\s%~〜:/*=・><_?？!！]+[)）]|[(（][^()（）]*(?:[A-Za-zぁ-んァ-ヶ一-龥]{2,}|\d)[^()（）]*[)）][ﾉノ]?"
)


def emoticon(text: str) -> tuple[int, int] | None:
    """Where the first of them stands in a text; None where there is none."""
    for found in _ANY.finditer(text):
        if found[0][0] not in "(（" or not _PLAIN.fullmatch(found[0]):
            return found.span()
    return None
