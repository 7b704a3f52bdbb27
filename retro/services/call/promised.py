"""Whether an answer says what we promise, where something else was asked: *we call back by 16:00*, 折り返します."""

from __future__ import annotations

import re

from retro.text.folding import folded_name

_OURS = re.compile(
    r"(?:i|we)(?:'ll| will| shall| are going to| am going to)\b"
    r"|(?:i|we) (?:call|ring|phone|write|mail|email|send|come|visit|bring|refund|replace|repair|exchange|credit|deliver"
    r"|check|look into|get back|follow up|let (?:them|her|him|you) know|answer|reply)\b"
    r"|(?:i|we)(?: have|'ve)? promised?\b|(?:i am|we are|i'm|we're) (?:calling|sending|coming|refunding|replacing)\b"
)
_AS_CUSTOMER = re.compile(r"\b(?:sue|complain|lawyer|never (?:come|buy|order)|go to (?:the )?(?:press|police|court))\b")
"""What whoever was hurt says that they will do."""
_DONE_FOR_THEM = (
    "折り返し|連絡|電話|お電話|ご連絡|送|送り|送付|発送|届け|訪問|報告|回答|返事|返金|交換|調べ|調査|確認|手配|伝え|用意"
    "|修理|弁償|お詫び|説明|対応"
)
_JAPANESE = re.compile(
    rf"(?:(?:お|ご)?(?:{_DONE_FOR_THEM})(?:を|し)?(?:いた|致)?(?:させていただき|させて頂き|し)?ます"
    rf"|(?:伺い|参り|まいり|差し上げ)ます|(?:と|を|の)約束(?:した|しました|済み)?)$"
)


def says_promise(text: str) -> bool:
    """Whether a text, as a whole, says what we are going to do for them; a wish of theirs, and a threat, do not."""
    said = folded_name(text).replace("’", "'").strip(" .!。！")
    if _AS_CUSTOMER.search(said):
        return False
    return bool(_OURS.match(said) or _JAPANESE.search(said))
