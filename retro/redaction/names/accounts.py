"""Finds in a folded text the accounts by which somebody pays, or is written to on a network, and what opens them.

A number of a card or an IBAN has to add up as such numbers do, so that numbers of parcels and orders are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_CARD = re.compile(
    r"(?<![A-Za-z0-9.-])[3-6][0-9]{3}(?:[ -]?[0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4}|[ -]?[0-9]{6}[ -]?[0-9]{5})(?![\w-])"
)
_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
_BANK = re.compile(
    r"(?:(?:口座(?:番号)?|普通預金|当座預金)\s?(?:は|:|の)?\s?(?:普通|当座)?|(?<![ぁ-ゖ一-鿿])(?:普通|当座))\s?"
    r"(?P<japan>[0-9]{6,8})(?![0-9-])"
    r"|(?i:account|a/c|sort code)(?: (?i:no\.?|number))?:? "
    r"(?P<english>[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{6,12})(?![A-Za-z0-9-])"
)
_PROFILE = re.compile(
    r"(?<![A-Za-z0-9.@-])(?:https?://)?(?:www\.|m\.|mobile\.|de-de\.|ja-jp\.)?"
    r"(?:(?:twitter|x|facebook|fb|instagram|tiktok|snapchat)\.com|threads\.net|t\.me|wa\.me|line\.me"
    r"|(?:[a-z]{2}\.)?linkedin\.com/in)/@?(?!(?:share|intent|search|hashtag|help|home|login)(?!\w))[A-Za-z0-9_.~/%-]*[A-Za-z0-9_]"
)
_CALLED = re.compile(
    r"(?:(?<![A-Za-z])(?:(?i:skype|whatsapp|telegram|instagram|insta|twitter|discord|wechat|snapchat|signal)|LINE)"
    r"|インスタ(?:グラム)?|ツイッター|ライン)(?:\s?(?:の|ID|id|account|handle|name|アカウント))?\s?(?:は|:)?\s?"
    r"(?P<name>@?(?=[A-Za-z0-9_.:-]*[a-z])(?=[A-Za-z0-9_.:-]*[0-9_])[A-Za-z0-9_.:-]{4,40})",
)
_SECRET = re.compile(
    r"(?i:passwords?|passwd|pwd|passphrase|pin(?: code)?|api[ _-]?keys?|access[ _-]?keys?|secret(?:[ _-]?key)?|token)"
    r"(?: (?i:is|was))?\s?[:=]?\s?[\"'“「]?(?P<said>(?=[A-Za-z_!@#$%^&*+-]*[0-9])[A-Za-z0-9_!@#$%^&*+/-]{4,})"
    r"|(?:パスワード|暗証番号|合言葉|APIキー|秘密鍵|アクセスキー|トークン)\s?(?:は|:|=|が)?\s?[\"'「]?(?P<japanese>(?=[A-Za-z_!@#$%^&*+-]*[0-9])[A-Za-z0-9_!@#$%^&*+/-]{4,})"
    r"|(?<![A-Za-z0-9])(?P<key>(?:AKIA|ASIA)[A-Z0-9]{16}|(?:sk|pk|rk)_(?:live|test)_\w{6,}|gh[pousr]_\w{20,}|xox[abprs]-[\w-]{8,}"
    r"|AIza[\w-]{30,}|glpat-[\w-]{15,}|eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]+)"
    r"|://[^\s:/@]+:(?P<inside>[^\s:/@]+)@"
)
_IBAN_MODULUS = 97
_OF_NETWORKS = (
    "skype", "whatsapp", "telegram", "insta", "twitter", "discord", "wechat", "snapchat", "signal", "line", "インスタ",
    "ツイッター", "ライン",
)  # fmt: skip
_OF_SECRETS = (
    "pass", "pwd", "pin", "key", "token", "secret", "akia", "asia", "k_live", "k_test", "gh", "xox", "aiza",
    "glpat", "eyj",
    "://", "パスワード", "暗証番号", "合言葉", "キー", "秘密鍵", "トークン",
)  # fmt: skip
"""Of each form, letters without which no text holds one: hardly any does, and most are not looked through."""


def accounts(seen: str) -> Iterator[tuple[int, int]]:
    """Where numbers of cards and of accounts at banks stand."""
    if not any(map(str.isdecimal, seen)):
        return
    for found in _CARD.finditer(seen):
        if _adds_up_as_card(found[0]):
            yield found.span()
    for found in _IBAN.finditer(seen):
        if _adds_up_as_iban(found[0]):
            yield found.span()
    yield from (found.span(found.lastgroup or 0) for found in _BANK.finditer(seen))


def secrets(seen: str) -> Iterator[tuple[int, int]]:
    """Where a password or a key stands."""
    if _has_one(seen, _OF_SECRETS):
        yield from (found.span(found.lastgroup or 0) for found in _SECRET.finditer(seen))


def profiles(seen: str) -> Iterator[tuple[int, int]]:
    """Where it stands by which page or name somebody is found on a network."""
    if "/" in seen:
        yield from (found.span() for found in _PROFILE.finditer(seen))
    if _has_one(seen, _OF_NETWORKS):
        yield from (found.span("name") for found in _CALLED.finditer(seen))


def _has_one(seen: str, letters: Sequence[str]) -> bool:
    low = seen.casefold()
    return any(each in low for each in letters)


def _adds_up_as_card(text: str) -> bool:
    digits = [int(char) for char in reversed(text) if char.isdecimal()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _adds_up_as_iban(text: str) -> bool:
    bare = text.replace(" ", "")
    return int("".join(str(int(char, 36)) for char in bare[4:] + bare[:4])) % _IBAN_MODULUS == 1
