"""Compiled templates are kept from one run to the next, and a report is the same whatever became of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from exports.compiled_templates import compiled_templates
from exports.direct_code import compiled
from exports.stock_templates import StockTemplate, stock_template
from exports.templating import TEMPLATES

CODE = compiled("{{ n }} parcels", "a")


def kept(cache: Path) -> list[Path]:
    return [each for each in cache.rglob("*") if each.is_file()]


def keep(cache: Path) -> Path:
    folder = compiled_templates(cache)
    assert folder
    folder.keep("a", "{{ n }} parcels", CODE)
    (file,) = kept(cache)
    return file


def read(cache: Path, source: str = "{{ n }} parcels") -> str | None:
    folder = compiled_templates(cache)
    code = folder.read("a", source) if folder else None
    return StockTemplate(code).render({"n": 2}) if code else None


def test_what_was_compiled_is_kept_for_the_user_alone_and_used_again(tmp_path: Path) -> None:
    assert read(tmp_path) is None
    assert keep(tmp_path).parent.stat().st_mode & 0o777 == 0o700
    assert read(tmp_path) == "2 parcels"


def test_another_text_is_compiled_anew(tmp_path: Path) -> None:
    keep(tmp_path)
    assert read(tmp_path, "{{ n }} letters") is None


@pytest.mark.parametrize("most", [0, 1, 40, -1])
def test_what_is_broken_is_as_good_as_none(tmp_path: Path, most: int) -> None:
    file = keep(tmp_path)
    for broken in (file.read_bytes()[:most], b"no code at all" * 50):
        file.write_bytes(broken)
        assert read(tmp_path) is None
    keep(tmp_path)
    assert read(tmp_path) == "2 parcels"


def test_without_a_folder_of_ones_own_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert compiled_templates(tmp_path / "file") is None
    keep(tmp_path / "own").parent.chmod(0o777)
    assert compiled_templates(tmp_path / "own") is None, "others may have written there"


def test_what_cannot_be_written_or_read_does_not_stop_a_report(tmp_path: Path) -> None:
    file = keep(tmp_path)
    file.unlink()
    file.mkdir()
    assert read(tmp_path) is None
    folder = compiled_templates(tmp_path)
    assert folder
    folder.keep("a", "{{ n }} parcels", CODE)
    assert kept(tmp_path) == [], "nothing half is left"


def test_a_template_that_was_compiled_before_needs_no_jinja(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    program = f"""
import sys
from exports.stock_templates import stock_template
for name in {list(TEMPLATES)}: stock_template(name)
print("jinja2" in sys.modules)
"""
    told = [subprocess.check_output([sys.executable, "-c", program], text=True).strip() for _ in range(2)]
    assert told == ["True", "False"]


def test_a_word_that_is_not_there_is_no_empty_text() -> None:
    with pytest.raises(NameError, match="nobody"):
        StockTemplate(compiled("{{ nobody }}", "a")).render({})
    assert stock_template("team") is stock_template("team")
