"""The cases of `tests.asking.scripts` as somebody answers them in Japanese, plain and with an input method left on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from tests.asking import scripts

COMPLAINT = """\
クレーム
2
いいえ
2026年11月18日 10時20分
出荷責任者、梱包担当、支店長
いいえ
結婚祝いの注文二件
物流
10:20 二件の注文を一つの台で梱包
+15 伝票が横に並ぶ
11:05 荷物が出荷される
11月19日 14:00 一軒目のご家族が別の品を開ける
14:10 一軒目のご家族から電話
15:00 二軒目のご家族に知らせる

14:10 電話：招待客の前で恥をかかされた
土曜日までに正しい品を
本日こちらからお持ちします
出発するときに電話する
2026年11月19日 16時
0
伝票は荷物と一緒にある
二つの荷物を順に梱包する
二つを同時に梱包し伝票が入れ替わった
二件の伝票が一つの台にあった
台に注文ごとの置き場がない


出口で伝票と荷物を誰も見比べない
2 3
二軒に別の品が届いた
祝いの席に品物がなかった

伊藤家、森家
2世帯、2時間
確認済み、推定値
1
0
11月19日 18:30 正しい品を手渡しでお届け

両家
会社
恒久
納得
当方
11月19日 18:30 品物の取り違えとお待たせしたことについて
訪問
両家
-
台に注文ごとの置き場を作る
秤で重さを注文と照合する

強い
出荷責任者、購買
2026年12月1日、2027年1月15日
2、3
変更なし：台は三月まで借り物
支店長
2026年12月1日
はい
"""

INCIDENT = """\
インシデント
中
2026年11月18日 14時
当番、開発者
いいえ
決済サービス
ソフトウェア
14:00 新しい設定が配られる
14:05 最初の決済が失敗する
14:12 エラー率の警報が鳴る
14:20 当番がログを調べる
14:31 設定を元に戻す
14:40 決済が再び通る

-
0
3
6
設定はまず一台で試す
新しい上限は一台だけに入れるはずだった
一度にすべての台へ入った
配布の道具はすべての台に送る
初期値がサービスと同じくらい古い


警報は十分待ってから鳴る
2
-
お客様が支払えなかった
注文が一覧に二重に出た

全利用者、やり直した利用者
1200件の決済、35注文
確認済み、推定値
14:31 設定を元に戻した

恒久
まず一台に配る
二分で警報を鳴らす

強い、中程度
基盤チーム、当番
2026年12月5日、2026年12月12日
1、3
配布の道具の初期値を一台にする

基盤チーム
2026年12月5日
はい
"""

CRITICAL = """\
クレーム
重大
2026年11月18日 10時20分
出荷責任者、梱包担当、支店長
いいえ
結婚祝いの注文二件
物流
10:20 二件の注文を一つの台で梱包
+15 伝票が横に並ぶ
11:05 荷物が出荷される
11月19日 14:00 一軒目のご家族が別の品を開ける
15:00 二軒目のご家族に知らせる

14:10 電話：招待客の前で恥をかかされた
土曜日までに正しい品を
本日こちらからお持ちします
出発するときに電話する
2026年11月19日 16時
0
6
全部
納得されず
-
はい
-
伝票は荷物と一緒にある
二つの荷物を順に梱包する
二つを同時に梱包し伝票が入れ替わった
二件の伝票が一つの台にあった
台に注文ごとの置き場がない


出口で伝票と荷物を誰も見比べない
2 3
-
台の写真
手順にその段階がない
祝いの席に品物がなかった

-
両家
2世帯
確認済み
1
いいえ
伊藤家
森家

2 3 11月19日
2 3 11月19日
2 3 11月19日
-
2 6
当日の注文票
夜の残業が二回
11月19日 18:30 正しい品を手渡しでお届け

両家
会社
恒久
納得
当方
11月19日 18:30 品物の取り違えとお待たせしたことについて
-
訪問
両家
-
納得
お祝いの席に別の品をお届けしてしまいました
二軒目のご家族
-
台に注文ごとの置き場を作る
秤で重さを注文と照合する

2、3
1、8
出荷責任者、購買
2026年12月1日、2027年1月15日
一週間、床に伝票がない
一か月、重さの違う荷物がない
-
台に注文ごとの置き場ができる

出荷責任者
2026年12月1日
1
仕切りのない台
印を付けた六つの置き場
第二梱包場 @出荷責任者

2026年12月10日
2026年12月1日 17時
注文一件に置き場一つ
全店舗 日付 11月20日
二件の注文を一つの台で梱包した。伝票が入れ替わった。今は注文ごとに置き場がある。
いいえ
はい
"""

_LED = re.compile(r"^(?:\+15|(?:\d\d? \w+ |\d+月\d+日 )?\d\d:\d\d(?: (?:phone:|電話：))?|nothing:|変更なし：|\d+)\s*")
"""What stands before the words of an answer: a time, a channel, a figure, that nothing changes."""
_COMMA = re.compile(r", |、")


def _texts(english: str, japanese: str) -> Iterator[tuple[str, str]]:
    """The words that say the same in a script and in the same one in Japanese."""
    for one, other in zip(english.splitlines(), japanese.splitlines(), strict=True):
        parts, others = [one], [other]
        if len(_COMMA.findall(one)) == len(_COMMA.findall(other)):
            parts, others = [*parts, *_COMMA.split(one)], [*others, *_COMMA.split(other)]
        for part, its in zip(parts, others, strict=True):
            yield _LED.sub("", part), _LED.sub("", its)


def in_japanese(commands: tuple[tuple[str, ...], ...], english: str, japanese: str) -> tuple[tuple[str, ...], ...]:
    """Commands that write what the English script says, with its words as the Japanese one has them."""
    texts = {one: other for one, other in _texts(english, japanese) if not one.isascii() or one.count(" ")}
    texts |= {one: other for one, other in _texts(english, japanese) if one in _ROLES}
    words = re.compile(
        "|".join(rf"(?<![\w-]){re.escape(one)}(?![\w-])" for one in sorted(texts, key=len, reverse=True))
    )
    return tuple(tuple(words.sub(lambda found: texts[found[0]], word) for word in command) for command in commands)


_ROLES = ("packer", "developer", "on-call", "purchasing", "families", "hours", "payments", "orders")
"""Words that the commands share with the scripts although they are one word only."""

COMPLAINT_BY_COMMANDS = in_japanese(scripts.COMPLAINT_BY_COMMANDS, scripts.COMPLAINT, COMPLAINT)
INCIDENT_BY_COMMANDS = in_japanese(scripts.INCIDENT_BY_COMMANDS, scripts.INCIDENT, INCIDENT)
CRITICAL_BY_COMMANDS = in_japanese(scripts.CRITICAL_BY_COMMANDS, scripts.CRITICAL, CRITICAL)

_WIDE = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)} | {
    ord(" "): "　", ord("-"): "ー", ord("."): "。", ord("/"): "・",
}  # fmt: skip


def with_input_method(script: str) -> str:
    """The same answers as an input method gives them that was left on: full-width figures and signs, 。 for the dot."""
    return normalize("NFC", script).translate(_WIDE)
