"""Signs the samples that are looked at first, as their words are now: `python -m tests.sample.sign`.

Whatever their words come to is written into their files, in the place of what it was. Golden files tell it, too.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import retro.sample
from retro.language import LANGUAGES
from retro.model.change_factory import ChangeFactory
from retro.model.record import Retrospective
from retro.review.approvals import signed, state_of
from retro.sample import load_samples, showpiece
from retro.store.sqlite.store import open_store

FOLDER = Path(retro.sample.__file__).parent


def outdated(record: Retrospective) -> dict[str, str]:
    """The states that were signed and are not what the words come to now, each with the one that is."""
    former = {each.approval.state for each in signed(record) if each.approval.state and not each.is_current}
    return dict.fromkeys(former, state_of(record))


def sign(folder: Path, changed: dict[str, str]) -> list[Path]:
    """Put the new states into the samples in `folder`, in the place of the former; gives the files that changed."""
    written = []
    for file in sorted(folder.glob("*.toml")):
        before = after = file.read_text("utf-8")
        for former, state in changed.items():
            after = after.replace(f'"{former}"', f'"{state}"')
        if after != before:
            file.write_text(after, "utf-8")
            written.append(file)
    return written


def main() -> None:
    """Sign those that somebody looks at first, and say which files that changed."""
    factory = ChangeFactory(now=lambda: datetime(2026, 11, 21, tzinfo=UTC), author="")
    changed: dict[str, str] = {}
    with TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "samples.db", sync="OFF")
        load_samples(store, factory)
        for code in LANGUAGES:
            changed |= outdated(store.load(showpiece(code)))
        store.close()
    for file in sign(FOLDER, changed):
        print(file.name)  # noqa: T201 -- it is said to whoever runs it


if __name__ == "__main__":
    main()
