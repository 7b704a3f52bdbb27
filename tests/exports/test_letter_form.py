"""A letter has the form that its reader expects: the Japanese one 拝啓 … 敬具, 記 … 以上; the English one its own."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx as python_docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH

from exports.html.page import html
from exports.letters.addressee import greeting, is_organisation
from exports.letters.numbers import in_kanji
from exports.markdown.prose import prose
from exports.markdown.sides import is_at_the_right, to_the_right
from exports.markdown.tree import text_of, tree
from exports.organisation import Organisation
from exports.paper.pdf import typst_source
from exports.paper.word import docx
from exports.report import Report
from exports.terminal.drawing import drawn
from retro.language import language
from retro.model.shareable import Shareable
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.head import CaseKind, Participant, Responsibility, Severity
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.scope import Damage, FigureConfidence
from retro.model.stages.timeline import Contact, Event
from retro.redaction.stops import ColleagueError, StopError
from tests import reports
from tests.records import at, record

HOUSE = Organisation("株式会社ほしぞらギフト", "お客様相談室", "電話 045-000-0000")
HARM = Damage(
    what="別の品が届きました", figure=Decimal(48), unit="個", certainty=FigureConfidence.CONFIRMED, who="鈴木様"
)
ROWS: tuple[Shareable, ...] = (
    Event(what="お電話をいただきました", happened=at("10:20"), confirmed=True, for_all=True),
    Cause(what="二枚の伝票が同じ台にありました", sure=CauseConfidence.FACT, for_all=True),
    HARM,
    Remedy(what="正しい品をお持ちしました", given=at("16:30"), receiver="鈴木様"),
    Apology(what_for="品をお取り違えしたこと", receiver="鈴木様"),
    Measure(what="一つの台に一つのご注文だけを置きます", due=date(2026, 12, 1), for_all=True),
)


def letter(*rows: Shareable, code: str = "ja", kind: str = "customer", called: str = "鈴木様", **head: Any) -> Report:
    asked = {"addressee": called} if called else {"to_all": True}
    told = rows or ROWS
    told = told if called else tuple(replace(row, for_all=True) for row in told)
    given = record(*told, **{"responsibility": Responsibility.OURS, **head})
    return reports.made(given, reports.coded(kind), code, organisation=HOUSE, **asked)


def in_order(text: str, *words: str) -> bool:
    places = [text.find(word) for word in words]
    return -1 not in places and places == sorted(places)


def test_a_japanese_letter_to_all_has_the_form_of_one() -> None:
    """S1: the four points in their order, between 記 and 以上."""
    said = {"words_ja": "品のお取り違え", "asked_of_them": "先の品をお手元にお置きください。"}
    text = letter(called="", **said).document.markdown
    assert in_order(
        text, "2026年11月21日", "お客様各位", HOUSE.name, HOUSE.sender, "# 品のお取り違えに関するお詫びとご報告",
        "拝啓", "お取り違えしたことにつきまして、心より深くお詫び", "敬具", "## 記",
        "### 1. 概要", "発生日時", "### 2. 原因", "### 3. 影響", "### 4. 弊社の対応", "### 5. 再発防止",
        "お客様へのお願い", "お手元に", "今後のご連絡", "お問い合わせ窓口", HOUSE.closing, "「2026-014」", "以上",
    )  # fmt: skip
    assert text.count("お詫び申し上げ") == 1
    right = [text_of(node) for node in tree(text).children if is_at_the_right(node)]
    assert right == ["2026年11月21日", "株式会社ほしぞらギフトお客様相談室", "敬具", "以上"]


@pytest.mark.parametrize(
    ("head", "words"),
    [({}, ("拝啓", "敬具")), ({"severity": Severity.HIGH}, ("謹啓", "謹白")), ({"injured": True}, ("謹啓", "謹白"))],
)
@pytest.mark.parametrize("kind", ["customer", "interim-customer"])
def test_a_grave_letter_begins_and_ends_in_the_gravest_form(
    head: dict[str, Any], words: tuple[str, str], kind: str
) -> None:
    text = letter(kind=kind, **head).document.markdown
    assert [each for each in ("拝啓", "敬具", "謹啓", "謹白") if each in text] == list(words)


def test_one_private_person_is_written_to_in_paragraphs_and_an_organisation_in_particulars() -> None:
    text = letter().document.markdown
    assert "記" not in text.split("敬具")[0].replace("記載", "")
    assert not [line for line in text.splitlines() if line.startswith(("- ", "##"))]
    assert in_order(
        text, "二枚の伝票が同じ台にありました。", "（48個）", "16時30分、正しい品", "12月1日（火）", "敬具", "整理番号"
    )
    rows = tuple(
        replace(row, who="星野商店") if row is HARM else row for row in ROWS if row.kind not in {"apology", "remedy"}
    )
    assert "## 記" in letter(*rows, called="星野商店").document.markdown


def test_days_and_times_are_written_out_in_japanese_letters_and_not_elsewhere() -> None:
    text = letter(called="", next_report=at("17:00", "2026-12-04")).document.markdown
    assert "2026年11月20日（金）16時30分　正しい品" in text
    assert "2026年12月4日（金）17時までに" in text
    assert "：2026年12月1日（火）までに実施" in text
    assert "2026年11月20日 16:30" in letter(kind="management", called="").document.markdown


def test_what_the_team_calls_it_stands_in_no_letter() -> None:
    for kind in ("customer", "interim-customer"):
        for code in ("en", "ja"):
            made = letter(kind=kind, code=code, title="鈴木家🎁の件")
            assert "鈴木家" not in made.document.markdown
            assert "鈴木家" not in made.document.title
            assert "2026-014" not in made.document.title


def test_a_first_report_says_what_is_known_and_never_that_it_is_over() -> None:
    first = letter(kind="interim-customer", called="", resolved=at("18:00"), words_ja="品のお取り違え")
    text = first.document.markdown
    assert "# 品のお取り違えに関するご報告（第一報）" in text
    assert in_order(text, "ご不便とご心配をおかけしておりますことをお詫び", "敬具", "## 記", "### 1. 判明", "以上")
    assert "18時" not in text
    assert "解決" not in text
    assert [in_kanji(n) for n in (1, 2, 10, 12, 20, 34, 105)] == ["一", "二", "十", "十二", "二十", "三十四", "一〇五"]


@pytest.mark.parametrize(
    ("called", "line", "is_office"),
    [
        ("", "お客様各位", False), ("鈴木", "鈴木 様", False), ("服部", "服部 様", False),
        ("小野寺", "小野寺 様", False), ("鈴木 花子様", "鈴木 花子様", False), ("㈱青空", "㈱青空 御中", True),
        ("星野商店", "星野商店 御中", True), ("青空物産総務部", "青空物産総務部 御中", True),
        ("株式会社青空 総務部 田中様", "株式会社青空 総務部 田中様", True), ("お母様", "お客様", False),
        ("ご両家、お祖母様", "お客様", False), ("取引先の社長", "お客様", False), ("Ann Lee", "Ann Lee 様", False),
        ("witness in Dresden", "お客様", False), ("4月1日以降のお客様", "お客様", False),
        ("星の商店", "星の商店 御中", True),
    ],
)  # fmt: skip
def test_a_japanese_letter_honours_people_and_offices(called: str, line: str, is_office: bool) -> None:
    assert greeting(called, language("ja")) == line
    assert is_organisation(called) is is_office


def test_an_english_letter_addresses_its_reader_as_somebody_writes_it_and_thanks() -> None:
    hurt = Damage(what="a parcel late", who="A. Weiss", certainty=FigureConfidence.CONFIRMED)
    whole = record(hurt, responsibility=Responsibility.OURS, case_kind=CaseKind.COMPLAINT)
    text = reports.made(whole, addressee="A. Weiss", dear="Ms Weiss", kind=reports.CUSTOMER).document.markdown
    assert "\n\nDear Ms Weiss,\n\nThank you for telling us what went wrong." in text, "S23"
    assert "A. Weiss" not in text
    for dear, line in (("Dear Sir or Madam", "Dear Sir or Madam"), ("", "Dear A. Weiss,")):
        text = reports.made(whole, addressee="A. Weiss", dear=dear, kind=reports.CUSTOMER).document.markdown
        assert f"\n\n{line}\n\n" in text


def test_what_somebody_said_is_an_address_whatever_rows_call_them() -> None:
    assert greeting("the bride's grandmother", language("en"), dear="Ms Baker, née Wood") == "Dear Ms Baker, née Wood,"
    assert greeting("the bride's grandmother", language("en"), dear="neighbours") == "Dear neighbours,"
    assert greeting("お母様", language("ja"), dear="ご近所の皆様") == "ご近所の皆様"


@pytest.mark.parametrize(
    ("called", "line"),
    [
        ("Ann Lee", "Dear Ann Lee,"), ("Lee family", "Dear Lee family,"), ("A. Weiss", "Dear A. Weiss,"),
        ("Ms Weiss", "Dear Ms Weiss,"), ("Jan van der Berg", "Dear Jan van der Berg,"),
        ("Blue Sky Ltd", "Dear Blue Sky Ltd,"),
        *((label, "Dear Sir or Madam,") for label in (
            "the bride's grandmother", "田中様", "witness in Dresden", "Customer",
            "customers who wrote between 3 and 4",
        )),
    ],
)  # fmt: skip
def test_no_label_and_no_name_in_another_script_is_an_address_until_somebody_says_one(called: str, line: str) -> None:
    assert greeting(called, language("en")) == line
    whole = record(replace(HARM, who=called), responsibility=Responsibility.OURS, words_en="the parcels")
    found = reports.looked_over(whole, reports.CUSTOMER, addressee=called).findings
    asked = [each for each in found if each.code == "no-address"]
    assert bool(asked) is (line == "Dear Sir or Madam,")
    if asked:
        cure = str(asked[0].cure)
        assert shlex.split(cure)[:8] == [
            *["retro", "export", "2026-014", "--for", "customer", "--lang", "en"],
            "--addressee",
        ]
        assert shlex.split(cure)[8:] == [called, "--dear", "Ms …"]
        said = reports.looked_over(whole, reports.CUSTOMER, addressee=called, dear="Ms Weiss")
        assert "no-address" not in {each.code for each in said.findings}
        assert "Dear Ms Weiss," in said.report.document.markdown


def test_a_system_that_failed_is_told_with_when_it_was_up_again_and_a_complaint_is_not_called_over() -> None:
    over: dict[str, Any] = {"resolved": at("18:05"), "words_ja": "通信の停止"}
    text = letter(called="", case_kind=CaseKind.INCIDENT, **over).document.markdown
    assert in_order(text, "発生日時：", "- 復旧日時：2026年11月20日（金）18時5分")
    assert "18時5分" not in letter(called="", case_kind=CaseKind.COMPLAINT, **over).document.markdown


def test_thanks_go_to_the_one_who_told_us_and_to_nobody_else() -> None:
    told = Contact(heard="鈴木様より。届いた品が違うとのこと。", happened=at("10:20"))
    ours = Contact(heard="黒田様へお電話を差し上げた。", happened=at("11:20"))
    both = (replace(HARM, who="鈴木様"), replace(HARM, who="黒田様"), told, ours)
    thanks = "貴重なお申し出を賜り"
    for rows, called, is_thanked in (
        (both, "鈴木様", True), (both, "黒田様", False), ((HARM, ours), "鈴木様", False),
        ((HARM, told), "鈴木様", True),
        ((HARM,), "鈴木様", True),
    ):  # fmt: skip
        text = letter(*rows, called=called, case_kind=CaseKind.COMPLAINT).document.markdown
        assert (thanks in text, "お申し出を真摯に" in text) == (is_thanked, is_thanked), (called, len(rows))
    whole = record(*both, responsibility=Responsibility.OURS)
    assert thanks not in reports.made(whole, reports.CUSTOMER, "ja", to_all=True).document.markdown


@pytest.mark.parametrize(
    ("zone", "code", "told"),
    [
        ("Asia/Tokyo", "en", "(Japan time, UTC+9)"), ("Asia/Tokyo", "ja", ""),
        ("Europe/Berlin", "ja", "（中央ヨーロッパ時間、UTC+1）"),
        ("Asia/Kathmandu", "en", "(UTC+5:45)"), ("UTC", "en", "(UTC)"),
    ],
)  # fmt: skip
def test_a_letter_says_whose_time_it_is_in_words(zone: str, code: str, told: str) -> None:
    text = letter(called="", code=code, zone=zone, started=at("13:00")).document.markdown
    line = next(each for each in text.splitlines() if "発生日時" in each or "When it began" in each)
    assert zone == "UTC" or zone not in text
    assert line.endswith(told) if told else "（" not in line.replace("（金）", "")


@pytest.mark.parametrize(("dear", "error"), [("高橋 花子", ColleagueError), ("黒田様", StopError)])
def test_no_letter_addresses_a_colleague_or_another_customer(dear: str, error: type[StopError]) -> None:
    whole = record(HARM, Damage(what="遅れ", who="黒田様"), Participant(role="室長", name="高橋 花子"))
    with pytest.raises(error):
        reports.made(whole, reports.CUSTOMER, "ja", addressee="鈴木様", dear=dear)


def test_a_paragraph_at_the_right_stands_there_in_every_format_and_is_nobodys_text() -> None:
    made = letter(called="")
    assert '<p class="right">2026年11月21日</p>' in html(made.document)
    assert '#right-hand[#"2026年11月21日"]' in typst_source(made.document)
    day = next(
        each for each in python_docx.Document(BytesIO(docx(made.document))).paragraphs if each.text == "2026年11月21日"
    )
    assert day.style
    assert day.style.paragraph_format.alignment is WD_ALIGN_PARAGRAPH.RIGHT
    lines = ["".join(part.text for part in line) for line in drawn(made.document.markdown, 60)]
    assert " " * 46 + "2026年11月21日" in lines
    typed = "\u3000" * 9 + "typed **so**"
    for text in (prose(typed), to_the_right(["at the right"])):
        assert [is_at_the_right(node) for node in tree(text).children] == ["at" in text]


def test_the_last_words_of_a_letter_are_on_no_page_of_their_own() -> None:
    made = letter(called="").document
    source = typst_source(made)
    assert re.search(r'#held\[[^\n]*「2026-014」[^\n]*\]\n\n#right-hand\[#"以上"\]', source)
    assert re.search(r'#held\[[^\n]*ご報告申し上げます。"\]\n\n#right-hand\[#"敬具"\]', source)
    window = next(
        each for each in python_docx.Document(BytesIO(docx(made))).paragraphs if "「2026-014」" in each.text
    ).paragraph_format
    assert (window.keep_with_next, window.keep_together) == (True, True)
    assert ".right, .paper > p:last-child" in html(made)
    page = "\n\n".join(["a paragraph"] * 3 + ["- one\n- two\n- three", to_the_right(["以上"])])
    assert '#list(tight: true,\n  [#"one"],\n  [#"two"],\n)\n#held(next: true)[#list' in typst_source(
        replace(made, markdown=page)
    )
