"""The formal report: who signs, how a complaint came in, harm before cause where a system failed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import docx as python_docx
import pytest

from exports.html.page import html
from exports.organisation import Organisation
from exports.paper.pdf import typst_source
from exports.paper.word import docx
from exports.report import Report
from retro.language import LANGUAGES, language
from retro.model.entry import Entry
from retro.model.record import Retrospective
from retro.model.stages.approval import Approval, ApprovalStep
from retro.model.stages.cause import Cause, CausePath
from retro.model.stages.head import CaseKind, Origin, Participant
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology, Lasting, Reception, Remedy
from retro.model.stages.scope import Damage
from retro.model.stages.timeline import Channel, Contact, Event, EventKind
from retro.review.approvals import state_of
from tests import reports
from tests.records import at, record

FORMAL = reports.coded("formal")
ROWS: tuple[Entry, ...] = (
    Event(what="応答が止まった", happened=at("14:05"), confirmed=True),
    Event(what="監視が知らせた", happened=at("14:10"), event_kind=EventKind.DETECTION, confirmed=True),
    Cause(what="一台で動いていた"),
    Cause(what="二台目の申請欄がない", parent="r3"),
    Cause(what="監視の通知先が空だった", how=CausePath.ESCAPED),
    Damage(what="ご注文ができなかった"),
    Remedy(what="再起動した", lasting=Lasting.TEMPORARY),
    Remedy(what="二台にした", lasting=Lasting.FINAL),
    Measure(what="申請欄を設ける", due=date(2026, 12, 1), owner="基盤担当"),
)
SYSTEM: dict[str, Any] = {"case_kind": CaseKind.INCIDENT, "origin": Origin.SOFTWARE.value, "affected": "注文サイト"}


def formal(whole: Retrospective, code: str = "ja", **asked: Any) -> Report:
    return reports.made(whole, FORMAL, code, organisation=Organisation("株式会社青空", "基盤部"), **asked)


def in_order(text: str, *words: str) -> bool:
    places = [text.find(word) for word in words]
    return -1 not in places and places == sorted(places)


def test_a_system_that_failed_has_harm_before_cause_and_its_causes_and_remedies_by_kind() -> None:
    whole = record(*ROWS, **SYSTEM, started=at("14:05"), detected=at("14:10"), resolved=at("18:05"), title="停止")
    text = formal(whole, dear="経営会議").document.markdown
    assert in_order(
        text, "# 障害報告書", "2026年11月21日", "整理番号：2026-014", "宛先：経営会議", "報告者：株式会社青空　基盤部",
        "件名：停止", "| 作成 | 確認 | 承認 |", "概要", "発生日時：2026年11月20日（金）14時5分",
        "検知：2026年11月20日（金）14時10分", "復旧",
        "継続時間：4時間", "検知方法：監視が知らせた", "対象：注文サイト", "経緯",
        "| 11月20日（金）14時5分 | 応答が止まった |", "影響", "ご注文が",
        "直接原因", "一台で", "根本原因", "申請欄がない", "流出原因", "通知先", "暫定対応", "再起動", "恒久対策",
        "二台にした", "再発防止策", "今後の予定", "2026年12月1日（火）　申請欄を設ける（基盤担当）", "以上",
    )  # fmt: skip


def test_a_complaint_tells_how_it_came_in_and_then_the_four_points_in_their_order() -> None:
    """S1. Nobody's name is in it, as in all that leaves the team."""
    talk = Contact(
        happened=at("10:20"), channel=Channel.PHONE, receipt="A-17", by="受付担当",
        heard="届いた品が違う、と高橋に伝えた", wish="今日中に正しい品がほしい",
    )  # fmt: skip
    told = (*ROWS, talk, Participant(role="室長", name="高橋 花子"))
    text = formal(record(*told, case_kind=CaseKind.COMPLAINT, affected="引き出物")).document.markdown
    assert in_order(
        text, "# クレーム報告書", "受付日時：2026年11月20日（金）10時20分", "受付番号：A-17", "受付者：受付担当",
        "お申し出内容：届いた品が違う、と室長に伝えた", "ご要望：今日中に", "商品・サービス：引き出物",
        "対応者：受付担当", ". 原因\n", ". 影響", ". 対応\n", ". 再発防止策\n",
    )  # fmt: skip
    assert "高橋" not in text
    assert "届いた品が違う" not in reports.made(record(*told), reports.MANAGEMENT, "ja").document.markdown


def test_the_notes_of_a_call_stand_one_below_the_other() -> None:
    heard = "11:37 取っ手が外れた\n\n11:38 - お子様がやけど\n\n11:38 *原因*を知りたい\n今日中に"
    made = formal(record(Contact(happened=at("11:37"), heard=heard), case_kind=CaseKind.COMPLAINT))
    listed = "- お申し出内容：\n  - 11:37 取っ手が外れた\n  - 11:38 - お子様がやけど\n  - 11:38 "
    assert listed in made.document.markdown
    assert "*原因*を知りたい今日中に</li>" in html(made.document)


def test_a_signature_is_of_the_words_as_they_were_signed() -> None:
    whole = record(*ROWS)
    sign = Approval(step=ApprovalStep.CHECKED, by="品質責任者", on=date(2026, 11, 20), state=state_of(whole))
    signed = replace(whole, rows=(*whole.rows, replace(sign, id="s1", revision=1)))
    assert "|  | 品質責任者 2026.11.20 |  |" in formal(signed).document.markdown
    altered = replace(signed, head=replace(signed.head, summary="書き直した"))
    closed = replace(signed, head=replace(signed.head, status=None, closed="2026-11-22T10:00+09:00"))
    earlier = "品質責任者 2026.11.20（以前の内容に対するもの）"
    assert [earlier in formal(each).document.markdown for each in (signed, closed, altered)] == [False, False, True]


@pytest.mark.parametrize("code", LANGUAGES)
def test_boxes_are_drawn_with_room_for_a_seal_also_where_nobody_signed(code: str) -> None:
    document = formal(record(*ROWS), code).document
    page, word = html(document), python_docx.Document(BytesIO(docx(document)))
    assert '<div class="table boxes">' in page
    assert "#boxes(3, [" in typst_source(document)
    boxes = next(table for table in word.tables if len(table.columns) == len(ApprovalStep))
    assert [cell.text for cell in boxes.rows[1].cells] == ["", "", ""]
    assert boxes.rows[1].height
    head, foot = word.sections[0].header.paragraphs[0].text, word.sections[0].footer.paragraphs[0].text
    assert head.startswith(language(code)("Company confidential"))
    assert language(code)("As of {day}", day="").strip() in foot
    assert "社外秘" not in docx_text(reports.made(record(), reports.CUSTOMER, "ja"))


def docx_text(report: Report) -> str:
    made = python_docx.Document(BytesIO(docx(report.document)))
    return "\n".join(part.text for part in (*made.paragraphs, *made.sections[0].header.paragraphs))


def test_it_came_in_with_their_contact_and_tells_the_apology_and_what_is_past_its_day_as_that() -> None:
    rows = (
        Contact(
            heard="お電話を差し上げ、お詫びを申し上げた。\n明日伺うとお伝えした。",
            happened=at("10:20:31"),
            by="受付担当",
        ),
        Contact(
            heard="箱が空だった。\nどういうことか。返事は a@b.example へ", happened=at("11:00"), channel=Channel.PHONE
        ),
        Apology(
            what_for="空の箱をお送りしたこと", sentence="空の箱をお送りし、申し訳ございません。", given=at("16:30"),
            channel=Channel.VISIT, by="室長", receiver="鈴木様", received=Reception.ACCEPTED,
        ),
        Measure(what="重さを量る", due=date(2026, 11, 1), owner="出荷課長"),
        Measure(what="箱を替える", due=date(2026, 12, 1), owner="出荷課長"),
    )  # fmt: skip
    whole = record(*rows, case_kind=CaseKind.COMPLAINT)
    text = formal(whole).document.markdown
    assert in_order(
        text, "受付日時：2026年11月20日（金）11時", "お申し出内容：箱が空だった。どういうことか。", "### お詫び",
        "2026年11月20日（金）16時30分　空の箱をお送りしたこと", "訪問", "室長", "鈴木様", "納得",
        "空の箱をお送りし、申し訳ございません。",
        "お電話を差し上げ、お詫びを申し上げた。明日伺うとお伝えした。", "今後の予定", "2026年12月1日（火）　箱を替える",
        "期限超過（新しい期限は未定）：重さを量る（出荷課長）",
    )  # fmt: skip
    assert "b.example" not in text
    assert "返事は [e-mail address] へ" in formal(whole, "en").document.markdown, "escaped once, and for Markdown alone"
    assert "2026年11月1日（日）" not in text
    assert ":31" not in text
    assert in_order(formal(whole, "en").document.markdown, "How we apologised", "Overdue, and no new day is set yet")


def test_the_house_says_how_confidential_each_report_is_and_no_letter_says_it() -> None:
    asked: dict[str, Any] = {"classification": {"formal": "関係者外秘", "management": ""}}
    assert formal(record(*ROWS), **asked).document.classification == "関係者外秘"
    assert reports.made(record(*ROWS), reports.MANAGEMENT, "ja", **asked).document.classification == ""
    assert reports.made(record(*ROWS), reports.TEAM, "ja", **asked).document.classification == "社外秘"
    assert reports.made(record(*ROWS), reports.CUSTOMER, "ja", to_all=True, **asked).document.classification == ""
