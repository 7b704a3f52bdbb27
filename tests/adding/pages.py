"""Pages that say how something is added to Retro, and what carries them out on a copy of it.

A page is Markdown. Of it, three sentences are carried out, each with the block of code that follows:

- *In `PATH`, behind* … *comes* …: two blocks; the second is put behind the first, which stands there once.
- *In `PATH`, the imports gain*: one block, whose lines `ruff check --fix` puts in their places.
- *A new file `PATH`*: one block.

What stands before a place still stands there once afterwards, so that a page can be followed again and again.
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

_HEAD_OF_IMPORTS = "from __future__ import annotations\n\n"
_BLOCK = r"\n+```\w*\n(.*?)```\n+"
_STEPS = re.compile(
    rf"In `(?P<behind>[^`]+)`, behind{_BLOCK}comes{_BLOCK}"
    rf"|In `(?P<imports>[^`]+)`, the imports gain{_BLOCK}"
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

    def carry_out(self, page: str, **others: str) -> None:
        """Do what a page of this folder says; `others` are words to say in the place of those of the page."""
        text = (Path(__file__).parent / page).read_text("utf-8")
        for word, other in others.items():
            text = text.replace(word, other)
        steps = list(_STEPS.finditer(text))
        assert len(steps) == len(re.findall(r"^(?:In|A new file) `", text, re.MULTILINE)), "a step cannot be read"
        for step in steps:
            path, *blocks = (each for each in step.groups() if each is not None)
            target = self.folder / path
            if step["new"]:
                assert not target.exists(), f"{path} is there"
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text("".join(blocks), "utf-8")
            elif step["imports"]:
                self._put_behind(target, _HEAD_OF_IMPORTS, *blocks)
            else:
                self._put_behind(target, *blocks)
            self.touched.append(path)
        if imported := [step["imports"] for step in steps if step["imports"]]:
            self._ruff("check", "--fix", "--select", "I", *imported)

    @staticmethod
    def _put_behind(target: Path, there: str, new: str) -> None:
        places = target.read_text("utf-8").split(there)
        assert len(places) == 2, f"{target}: {len(places) - 1} places for {there}"
        after = f"{places[0]}{there}{new}{places[1]}"
        assert after.count(there) == 1, f"{target}: nothing can be put there a second time, behind {there}"
        target.write_text(after, "utf-8")

    def lint(self) -> str:
        """What ruff says of the Python files that the pages touched, of lint and format: "" if nothing."""
        files = [path for path in dict.fromkeys(self.touched) if path.endswith(".py")]
        return self._ruff("check", *files) + self._ruff("format", "--diff", *files)

    def _ruff(self, does: str, *words: str) -> str:
        said = ("-m", "ruff", does, "--no-cache", "--quiet", "--config", str(ROOT / "pyproject.toml"), *words)
        return self._run(*said, db=None, check=False, cwd=self.folder).stdout

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
