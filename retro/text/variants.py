"""What is written in several forms and read as one: old and new forms of kanji, kinds of apostrophe and of dash."""

from __future__ import annotations

_OLD_AND_NEW = (
    "髙高 﨑崎 碕崎 嵜崎 齋斎 齊斎 斉斎 濱浜 澤沢 邊辺 邉辺 廣広 國国 櫻桜 龍竜 嶋島 嶌島 冨富 𠮷吉 眞真 檜桧 淵渕 "
    "條条 惠恵 關関 瀧滝 遙遥 曾曽 榮栄 壽寿 彌弥 瑤瑶 藪薮 莊荘 隆隆 德徳 靜静 禮礼 假仮 驒騨 壯壮 團団 圓円 亞亜"
)
NEW_KANJI = {pair[0]: pair[1] for pair in _OLD_AND_NEW.split()}
"""The new form of each kanji that has one; of 斉 and 齊, which names are written with for 斎, that."""

PLAIN_SIGNS = {**dict.fromkeys("’‘ʼʹ´`＇‛′", "'"), **dict.fromkeys("‐‑‒–—―−﹣－⁃", "-")}
"""The sign of ASCII that each kind of apostrophe and dash stands for."""
