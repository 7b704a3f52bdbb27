"""The tree of a document: where its links may lead."""

from __future__ import annotations

import pytest

from exports.markdown.tree import leads_to, tree


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://example.com/a", True),
        ("mailto:a@example.com", True),
        ("ftp://example.com", False),
        ("https://example.com/" + "a" * 1980, True),
        ("https://example.com/" + "a" * 1981, False),  # PDF and Word have no room for it
    ],
)
def test_a_link_leads_where_every_format_can_follow_it(address: str, *, leads: bool) -> None:
    (link,) = [node for node in tree(f"[here](<{address}>)").walk() if node.type == "link"]
    assert leads_to(link) == (address if leads else "")
