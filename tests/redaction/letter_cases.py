"""Random cases for letters, in which every text has a token, and the table of who may read which.

Who may read a token is worked out here from what a row says, not by the code that takes it out: for whom it is marked,
whom it is about, whether somebody is sure of it, whether its day has passed, in which language it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from enum import Enum, auto
from typing import Any

from hypothesis import strategies as st

from exports.format import Format
from exports.preflight import Preflight
from exports.report import make_report
from exports.report_kind import ReportKind
from retro.language import LANGUAGES
from retro.model.answers import answer_id
from retro.model.choice import EVERYONE, TEAM, Choice
from retro.model.entry import Entry
from retro.model.field_types import LineType, ProseType, RoleType
from retro.model.fields import Field
from retro.model.moments.moment import Moment
from retro.model.record import Retrospective
from retro.model.shareable import Shareable, Worded
from retro.model.stages.answers import EmptyAnswer, Said
from retro.model.stages.cause import Cause, CauseConfidence
from retro.model.stages.changes import HardwareChange
from retro.model.stages.follow_up import Addendum
from retro.model.stages.head import Head, Responsibility
from retro.model.stages.prevention import Measure
from retro.model.stages.remedy import Apology, Remedy
from retro.model.stages.review import Observation
from retro.model.stages.scope import Damage, FigureConfidence, Party
from retro.model.stages.timeline import Contact, Event
from retro.redaction.audience import FORM, Audience
from retro.redaction.preflight.finding import Weight
from retro.redaction.recipient import Recipient
from retro.redaction.stops import AlikeError, StopError
from tests import reports
from tests.exports.unpacked import bytes_of
from tests.formats import JSON, MD
from tests.redaction.letter_names import colleagues, name_forms, names_sought

BOTH = frozenset(LANGUAGES)
_LETTERS = "bcdfghjklmnpqrstvwxz"
_CODES = tuple(dict.fromkeys(kind.audience.code for kind in reports.ALL))
TOLD_OF_IT = frozenset(_CODES)
KINDS: tuple[type[Entry], ...] = (
    Event, Cause, Damage, Remedy, Apology, Measure, HardwareChange, Addendum, Contact, Observation
)  # fmt: skip
ALIKE = (
    ("Lee family", "Leeds", "Anna Leed"),
    ("Ann Berg", "Anna Bergmann", "Berg & Sons Ltd"),
    ("森様", "森田様", "小森様"),
    ("林様", "小林様", "株式会社林田商店"),
    ("原様", "藤原様", "原田家"),
    ("渡辺様（わたなべ）", "渡部様（わたべ）", "田辺様"),
)
"""Three customers each, whose names lie close."""


class Risk(Enum):
    """What may be wrong with the texts of a case. Most cases have few of them, so that their letters are written."""

    UNSURE = auto()
    """Rows of which nobody is sure."""
    PAST = auto()
    """Promises whose day has passed."""
    COLLEAGUES = auto()
    """Names of those who took part, in one of many forms."""
    CUSTOMERS = auto()
    """Names of customers in the words of a row."""
    GRAVE = auto()
    """Words that no letter holds."""
    DOUBTFUL = auto()
    """Words that a letter holds if somebody says so."""
    FOREIGN = auto()
    """Words in the other language."""
    OPEN = auto()
    """Whose fault it was is not settled."""


GOOD = {
    "en": ("The parcel {0} came two days late", "A second label {0} lay on the table", "We brought {0} by hand"),
    "ja": ("荷物{0}のお届けの遅れ", "伝票{0}が2枚ございました", "{0}をお届けいたしました"),
}
GRAVE = {
    "en": ("A new parcel {0} 🎁", "The parcel {0} is late (^_^;)"),
    "ja": ("荷物{0}をお届けしました🎁", "{0}の遅れ (^_^;)"),
}
BLAME = {"en": "The packer was careless with {0}", "ja": "担当者の不注意による{0}"}
DOUBTFUL = {
    "en": ("only a few parcels {0} late", "Taxi fare for {0}", "The parcel {0} of Watanabe-san"),
    "ja": ("一部のお客様に{0}の遅れ", "{0}のタクシー代", "佐久間様の{0}のお届け"),
}


@dataclass(frozen=True)
class Canary:
    """Words that can be told from all others of a case, and where they may stand."""

    words: str
    """A pattern in which it is found, whatever its case."""
    why: str
    readers: frozenset[str] = frozenset()
    """The customers in whose letters it may stand; "" for what is written to all of them."""
    languages: frozenset[str] = BOTH
    """Those of the letters."""
    asked_nowhere: frozenset[str] = BOTH
    """Those of the letters in which it may stand although nobody said so."""
    told: frozenset[str] = frozenset()
    """The audiences besides customers that are told it."""

    def may_stand(self, audience: Audience, reader: str, code: str, *, is_agreed: bool) -> bool:
        if not audience.is_customer:
            return audience.code in self.told
        return reader in self.readers and code in self.languages and (is_agreed or code in self.asked_nowhere)


@dataclass
class LetterCase:
    """A case, the customers in it, and what must be told from what."""

    record: Retrospective
    who: Sequence[str]
    risks: frozenset[Risk]
    canaries: list[Canary] = field(default_factory=list)

    def leaked(
        self, texts: Sequence[str], audience: Audience, reader: str, code: str, *, is_agreed: bool
    ) -> list[Canary]:
        """What stands in these texts, and may not be read there."""
        whole = "\n".join(texts).replace("\\", "").casefold()
        kept = (each for each in self.canaries if not each.may_stand(audience, reader, code, is_agreed=is_agreed))
        return [each for each in kept if re.search(each.words, whole)]


@st.composite
def letter_cases(draw: st.DrawFn, surely: frozenset[Risk] = frozenset()) -> LetterCase:
    """Cases of three customers whose names lie close, with colleagues of whom one is called as the first of them.

    `surely` is what is wrong with each of them.
    """
    who = draw(st.sampled_from(ALIKE))
    risks = frozenset(draw(st.tuples(*[st.sampled_from([None, *Risk])] * 3))) - {None}
    risks |= surely
    return _Making(draw, who, risks).case()


class _Making:
    """A case that is being made."""

    def __init__(self, draw: st.DrawFn, who: tuple[str, ...], risks: frozenset[Risk]) -> None:
        self.draw, self.who, self.risks, self.n = draw, who, risks, 0
        self.language = "en" if who[0].isascii() else "ja"
        self.everybody = frozenset(("", *who))
        self.canaries: list[Canary] = []
        self.colleagues = colleagues(self.language, who)
        self.forms = [form for each in self.colleagues for form in name_forms(each)]

    def case(self) -> LetterCase:
        rows: list[Entry] = [*self.colleagues]
        rows += [Party(id=f"p{n}", who=name) for n, name in enumerate(self.who)]
        kinds = self.draw(st.lists(st.sampled_from(KINDS), min_size=3, max_size=8))
        rows += [self._row(kind, f"r{n}") for n, kind in enumerate(kinds)]
        if self._chance(3):
            rows.append(Apology(id="sorry", what_for=self._good(self.language, self.everybody), for_all=True))
        head = self._head()
        placed = tuple(replace(row, position=float(n), revision=1) for n, row in enumerate(rows))
        record = Retrospective(head, placed, tuple(self._wordless(head, placed)))
        self.canaries += [
            Canary(words, "name", readers, told=told)
            for words, readers, told in names_sought(self.colleagues, self.who)
        ]
        return LetterCase(record, self.who, self.risks, self.canaries)

    def _chance(self, of_four: int) -> bool:
        return self.draw(st.integers(0, 3)) < of_four

    def _head(self) -> Head:
        responsibility = Responsibility.INVESTIGATING if Risk.OPEN in self.risks else Responsibility.OURS
        head = Head(
            id="f" * 16, reference="2026-001", created="2026-11-20T16:00+09:00", zone="Asia/Tokyo",
            responsibility=responsibility,
        )  # fmt: skip
        if Risk.PAST in self.risks and self._chance(1):
            head = replace(head, next_report=Moment.exact(reports.ON - timedelta(days=1)))
            self.canaries.append(Canary("", "next report past its day", told=TOLD_OF_IT))
        filled: Head = self._filled(head, self.everybody)
        return filled

    def _row(self, kind: type[Entry], new: str) -> Entry:
        row: Any = kind(id=new)
        about = self.draw(st.sampled_from(("", *self.who))) if kind.customer else ""
        if about:
            row = replace(row, **{kind.customer: about})
        readers: frozenset[str] = frozenset()
        if isinstance(row, Shareable):
            for_all = self.draw(st.sampled_from((True, True, None, False)))
            some = self.draw(st.sampled_from(((), *((name,) for name in self.who), self.who[:2], self.who[1:])))
            row = replace(row, for_all=for_all, for_one="; ".join(some))
            readers = self.everybody if for_all else frozenset(some or (about,)) - {""}
            readers = frozenset() if for_all is False else readers
        row, readers = self._with_certainty(row, readers)
        row, readers = self._with_days(row, readers)
        if Risk.OPEN in self.risks and (row.is_promise or row.is_apology):
            readers = frozenset()
        filled: Entry = self._filled(row, readers)
        return filled

    def _with_certainty(self, row: Any, readers: frozenset[str]) -> tuple[Any, frozenset[str]]:
        is_sure = Risk.UNSURE not in self.risks or self._chance(1)
        match row:
            case Event() | Addendum():
                row = replace(row, confirmed=True if is_sure else self.draw(st.sampled_from((None, False))))
            case Cause():
                row = replace(row, sure=self._how_sure(CauseConfidence, CauseConfidence.FACT, is_sure=is_sure))
            case Damage():
                sure = self._how_sure(FigureConfidence, FigureConfidence.CONFIRMED, is_sure=is_sure)
                self.n += 1
                figure = 7_170_000 + self.n
                told = readers if is_sure else frozenset[str]()
                self.canaries.append(Canary(_figure(figure), "figure", told, told=TOLD_OF_IT))
                return replace(row, figure=Decimal(figure), certainty=sure), readers
            case Remedy():
                self.n += 1
                self.canaries.append(Canary(_figure(7_170_000 + self.n), "cost", told=TOLD_OF_IT))
                return replace(row, cost=Decimal(7_170_000 + self.n), currency="JPY"), readers
            case _:
                return row, readers
        return row, readers if is_sure else frozenset()

    def _how_sure(self, choices: type[Choice], certain: Choice, *, is_sure: bool) -> Any:
        others = (each for each in choices if each != certain)
        return certain if is_sure else self.draw(st.sampled_from((None, *others)))

    def _with_days(self, row: Any, readers: frozenset[str]) -> tuple[Any, frozenset[str]]:
        if not isinstance(row, Measure | HardwareChange) or self._chance(1):
            return row, readers
        is_past = Risk.PAST in self.risks and self._chance(3)
        row = replace(row, due=reports.ON + timedelta(days=-3 if is_past else 9))
        is_told = isinstance(row, Measure)  # by when a place is changed, no customer is told
        return row, frozenset() if is_past and is_told else readers

    def _filled(self, row: Any, readers: frozenset[str]) -> Any:
        """The row with a text, and so a token, in each of its fields that takes one."""
        worded = {code for code in LANGUAGES if isinstance(row, Worded) and self._chance(1)}
        texts: dict[str, str] = {}
        for each in row.fields():
            if not isinstance(each.type, LineType | ProseType | RoleType) or getattr(row, each.name):
                continue
            if each.name in (row.customer, "for_one", "words_en", "words_ja", "closed_because", "merged_into"):
                continue
            texts[each.name] = self._text(row, each, readers, worded)
        for code in worded:
            told = readers if not (isinstance(row, Apology) and row.receiver) else readers & {row.receiver}
            texts[row.words_in(code)] = self._good(code, told, frozenset({code}))
        return replace(row, **texts)

    def _text(self, row: Entry, each: Field, readers: frozenset[str], worded: set[str]) -> str:
        told = frozenset(code for code in _CODES if _reads(code, row, each))
        if each.seen_by is not EVERYONE:
            return self._put(self._pick(GOOD[self.language]), Canary("", "kept", told=told))
        if each.to_one and isinstance(row, Apology) and row.receiver:
            readers &= {row.receiver}
        in_its_place = worded if each.name in ("title", "sentence") or not isinstance(row, Head | Apology) else set()
        free = Canary("", "text", readers, BOTH - in_its_place, frozenset({self.language}), told)
        if Risk.FOREIGN in self.risks and self._chance(1):
            other = "ja" if self.language == "en" else "en"
            return self._put(self._pick(GOOD[other]), replace(free, why="language", asked_nowhere=frozenset({other})))
        if Risk.GRAVE in self.risks and self._chance(1):
            bad = BLAME[self.language] if isinstance(row, Cause) else self._pick(GRAVE[self.language])
            return self._put(bad, Canary("", "grave", told=told))
        if Risk.DOUBTFUL in self.risks and self._chance(1):
            doubt = replace(free, why="doubt", asked_nowhere=frozenset())
            is_small = isinstance(row, Head | Apology | Addendum)  # of a damage with a figure nobody asks
            return self._put(self._pick(DOUBTFUL[self.language][0 if is_small else 1 :]), doubt)
        text = self._put(self._pick(GOOD[self.language]), free)
        if Risk.COLLEAGUES in self.risks and self._chance(1):
            return self._naming(text, self._pick(self.forms))
        if Risk.CUSTOMERS in self.risks and self._chance(1):
            return self._naming(text, self._pick(self.who))
        return text

    def _naming(self, text: str, name: str) -> str:
        return f"{text}, {name}" if self.language == "en" else f"{text}（{name}）"

    def _good(
        self,
        code: str,
        readers: frozenset[str],
        languages: frozenset[str] = BOTH,
        told: frozenset[str] = TOLD_OF_IT,
    ) -> str:
        return self._put(self._pick(GOOD[code]), Canary("", "text", readers, languages, frozenset({code}), told))

    def _put(self, sentence: str, kept: Canary) -> str:
        """The sentence with a new token, for which the canary says where it may stand."""
        self.n += 1
        token = f"zq{''.join(_LETTERS[self.n // 20**n % 20] for n in (2, 1, 0))}qz"  # a number would be a figure
        self.canaries.append(replace(kept, words=token))
        return sentence.format(token)

    def _pick(self, among: Sequence[str]) -> str:
        return self.draw(st.sampled_from(tuple(among)))  # of a tuple, Hypothesis knows that it has it

    def _wordless(self, head: Head, rows: tuple[Entry, ...]) -> Iterator[EmptyAnswer]:
        """That customers who read one language are told nothing of a row."""
        for row in rows:
            if isinstance(row, Shareable) and row.id != "sorry" and self.draw(st.integers(0, 9)) == 0:
                code = self._pick(list(LANGUAGES))
                name = row.words_in(code)
                if getattr(row, name):
                    continue
                yield EmptyAnswer(
                    id=answer_id(head.id, row.id, name), row=row.id, asked=name, said=Said.NOT_APPLICABLE, revision=1
                )
                own = {str(getattr(row, each.name)) for each in row.fields()}
                self.canaries[:] = [
                    replace(each, languages=each.languages - {code})
                    if any(re.search(each.words, text) for text in own)
                    else each
                    for each in self.canaries
                ]


def _reads(code: str, row: Entry, each: Field) -> bool:
    if each.seen_by is not TEAM or code == "team":
        return True
    return code == FORM.code and f"{row.kind}.{each.name}" in FORM.reads_besides


def _figure(n: int) -> str:
    return f"{n}|{n:,}"


@dataclass
class Written:
    """The letters of one kind that are written of a case: to all, to anybody, to each of its customers."""

    case: LetterCase
    kind: ReportKind
    code: str
    """The language."""
    is_agreed: bool
    """Whether somebody says of all that is doubtful that it may go out."""
    shield: bool

    def leaks(self, forms: Sequence[Format] = ()) -> Iterator[tuple[str, Canary]]:
        """What stands in one of those that may leave, and may not be read there, with who reads it."""
        for reader, texts in self.letters(forms):
            for each in self.case.leaked(texts, self.kind.audience, reader, self.code, is_agreed=self.is_agreed):
                yield reader, each

    def letters(self, forms: Sequence[Format] = ()) -> Iterator[tuple[str, list[str]]]:
        """All that is in those that may leave, by who reads them."""
        for whom in self._readers():
            with suppress(StopError):
                try:
                    yield whom.addressee, list(self._written(whom, forms))
                except AlikeError as error:  # whoever is asked says what is so: it is somebody else
                    others = tuple({spot.name for spot in error.spots} - {whom.addressee})
                    yield whom.addressee, list(self._written(replace(whom, other=others), forms))

    def _readers(self) -> Iterator[Recipient]:
        if not self.kind.is_letter:
            yield Recipient()
            return
        yield Recipient(to_all=True, shield=self.shield)
        yield Recipient(to_all=True, is_published=True, shield=self.shield)
        yield from (Recipient(name, shield=self.shield) for name in self.case.who)

    def _written(self, whom: Recipient, forms: Sequence[Format]) -> Iterator[str]:
        """All that is in the files of a letter; a StopError if it may not leave."""
        request = reports.request(self.kind, self.code, recipient=whom)
        made = Preflight(self.case.record, request, make_report(self.case.record, request))
        made.check([each.key for each in made.against if each.weight is Weight.DOUBTFUL] if self.is_agreed else [])
        # what is told in data alone is asked about nowhere
        for form in forms or ((MD, JSON) if self.is_agreed else (MD,)):
            yield from bytes_of(made.report, form)


@st.composite
def writings(draw: st.DrawFn, surely: frozenset[Risk] = frozenset()) -> Written:
    """Letters of a case, and the reports that leave the team besides."""
    kind = draw(st.sampled_from(_KINDS_OF_LETTERS))
    code, is_agreed, shield = draw(st.sampled_from(list(LANGUAGES))), draw(st.booleans()), draw(st.booleans())
    return Written(draw(letter_cases(surely)), kind, code, is_agreed, shield)


_KINDS_OF_LETTERS = [*reports.LETTERS * 2, *(reports.coded(code) for code in ("management", "formal", "participants"))]
