"""Lists of words: how an entry is written, where its words stand, which list is broken and in which line."""

from __future__ import annotations

import time
import tracemalloc
from unicodedata import normalize

import pytest

from retro.review.words import lists
from retro.review.words.emoticons import emoticon
from retro.review.words.figures import has_figure
from retro.review.words.lists import FOLDER, Lists
from retro.review.words.pattern import EntryError, Pattern
from retro.review.words.people import People
from retro.review.words.team import TeamWords
from retro.review.words.word_list import MOST, Entries, ListError, WordList, entries_of, read
from tests.judgement.labelled import LANGUAGES, labelled

NAMES = sorted({file.name.partition(".")[0] for file in FOLDER.glob("*.txt")})


def said(lines: str, text: str) -> list[str]:
    """The words of a list that stand in a text, as they were typed."""
    words = WordList(*entries_of(lines.split("\n")))
    return [text[start:end] for start, end in words.spans(read(text))]


@pytest.mark.parametrize(
    ("entry", "text", "found"),
    [
        ("careful", "Be CAREFUL, carefully", ["CAREFUL"]),
        ("careful*", "Be careful, carefully", ["careful", "carefully"]),
        ("careless", "careless-talk.example, semi-careless, careless.example; careless.", ["careless"]),
        ("be careful", "be\u3000ｃａｒｅｆｕｌ", ["be\u3000ｃａｒｅｆｕｌ"]),
        ("(be|stay) [very] careful", "be very careful, stay careful", ["be very careful", "stay careful"]),
        ("the [old] [red] box", "the box, the red box, the old red box", ["the box", "the red box", "the old red box"]),
        ("did not … check", "did not really double-check. did not. check", ["did not really double-check"]),
        ("a cook [*] … sorry", "a cook shall say sorry, a cook sorry", ["a cook shall say sorry", "a cook sorry"]),
        ("not [yet] [even] … known", "not known. not yet at all known", ["not known", "not yet at all known"]),
        ("could have known", "they could've known, they couldnt", ["could've known"]),
        ("(did not|didn't) look", "he didnt look, we're", ["didnt look"]),
        ("we are … late", "that we're  far too late", ["we're  far too late"]),
        ("sorry [again]", "sorry again", ["sorry again"]),
        ("ミス", "チェックﾐｽ、ミスト", ["ﾐｽ", "ミス"]),
        ("気を(付け|つけ)", "気をつけて、気を付け", ["気をつけ", "気を付け"]),
        ("(不注意|怠慢)", "店員の不注意で、怠慢で", ["不注意", "怠慢"]),
        ("(あ|い)(不注意|怠慢|ミス)", "あ不注意、い怠慢、うミス", ["あ不注意", "い怠慢"]),
        ("(the|a) (slip|mistake)", "the slip, a mistake, one slip", ["the slip", "a mistake"]),
        ("担当…忘れ", "担当が札を忘れた。担当。忘れ", ["担当が札を忘れ"]),
        ("がく", normalize("NFD", "がく"), [normalize("NFD", "がく")]),
        ("^none$", "None.", ["None"]),
        ("^none$", "none of the 14", []),
        ("pay # yen", "pay 50,000 yen", ["pay 50,000 yen"]),
        ("〇さん", "田中さん、お母さん", ["中さん", "母さん"]),
        (r"\(sorry\)", "(sorry)", ["(sorry)"]),
        ("role = packer|driver\nthe {role} forgot", "the driver forgot", ["the driver forgot"]),
    ],
)  # fmt: skip
def test_an_entry_says_where_its_words_stand(entry: str, text: str, found: list[str]) -> None:
    assert said(entry, text) == found


def test_the_longest_counts_be_it_an_exception() -> None:
    warned = "注意\n注意喚起\n-注意報\n-careful migration\ncareful"
    assert said(warned, "大雨注意報で注意喚起、注意") == ["注意喚起", "注意"]
    assert said(warned, "the careful migration, be careful") == ["careful"]


@pytest.mark.parametrize(
    ("lines", "line", "reason"),
    [
        ("careful\n(be|stay", 2, "opened and not closed"),
        ("# remark\n\nbe) careful", 3, "closed"),
        ("a|b", 1, "closed"),
        ("…", 1, "no word"),
        ("be …", 1, "between words"),
        ("careful\n- careful", 2, "at once"),
        ("the {role} forgot", 1, "role"),
        ("x" * 8001, 1, "longer"),
        ("\n".join(f"word{n}" for n in range(MOST + 1)), MOST + 1, "no more than"),
    ],
)
def test_a_broken_list_is_named_with_its_line(lines: str, line: int, reason: str) -> None:
    with pytest.raises(ListError, match=reason) as caught:
        entries_of(lines.split("\n"))
    assert caught.value.line == line


@pytest.mark.parametrize("name", NAMES)
def test_the_lists_that_are_brought_are_sound(name: str) -> None:
    assert Lists().of(name).spans(read("blue box 青い箱")) == []


def test_a_list_is_read_in_the_languages_of_which_a_text_has_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    brought = lists._brought.__wrapped__

    def seen(name: str, language: str) -> Entries:
        asked.append(language)
        return brought(name, language)

    monkeypatch.setattr(lists, "_brought", seen)
    said = {"be careful": ["en"], "注意喚起": ["ja"], "注意喚起 be careful": ["en", "ja"], "14:05": []}
    for text, languages in said.items():
        asked.clear()
        assert bool(Lists().of("attention").spans(read(text))) is bool(languages)
        assert asked == languages


def test_a_word_is_looked_for_where_it_may_stand_alone() -> None:
    """What a text has of keys spares most entries; none is spared that stands in it."""
    texts = [read(one.text) for language in LANGUAGES for one in labelled(language)][::9]
    for name, language in ((name, language) for name in NAMES for language in LANGUAGES):
        for pattern in (each for group in lists.built_in(name, language) for each in group[::7]):
            for text in texts:
                if (pattern.keys and text.keys.isdisjoint(pattern.keys)) or not pattern.may_stand(text.keys):
                    assert not [*pattern.spans(text.placed.text)], (pattern.entry, text.text)


def test_a_list_keeps_its_words_and_not_how_they_were_read() -> None:
    """Of thousands of entries a case has a few; all that was read of each took sixty times the room of the file."""
    words = (FOLDER / "shifted.en.txt").read_text("utf-8")
    tracemalloc.start()
    try:
        held = Entries(*entries_of(words.splitlines()))
        assert tracemalloc.get_traced_memory()[0] < 30 * len(words)
        assert held.words
    finally:
        tracemalloc.stop()


def test_a_team_adds_words_and_excepts_some() -> None:
    team = TeamWords(words={"attention": ("sharpen up",)}, exceptions={"attention": ("be careful",)})
    own = Lists(team).of("attention")
    assert own.first(read("Sharpen up!")) == (0, 10)
    assert own.first(read("be careful")) is None
    assert Lists().of("attention").first(read("be careful")) == (0, 10)


def test_a_word_in_a_hurry_is_found_and_told_as_it_was_typed() -> None:
    typed = "everybody pls be carefull"
    start, end = Lists().of("attention").spans(read(typed))[0]
    assert typed[start:end].endswith("carefull")
    assert Lists().of("hindsight").first(read("we shoulda checked")) == (0, 18)


def test_names_are_known_in_their_parts() -> None:
    people = People(Lists(), ["shipping lead"], ["田中一郎", "Haruka Minase"])
    for text in ("田中が札を入れ忘れ", "Minase", "nobody told the shipping lead"):
        assert people.first(text) is not None, text
    for text in ("Minasemachi", "中一", "one table"):
        assert people.first(text) is None, text


@pytest.mark.parametrize(
    "text",
    [
        "m(__)m",
        ":-(",
        "🙇",
        "(^^;)",
        "(T_T)",
        "＼(^o^)／",
        ";-)",
        "ok xD",
        "\\o/",
        "すみません(泣)",
        "了解です!w",
        "(>_<)",
        "ｍ（＿ ＿）ｍ",
        "確認不足でしたorz",
        "ありがとう☆",
    ],
)
def test_an_emoticon_is_seen(text: str) -> None:
    assert emoticon(f"ごめんなさい {text}") is not None


@pytest.mark.parametrize(
    "text",
    [
        "(2)",
        "10:05",
        "D：ドライブ（共有）",
        "48.50（送料込み）",
        "<3 hours",
        '{"a": 3}',
        "(-)",
        "https://a",
        "seat 8) instead of 18)",
        "★印の箱",
        "☎ 03-1234",
        "✓ done",
        "(>)",
    ],
)
def test_brackets_and_figures_are_none(text: str) -> None:
    assert emoticon(text) is None


@pytest.mark.parametrize("text", ["37 parcels", "two families", "十二件", "全店で", "4.4 %"])
def test_a_figure_is_seen(text: str) -> None:
    assert has_figure(read(text).placed.text)


@pytest.mark.parametrize(
    "text", ["at 10:20", "on 18 nov", "数十件", "one or two people", "2026年11月", "dozens", "no. 7"]
)
def test_times_and_vague_numbers_are_no_figures(text: str) -> None:
    assert not has_figure(read(text).placed.text)


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "careful " * 12_500, "担当者が" * 25_000, "(" * 100_000, "did not " * 12_000, "申し訳" * 33_000,
     "the operator the operator " * 4_000, "ー" * 100_000],
    ids=lambda text: text[:10],
)  # fmt: skip
def test_a_text_of_100_000_letters_is_looked_through_at_once(text: str) -> None:
    lists = Lists()
    for name in NAMES:
        lists.of(name)
    began = time.perf_counter()
    for name in NAMES:
        lists.of(name).spans(read(text))
    assert time.perf_counter() - began < 20  # of all lists together; a bomb would take hours
    emoticon(text)


def test_brackets_in_brackets_are_refused_in_words() -> None:
    with pytest.raises(EntryError, match="deep"):
        Pattern("(" * 700 + "a" + ")" * 700)
    assert Pattern("((careless))").entry == "((careless))"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        *(("", "empty"), ("  ", "empty"), ("[a]", "empty"), ("x" * 9999, "long"), ("(a", "open"), ("[a", "open")),
        *(("(a]", "open"), ("[a)", "open"), ("(a|b", "open"), ("a)", "close"), ("a]", "close"), ("a|b", "close")),
        *(("(a))", "close"), ("... a", "edge"), ("a ...", "edge")),
    ],
)
def test_an_entry_that_cannot_be_read_is_refused_with_its_reason(entry: str, code: str) -> None:
    with pytest.raises(EntryError) as refused:
        Pattern(entry)
    assert str(refused.value) == code


@pytest.mark.parametrize("text", ["締付け工程で作業者の確認漏れ", "作業者の思い込み"])
def test_a_worker_of_the_house_is_no_contractor_on_whom_it_is_shifted(text: str) -> None:
    """業者 stands in 作業者, and the other way round in nothing."""
    spans = Lists().of("shifted").spans(read(text)), Lists().of("person").spans(read(text))
    assert spans[0] == []
    assert [start for start, _ in spans[1]] == [text.index("作業者")]
