"""Where words stand in texts, and that an index of terms loses none of them."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing

import pytest
from hypothesis import example, given, strategies as st

from retro.text.search_forms import placed, plain_form
from retro.text.search_patterns import pattern
from retro.text.search_terms import LONGEST, RequiredTerm, is_exact, sought, stands_literally, terms

JAPANESE = st.text("引出物申込みきしにでサーバビルパ誤配のを々ーー゛、・　髙高お御合わせり積も", max_size=12)
MIXED = st.text("引き出し物ーサバ誤a1bＢ-.・_ é\u0301★、'\u3099İßｶﾞ", max_size=12)
_ENDS = ("", "s", "es", "y", "ies", "ed", " ", "-", "誤")
ENGLISH = st.lists(
    st.tuples(st.sampled_from(("alarm", "batter", "box", "cas")), st.sampled_from(_ENDS)).map("".join), max_size=4
).map("".join)
TEXTS = JAPANESE | MIXED | ENGLISH | st.text(max_size=12)


def found(word: str, text: str) -> list[str]:
    """What of a text would be marked where a word is looked for."""
    sought_for, there = pattern(word), placed(text)
    if sought_for is None:
        return []
    return [text[slice(*there.span(*each.span()))] for each in sought_for.finditer(there.text)]


@pytest.mark.parametrize(
    ("word", "text", "marked"),
    [
        ("誤配", "再び誤配した。", ["誤配"]),
        ("誤", "再び誤配した。", ["誤"]),
        ("サーバ", "サーバーが", ["サーバー"]),
        ("サーバー", "サーバが", ["サーバ"]),
        ("サーバー", "メールサーバの", ["サーバ"]),
        ("サーバエラー", "Webサーバーエラ", ["サーバーエラ"]),
        ("さーばー", "サーバ", ["サーバ"]),
        ("ｻｰﾊﾞ", "サーバー", ["サーバー"]),
        ("コンピュータ", "コンピューター", ["コンピューター"]),
        ("ビール", "ビルの中", []),
        ("ビル", "ビールの中", []),
        ("髙橋", "高橋様", ["高橋"]),
        ("宮崎", "宮﨑様", ["宮﨑"]),
        ("引出物", "引き出物と引出物", ["引き出物", "引出物"]),
        ("引き出物", "引出物", ["引出物"]),
        ("申込", "申し込み、申込", ["申し込", "申込"]),
        ("申し込み", "申込と申込み", ["申込", "申込み"]),
        ("問い合わせ", "お問合せ、問合わせ、問い合せ、問合", ["問合せ", "問合わせ", "問い合せ", "問合"]),
        ("お問合せ", "お問い合わせと問合せ、御問合せ", ["お問い合わせ", "問合せ", "御問合せ"]),
        ("問合", "お問い合わせ", ["問い合"]),
        ("打ち合わせ", "打合せ 打合わせ 打ち合せ 打合", ["打合せ", "打合わせ", "打ち合せ", "打合"]),
        ("見積もり", "見積り書、見積書、見積もり、御見積", ["見積り", "見積", "見積もり", "見積"]),
        ("見積", "お見積もりを", ["見積"]),
        ("お見積もり", "見積り", ["見積り"]),
        ("御見積書", "お見積り書", ["お見積り書"]),
        ("終わる", "終る", ["終る"]),
        ("終る", "終わる", ["終わる"]),
        ("わからない", "その場合わからない", ["わからない"]),
        ("ワイン", "総合ワイン", ["ワイン"]),
        ("タブレット", "当タブレット", ["タブレット"]),
        ("お詫び", "詫びた、お詫びした", ["詫び", "お詫び"]),
        ("お金", "料金、お金", ["お金"]),
        ("お茶", "茶器", []),
        ("カモメ", "鷗", []),
        ("森鴎外", "森鷗外", ["森鷗外"]),
        ("森鷗外", "森鴎外", ["森鴎外"]),
        ("渡邉靏子", "渡辺鶴子", ["渡辺鶴子"]),
        ("桑田", "桒田様と栁田様", ["桒田"]),
        ("人間", "この人に間違いを", []),
        ("が", "か゛", ["か゛"]),
        ("か゛", "が", ["が"]),
        ("ガス", "ｶﾞｽ", ["ｶﾞｽ"]),
        ("check", "re-CHECKS, recheck", ["CHECK"]),
        ("ＣＨＥＣＫ", "check", ["check"]),
        ("slip", "check-slips", ["slip"]),
        ("check-slip", "the check\u2010slips", ["check\u2010slip"]),
        ("check slip", "check\n  slip", ["check\n  slip"]),
        ("v2.3", "v2.3.1 av2.3", ["v2.3"]),
        ("10:05", "at 10:05, 110:05", ["10:05"]),
        ("配a", "誤配A棟", ["配A"]),
        ("a棟", "A棟 aa棟", ["A棟"]),
        ("alarms", "an alarm, two ALARMS, alarmed", ["alarm", "ALARMS"]),
        ("Alarm", "alarms", ["alarm"]),
        ("boxes", "box boxes boxing", ["box", "boxes"]),
        ("batteries", "a battery", ["battery"]),
        ("battery", "two batteries and a battery pack", ["batteries", "battery"]),
        ("cases", "a case, a cask", ["case"]),
        ("key", "keys keies", ["key"]),
        ("ways", "waies way", ["way"]),
        ("glass", "glas", []),
        ("status", "statu", []),
        ("its", "it", []),
        ("check alarms", "check alarm", []),
        ("Müller", "Müller, Muller, Mueller, MUELLERIN", ["Müller", "Muller", "Mueller"]),
        ("Mu\u0308ller", "Müller, Mueller", ["Müller", "Mueller"]),
        ("Mueller", "Mueller, Müller, Muller", ["Mueller", "Müller", "Muller"]),
        ("Muller", "Müller, Mueller", ["Müller"]),
        ("Jose", "José", ["José"]),
        ("İbrahim", "Ibrahim ibrahim", ["Ibrahim", "ibrahim"]),
        ("Oster", "Øster Oster", ["Øster", "Oster"]),
        ("Strasse", "Straße", ["Straße"]),
        ("Łukasz", "Lukasz", ["Lukasz"]),
        ("cafe", "Cafés, café", ["Café", "café"]),
        ("queue", "quue", []),
        ("does", "dos", []),
        ("★", "a★b", ["★"]),
        ("c++", "C++", ["C++"]),
        (".*", "any .* thing", [".*"]),
        ("%", "5%", ["%"]),
        ("株", "㈱丸", ["㈱"]),
    ],
)
def test_a_word_stands_in_a_text(word: str, text: str, marked: list[str]) -> None:
    assert found(word, text) == marked
    assert not marked or has_all(terms(text), sought(word))


@pytest.mark.parametrize("word", ["", " ", "\u3000", "\u200b", "\x00", "\ufe0f", "\ud800"])
def test_of_what_nobody_sees_nothing_is_left_to_look_for(word: str) -> None:
    assert pattern(word) is None
    assert sought(word) == frozenset()


@given(TEXTS, st.integers(0, 12), st.integers(0, 12))
def test_whatever_stands_there_literally_is_found(text: str, start: int, length: int) -> None:
    plain = plain_form(text)
    word = plain[start : start + length].strip()
    assert not word or (looked := pattern(f"・{word}")) is None or looked.search(f"・{plain}・{word}")
    if word and (start == 0 or not plain[start - 1].isalnum()):
        assert (looked := pattern(word))
        assert looked.search(plain), (word, plain)


@given(TEXTS, TEXTS)
@example("きー誤配", "誤きー誤配")
def test_a_text_in_which_a_word_stands_has_the_terms_of_the_word(word: str, text: str) -> None:
    looked = pattern(word)
    if looked and looked.search(plain_form(text)):
        assert has_all(terms(text), sought(word)), (terms(text), sought(word))


@given(TEXTS | st.text("引出物サーバン゛\u3099ﾞー髙\ufe00"), st.data())
def test_what_is_looked_for_without_reading_stands_where_its_characters_do(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    word = text[at : at + data.draw(st.integers(1, 5))]
    if stands_literally(word):
        assert (looked := pattern(word))
        assert looked.search(plain_form(text)), (word, text)


@given(JAPANESE, st.data())
def test_nor_is_it_lost_in_another_way_of_writing(text: str, data: st.DataObject) -> None:
    """Marks and inflections come and go at random: wherever the word is found, the terms are."""
    at = data.draw(st.integers(0, len(text)))
    word = text[at : at + data.draw(st.integers(1, 6))]
    other = "".join(
        data.draw(st.sampled_from(["", "ー", "し", "き", "に"])) * data.draw(st.booleans()) + char for char in text
    )
    looked = pattern(word)
    if looked and looked.search(plain_form(other)):
        assert has_all(terms(other), sought(word)), (word, other)


@given(TEXTS)
def test_an_index_takes_every_term_as_one(text: str) -> None:
    """The tokenizer of SQLite that is given terms with spaces between them gives back the same terms."""
    made = terms(text)
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.execute("CREATE VIRTUAL TABLE held USING fts5(x, content='', detail=none, columnsize=0, tokenize=ascii)")
        conn.execute("CREATE VIRTUAL TABLE its USING fts5vocab(held, row)")
        conn.execute("INSERT INTO held(rowid, x) VALUES (1, ?)", (" ".join(made),))
        assert {term for (term,) in conn.execute("SELECT term FROM its")} == made


def test_a_long_word_is_known_by_its_beginning() -> None:
    assert terms("x" * 1000) == {"x" * LONGEST}
    assert sought("x" * 999) == {RequiredTerm("x" * LONGEST)}
    assert sought("x" * 3) == {RequiredTerm("xxx", is_beginning=True)}


@pytest.mark.parametrize("piece", ["引き", "サー", "ー", "(a+)+", "a ", ".*", "誤", "き", "゛", "\\"])
def test_ten_thousand_characters_are_looked_for_in_no_time(piece: str) -> None:
    text = placed(f"{piece}x" * 3_000 + piece * 3_000).text
    began = time.process_time()
    for size in (20, 190, 10_000 // len(piece)):
        looked = pattern(piece * size)
        assert looked is not None
        looked.search(text)
        sought(piece * size)
    assert time.process_time() - began < 2.0  # a choice that repeats would take years


def has_all(held: set[str], asked: Iterable[RequiredTerm]) -> bool:
    """Whether the terms of a text hold all that is asked for."""
    return all(
        any(term.startswith(each.term) if each.is_beginning else term == each.term for term in held)
        or not held.isdisjoint(each.others)
        for each in asked
    )


@given(MIXED | JAPANESE | ENGLISH | st.text(max_size=2), TEXTS)
def test_a_word_of_one_term_stands_wherever_its_term_does(word: str, text: str) -> None:
    looked = pattern(word)
    if looked and is_exact(word):
        assert bool(looked.search(plain_form(text))) == has_all(terms(text), sought(word))


@pytest.mark.parametrize("word", ["誤配", "誤", "ー", "引き", "a", "check", "★", "_", "々々"])
def test_words_of_one_term_are_told_from_others(word: str) -> None:
    assert is_exact(word)


@pytest.mark.parametrize("word", ["", "サバ", "き引", "誤配し", "a b", "c++", "x" * LONGEST, "a棟", "\u200b"])
def test_words_of_several_terms_are_to_be_looked_for(word: str) -> None:
    assert not is_exact(word)


def test_what_stands_together_in_every_way_of_writing_is_asked_for_as_it_stands() -> None:
    assert {each.term for each in sought("ビール")} == {"ビー", "ール", "ビル"}
    assert not has_all(terms("駅前のビル"), sought("ビール"))
    assert {each.term for each in sought("サーバー")} == {"サー", "ーバ", "サバ"}
    assert {each.term for each in sought("引き出物")} == {"引出", "出物"}
