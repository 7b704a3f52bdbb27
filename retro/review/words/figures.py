"""Whether a text says how much: a figure that counts something, in digits or in words, not a time or a day alone."""

from __future__ import annotations

from retro.text.lazy_pattern import lazy

_TIMES = lazy(
    r"^(?:[01]\d|2[0-3])[0-5]\d(?![\d,.])|\d{1,2}[:時]\d{0,2}分?|\d{4}年|\d{1,2}月\d{1,2}日|\d{1,2}月|\d{4}-\d\d?-\d\d?|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?(?!\d|\s?%)|"
    r"\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:20|19)\d\d|#\d+|no\. ?\d+|"
    r"(?:day|order|case|table|room|ticket|bay|dock|part|step|row|gate|ward|floor) \d+|\d+(?:番|号|階|丁目)"
)
_FIGURE = lazy(
    r"\d|(?<![a-z])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|half|"
    r"all|every|both|whole|entire)(?![a-z])|(?<![数何])[一二三四五六七八九十百千万]{1,4}(?:件|名|人|個|社|台|枚|通|本|冊|箱|世帯|家族|店|円|割|時間|日間|分間)|"
    r"全(?:員|件|店|数|部|社|顧|お客|国|館|便|戸|品|量|額)"
)
_VAGUE = lazy(
    r"one or two|two or three|three or four|a dozen or (?:so|two)|not all|hundreds|thousands|millions|dozens|half an|"
    r"several (?:hundred|thousand|dozen)|a few (?:hundred|thousand|dozen)|some (?:hundred|thousand|dozen)s?|"
    r"not (?:every|half)|"
    r"all (?:in all|the same|right|good|well|over)|at all|after all|above all|(?:十|二|三)?数[十百千万]|オ?一人オ?二人"
)


def has_figure(plain: str) -> bool:
    """Whether a text in its plain form says a figure."""
    return bool(_FIGURE.search(_VAGUE.sub(" ", _TIMES.sub(" ", plain))))
