"""What is written in several forms and read as one: old and new forms of kanji, kinds of apostrophe and of dash."""

from __future__ import annotations

_OLD_AND_NEW = (
    "髙高 﨑崎 碕崎 嵜崎 齋斎 齊斎 斉斎 濱浜 澤沢 邊辺 邉辺 廣広 國国 櫻桜 龍竜 嶋島 嶌島 冨富 𠮷吉 眞真 檜桧 淵渕 "
    "條条 惠恵 關関 瀧滝 遙遥 曾曽 榮栄 壽寿 彌弥 瑤瑶 藪薮 莊荘 隆隆 德徳 靜静 禮礼 假仮 驒騨 壯壮 團団 圓円 亞亜 "
    "學学 會会 體体 來来 圖図 當当 發発 與与 寫写 應応 變変 號号 對対 處処 實実 轉転 數数 點点 賣売 讀読 總総 舊旧 "
    "萬万 豫予 餘余 戰戦 證証 辨弁 辯弁 瓣弁 臺台 縣県 區区 醫医 藥薬 鐵鉄 驛駅 黑黒 黃黄 經経 絲糸 聲声 覺覚 觀観 "
    "輕軽 歸帰 氣気 續続 繼継 專専 傳伝 價価 兩両 劍剣 勞労 將将 嚴厳 壓圧 壞壊 奧奥 寶宝 屬属 廳庁 擔担 據拠 擧挙 "
    "擴拡 攝摂 敎教 斷断 晝昼 曉暁 樂楽 樣様 橫横 歷歴 殘残 淺浅 滿満 澁渋 燈灯 營営 爭争 獨独 獻献 產産 畫画 疊畳 "
    "眾衆 礙碍 祕秘 稱称 穩穏 竊窃 綠緑 緖緒 縱縦 繪絵 缺欠 聽聴 膽胆 臟臓 莖茎 螢蛍 裝装 觸触 譯訳 譽誉 豐豊 貳弐 "
    "贊賛 踐践 辭辞 遞逓 遲遅 釋釈 錄録 鎭鎮 鑛鉱 隨随 險険 雙双 雜雑 靈霊 顏顔 顯顕 飜翻 驅駆 驗験 髮髪 鷄鶏 麥麦 "
    "默黙 齡齢"
)
NEW_KANJI = {pair[0]: pair[1] for pair in _OLD_AND_NEW.split()}
"""The new form of each kanji that has one; of 斉 and 齊, which names are written with for 斎, that."""

PLAIN_SIGNS = {**dict.fromkeys("’‘ʼʹ´`＇‛′", "'"), **dict.fromkeys("‐‑‒–—―−﹣－⁃", "-")}
"""The sign of ASCII that each kind of apostrophe and dash stands for."""
