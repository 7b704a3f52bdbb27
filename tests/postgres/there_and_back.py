"""A big archive goes to a server and back, and a laptop keeps a copy of it: `python -m tests.postgres.there_and_back`.

Every row and the JSON of every case are compared, and each way is timed. Ten thousand cases take some minutes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from retro.services.archive.copy_archive import copy_archive
from retro.services.archive.pull import pull
from retro.store.engines import engine_of
from retro.store.postgres.preparing import Preparing
from retro.url import Url
from retro.where import Where
from tests.benchmarks.archives import make_archive
from tests.postgres.server import server
from tests.services.conftest import NOON
from tests.services.copies import exported, silent
from tests.services.test_copy_archive import rows


def main(cases: int) -> int:
    """Gives 1 if anything is not as it was."""
    with TemporaryDirectory() as made:
        file, back, laptop = (Path(made) / f"{name}.db" for name in ("file", "back", "laptop"))
        make_archive(file, cases)
        url = Url.read(server().url("there_and_back"))
        Preparing(url).prepare()
        began = perf_counter()

        def told(what: str) -> None:
            nonlocal began
            sys.stdout.write(f"{what}: {perf_counter() - began:.2f} s\n")
            began = perf_counter()

        copy_archive(file, url, timeout=5, progress=silent)
        told("to the server")
        copy_archive(url, back, timeout=5, progress=silent)
        told("back")
        for what in ("pulled", "pulled again"):
            pull(url, laptop, at=NOON, timeout=5, progress=silent)
            told(what)
        json = _json(file)
        is_alike = rows(back) == rows(file) and all(_json(each) == json for each in (url, back, laptop))
        told("the same" if is_alike else "NOT the same")
        return int(not is_alike)


def _json(where: Where) -> dict[str, str]:
    store = engine_of(where).open_store(create=False)
    try:
        return exported(store)
    finally:
        store.close()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
