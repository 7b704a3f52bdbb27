"""The line in which one says what to look for: how it is read, in both languages."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, strategies as st

from retro import language
from retro.model.field_types import ChoicesType, ChoiceType, OpenChoiceType
from retro.model.lookup import in_all_languages
from retro.model.query.choices import choice_fields, chosen
from retro.model.query.completions import completions
from retro.model.query.reading import Query, read_query
from retro.model.query.words import MOST_WORDS, QueryChoice, Word
from retro.model.stages import ENTRIES, STAGES
from retro.text.folding import folded_name

TODAY = date(2026, 11, 20)


def phrase(text: str, field: str = "", *, is_not: bool = False) -> Word:
    return Word(text, field, is_phrase=True, is_not=is_not)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", ()),
        ("two parcels", (Word("two"), Word("parcels"))),
        ("荷物　誤配", (Word("荷物"), Word("誤配"))),
        ("parcel parcel", (Word("parcel"),)),
        ("at 14:05 http://x", (Word("at"), Word("14:05"), Word("http://x"))),
        ('"check slip"', (phrase("check slip"),)),
        ("“check slip” „two„ ＂x y＂", (phrase("check slip"), phrase("two"), phrase("x y"))),
        ("誤配「伝票 の」荷物『二』", (Word("誤配"), phrase("伝票 の"), Word("荷物"), phrase("二"))),
        ('"never closed', (phrase("never closed"),)),
        ('5" pipe', (Word('5"'), Word("pipe"))),
        ('"" 「」', ()),
        ("-slip", (Word("slip", is_not=True),)),
        ("－伝票 −b –c", (Word("伝票", is_not=True), Word("b", is_not=True), Word("c", is_not=True))),
        ("ー伝票", (Word("伝票", is_not=True),)),
        ('-"check slip"', (phrase("check slip", is_not=True),)),
        ("- -- --x check-slip", (Word("-"), Word("--"), Word("--x"), Word("check-slip"))),
        ('cause:"check slip"', (phrase("check slip", "cause"),)),
        ("CAUSE：slip", (Word("slip", "cause"),)),
        ("原因：「伝票の 確認」", (phrase("伝票の 確認", "原因"),)),
        ("-wish:refund", (Word("refund", "wish", is_not=True),)),
        ("promised-for:2026", (Word("2026", "promised for"),)),
        ("cause:slip,label", (Word("slip,label", "cause"),)),
        ("cause:", ()),
        ('nowhere:"a b"', (Word("nowhere:"), phrase("a b"))),
        ("stage:remedy parcel", (Word("parcel", stage="remedy"),)),
        ("段階：対応 荷物", (Word("荷物", stage="remedy"),)),
        ("stage:remedy", (Word("", stage="remedy"),)),
        ("stage:prev slip", (Word("slip", stage="prevention"),)),
        ("stage:5 slip", (Word("slip", stage="prevention"),)),
        ("-stage:changes", (Word("", stage="changes", is_not=True),)),
        ("stage:cause -slip", (Word("slip", stage="cause", is_not=True), Word("", stage="cause"))),
        ("-owner:office", (phrase("office", "owner", is_not=True),)),
        ("-tag:oven", (phrase("oven", "tags", is_not=True),)),
    ],
)
def test_its_words(line: str, words: tuple[Word, ...]) -> None:
    query = read_query(line, TODAY)
    assert (query.words, query.problem) == (words, None)


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("severity:high", Query(severities=("high",))),
        ("parcels severity:high,crit", Query((Word("parcels"),), severities=("high", "critical"))),
        ("severity:high severity:low", Query(severities=("high", "low"))),
        ("SEVERITY：ｈｉｇｈ", Query(severities=("high",))),
        ("severity:", Query()),
        ("severity:,", Query()),
        ("重大度：高、低　荷物", Query((Word("荷物"),), severities=("high", "low"))),
        ("-severity:high", Query(severities=("low", "medium", "critical", ""))),
        ("state:settled", Query(states=("settled",))),
        ("state:in-review", Query(states=("review",))),
        ('state:"in review",draft', Query(states=("review", "draft"))),
        ("状態:完了", Query(states=("closed",))),
        ("-state:closed", Query(states=("draft", "meeting", "review", ""))),
        ("state:draft,closed -state:closed", Query(states=("draft",))),
        ("state:open", Query(states=("draft", "meeting", "review", ""))),
        ("-state:open", Query(states=("closed",))),
        ("kind:near", Query(kinds=("near-miss",))),
        ("open:yes", Query(open="yes")),
        ("-open:yes", Query(open="no")),
        ("open:over", Query(open="overdue")),
        ("未完了：期限超過", Query(open="overdue")),
        ("owner:shipping-lead,x tag:oven", Query(owners=("shipping lead", "x"), tags=("oven",))),
        ("担当：購買 タグ：夜勤", Query(owners=("購買",), tags=("夜勤",))),
        ('owner:"night shift"', Query(owners=("night shift",))),
        ("from:2025-01", Query(since="2025-01-01")),
        ("until:2025-02", Query(until="2025-02-28")),
        ("from:2025 until:2025/6/30", Query(since="2025-01-01", until="2025-06-30")),
        ("since:yesterday", Query(since="2026-11-19")),
        ("から：２０２５年１月 まで：2025年", Query(since="2025-01-01", until="2025-12-31")),
        ('from:"1 Oct"', Query(since="2026-10-01")),
    ],
)
def test_what_cases_are_narrowed_down_by(line: str, query: Query) -> None:
    assert read_query(line, TODAY) == query


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("severity:hihg", "“hihg” is nothing that “severity” can be. There are: low, medium, high, critical."),
        ("state:x", "“x” is nothing that “state” can be. There are: draft, meeting, review, closed, settled, open."),
        ("strength:x", "“x” is nothing that “strength” can be. There are: stronger, intermediate, weaker."),
        ("kind:x", "“x” is nothing that “kind” can be. There are: incident, complaint, near-miss, unsafe-condition."),
        ("stage:x", f"“x” is nothing that “stage” can be. There are: {', '.join(each.name for each in STAGES)}."),
        ("stage:cause stage:remedy", "Words stand in one stage: leave out one of the two."),
        ("from:soon", "“soon” is no day. Write 2026-07 for a month, 2026 for a year, 2026-07-15 for a day."),
        ("from:2025-13", "“2025-13” is no day. Write 2026-07 for a month, 2026 for a year, 2026-07-15 for a day."),
        ("-from:2025", "“-” cannot stand before “from:2025”."),
        ("-open:overdue", "“-” cannot stand before “open:overdue”."),
        ("-state:settled", "“-” cannot stand before “state:settled”."),
        (" ".join(map(str, range(51))), "These are more than 50 words. Leave some of them out."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(line: str, says: str) -> None:
    assert str(read_query(line, TODAY).problem) == says


def test_what_was_asked_for_by_owner_and_tag_is_told_as_words() -> None:
    sought = read_query("slip -label owner:office tag:oven", TODAY).sought
    assert sought == (Word("slip"), phrase("office", "owner"), phrase("oven", "tags"))


STRONGER, WEAKER = (QueryChoice("measure", "strength", code) for code in ("stronger", "weaker"))
BY_PHONE = tuple(QueryChoice(kind, "channel", "phone") for kind in ("contact", "apology"))


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("strength:stronger", Word("", "strength", chosen=(STRONGER,))),
        ("強さ：強い", Word("", "強さ", chosen=(STRONGER,))),
        ("-strength:weaker", Word("", "strength", is_not=True, chosen=(WEAKER,))),
        ('strength:weak,"stronger"', Word("", "strength", is_phrase=True, chosen=(WEAKER, STRONGER))),
        ("stage:remedy channel:電話", Word("", "channel", "remedy", chosen=BY_PHONE)),
        (
            "result:did-not-hold",
            Word(
                "",
                "result",
                chosen=(
                    QueryChoice("row_check", "found", "did-not-hold"),
                    QueryChoice("measure", "standing", "did-not-hold"),
                    QueryChoice("hardware_change", "standing", "did-not-hold"),
                ),
            ),
        ),
        ("kind:promise", Word("", "kind", chosen=(QueryChoice("event", "event_kind", "promise"),))),
        ("origin:物流", Word("物流", "origin", chosen=(QueryChoice("retrospective", "origin", "logistics"),))),
        ("origin:logis", Word("logis", "origin", chosen=(QueryChoice("retrospective", "origin", "logistics"),))),
        ("origin:kitchen", Word("kitchen", "origin")),
        ("by:company", Word("company", "by", chosen=(QueryChoice("remedy", "giver", "company"),))),
        ("by:comp", Word("comp", "by")),
        (
            "recording-announced:no",
            Word("", "recording announced", chosen=(QueryChoice("contact", "recording_announced", "no"),)),
        ),
    ],
    ids=lambda each: each if isinstance(each, str) else "",
)
def test_choices_are_words_by_the_names_of_their_fields(line: str, word: Word) -> None:
    query = read_query(line, TODAY)
    assert (query.words, query.kinds, query.problem) == ((word,), (), None)


def test_every_choice_of_every_row_is_found_by_its_code_and_by_its_label_in_both_languages() -> None:
    for kind in ENTRIES:
        for field in choice_fields(kind.kind):
            if not isinstance(field.type, ChoiceType | ChoicesType | OpenChoiceType):
                continue  # yes and no have no labels of their own
            for choice in field.type.choices:
                for said in (choice.value, *in_all_languages(choice.label)):
                    found = chosen(folded_name(field.name), said)
                    assert QueryChoice(kind.kind, field.name, choice.value) in found


def test_tab_completes_choices_as_they_are_read() -> None:
    for code, name in (("en", "strength:"), ("ja", "強さ:")):
        language.use(code)
        offered = completions(name, len(name), ())
        assert len(offered) == 3
        found = [read_query(name + each.text, TODAY).words[0].chosen for each in offered]
        assert [each.code for (each,) in found] == ["stronger", "intermediate", "weaker"]
        assert name in [each.text for each in completions(name[:-1], len(name) - 1, ())]


MARKS = [*[":", "：", ",", "-", "ー", "高", "“", "”", "「", "」", "*", "(", "^"], "　", '"', "\0"]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    language.use("en")


PARTS = st.sampled_from(
    [
        "state",
        "owner",
        "open",
        "stage",
        "from",
        "cause",
        "kind",
        "strength",
        "promise",
        "weaker",
        "原因",
        "2025-01",
        "x",
        "NEAR",
        " ",
        *MARKS,
    ]
)


@given(st.text(max_size=60) | st.lists(PARTS, max_size=30).map("".join))
def test_every_text_is_read(text: str) -> None:
    query = read_query(text, TODAY)
    assert all(word.text or word.stage or word.chosen for word in query.words)
    for at in (0, len(text)):
        for each in completions(text, at, ["shipping lead"]):
            assert 0 <= each.start <= at


@given(st.lists(st.text("abc誤配カタ髙1", min_size=1), max_size=8, unique=True))
def test_plain_words_are_read_as_they_are_typed(words: list[str]) -> None:
    assert read_query(" ".join(words), TODAY).words == tuple(map(Word, words))
    assert read_query(" ".join(f"-「{word}」" for word in words), TODAY).words == tuple(
        phrase(word, is_not=True) for word in words
    )


@pytest.mark.parametrize(
    "unit", ["a ", '"', "「", "-", ":", "cause:", "x:", ",", "(a+)+", "state:draft,", "　ー", 'a"b ']
)
def test_a_long_line_is_read_at_once(unit: str) -> None:
    begun = time.perf_counter()
    query = read_query(unit * (10_000 // len(unit)), TODAY)
    assert time.perf_counter() - begun < 1  # 10,000 characters looked at once for each of them would take minutes
    assert len(query.words) <= MOST_WORDS


def test_what_is_offered_reads_as_it_is_offered() -> None:
    for code in ("en", "ja"):
        language.use(code)
        names = [each.text for each in completions("", 0, ())]
        assert len(names) == 11
        for name in names:
            for value in completions(name, len(name), ["shipping lead", "出荷"], ["night shift", "夜勤"]):
                query = read_query(name + value.text, TODAY)
                assert query.problem is None
                assert not query.is_empty


def test_names_of_rows_and_fields_are_offered_once_they_are_begun() -> None:
    language.use("en")
    assert [each.text for each in completions("slip cau", 8, ())] == ["cause:"]
    assert [(each.start, each.text) for each in completions("-wi", 3, ())] == [(1, "wish:"), (1, "with-whom:")]
    language.use("ja")
    assert [each.text for each in completions("荷物 重大", 5, ())] == ["重大度:", "重大な理由:"]
    assert "原因:" in [each.text for each in completions("原", 1, ())]


def test_tab_completes_the_names_of_tags() -> None:
    offered = completions("タグ:夜", 4, [], ["night shift", "夜勤"])
    assert [(each.start, each.text) for each in offered] == [(3, "夜勤")]
    offered = completions("parcels tag:oven,ni", 19, ["nina"], ["night shift", "oven"])
    assert [(each.start, each.text) for each in offered] == [(17, "night-shift")]


@pytest.mark.parametrize(
    ("line", "words", "said"),
    [
        ("電話 ｰｻｰﾊﾞｰ", [Word("電話"), Word("ｻｰﾊﾞｰ", is_not=True)], "“ｰｻｰﾊﾞｰ” is read as “-ｻｰﾊﾞｰ”"),
        ("ーバー", [Word("バー", is_not=True)], "“ーバー” is read as “-バー”"),
        ('"ーバー"', [phrase("ーバー")], ""),
        ("-バー", [Word("バー", is_not=True)], ""),
        ("slip OR form", [Word("slip"), Word("OR"), Word("form")], "“OR” is a word like any other"),
        ("NOT slip", [Word("NOT"), Word("slip")], "“NOT” is a word like any other"),
        ("slip or form", [Word("slip"), Word("or"), Word("form")], ""),
        ("OR", [Word("OR")], ""),
        ('"OR" slip', [phrase("OR"), Word("slip")], ""),
        ('form "check slip', [Word("form"), phrase("check slip")], "“check slip” is looked for as one piece"),
        ('cause:"check slip', [phrase("check slip", "cause")], "“check slip” is looked for as one piece"),
        ('"check', [phrase("check")], ""),
    ],
)
def test_what_others_write_otherwise_is_said_as_it_was_understood(line: str, words: list[Word], said: str) -> None:
    query = read_query(line, TODAY)
    assert list(query.words) == words
    told = " ".join(str(each) for each in query.remarks)
    assert said in told
    assert bool(said) == bool(told)


@pytest.mark.parametrize("line", ["ingress -", "荷物 ー", "severity:high －", '"check slip" -'])
def test_the_sign_before_a_word_that_is_still_to_be_typed_asks_for_nothing(line: str) -> None:
    assert read_query(line, TODAY) == read_query(line[:-2], TODAY)
