"""Words that Retro itself says no more are read where people write them: they stand in notes, tables and habits."""

from __future__ import annotations

import pytest

from retro.language import LANGUAGES, language
from retro.model.choice import Choice
from retro.model.found import Found
from retro.model.head_choices import Origin, Status
from retro.model.lookup import read_choice
from retro.model.quick_entry.vocabulary import opening_of
from retro.model.stage import Stage
from retro.model.stages.head import HEAD
from retro.model.stages.remedy import Giver, Reception
from retro.model.stages.review import REVIEW
from retro.model.stages.scope import SCOPE, Aggravation, Ticked
from retro.model.stages.timeline import TIMELINE, EventKind


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        ("完了", Found.DONE),
        ("中止", Found.DROPPED),
        ("期日変更", Found.NEW_DATE),
        ("新しい期日", Found.NEW_DATE),
        ("是正", Ticked.PUT_RIGHT),
        ("処置済み", Ticked.PUT_RIGHT),
        ("了承", Ticked.ACCEPTED),
        ("了承", Reception.ACCEPTED),
        ("不納得", Reception.NOT_ACCEPTED),
        ("未定", Reception.OPEN),
        ("確認中", Status.REVIEW),
        ("店頭サービス", Origin.SERVICE),
        ("連絡", EventKind.CONTACT),
        ("好意が裏目に出た", Aggravation.FAVOUR),
        ("一点もの", Aggravation.UNIQUE),
        ("お客様の招待客・取引先への被害", Aggravation.GUESTS),
        ("担当者", Giver.PERSON),
        ("納得されず", Reception.NOT_ACCEPTED),
        ("返答待ち", Reception.OPEN),
        ("償いが高額", Aggravation.COSTLY),
        ("顧客の招待客・取引先への被害", Aggravation.GUESTS),
    ],
    ids=lambda each: f"{type(each).__name__}-{each.value}" if isinstance(each, Choice) else "",
)
def test_a_choice_is_read_by_its_former_word(said: str, choice: Choice) -> None:
    assert read_choice(said, list(type(choice))) is choice
    assert choice.value == said or said not in [language(code)(choice.label) for code in LANGUAGES]


@pytest.mark.parametrize(
    ("stage", "line", "kind"),
    [
        (TIMELINE, "連絡：15:10 お怒り", "contact"),
        (TIMELINE, "応対記録：15:10 お怒り", "contact"),
        (REVIEW, "後日談：仕入先が認めた", "addendum"),
        (HEAD, "事例：2026-004 #再発", "case_link"),
        (HEAD, "関連事例：2026-004 #再発", "case_link"),
        (SCOPE, "是正 3.2", "tick"),
        (SCOPE, "対応 3.2", "tick"),
    ],
    ids=lambda each: each if isinstance(each, str) and each.isascii() else "",
)
def test_a_line_is_read_by_the_former_word_of_its_kind(stage: Stage, line: str, kind: str) -> None:
    opening = opening_of(stage, line)
    assert opening is not None
    assert opening[1].kind.kind == kind
