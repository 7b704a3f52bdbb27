"""Pages that say how something is added to Retro, and what carries them out on a copy of it.

A page is Markdown. Of it, three sentences are carried out, each with the block of code that follows:

- *In `PATH`, behind* … *comes* …: two blocks; the second is put behind the first, which stands there once.
- *In `PATH`,* … *becomes* …: two blocks; the second takes the place of the first.
- *A new file `PATH`*: one block.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from tests.terminal import Terminal

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("retro", "widgets", "exports")

_BEING_WRITTEN = ("*.pyc.*",)
"""Byte-compiled files that other workers are about to write; those that are there save the copy half of each start."""

_BLOCK = r"\n+```\w*\n(.*?)```\n+"
_STEPS = re.compile(
    rf"In `(?P<behind>[^`]+)`, behind{_BLOCK}comes{_BLOCK}"
    rf"|In `(?P<becomes>[^`]+)`,{_BLOCK}becomes{_BLOCK}"
    rf"|A new file `(?P<new>[^`]+)`:{_BLOCK}",
    re.DOTALL,
)


@dataclass
class Copy:
    """A copy of the program, which a page changes and which can be run."""

    folder: Path
    touched: list[str] = field(default_factory=list)
    """The files that were changed or made, in the order of the page."""

    @classmethod
    def made(cls, folder: Path) -> Copy:
        """A new copy in `folder`."""
        for room in ROOMS:
            shutil.copytree(ROOT / room, folder / room, ignore=shutil.ignore_patterns(*_BEING_WRITTEN))
        return cls(folder)

    def carry_out(self, page: str) -> None:
        """Do what a page of this folder says."""
        text = (Path(__file__).parent / page).read_text("utf-8")
        steps = list(_STEPS.finditer(text))
        assert len(steps) == len(re.findall(r"^(?:In|A new file) `", text, re.MULTILINE)), "a step cannot be read"
        for step in steps:
            path, *blocks = (each for each in step.groups() if each is not None)
            self._write(self.folder / path, blocks, behind=bool(step["behind"]))
            self.touched.append(path)

    def _write(self, target: Path, blocks: list[str], *, behind: bool) -> None:
        if len(blocks) == 1:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(blocks[0], "utf-8")
            return
        there, new = blocks
        before = target.read_text("utf-8")
        assert before.count(there) == 1, f"{target}: {before.count(there)} places for {there}"
        target.write_text(before.replace(there, there + new if behind else new), "utf-8")

    def lint(self) -> str:
        """What ruff says of the Python files that the pages touched: "" if nothing."""
        files = [path for path in dict.fromkeys(self.touched) if path.endswith(".py")]
        words = ("-m", "ruff", "check", "--no-cache", "--quiet", "--config", str(ROOT / "pyproject.toml"), *files)
        return self._run(*words, db=None, check=False, cwd=self.folder).stdout

    def collect_tests(self) -> str:
        """The files of tests that pytest finds in the copy, each with its number. It imports them all."""
        shutil.copytree(ROOT / "tests", self.folder / "tests", ignore=shutil.ignore_patterns(*_BEING_WRITTEN, "golden"))
        for name in ("pyproject.toml", "README.md", "COMPANY.md"):
            shutil.copy(ROOT / name, self.folder)
        words = ("-m", "pytest", "-n", "0", "-q", "--collect-only", "-p", "no:cacheprovider", "-p", "no:syrupy")
        return self._run(*words, db=None, cwd=self.folder).stdout

    def python(self, code: str, *words: str, db: Path | None = None) -> str:
        """What a piece of Python prints that runs in the copy; it must succeed."""
        return self._run("-c", code, *words, db=db).stdout

    def retro(self, *words: str, db: Path, fails: bool = False) -> str:
        """What a command of the copy prints, with what it says on stderr if it is to fail."""
        run = self._run("-m", "retro", *words, db=db, check=not fails)
        assert (run.returncode != 0) is fails, run.stdout + run.stderr
        return run.stderr if fails else run.stdout

    def screen(self, *words: str, db: Path) -> Terminal:
        """A terminal in which a command of the copy runs."""
        return Terminal([sys.executable, "-m", "retro", *words], 120, 40, self._environment(db))

    def _environment(self, db: Path | None) -> dict[str, str]:
        home = self.folder.parent
        return {
            "PYTHONPATH": str(self.folder), "RETRO_DB": str(db or home / "none.db"), "RETRO_LANG": "en", "TZ": "UTC",
            "RETRO_CONFIG": str(home / "config.toml"), "HOME": str(home), "PYTHONSAFEPATH": "1",
        }  # fmt: skip

    def _run(
        self, *words: str, db: Path | None, check: bool = True, cwd: Path | None = None
    ) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, **self._environment(db)}
        run = subprocess.run(
            [sys.executable, *words],
            env=env,
            cwd=cwd or self.folder.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not check or run.returncode == 0, run.stdout + run.stderr
        return run
