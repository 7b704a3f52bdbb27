"""Whose name a place in a text is, where a customer and a colleague, or two customers, may be called so.

様, 家, 宅 and Mr are the customer's where the rows call a customer so; a rank (高橋室長) is the colleague's. A bare
name that may be either is to be asked about: a role in its place may be untrue, and the name must not go out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cached_property

from retro.redaction.customers.customer_name import parse_customers, strictly
from retro.redaction.customers.identity import Identity, identity_of
from retro.redaction.spelling.parsed_name import BEFORE
from retro.value import value


class Verdict(Enum):
    """What is to be done with a place where a name stands."""

    LEAVE = "leave"
    REPLACE = "replace"
    ASK = "ask"


_RANK = re.compile(r"(?:長|主任|主査|主事|専務|常務|取締役|リーダー?|マネージャー?|マネジャー|チーフ|代理|補佐)$")
_POLITE = re.compile(r"(?:様|さま|[ -][Ss]ama)$")
_TITLE = re.compile(rf"^{BEFORE}\b")
_HOUSEHOLD = re.compile(
    r"(?:様|さま)?(?:の?[ごお御]?(?:両家|夫妻|夫婦|家族|一家)|家(?![具電庭計屋賃事])|宅(?![配地急])|御中)様?"
    r"|(?<=様)方(?![針法式面向々])|(?:'s)?\ (?:family|household|couple)(?![A-Za-z])"
)


_FIRM = re.compile(
    r"(?<=[々㐀-鿿ァ-ヺー])(?:(?:商店|商事|産業|商会|物産|工業|興業|製作所|製造所|電機|電器|精機|精密|化学|製薬|製菓|建設|工務店|運輸|運送"
    r"|酒造|乳業|食品|自動車|医院|診療所|歯科|薬局|農園|牧場|水産|書店|旅館|銀行|園芸|造園|園(?![長児子])"
    r"|貴金属|鉄工所?|薬品|石油|不動産|青果|食堂|[酒米魚肉茶]店|精肉店|生花店|内科|外科|眼科|皮膚科|小児科|クリニック|ホールディングス|ビル(?!メ)"
    r"|理容室|美容室|印刷所|(?:法律|会計|税理士|設計)事務所|[小中]学校|保育園|幼稚園|城跡|屋(?![内外根上敷台号]))"
    r"(?![部課係長室班士師員担])"
    r"|\ ?(?:(?:株式|有限|合同|合資)会社|\([株有同]\))(?![A-Za-z々㐀-鿿ァ-ヺ]))"
    r"|(?<=[A-Za-z])\ (?:Ltd|Limited|Inc|GmbH|AG|Corp|Corporation|Co|&\ Co|K\.K|KK|Hospital|Clinic)(?![A-Za-z])"
)
"""What makes of a name that of a firm, which is none of ours, though it may be a customer: 本田建設, Baker Ltd."""
_LEGAL_BEFORE = re.compile(r"(?<![A-Za-z0-9々㐀-鿿ァ-ヺー])(?:(?:株式|有限|合同|合資)会社|\([株有同]\))\ ?$")
"""The same before it: 株式会社田中; but not ABC株式会社田中, where somebody of that firm may be meant."""
_LEGAL = 8
"""So many characters before a name are looked at for that."""
_GOODS = re.compile(
    r"(?<=[々㐀-鿿])(?:錦|菜(?!々)|技研|海苔|味噌|醤油|煎餅|羊羹|蒲鉾)"
    r"|(?<=[A-Za-z])\ (?:Street|Road|Lane|Avenue|Square)(?![A-Za-z])"
)
"""What makes of it goods, their maker, or a street, which is nobody at all: 佐藤錦, 本田技研, Baker Street."""


@value
class Parties:
    """Who may be named, in the order in which the finder counts them: colleagues, the report's customers, others."""

    colleagues: Sequence[str]
    customers: Sequence[str]
    others: Sequence[str]

    def judge(self, seen: str, span: tuple[int, int, frozenset[int]], *, of_customer: bool) -> Judgement:
        """What to do with a name that was found in the folded text `seen`.

        `of_customer` says that the text stands in the field that says which customer a row is about: who is called so
        there is a customer, unless it is the whole name of a colleague.
        """
        start, end, bearers = span
        found, household = seen[start:end], _HOUSEHOLD.match(seen, end)
        bearers |= self._called_exactly(found)
        ours = frozenset(bearer for bearer in bearers if bearer < len(self.colleagues))
        theirs = bearers - ours
        if _GOODS.match(seen, end):
            return Judgement(Verdict.LEAVE, start, end, bearers)
        if not ours:
            return self._of_customers(start, end, found, theirs)
        if not theirs:
            is_firm = _FIRM.match(seen, end) or _LEGAL_BEFORE.search(seen, max(0, start - _LEGAL), start)
            if is_firm and not any(self._is_whole(found, each) for each in ours):
                return Judgement(Verdict.LEAVE, start, end, ours)
            if not household and not (of_customer and any(self._is_whole(seen, each) for each in ours)):
                return Judgement(Verdict.REPLACE, start, end, ours)
            end = household.end() if household else end
            return Judgement(Verdict.ASK, start, end, ours, seen[start:end])
        if _RANK.search(found) and not of_customer:
            return Judgement(Verdict.REPLACE, start, end, ours)
        titled = _TITLE.match(found) and any(
            identity_of(found, self._name_of(each)) is Identity.SAME for each in theirs
        )
        may_be_bare = of_customer and not any(self._is_whole(found, each) for each in ours)
        if household or _POLITE.search(found) or titled or may_be_bare:
            return self._of_customers(start, end, found, theirs)
        return Judgement(Verdict.ASK, start, end, ours, self._name_of(min(theirs)))

    def _of_customers(self, start: int, end: int, found: str, theirs: frozenset[int]) -> Judgement:
        """Of a name that no colleague has: the report's own customer is told, another is not."""
        others = frozenset(bearer for bearer in theirs if bearer >= len(self.colleagues) + len(self.customers))
        own = theirs - others
        if own and others:
            same = [
                any(identity_of(found, self._name_of(each)) is Identity.SAME for each in some) for some in (own, others)
            ]
            if same[0] is same[1]:
                return Judgement(Verdict.ASK, start, end, others, self._name_of(min(own)))
            own, others = (own, frozenset()) if same[0] else (frozenset(), others)
        return Judgement(Verdict.REPLACE if others else Verdict.LEAVE, start, end, others)

    def _called_exactly(self, found: str) -> frozenset[int]:
        """Whose name it is to the letter: `Leeds`, which may be the plural of another name, is that of Leeds."""
        return self._by_word.get(strictly(found), frozenset())

    @cached_property
    def _by_word(self) -> Mapping[str, frozenset[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for bearer, name in enumerate((*self.colleagues, *self.customers, *self.others)):
            for each in parse_customers(strictly(name)):
                for word in () if each.is_described else {" ".join(each.words), *each.words}:
                    found[word].add(bearer)
        return {word: frozenset(theirs) for word, theirs in found.items()}

    def _is_whole(self, found: str, bearer: int) -> bool:
        """Whether it is the whole of a colleague's name, family and given."""
        name = self.colleagues[bearer]
        return len(name.split()) > 1 and identity_of(found, name) is Identity.SAME

    def _name_of(self, bearer: int) -> str:
        return (*self.customers, *self.others)[bearer - len(self.colleagues)]


@value
class Judgement:
    """What to do with a place, from where to where it goes, and whose name is replaced."""

    verdict: Verdict
    start: int
    end: int
    bearers: frozenset[int]
    customer: str = ""
    """Whom it may mean besides, where it is to be asked."""
