"""What customers are called in general in Japanese, put together of words: `市民病院`, `各販売店`, `配送業者`.

Whatever holds a word besides is called by a name: `青葉病院`, `渡辺商店`, `スズキ電機`. A word that is missing here
makes a name of a group, and stops a report for nothing; that a firm is taken for a group would let its name out.
"""

from __future__ import annotations

import re

from retro.redaction.spelling import common_words, places
from retro.redaction.spelling.common_words import words
from retro.redaction.spelling.parsed_name import KANA, KANJI

_TRADES = words("""
    喫茶 居酒屋 そば うどん ラーメン 寿司 鮨 すし カレー 焼肉 焼鳥 弁当 とうふ 豆腐 図書館 博物館 美術館 劇場
    映画館 体育館 児童館 公民館 介護施設 施設 商店 商事 商会 物産 産業 工業 興業 製作所 製造所 製造 製作 電機
    電気 電器 電工 電子 機械 機器 精機 精密 化学 化成 薬品 製薬 建設 工務店 建築 土木 設備 塗装 住宅 不動産 地所
    運輸 運送 輸送 通運 物流 配送 宅配 急便 倉庫 印刷 出版 書店 書房 文具店 新聞店 酒店 酒造 酒販 米店 茶舗 茶店
    菓子店 菓子舗 製菓 菓子 洋菓子店 和菓子店 製パン 食品 食料 食堂 飯店 料理店 料亭 割烹 寿司店 弁当店 生花店
    花店 園芸 造園 農園 牧場 農場 農協 漁協 水産 青果 青果店 精肉店 鮮魚店 八百屋 魚屋 肉屋 花屋 酒屋 本屋 薬局
    薬店 医院 病院 診療所 歯科 眼科 内科 外科 整骨院 接骨院 美容室 美容院 理容 理髪店 旅館 ホテル 温泉 会館 式場
    斎場 葬儀社 葬祭 写真館 写真店 銀行 信用金庫 信金 信用組合 証券 保険 会計 税理士 法律 弁護士 事務所 設計
    研究所 研究室 交通 観光 旅行 航空 鉄道 電鉄 自動車 整備 販売 商社 百貨店 デパート スーパー ストア マート
    コンビニ ショップ サービス システム システムズ テクノ グループ クリニック タクシー バス レンタカー リース
    クリーニング サロン スタジオ カフェ レストラン バー ベーカリー パン センター プラザ ビル マンション ハイツ
    アパート コーポ 工房 工場 工務 商工 紡績 繊維 織物 染物 呉服店 呉服 衣料 縫製 家具 家具店 金物店 金属 鋼業
    製鋼 製鉄 鉄工 鉄工所 石材 木材 製材 材木店 硝子 ガラス 畳店 電力 通信 放送 新聞 新聞社 広告 企画 財団 社団
    学園 学院 大学 短大 高校 高等学校 中学 中学校 小学校 学校 保育園 幼稚園 こども園 教室 教会 神社 寺院
""")
"""What firms, shops, houses and schools end in, or begin with."""
_TRADES_READ = common_words.pairs("""
    商店 しょうてん 商事 しょうじ 商会 しょうかい 物産 ぶっさん 産業 さんぎょう 工業 こうぎょう 興業 こうぎょう
    製作所 せいさくしょ 製造所 せいぞうしょ 電機 でんき 電気 でんき 電器 でんき 電子 でんし 機械 きかい 精機 せいき
    化学 かがく 化成 かせい 製薬 せいやく 建設 けんせつ 工務店 こうむてん 建築 けんちく 不動産 ふどうさん
    運輸 うんゆ 運送 うんそう 通運 つううん 物流 ぶつりゅう 倉庫 そうこ 印刷 いんさつ 出版 しゅっぱん 書店 しょてん
    酒店 さけてん 酒造 しゅぞう 製菓 せいか 食品 しょくひん 食堂 しょくどう 農園 のうえん 水産 すいさん 青果 せいか
    生花店 せいかてん 花店 はなてん 薬局 やっきょく 医院 いいん 病院 びょういん 歯科 しか 旅館 りょかん
    銀行 ぎんこう 自動車 じどうしゃ 写真館 しゃしんかん 呉服店 ごふくてん 家具 かぐ
""")
"""How trades are read, for firms that are written by their sound."""
_WORDS = words("""
    花嫁 花婿 皆様 皆さま 皆さん 方々 みなさま みなさん
    一次会 二次会 携帯 電話 携帯電話 図書 美術 年配 部屋 児童 目上 待合 喪主 家主 世帯主 お客様相談 お届け先
    こども アカウント アプリ アルバイト イベント インターン インフルエンサー ウェブ ウェブサイト エンドユーザ
    エンドユーザー オペレーター オンライン オンラインストア オーナー カスタマー カップル カード キッズ キッチン
    ギフト クライアント クレジット クレジットカード ゲスト コミュニティ コールセンター サイト サプライヤー
    サポート サーバ サーバー シニア ショッピングセンター ショッピングモール スタッフ スポーツ スマホ
    スマートフォン スマートフォンアプリ スーパーマーケット セール ソフト ダッシュボード チェックアウト
    チェックイン チャット チーム ツアー ツール テナント テーブル データ トラック ドライバー ドラッグストア
    ネット ネットショップ ネット通販 ハード パソコン パート パートナー ビジター ビジネス ファミリー フリー
    フロア フロント プラン プロバイダー ヘルプデスク ベンダー ホームセンター ホール ボランティア ポイント
    マネージャー メンバー メーカー メール モバイル モール ユーザ ユーザー ユーザーグループ ライン ラウンジ
    リピーター リーダー ルーム レジ レジャー ログイン ロビー 一般 一部 上司 下請 世帯 両家 中央 中小 主催 乗務
    乗員 乗客 乳児 予約 人事 介護 仕入 仕入先 他店 他社 代理 企業 休日 会員 会場 会社 住民 作業 作業員 使用 供給
    供給元 依頼 依頼主 依頼人 保証 保護 個人 借主 債務 債権 元請 入居 入所 入荷 入院 全体 公共 公立 内部 再来
    出席 出席者 出荷 出資 初回 利用 利用者 加入 加害 加盟 区内 区役所 区民 区立 医療 午前 午後 協会 協力 卸売
    厨房 参列 参列者 参加 参加者 友人 取引 取引先 取扱 受付 受取 受取人 受注 号室 同僚 同業 同業他社 同業者 同窓
    同窓会 向け 和菓子 品質 品質保証 商品 問い合わせ 喫茶 営業 団体 団地 国内 国内向け 国民 国立 園児 地元 地域
    地方 場内 外国 外国人 外来 外注 外注先 外部 多数 夜間 大家 大手 夫人 夫婦 契約 契約社員 女性 委員会 委託
    委託先 婦人 婦人会 子ども 子ども会 子供 学生 宅配便 官公庁 実店舗 実習 実習生 実行 実行委員 客先 客室 客席
    宴会 家族 家電 宿泊 専門 小売 居住 届け先 届先 差出 差出人 市内 市役所 市民 市立 常連 平日 幹事 幼児 広報
    店内 店員 店舗 座席 弊社 引っ越し 引越 引越し 当事者 当社 役員 役場 役所 待機 従業 従業員 得意 得意先 御社
    忘年会 応募 患者 慰労会 成人 投稿 投資 披露宴 担当 担当者 提携 支店 支社 支部 教員 教師 教職員 文具 新婦
    新規 新郎 新郎新婦 旅客 既存 日次 早朝 昼間 月次 有料 本店 本社 本部 来場 来場者 来客 来店 来院 来館 東側
    校内 株主 案内 梱包 検品 検査 検索 業者 構内 機関 正社員 民間 決済 法事 法人 法務 法要 注文 注文者 洋菓子
    派遣 海外 海外向け 消費 消費者 消防 消防署 深夜 清掃 無料 特約 現地 現場 生徒 生産 生花 申し込み 申込 申込者
    男性 町内 町内会 町役場 町民 町立 発注 発行 発行元 発送 発送元 登録 目撃 目撃者 直営 相談 看護 県内 県庁
    県民 県立 知人 研修 社内 社員 社外 福祉 私立 税務署 窓口 競合 競合他社 第三者 管理 管理人 管理者 系列 納入
    納品 納品先 組合 組織 経理 結婚 結婚式 総務 総合 老人 老人会 老舗 職員 自店 自治 自治会 自治体 若年 若者
    荷主 荷受 荷受人 荷物 荷送人 葬儀 行政 衣料品 衣類 被害 被害者 製造元 複数 西側 見学 見積 見積もり 視聴 親子
    親戚 親族 観客 認証 読者 課金 調理 調達 請負 警備 警察 警察署 販売元 買い物 買物 貸主 賃貸 資材 購入 購入者
    購買 贈り主 贈り先 車内 近所 近隣 送り主 送り先 送別会 通勤 通報 通報者 通学 通行 通販 通院 連合会 運営 運転
    運転手 運送業者 遺族 部下 部内 部署 部門 郵便 郵便局 都内 都民 都立 配信 配送業者 配達 配達先 量販 開発
    開発者 関係 関係者 関連 閲覧 院内 障害 雑貨 零細 需要 青年 青年会 非会員 顧客 食料品 飲食 館内 高齢
""")
"""What people and groups are called besides."""
OF_GROUPS = _TRADES | _WORDS
"""All of these words."""
_BEFORE = "[全各諸他両某同当弊御貴本別元前新旧先後隣市県都府区町村国州大中小第おご]|[0-9]{1,4}[番号階名件組社店]?"
"""What stands before such a word."""
_CITY = (
    "(?:日本|東京|大阪|京都|横浜|名古屋|神戸|札幌|仙台|北海道|沖縄|関東|関西|東北|北陸|東海|近畿|四国|九州)"
    "(?:[都府市]|本店|支店|支社|営業所|店|校|工場|倉庫|会場|方面|地区|支部)?"
)
"""Cities and parts of the country that are no families, and branches there."""
_BEHIND = "[者客員人生側達等層群方士師主手店社会校院局団課係室館屋園所班部署庁省業商品物便先元系用付内外向]"
"""What stands behind it."""
_FAMILIES = words("小室 大室 中室 小館 大館 中館 中園 大園 小園 本園 新園 前園")
"""Families, though put together of such signs."""


def _any_of(several: frozenset[str]) -> str:
    return "|".join(sorted(map(re.escape, several), key=len, reverse=True))


_PUT_TOGETHER = re.compile(
    rf"(?:(?:{_BEFORE})の?)*(?:(?:{_any_of(_WORDS | _TRADES)})(?:の?{_BEHIND})?(?:の|・)?)+"
    rf"|(?:(?:{_BEFORE})の?)*[店社会校院局館室課係客]"
    rf"|(?:(?:{_BEFORE})の?)+[者客先店社員人側達等会校院局団課係群層室館]"
    rf"|{_CITY}(?:の?{_BEHIND})?"
    rf"|[{KANJI}{KANA}A-Za-z]*(?:[者客員層群]|様方)"
)
_CALLED_BY = words("""
    日本 東洋 西洋 国際 世界 第一 第二 中央 中部 関東 関西 東北 北陸 東海 近畿 中国 四国 九州 駅前 本町 東 西 南 北 新
    大和 平和 太陽 共同 共立 協和 信用 生活 健康 安全 未来 自然 文化 芸術 音楽 緑 青葉 桜 若葉
""")
"""Words by which firms are called, as by places, and which mean none of them where they stand alone."""
_AROUND = re.compile(r"(?<=..)(?:側|達|たち|等|一族|一門|一派|一同|御一行|一行)$")
"""What stands behind a name and means those around its bearer."""
_TRADE_BEHIND = re.compile(rf"(?:{_any_of(_TRADES)}|[店社会校院局館園屋荘亭])$")
_TRADE_BEFORE = re.compile(rf"^(?:{_any_of(_TRADES)})")


def is_general(name: str) -> bool:
    """Whether a folded name says what people are, and not who: it is put together of such words alone."""
    return name not in _FAMILIES and _PUT_TOGETHER.fullmatch(name) is not None


def without_those_around(name: str) -> str:
    """The name without what means those around its bearer: 渡辺側, 渡辺達."""
    return _AROUND.sub("", name)


def names_a_firm(name: str) -> bool:
    """Whether a folded name that is not general ends in a trade, or begins with one: it is a firm's, not a person's."""
    return len(name) > 2 and bool(_TRADE_BEHIND.search(name) or _TRADE_BEFORE.match(name))  # noqa: PLR2004 -- 土屋, 大会


def trade_read(name: str) -> str:
    """How the trade is read in which a firm's name ends; "" where that is not known."""
    longest_first = sorted(_TRADES_READ, key=len, reverse=True)
    return next((_TRADES_READ[trade] for trade in longest_first if name.endswith(trade)), "")


def trades_as_said() -> frozenset[str]:
    """Trades in kanji, and as they are read."""
    return frozenset({*_TRADES_READ, *_TRADES_READ.values()})


def is_place(short: str) -> bool:
    """Whether what a firm is called for short means a place, or is a word, where it stands alone."""
    return short in _CALLED_BY | places.KANJI or short in common_words.KANA or short in common_words.KANJI


def without_trade(name: str) -> str:
    """What a firm is called for short: 渡辺 of 渡辺商店, 青山 of ホテル青山; "" if nothing is left that names it."""
    short = _TRADE_BEFORE.sub("", _TRADE_BEHIND.sub("", name)).strip(" ・の")
    return "" if len(short) < 2 or is_general(short) else short  # noqa: PLR2004 -- one letter names nobody
