"""The language that widgets speak in their tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from retro import language


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    language.use("en")
    yield
    language.use("en")


@pytest.fixture
def ja() -> language.Language:
    """Japanese, which widgets speak now."""
    language.use("ja")
    return language.active()
