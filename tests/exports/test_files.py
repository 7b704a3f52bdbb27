from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from exports.files import read_bounded, write_file, write_files, write_if_changed
from retro.errors import RetroError


def test_a_new_file_is_written_whole_as_utf_8(tmp_path: Path) -> None:
    write_file(tmp_path / "報告.md", "# 経緯 🙂\n")
    assert (tmp_path / "報告.md").read_bytes() == "# 経緯 🙂\n".encode()
    assert [p.name for p in tmp_path.iterdir()] == ["報告.md"]


def test_others_may_read_it_as_the_umask_allows(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_file(tmp_path / "a.md", "x")
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_private_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_file(tmp_path / "a.md", "x", private=True)
    write_if_changed(tmp_path / "b.md", b"x", private=True)
    write_files(tmp_path / "tables", {"c.csv": b"x"}, private=True)
    assert {mode(tmp_path / name) for name in ("a.md", "b.md", "tables/c.csv")} == {0o600}


@pytest.mark.parametrize("force", [True, False])
def test_it_is_on_the_disk_before_it_takes_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, force: bool
) -> None:
    path = tmp_path / "a.md"
    if force:
        path.write_text("old")
    synced: list[tuple[bytes, bool]] = []

    def sync(number: int) -> None:
        whole = Path(f"/proc/self/fd/{number}").resolve().read_bytes() if sys.platform == "linux" else b"new"
        synced.append((whole, path.exists() and path.read_bytes() == b"new"))

    monkeypatch.setattr(os, "fsync", sync)
    write_file(path, "new", force=force)
    assert synced == [(b"new", False)]
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("force", [True, False])
def test_what_the_disk_does_not_take_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, force: bool
) -> None:
    path = tmp_path / "a.md"
    if force:
        path.write_text("old")

    def sync(_number: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", sync)
    with pytest.raises(RetroError, match="Input/output error"):
        write_file(path, "new", force=force)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == ([("a.md", "old")] if force else [])


@pytest.mark.parametrize("private", [True, False])
@pytest.mark.parametrize("before", [0o600, 0o640, 0o664])
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path, before: int, *, private: bool) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(before)
    write_file(path, "new", force=True, private=private)
    assert (path.read_text(), mode(path)) == ("new", before)


def test_what_never_ends_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
        with pytest.raises(OSError, match="Invalid argument"):
            read_bounded(path, 10)
    (tmp_path / "file").write_bytes(b"0123456789")
    assert read_bounded(tmp_path / "file", 10) == b"0123456789"
    with pytest.raises(OSError, match="too large"):
        read_bounded(tmp_path / "file", 9)


@pytest.mark.parametrize("there", ["file", "link", "dangling"])
def test_what_is_there_stays_without_force(tmp_path: Path, there: str) -> None:
    path, other = tmp_path / "a.md", tmp_path / "other"
    if there == "file":
        path.write_text("mine")
    else:
        if there == "link":
            other.write_text("mine")
        path.symlink_to(other)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(RetroError) as caught:
        write_file(path, "yours")
    assert "is there already" in str(caught.value.title)
    assert "--force" in str(caught.value.step)
    assert sorted(tmp_path.iterdir()) == before
    if there != "dangling":
        assert path.read_text() == "mine"


def test_of_several_files_none_is_written_where_one_is_there_already(tmp_path: Path) -> None:
    (tmp_path / "b.csv").write_text("mine")
    with pytest.raises(RetroError, match="is there already"):
        write_files(tmp_path, {"a.csv": b"a", "b.csv": b"b"})
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("b.csv", "mine")]
    write_files(tmp_path, {"a.csv": b"a", "b.csv": b"b"}, force=True)
    assert sorted((path.name, path.read_text()) for path in tmp_path.iterdir()) == [("a.csv", "a"), ("b.csv", "b")]


def test_force_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old and longer")
    write_file(path, "new", force=True)
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_force_replaces_a_link_and_not_what_it_points_to(tmp_path: Path) -> None:
    path, other = tmp_path / "a.md", tmp_path / "other"
    other.write_text("mine")
    path.symlink_to(other)
    write_file(path, "new", force=True)
    assert (path.read_text(), other.read_text()) == ("new", "mine")


@pytest.mark.parametrize("force", [True, False])
def test_a_folder_and_a_device_are_no_place_for_a_report(tmp_path: Path, *, force: bool) -> None:
    for path, word in ((tmp_path, "folder"), (Path("/dev/null"), "device")):
        with pytest.raises(RetroError, match=word):
            write_file(path, "x", force=force)
    assert not Path("/dev/null").is_file()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("parent", ["missing", "missing/deeper", "file"])
def test_a_missing_folder_is_named(tmp_path: Path, parent: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(RetroError) as caught:
        write_file(tmp_path / parent / "a.md", "x", force=True)
    assert str(tmp_path / parent) in str(caught.value.title)
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_may_not_be_written_to_is_named(tmp_path: Path) -> None:
    folder = Path("/sys") if os.geteuid() == 0 else tmp_path
    tmp_path.chmod(0o500)
    with pytest.raises(RetroError) as caught:
        write_file(folder / "a.md", "x")
    assert f"“{folder}” may not be written to" in str(caught.value.title)


def test_a_name_that_the_system_refuses_is_told_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(RetroError, match="too long"):
        write_file(tmp_path / ("x" * 300), "x")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("force", [True, False])
def test_a_full_disk_leaves_no_half_file_and_keeps_the_old_one(tmp_path: Path, *, force: bool) -> None:
    path = tmp_path / "a.md"
    if force:
        path.write_text("old")
    program = f"""
import resource
from pathlib import Path
from exports.files import read_bounded, write_file, write_files, write_if_changed
from retro.errors import RetroError
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_file(Path({str(path)!r}), "x" * 5000, force={force})
except RetroError as error:
    print(error.title)
"""
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert "no room" in said
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == ([("a.md", "old")] if force else [])
