"""What the head of a retrospective chooses from. Apart from the head, for the list of cases shows these without it."""

from __future__ import annotations

from retro.language import N_
from retro.model.choice import Choice


class CaseKind(Choice):
    """What sort of thing happened."""

    INCIDENT = "incident", N_("incident")
    COMPLAINT = "complaint", N_("complaint")
    NEAR_MISS = "near-miss", N_("near miss")
    UNSAFE_CONDITION = "unsafe-condition", N_("unsafe condition")


class Severity(Choice):
    """How bad it was."""

    LOW = "low", N_("low")
    MEDIUM = "medium", N_("medium")
    HIGH = "high", N_("high")
    CRITICAL = "critical", N_("critical")


class Status(Choice):
    """How far the retrospective has come."""

    DRAFT = "draft", N_("draft")
    MEETING = "meeting", N_("in meeting")
    REVIEW = "review", N_("in review")
    CLOSED = "closed", N_("closed")


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


class Responsibility(Choice):
    """Whose fault it was (S7)."""

    OURS = "ours", N_("ours")
    SHARED = "shared", N_("shared")
    NOT_OURS = "not-ours", N_("not ours")
    INVESTIGATING = "investigating", N_("under investigation")
