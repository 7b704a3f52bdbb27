"""Places by which people, firms and families are called as well, and how they are read."""

from __future__ import annotations

from retro.redaction.spelling.common_words import pairs, words

CITIES = pairs("""
    東京 とうきょう 大阪 おおさか 京都 きょうと 横浜 よこはま 名古屋 なごや 神戸 こうべ 札幌 さっぽろ 仙台 せんだい
    福岡 ふくおか 広島 ひろしま 千葉 ちば 埼玉 さいたま 神奈川 かながわ 愛知 あいち 兵庫 ひょうご 静岡 しずおか 茨城
    いばらき 栃木 とちぎ 群馬 ぐんま 新潟 にいがた 岐阜 ぎふ 三重 みえ 滋賀 しが 奈良 なら 和歌山 わかやま 鳥取
    とっとり 島根 しまね 徳島 とくしま 香川 かがわ 愛媛 えひめ 高知 こうち 佐賀 さが 長崎 ながさき 熊本 くまもと 大分
    おおいた 鹿児島 かごしま 沖縄 おきなわ 北海道 ほっかいどう 青森 あおもり 岩手 いわて 秋田 あきた 山形 やまがた
    富山 とやま 福井 ふくい 山梨 やまなし 岡山 おかやま 渋谷 しぶや 新宿 しんじゅく 池袋 いけぶくろ 銀座 ぎんざ
""")
"""Cities and prefectures, of which hardly anybody is meant where they stand without an honorific."""
_FAMILIES = pairs("""
    山口 やまぐち 福島 ふくしま 宮崎 みやざき 宮城 みやぎ 石川 いしかわ 長野 ながの 金沢 かなざわ 川崎 かわさき 盛岡
    もりおか 函館 はこだて
""")
"""Others, of which a family is meant as often."""
KANJI = frozenset({*CITIES, *_FAMILIES})
"""All of them in kanji."""
_KANA_ALONE = words("""
    あきるの あに いすみ いなべ いわき うきは うるま えびの おいらせ かすみがうら かつらぎ かほく さくら さぬき せたな
    たつの つがる つくば つくばみらい つるぎ なは にかほ にせこ ひたちなか みどり みなかみ みなべ みやき みやこ みやま
    みよし むかわ むつ アメリカ イギリス イタリア インド オランダ カナダ グアム スイス スペイン タイ ドイツ ニセコ
    ハワイ パリ フランス ブラジル ベトナム マキノ ロンドン ニューヨーク
""")
KANA = _KANA_ALONE | {*CITIES.values(), *_FAMILIES.values()}
"""Places in kana, which tell two of one name apart: no reading of it, though a few are names as well."""
