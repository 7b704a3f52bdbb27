"""How the forms of names stand in a text: what must and must not be beside a form for it to be the name."""

from __future__ import annotations

import re
from enum import Enum
from functools import cached_property

from retro.redaction.spelling.parsed_name import HONORIFIC, KANJI, LETTER

_OURS = "[当社長任員者僚課部店室係班側]"
"""What kanji before a name end in that say whose it is: 担当, 弊社, 課長."""
_NO_PLACE = (
    r"(?!県|市(?![場販])|区(?![分別切])|町|村|郡|駅|港|空港|大学|高校|病院|産(?![業休前後])|行き|方面|橋(?![本口爪詰])"
    r"|通り|寺|神社|温泉|支店(?!長)|支社(?!長)|営業所(?!長)|工場(?!長))"
)
_INFLECTED = "し[いくさてたま、]|す[るれ]|わ[るりっら]|める|まる|か[になの先彼]"
"""What makes an adjective or a verb of one kanji: 涼しい, 遥かに, 関する."""
_CALLED = r"\ ?(?:氏(?!名)|さん|君|くん|ちゃん|先生|部長|次長|課長|係長|室長|店長|所長|主任|社長|会長|リーダー|チーフ)"
_PARTICLE = "[はがをにのともでへや]"
_HIRAGANA, _KATAKANA = "[ぁ-ゖー]", "[ァ-ヺー]"

_NO_LETTER = rf"(?<!{LETTER})"
_WORD_ENDS = rf"(?!{LETTER}){HONORIFIC}?"
_LABEL = "(?<=旧姓)|(?<=氏名)|(?<=姓名)|(?<=本名)|(?<=通称)|(?<=宛名)|(?<=名義)"
"""What stands before a name and says that it is one."""
_NO_KANJI = rf"(?:(?<![{KANJI}])|(?<={_OURS})|{_LABEL})"
_NO_HIRAGANA = rf"(?:(?<!{_HIRAGANA})|(?<={_PARTICLE}))"
HOUSEHOLD = (
    r"の?[ごお御](?:両家|夫妻|夫婦|家族|一家|一同|家庭)|両家|夫妻|夫婦|夫人|一家|御中|邸(?![宅内])"
    r"|(?<![実空大本農民隣作画自貴拙社当他一両国三安新人])(?:家(?![具電庭計屋賃事畜族])|宅(?![配地急]))"
)
"""A word for a family behind a name, which shows that it is one, and is no part of it."""


class MatchContext(Enum):
    """What stands before a form and what behind it, an honorific included, as regular expressions."""

    WORD = _NO_LETTER, _WORD_ENDS
    """A word of its own, whatever the case of its letters."""
    AS_WRITTEN = f"(?:){_NO_LETTER}", _WORD_ENDS  # as before: two of an Enum may not be equal
    """A word of its own, in capitals and small letters as given: an initial and a name, names of two letters."""
    CAMEL_CASE = "", "(?![a-z])"
    """Where capitals set words apart; the form itself says which stand before and behind it."""
    INITIALS = rf"{_NO_LETTER}(?<!{LETTER}\.)", rf"(?!\.?{LETTER}){HONORIFIC}?"
    """Capitals with periods that are no part of a longer row of them."""
    INITIAL = _NO_LETTER, _CALLED
    """A capital with an honorific; not with 様, which stands for a customer whose name is left out."""
    CAPITALISED = rf"{_NO_LETTER}(?<!\d\ )", rf"(?!\ ?\d){_WORD_ENDS}"
    """A word of its own that is no month with its day and no page with its number."""
    WITHIN = "", rf"{_NO_PLACE}{HONORIFIC}?"
    """Anywhere, as in scripts without spaces; but not in the name of a place."""
    APART = (
        _NO_KANJI,
        rf"(?:{HONORIFIC}|(?={HOUSEHOLD}|側(?![面溝近壁板])|宛|(?![{KANJI}]|{_INFLECTED})))",
    )
    """Without other kanji at its sides: 原 is not in 原因."""
    HONOURED = _NO_KANJI, rf"(?:{HONORIFIC}|(?={HOUSEHOLD}))"
    """As before, and only with an honorific: 空さん."""
    HONOURED_WORD = _NO_LETTER, HONORIFIC
    """A word of its own, and only with an honorific: rose-san."""
    KATAKANA = rf"(?<!{_KATAKANA})", rf"(?:{HONORIFIC}|(?!{_KATAKANA}))"
    """A word of its own among katakana."""
    HIRAGANA = _NO_HIRAGANA, rf"(?:{HONORIFIC}|(?!{_HIRAGANA})|(?={_PARTICLE}|から|より|まで|だ|です))"
    """Among hiragana, where a word may begin and end."""
    HIRAGANA_HONOURED = _NO_HIRAGANA, rf"(?:(?:{HONORIFIC}|(?={HOUSEHOLD})))"
    """Where a word may begin, and only with an honorific."""
    HONOURED_ANYWHERE = "", rf"(?:{HONORIFIC}|(?={HOUSEHOLD}))"
    """Anywhere, but only with an honorific."""
    HANGUL = r"(?<![가-힣])", rf"{HONORIFIC}?"
    """Where a word begins, with any ending."""

    @cached_property
    def before(self) -> re.Pattern[str]:
        """Matches where a form may begin."""
        return re.compile(self.value[0])

    @cached_property
    def behind(self) -> re.Pattern[str]:
        """Matches where a form may end, all that belongs to the name besides."""
        return re.compile(self.value[1])

    def pattern(self, written: str) -> re.Pattern[str]:
        """What finds the forms of this manner that `written` describes.

        Which letters and kanji there are takes long to compile for each record: that is looked at where something was
        found. The rest has to be looked at here, where a longer form can still be tried.
        """
        match self:
            case MatchContext.WORD:
                return re.compile(rf"(?<![0-9A-Za-z])(?i:{written})(?![0-9A-Za-z])")
            case MatchContext.AS_WRITTEN | MatchContext.CAPITALISED | MatchContext.INITIAL | MatchContext.INITIALS:
                return re.compile(rf"(?<![0-9A-Za-z]){written}(?![0-9A-Za-z])")
            case MatchContext.WITHIN | MatchContext.APART | MatchContext.HONOURED | MatchContext.HANGUL:
                return re.compile(written)
            case MatchContext.CAMEL_CASE:
                return re.compile(rf"(?<![A-Z]){written}(?![a-z])")
            case _:
                return re.compile(rf"{written}(?={self.value[1]})")


OF_INITIALS = frozenset({MatchContext.INITIAL, MatchContext.INITIALS})
"""In which initials stand by themselves: they may be anybody's."""
IN_JAPANESE = frozenset(
    {MatchContext.KATAKANA, MatchContext.HIRAGANA, MatchContext.HIRAGANA_HONOURED, MatchContext.INITIAL}
)
"""In which there is nothing to be found in a text of ASCII alone."""
