"""Archives that commands fill: by the first test that asks for one, and copied for all others."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from itertools import count

from tests.cli.running import Cli


def once(fill: Callable[[Cli], Cli]) -> Callable[..., Cli]:
    """A fixture that fills an archive by commands, and by nothing else: they run once in each process.

    Later tests find the same file, the same time, and the same id comes next.
    """
    kept: list[bytes] = []
    first_id = 0

    @wraps(fill)
    def filled(**given: Cli) -> Cli:
        nonlocal first_id
        (cli,) = given.values()
        if not kept:
            before = cli.now
            fill(cli)
            assert [each.name for each in cli.folder.iterdir()] == [cli.db.name], "all of it is in the one file"
            assert cli.now == before
            first_id = int(next(cli.ids), 16)
            kept.append(cli.db.read_bytes())
        else:
            cli.db.touch(0o600)
            cli.db.write_bytes(kept[0])
        cli.ids = (f"{n:016x}" for n in count(first_id))
        return cli

    return filled
