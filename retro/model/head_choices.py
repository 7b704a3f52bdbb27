"""What the head of a retrospective chooses from. Apart from the head, for the list of cases shows these without it."""

from __future__ import annotations

from collections.abc import Mapping

from retro.language import N_
from retro.model.choice import Choice


class CaseKind(Choice):
    """What sort of thing happened."""

    INCIDENT = "incident", N_("incident")
    COMPLAINT = "complaint", N_("complaint")
    NEAR_MISS = "near-miss", N_("near miss")
    UNSAFE_CONDITION = "unsafe-condition", N_("unsafe condition")


class Publicity(Choice):
    """Whether press or social media speak of it (S28)."""

    NONE = "none", N_("not public")
    FEARED = "feared", N_("may become public")
    OUT = "out", N_("public")


class Severity(Choice):
    """How bad it was."""

    LOW = "low", N_("low")
    MEDIUM = "medium", N_("medium")
    HIGH = "high", N_("high")
    CRITICAL = "critical", N_("critical")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        """The steps by which incidents are graded in many places, and what people say of them."""
        return {
            "critical": (*_graded(0, 1), "緊急", "致命的", "最重要", "urgent"),
            "high": _graded(2),
            "medium": (*_graded(3), "moderate", "中程度"),
            "low": (*_graded(4, 5), "minor", "軽微"),
        }


def _graded(*steps: int) -> tuple[str, ...]:
    """`SEV1`, `SEV-1`, `P1` and so on."""
    return tuple(f"{word}{step}" for step in steps for word in ("SEV", "SEV-", "P", "P-"))


class Level(Choice):
    """How much of the walk a case needs (S29): a near miss little, a grave case all of it."""

    rank: int

    LIGHT = "light", N_("light"), 1
    NORMAL = "normal", N_("normal"), 2
    FULL = "full", N_("full"), 3

    def holds(self, least: Level) -> bool:
        """Whether what is needed from `least` on is needed here."""
        return self.rank >= least.rank


class Status(Choice):
    """How far the retrospective has come."""

    DRAFT = "draft", N_("draft")
    MEETING = "meeting", N_("in meeting")
    REVIEW = "review", N_("in review")
    CLOSED = "closed", N_("closed")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {"review": ("確認中",)}


class Origin(Choice):
    """Where it lies (S13). A team may write its own."""

    PRODUCT = "product", N_("product")
    SERVICE = "service", N_("service at the counter")
    SALES = "sales", N_("sales contact")
    LOGISTICS = "logistics", N_("logistics")
    IMAGE = "image", N_("company image")
    SOFTWARE = "software", N_("software")
    NETWORK = "network", N_("network")
    VENDOR = "vendor", N_("vendor")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {"service": ("店頭サービス",)}


class Responsibility(Choice):
    """Whose fault it was (S7)."""

    OURS = "ours", N_("ours")
    SHARED = "shared", N_("shared")
    NOT_OURS = "not-ours", N_("not ours")
    INVESTIGATING = "investigating", N_("under investigation")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        """What people say of whose fault it was."""
        return {"ours": ("当方", "弊社", "自社"), "not-ours": ("当方以外", "他社", "先方")}


SETTLED = "settled"
"""The code of a state that is derived: closed, and nothing is left to do or to check."""
SETTLED_LABEL = N_("settled")
"""What the state of a closed case is called of which nothing is open any more. It follows, and nobody chooses it."""
