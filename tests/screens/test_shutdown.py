"""The import of the screens asks for nothing that a system may lack."""

from __future__ import annotations

import subprocess
import sys

WITHOUT = """
import signal, select, sys
for module, names in ((signal, ("SIGHUP", "SIGALRM", "SIGPIPE", "SIGKILL")), (select, ("poll",))):
    for name in names:
        delattr(module, name)
for name in ("SIGHUP", "SIGALRM", "SIGPIPE", "SIGKILL"):
    del signal.Signals._member_map_[name]
import retro.app, retro.cli.main, retro.store.sqlite, exports.formats
from retro.screens import shutdown
assert [number.name for number in shutdown._SIGNALS] == ["SIGINT", "SIGTERM"]
with shutdown.Shutdown(lambda: None, lambda: False):
    pass
"""
"""Python as on a system that has neither these signals nor `poll`."""


def test_it_is_imported_where_there_is_no_sighup() -> None:
    ended = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")
