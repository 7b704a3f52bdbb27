"""By which contact a case came in: the first that those hurt began. A call of ours is how they were told, not that."""

from __future__ import annotations

from collections.abc import Collection

from retro.model.record import Retrospective
from retro.model.stages.timeline import Contact
from retro.text.folding import folded
from retro.text.lazy_pattern import lazy

_SENT = (
    r"(?:calls?|called|rings?|rang|phones?|phoned|telephones?|telephoned|writes?|wrote|e-?mails?|e-?mailed|texts?"
    r"|texted"
)
_WE_BEGAN = lazy(
    r"(?i)^(?:sent: |送付[:：])"  # what is noted with a sending
    rf"|^(?:(?:and|then|so)\s+)?(?:we|i)\s+(?:have\s+|had\s+)?{_SENT}|written|told|informed|notified|visited|visit|went"
    r"|contacted|approached|sent|asked)\b"
    r"|^(?:called|rang|phoned|told|informed|notified|visited|wrote\s+to|asked)\s+(?:the|our)\s+(?:\w+\s+){0,2}"
    r"(?:customers?|families|family|partners?|vendors?|suppliers?|carriers?|providers?)\b(?!\s+(?:service|care|desk))"
    r"|^[^。「『\n]{0,40}?(?:お電話|電話|メール|お?手紙|お葉書|書面|書状|ご?連絡|お知らせ|ご?案内)(?:を|で|にて)?"
    r"(?:差し上げ|さしあげ|申し上げ|お送り|お出し|お掛け|おかけ(?:した|し、|いたし)|お届け)"
    r"|^[^。「『\n]{0,24}?(?:お電話|ご連絡|お知らせ|ご報告|ご訪問|お伺い|お詫び)を?(?:いたし|した|しました|し、)"
    r"|^(?:当方|当社|弊社|当店|弊店|こちら)(?:から|より)"
    r"|^[^。「『\n]{0,24}?(?:お宅|ご自宅|ご実家|お店|御社)[へにを]?(?:伺[っい]|うかが[っい]|お伺い|訪問し|お訪ねし)"
)  # fmt: skip
"""Words of a contact that say that it was we who began it."""
_OUR_ROLE_BEGAN = lazy(rf"\s*(?:は|が)?\s*(?:{_SENT}|visits?|visited)\b|.{{0,20}}?電話(?:を|で)?(?:かけ|し)た)")

_COMES_FROM = lazy(r"\s*(?:様|さま|さん)?(?:より|から|のお申し出|の申し出)")
_SPEAKS = lazy(
    rf"\s*{_SENT}|says?|said|asks?|asked|tells?|told|complains?|complained|reports?|reported|noticed)\b|[:：]"
)
_SPEAKER = lazy(
    rf"(?:the\s+)?(?P<en>[^.,:;\n]{{1,40}}?)\s+(?:(?:has|had)\s+)?{_SENT}|says?|said|asks?|asked|complains?|complained)\b"
    r"|(?:an?\s+)?(?:call|e-?mail|letter|message|visit|complaint)\s+from\s+(?:the\s+)?(?P<sent>[^.,:;\n]{1,40})"
    r"|(?P<ja>[^。、「『\n]{1,20}?)(?:様|さま|さん|氏)?(?:より|から)の?[おご]?"
    r"(?:電話|入電|来電|メール|連絡|問い?合わ?せ|申し?出|苦情|指摘|手紙|書面|来店)"
)
"""Whom the words of a contact name at their beginning as the one who spoke."""
_ANYBODY = lazy(
    r"(?:s?he|they|it|(?:a |our |an? (?:angry|upset) )?(?:customer|guest|client|caller|buyer|user|reader)s?"
    r"|(?:お客|ご?本人|当人|先方|相手方?|利用者|ご?購入者|ご?注文者|昨日|本日|今日|改めて|再び)(?:様|さま|さん)?)"
)
"""What anybody is called who speaks to us: that names nobody."""
_BEGINNING = 120
"""So many letters of a contact say who began it."""


def is_begun_by_us(row: Contact) -> bool:
    """Whether a contact was a call or a letter of ours, by what stands at the beginning of its words.

    Who speaks for us may stand there as the subject: `customer care calls her back`.
    """
    said, role = folded(row.heard.strip()), folded(row.by.strip())
    if role and said.startswith(role) and _OUR_ROLE_BEGAN.match(said, len(role)):
        return True
    return bool(_WE_BEGAN.search(row.heard.strip()))


def is_from(row: Contact, name: str) -> bool:
    """Whether the words of a contact begin with whom it came from, and that is somebody of this name."""
    said, called = folded(row.heard.strip())[:_BEGINNING], folded(name.strip())
    if not called:
        return False
    before, found, behind = said.partition(called)
    if not found:
        return False
    is_subject = not before.removeprefix("the ").strip() and bool(_SPEAKS.match(behind))
    return is_subject or bool(_COMES_FROM.match(behind)) or before.endswith(("from ", "from the "))


def is_from_another(row: Contact, names: Collection[str]) -> bool:
    """Whether the words of a contact begin with somebody who spoke, and that is none of these names."""
    if is_begun_by_us(row):
        return False
    found = _SPEAKER.match(folded(row.heard.strip())[:_BEGINNING])
    if found is None:
        return False
    who = next(each for each in found.groups() if each).strip()
    called = [bare for name in names if (bare := folded(name.strip()).removesuffix("様"))]
    is_theirs = any(who in name or (len(name) > 1 and name in who) for name in called)  # `A` stands in most words
    return not (is_theirs or _ANYBODY.fullmatch(who))


def came_in(record: Retrospective) -> Contact | None:
    """The first contact that those hurt began; None where all were ours, and where there was none."""
    contacts = (row for row in record.stage(Contact.stage) if isinstance(row, Contact))
    return next((row for row in contacts if not is_begun_by_us(row)), None)
