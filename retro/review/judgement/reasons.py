"""Whether a reason says anything: "OK" and 問題ない tell whoever reads them later no more than that nobody looked."""

from __future__ import annotations

from retro.text.folding import folded
from retro.text.lazy_pattern import lazy

_SHORTEST = 3
"""Fewer letters than this are no reason; of Japanese two."""
_JAPANESE = lazy("[\u3040-\u30ff\u3400-\u9fff]")
_LETTERS = lazy(r"[\W_]+")
_NOTHING = lazy(
    r"(?:because|since|as|so)?(?:it|this|that|its|thats|everything|all)?(?:is|are|was)?(?:all|quite|just|perfectly|already|"
    r"really|so)?(?:fine|ok|okay|okey|good|right|alright|correct|true|enough|clear|obvious|noproblem|nothing|none|no|yes|"
    r"done|same|ditto|asabove|seeabove|notneeded|notnecessary|notrelevant|irrelevant|whatever|skip|ignore|tbd|todo|later|"
    r"noreason|na|notapplicable|unknown|dontcare|sure|test|because|wontfix|fp|falsepositive|falsealarm|noissue|noissues)"
    r"(?:asitis|here|now|already|forus|tous|thanks)?"
    r"|(?:これで|このままで|それで|特に|とくに|全く|現状で|別に)*(?:問題(?:は|も|が)?(?:ない|無い|なし|無し|ありません|ございません)|大丈夫|"
    r"ok|オーケー|オッケー|なし|無し|ない|不要|必要(?:は|が)?(?:ない|なし|ありません)|了解|承知|はい|いいえ|良い|よい|いい|良|可|済み?|"
    r"確認済み?|同上|上記の?(?:通り|とおり)|該当(?:なし|しない|しません)|理由(?:は)?(?:なし|ない|ありません)|気にしない|構わない|かまわない|"
    r"かまいません|構いません|対応済み?|仕方(?:が)?ない|しょうがない|誤検知|誤検出|そのまま|このまま|わからない|不明)"
    r"(?:です|でした|しました|いたしました|ます)?(?:と(?:思う|思います|考える|考えます|判断))?(?:だから|ですので|なので|ので|のため|ため|から|よ|ね)?"
)


def says_nothing(reason: str) -> bool:
    """Whether a reason is a word of agreement, a sign or a letter, and nothing that anybody could look at later."""
    said = _LETTERS.sub("", folded(reason))
    least = _SHORTEST - 1 if _JAPANESE.search(said) else _SHORTEST
    return len(said) < least or _NOTHING.fullmatch(said) is not None
