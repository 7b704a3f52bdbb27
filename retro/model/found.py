"""What a check can find: whether something was done, whether it holds, or what is to become of it (S20)."""

from __future__ import annotations

from collections.abc import Mapping

from retro.language import N_
from retro.model.choice import Choice


class Found(Choice):
    """What was found when somebody looked."""

    DONE = "done", N_("done")
    HOLDS = "holds", N_("holds")
    FAILED = "did-not-hold", N_("did not hold")
    NEW_DATE = "new-date", N_("new date")
    DROPPED = "not-doing", N_("not doing")
    TAKEN_BACK = "taken-back", N_("taken back")

    @classmethod
    def synonyms(cls) -> Mapping[str, tuple[str, ...]]:
        return {
            "done": ("完了", "済", "済み", "展開済み", "kept", "履行済み", "carried"),
            "holds": ("有効", "verified", "held"),
            "did-not-hold": ("failed",),
            "new-date": ("期日変更", "新しい期日", "延期", "postponed"),
            "not-doing": ("中止", "dropped"),
            "taken-back": ("取消",),
        }
