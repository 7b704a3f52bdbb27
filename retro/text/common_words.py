"""Words that a language has in every text, and days: they tell of no text what it is about."""

from __future__ import annotations

from retro.text.search_terms import terms

_ENGLISH = """
    a about above across after again against all almost along already also although always am among an and another any
    anybody anyone anything are around as at away back be became because become been before began behind being below
    beside between beyond both but by came can cannot come could did do does doing done down during each either else
    enough ever every everybody everyone everything few for found from further gave get gets give given go goes going
    gone got had has have having he her here hers him himself his how however if in instead into is it its itself just
    kept later least less let lot made make makes making many may me might mine more most much must my near neither
    never next no nobody none nor not nothing now of off often on once only onto or other others our ours out over own
    per perhaps quite rather said same saw say says see seen several shall she should since so some somebody someone
    something soon still such take taken than that the their theirs them then there therefore these they thing things
    this those though through thus till to together too took toward towards under until up upon us use used uses using
    very via was way went were what whatever when where whether which while who whoever whole whom whose why will with
    within without would yes yet you your yours
    one two three four five six seven eight nine ten first second third last
    yesterday today tomorrow monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december
    don doesn didn isn wasn weren hasn haven hadn won wouldn couldn shouldn aren
"""
_JAPANESE = """
    こと もの ため よう から まで より ので のに では には とは にも でも など また まだ もう する した して しな され
    なる なっ なり なか ない いる いた いて いな ある あり あっ です ます まし せん ませ れる れた れて られ ている
    ていた ており という といった について による により において に対し その この あの どの それ これ ここ そこ だけ
    ほど 場合 以上 以下 以外 以前 以後 当時 今回 前回 同日 当日 翌日 前日 本日 今日 昨日 午前 午後 時点 時間 全員
    自分 必要 可能 対象 状態 通常 一部 全部 全体 一方 他方 最初 最後 結果 内容 問題 原因 対応 対策 発生 確認 実施
"""

COMMON = frozenset(terms(f"{_ENGLISH} {_JAPANESE}"))
"""Their terms, as an index has them: English words, and what stands side by side in the Japanese ones."""
