"""How a letter addresses its reader: `Dear Ms Weiss,`, `鈴木 様`, `星野商店 御中`."""

from __future__ import annotations

import re
import unicodedata

from retro.language import N_, Language
from retro.text.lazy_pattern import lazy

_HONOURED = ("様", "さま", "殿", "御中", "各位", "先生")
_GREETED = lazy(r"(?:Dear|To|Hello|Sir|Madam)\b|.*[,:]$", re.IGNORECASE)
_ORGANISATION = lazy(
    r"(?:株式|有限|合同|合資|合名|相互)会社|[㈱㈲]|[（(][株有同][)）]|(?:社団|財団|医療|学校|宗教|社会福祉|独立行政|NPO)法人"
    r"|(?:会社|商会|商店|工業|産業|製作所|事務所|銀行|金庫|病院|医院|大学|学校|学園|幼稚園|保育園|組合|協会|連盟|連合会"
    r"|委員会|役所|役場|本部|支部|センター|支店|本店|営業所|工場|ホテル|旅館|神社)$"
    r"|^\S{3,}[部課係室局店社寺庁]$"  # 服部, 小野寺 are people
    r"|\b(?:Inc|Ltd|LLC|LLP|PLC|GmbH|AG|KG|Co|Corp)\b\.?",
    re.IGNORECASE,
)
"""What says that a company or an office is called so."""


_WIDE = lazy(r"[^\W\d_a-zA-ZÀ-ɏḀ-ỿ]")
"""A letter that is no Latin one."""
_TITLE = lazy(r"(?:様|さま|殿|先生|御中)$")
_LABEL = lazy(
    r"の(?!.*(?:商店|店)$)|[、，,・／/]|お客|顧客|担当|[0-9]|全員|皆|方々|以降|以上|した|する|ている|各(?!務)"
)
"""What names hardly hold, and what rows call people by does."""
_RELATION = lazy(
    r"[おご御]?(?:客|得意|家族|両親|両家|ご?親族|親戚|母|父|母親|父親|兄|姉|弟|妹|子|子さん|子供|子ども|子息|令息|令嬢|息女|孫|祖母|祖父|奥|奥さん|旦那"
    r"|主人|夫人|夫妻|夫婦|夫|妻|嫁|婿|娘|息子|叔母|叔父|伯母|伯父|連れ|連れの方|相手|先方|新郎|新婦|新郎新婦|花嫁|花婿|喪主|施主|患者|会員|利用者|購入者"
    r"|注文者|送り主|受取人|依頼主|依頼人|取引先|仕入先|知人|友人|隣人|近所|当人|本人|社長|部長|課長|係長|店長|支店長|所長|院長|園長|校長|会長|作家|医師"
    r"|看護師|職人|業者|通行人|来場者|参加者|出席者|招待客)(?:方|たち|達)?(?:さん|様|さま)?"
)
"""What people are called by what they are to others."""
_TITLES = lazy(r"(?:mrs?|ms|miss|mx|dr|prof|professor|sir|madam|lady|lord|rev|reverend)\.?", re.IGNORECASE)
_SMALL = lazy(
    r"d[aei]|del|della|de[rn]|v[ao]n|zur?|l[ae]|[ae]l|ibn|bin|and|&|of|the|[ye]|family|household", re.IGNORECASE
)
"""What stands small within a name."""
_COMMON = lazy(
    r"(?:customer|client|guest|user|buyer|owner|tenant|witness|mother|father|parent|grandmother|grandfather|grandparent"
    r"|son|daughter|child|children|brother|sister|aunt|uncle|bride|groom|couple|neighbour|sender|recipient|caller"
    r"|visitor|patient|passenger|member|partner|supplier|vendor|all|everyone|everybody|somebody|other|people|person)"
    r"(?:s|es)?[.,]?",
    re.IGNORECASE,
)


def greeting(called: str, to: Language, dear: str = "") -> str:
    """The line by which the letter addresses whoever is called so; all of them, where nobody is named.

    `dear`: how somebody said they are addressed. What says already how somebody is addressed stays as it was written:
    `鈴木様`, `Dear Sir or Madam,`. What rows call somebody by need not be that: a letter to `the bride's grandmother`
    addresses nobody by these words (`is_address`).
    """
    said = dear.strip() or called.strip()
    if not said:
        return to(N_("Dear customers,"))
    if not dear.strip() and not is_address(said, to):
        return to(N_("Dear Sir or Madam,"))
    if to.code == "ja":
        return said if said.endswith(_HONOURED) else f"{said} {'御中' if is_organisation(said) else '様'}"
    return said if _GREETED.match(said) else to(N_("Dear {reader},"), reader=said)


def is_address(called: str, to: Language) -> bool:
    """Whether a letter in that language may address somebody by what the rows call them: by a name, and by no label.

    `the bride's grandmother` and お母様 say who they are to others; 田中様 cannot be read in an English letter.
    """
    said = unicodedata.normalize("NFKC", called).strip()
    if _GREETED.match(said) or (to.code == "ja" and said.endswith("各位")):
        return True
    if to.code == "ja" and _WIDE.search(said):
        name = _TITLE.sub("", said).strip()
        return bool(name) and (is_organisation(said) or not (_LABEL.search(name) or _RELATION.fullmatch(name)))
    return not _WIDE.search(said) and (is_organisation(said) or _is_name(said))


def _is_name(said: str) -> bool:
    """Whether words in Latin letters are a name: each begins with a capital, and they are no common words."""
    words = said.split()
    if len(words) > 1 and _TITLES.fullmatch(words[0]):
        return True
    words = [each for each in words if not _SMALL.fullmatch(each)]
    if not words or "'s" in said.replace("’", "'"):
        return False
    is_common = all(map(_COMMON.fullmatch, words))
    return not is_common and all(each[0].isupper() for each in words)


def is_organisation(called: str) -> bool:
    """Whether a company, an office or a shop is called so, and no private person."""
    return called.endswith(("御中", "各位")) or bool(_ORGANISATION.search(called))
