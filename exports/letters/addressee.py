"""How a letter addresses its reader: `Dear Ms Weiss,`, `鈴木 様`, `星野商店 御中`."""

from __future__ import annotations

import re

from retro.language import N_, Language

_HONOURED = ("様", "さま", "殿", "御中", "各位", "先生")
_GREETED = re.compile(r"(?:Dear|To|Hello|Sir|Madam)\b|.*[,:]$", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"(?:株式|有限|合同|合資|合名|相互)会社|[㈱㈲]|[（(][株有同][)）]|(?:社団|財団|医療|学校|宗教|社会福祉|独立行政|NPO)法人"
    r"|(?:会社|商会|商店|工業|産業|製作所|事務所|銀行|金庫|病院|医院|大学|学校|学園|幼稚園|保育園|組合|協会|連盟|連合会"
    r"|委員会|役所|役場|本部|支部|センター|支店|本店|営業所|工場|ホテル|旅館|神社)$"
    r"|^\S{3,}[部課係室局店社寺庁]$"  # 服部, 小野寺 are people
    r"|\b(?:Inc|Ltd|LLC|LLP|PLC|GmbH|AG|KG|Co|Corp)\b\.?",
    re.IGNORECASE,
)
"""What says that a company or an office is called so."""


def greeting(called: str, to: Language) -> str:
    """The line by which the letter addresses whoever is called so; all of them, where nobody is named.

    What says already how somebody is addressed stays as it was written: `鈴木様`, `Dear Sir or Madam,`.
    """
    called = called.strip()
    if not called:
        return to(N_("Dear customers,"))
    if to.code == "ja":
        return called if called.endswith(_HONOURED) else f"{called} {'御中' if is_organisation(called) else '様'}"
    return called if _GREETED.match(called) else to(N_("Dear {reader},"), reader=called)


def is_organisation(called: str) -> bool:
    """Whether a company, an office or a shop is called so, and no private person."""
    return called.endswith(("御中", "各位")) or bool(_ORGANISATION.search(called))
