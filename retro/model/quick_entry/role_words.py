"""Words by which a role is told from somebody's name where a participant is written without `@`."""

from __future__ import annotations

import re

from retro.text.folding import normal
from retro.text.lazy_pattern import lazy


def _set_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


_JAPANESE_WORDS = (
    "担当|責任|"
    "部門|部署|本部|主任|主幹|主査|主事|次長|チーフ|リーダー|マネージャ|マネジャ|スタッフ|エンジニア|オペレータ|ドライバ|ディレクタ|プログラマ|デザイナ|コンサル|アシスタント|インターン|パート|アルバイト|バイト|サポート|ヘルプデスク|デスク|チーム|グループ|センター|コール|フロア|キッチン|ホール|レジ|ライン|シフト|オーナー|シェフ|コック|運転手|助手|歌手|技師|看護師|薬剤師|医師|講師|調理師|美容師|教師|整備士|看護士|弁護士|会計士|保育士|栄養士|介護士|運転士|技士|税理士|取締役|監査役|役員|相談役|顧問|秘書|代理|代表|専務|常務|社長|会長|理事|幹事|司会|書記|議長|委員|教授|教諭|先生|医|当番|早番|遅番|夜番|夜勤|日勤|当直|宿直|日直|遅出|早出|受付|窓口|電話|梱包|出荷|入荷|配送|配達|物流|倉庫|在庫|運送|輸送|経理|会計|財務|総務|人事|労務|法務|広報|宣伝|営業|販売|購買|調達|仕入|企画|開発|設計|製造|生産|加工|組立|検査|検品|検収|品質|品証|保全|保守|運用|監視|管理|工務|工事|施工|設備|情報|システム|技術|研究|教育|研修|調理|厨房|接客|案内|清掃|警備|看護|介護|診療|薬局|病棟|外来|客室|予約|請求|審査|契約|回収|返品|相談|苦情|顧客|お客|客|取引先|委託|下請|業者|仕入先|支配人|番頭|女将|板前|店頭|現場|工場|支店|本店|本社|支社|営業所|事務|秘書|上司|同僚|先輩|後輩|新人|部下|部長|室長|所長|自分|本人|当方|先方|家族|両家|親|第三者|作業|操作|記録|報告|連絡|責|仲介|警察|消防|救急|保険|労組|組合|外部|社内|社外"
)
JAPANESE_ROLES = frozenset(_JAPANESE_WORDS.split("|"))
"""The same in Japanese, some without what they end in."""
_JAPANESE = lazy(rf"{_JAPANESE_WORDS}|係|者|[長員課班店局職官]$|[長員課班店局](?=[\s（(・])|部$|室$|隊$|団$|側$")
_JAPANESE_WHOLE = lazy(rf"(?:{_JAPANESE_WORDS})+[長員課班店局職官部室隊団側係者]?")
_NO_ROLES = lazy("(?:阿部|渡部|服部|岡部|磯部|矢部|安部|長谷部|園部|日下部|綾部|黒部|氷室|三室|岩室|小室|大室|親松)")
"""Families whose name ends as a role does."""

ENGLISH = _set_of(
    """
accountant admin administrator advisor agent analyst apprentice architect assistant associate auditor boss bookkeeper
branch buyer call captain carrier cashier chair chef chief cleaner clerk cook coordinator consultant contractor crew
customer deputy desk designer developer director dispatcher doctor driver duty editor electrician employee engineer
engineering executive expert facilitator family finance fitter floor foreman forewoman guard guest hand head helper
helpdesk hr inspector installer intern it janitor kitchen lawyer lead leader legal line logistics machinist maintainer
maintenance manager marketing mechanic member moderator night nurse office officer on-call on operations operator ops
owner packer packing partner pharmacist picker pilot planner plumber policy porter president producer product
programmer purchaser purchasing qa quality reception receptionist rep representative reviewer sales scientist scribe
secretary security seller service shift shipping shop site specialist sre staff steward store student supervisor
supplier support surgeon sysadmin teacher team tech technician tester therapist trainee trainer treasurer user
vendor vet vice volunteer waiter waitress warden warehouse warehouseman welder witness worker writer
"""
)
"""English words for what people do, and where."""

_FAMILIES_IN_KANJI = _set_of(
    """
佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 齋藤
清水 山崎 森 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田
西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 原 内田 柴田 酒井 宮崎
横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田
松井 千葉 岩崎 菅原 木下 久保 佐野 野村 松尾 菊地 菊池 市川 杉本 古川 大西 島田 水野 桜井 高野 渡部 吉川 山内 西田
飯田 小松 服部 川口 五十嵐 福島 岩田 北村 安田 本田 川崎 秋山 中田 東 川村 平田 辻 石原 熊谷 松下 松岡 浅野 土屋
浜田 森本 関 矢野 黒田 永井 大橋 望月 田辺 岡崎 伊東 堀 三宅 榎本 早川 星野 荒木 内藤 大島 菅野 片山 本間 須藤
荒井 永田 小沢 松村
"""
)
_FAMILIES_IN_ROMAJI = _set_of(
    """
sato suzuki takahashi tanaka ito watanabe yamamoto nakamura kobayashi kato yoshida yamada sasaki yamaguchi matsumoto
inoue kimura saito shimizu yamazaki yamasaki mori ikeda hashimoto abe ishikawa yamashita nakajima ishii ogawa maeda
okada hasegawa fujita goto kondo murakami endo aoki sakamoto fukuda ota nishimura fujii kaneko okamoto fujiwara miura
nakano nakagawa harada matsuda takeuchi ono tamura nakayama wada ishida morita ueda uchida shibata sakai miyazaki
smith johnson williams brown jones davis miller wilson taylor anderson thomas jackson martin thompson
müller mueller schmidt schneider fischer weber meyer wagner becker schulz hoffmann
"""
)
_TITLE = lazy(
    r"(?:副|元|前)?(?:支店長|店長|工場長|センター長|営業所長|本部長|部長|課長|係長|主任|室長|所長|社長|会長|次長|班長|局長|院長|師長|園長|校長|組長|"
    r"リーダー|マネージャー|マネジャー|チーフ|主事|主査|専務|常務|取締役|担当|先生|医師|看護師|薬剤師|運転手|職員|社員|店員)(?:さん|様)?"
)
_LIKE_A_NAME = lazy(
    r"[一-鿿々ヶァ-ヴー]{1,8}(?:[\s・][一-鿿々ァ-ヴーぁ-ん]{1,5})?|[ぁ-ん]{2,5}|[ァ-ヴー]{2,8}・[ァ-ヴー]{2,8}"
)
_LONGEST_OF_ONE_KANJI = 4
_FAMILY_FIRST = lazy("|".join(sorted(_FAMILIES_IN_KANJI, key=len, reverse=True)))
_HONORIFIC = lazy(r"(?<=.)(?:さん|さま|様|氏|君|くん|ちゃん|殿)$|(?i:^(?:mr|mrs|ms|miss|dr|prof)\.?\s+)")
_INITIALS = lazy(r"(?:[A-Za-zÀ-ÿ]{1,2}[.・] ?){1,4}[A-Za-zÀ-ÿ]{0,2}")
"""`K.T.`, `K. T.`, `Ka.To.`: what a team writes that names nobody."""
_WORD = lazy(r"[^\W_]+(?:['’-][^\W_]+)*")


def is_role(text: str) -> bool:
    """Whether a text says what somebody does: it holds a word for that, is English in small letters, or initials."""
    if _INITIALS.fullmatch(normal(text)):
        return True
    if not text.isascii():
        return bool(_JAPANESE.search(_NO_ROLES.sub("", _HONORIFIC.sub("", text))))
    words = _WORD.findall(text)
    if any(word.casefold() in _FAMILIES_IN_ROMAJI for word in words):
        return False
    return any(word.casefold() in ENGLISH or word.islower() or word.isupper() for word in words)


def is_role_alone(text: str) -> bool:
    """Whether a text is put together of words for what people do, and nothing else: `情報システム部`, not `佐藤部長`.

    Of English words in small letters alone: `Cook` may be a name.
    """
    if text.isascii():
        return all(word in ENGLISH for word in re.split(r"[ -]", text))
    return bool(_TITLE.fullmatch(text) or _JAPANESE_WHOLE.fullmatch(text))


def may_be_name(text: str) -> bool:
    """Whether a text that says no role may be somebody's name, by its form: no sentence."""
    said = without_honorific(text)
    return said.isascii() or bool(_LIKE_A_NAME.fullmatch(said)) or is_name(text)


def is_title(text: str) -> bool:
    """Whether a text is a role that is written behind a family name: 店長."""
    return bool(_TITLE.fullmatch(text))


def family_in(text: str) -> str:
    """The family name that a text begins with, as far as it is known here; "" if it begins with none."""
    found = _FAMILY_FIRST.match(text)
    return found[0] if found else ""


def is_family_in_romaji(word: str) -> bool:
    """Whether a word in small letters is a family name that is known here."""
    return word in _FAMILIES_IN_ROMAJI


def ends_as_role(family: str) -> bool:
    """Whether a text is a family name that ends as a role does: 服部."""
    return bool(_NO_ROLES.fullmatch(family))


def without_honorific(text: str) -> str:
    """A name without what politeness puts around it: さん, `Mr`."""
    return _HONORIFIC.sub("", text.strip()).strip()


def is_name(text: str) -> bool:
    """Whether a text is certainly somebody's name: with an honorific, or with a family name that is known here."""
    said = text.strip()
    if is_role(said):
        return False
    if _HONORIFIC.search(said):
        return True
    if said.isascii():
        words = [word.casefold() for word in _WORD.findall(said)]
        return any(word in _FAMILIES_IN_ROMAJI for word in words) and not any(word in ENGLISH for word in words)
    family = family_in(said)
    return bool(family) and (len(family) > 1 or len(said) <= _LONGEST_OF_ONE_KANJI)
