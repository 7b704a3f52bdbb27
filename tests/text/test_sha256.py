"""The SHA-256 of a text is the same with OpenSSL and without."""

from __future__ import annotations

import hashlib

import pytest

from retro.text import sha256


@pytest.mark.parametrize("modules", [sha256._WITHOUT_OPENSSL, ("no such module",)])
def test_it_is_that_of_hashlib(modules: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sha256, "_WITHOUT_OPENSSL", modules)
    sha256._made_by.cache_clear()
    for text in ("", "Two parcels swapped", "荷物の取り違え", "\ud83d"):
        assert sha256.sha256(text) == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    sha256._made_by.cache_clear()
