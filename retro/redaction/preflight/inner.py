"""What names a machine of the house, which no customer need read, or tells the number of an order, which one may."""

from __future__ import annotations

import re

_HERE = r"(?<![A-Za-z0-9@.\-])"
_SYSTEM = re.compile(
    rf"""
    {_HERE}[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:internal|local|lan|corp|intra|intranet|home\.arpa|svc)(?![A-Za-z0-9-])
    | {_HERE}(?:https?://)?(?:wiki|intranet|intra|jira|confluence|gitlab|grafana|kibana|jenkins|backoffice|admin)
      \.[A-Za-z0-9-]+\.[A-Za-z]+[^\s）」]*
    | {_HERE}(?:https?://)?[A-Za-z0-9-]+\.(?:slack\.com|atlassian\.net|sharepoint\.com|pagerduty\.com)[^\s）」]*
    | {_HERE}(?:10\.\d{{1,3}}|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.\d{{1,3}}){{2}}(?!\.?\d)
    | (?<![A-Za-z])(?:s3|gs|smb|nfs|ssh|jdbc:[a-z]+|postgres(?:ql)?|mysql|redis|mongodb(?:\+srv)?)://[^\s）」]+
    | \\\\[A-Za-z0-9_-]+\\[^\s）」]*
    | (?<![A-Za-z0-9.~/])/(?:srv|etc|var|opt|usr|mnt|root)/[A-Za-z0-9_./-]+
    | {_HERE}(?:db|web|app|srv|pg|redis|kafka|mysql|prod|stg|staging|host|server)(?:-[a-z]+)*-?\d{{2,3}}(?![A-Za-z0-9-])
    | (?<![\w&\#/])\#[a-z][a-z0-9]*(?:-[a-z0-9]+)+
    """,
    re.VERBOSE,
)
_OF_WHAT = (
    r"(?i:orders?|invoices?|tracking|booking|reservation|customer|member|receipt|parcel|shipment|claim)"
    r"(?:\ (?i:no\.?|number|id|ref(?:erence)?))?:?\ \#?"
    r"|(?:注文|受注|伝票|お客様|顧客|会員|予約|受付|請求書?|お?問い?合わ?せ|追跡|送り状|契約|領収書?)(?:番号|[Nn][Oo]\.?|ID|コード|№)\s?[:：はが]?\s?"
)
_NUMBER = re.compile(
    rf"(?<![A-Za-z])(?:{_OF_WHAT})(?P<number>(?=[A-Z0-9-]*\d{{3}})[A-Z0-9]+(?:-[A-Z0-9]+)*)(?![\w,.]\d)"
)


def inner_system(text: str) -> tuple[int, int] | None:
    """Where a text first names a machine, a store, a path or a page of the house; None where it does not."""
    found = _SYSTEM.search(text)
    return found.span() if found else None


def number_of_order(text: str) -> tuple[int, int] | None:
    """Where a text first tells the number of an order, a parcel or a customer; None where it does not."""
    found = _NUMBER.search(text)
    return found.span("number") if found else None
