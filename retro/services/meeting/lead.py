"""Who leads a meeting: one terminal at a time; the others follow it."""

from __future__ import annotations

import os
from collections.abc import Callable

from retro.value import value


def _is_running(process: int) -> bool:
    """Whether there is such a process on this machine. Where that cannot be asked without harm, it is."""
    if os.name == "nt":  # there the question ends the process
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _machine() -> str:
    """A word for this machine that does not tell its name."""
    import hashlib
    import platform

    return hashlib.sha256(platform.node().encode("utf-8", "surrogatepass")).hexdigest()[:8]


@value
class Terminal:
    """Where somebody sits who may lead: a machine and a process."""

    machine: str
    process: int
    is_running: Callable[[int], bool] = _is_running

    @classmethod
    def here(cls) -> Terminal:
        """This one."""
        return cls(_machine(), os.getpid())

    @property
    def code(self) -> str:
        """What the row of a meeting keeps of the one that leads it."""
        return f"{self.machine}/{self.process}"

    def is_gone(self, leader: str) -> bool:
        """Whether the one that led is known to be there no more: nobody is down, or it was a process of this machine.

        Of another machine nobody knows; there a person says that it is taken over.
        """
        machine, _, process = leader.partition("/")
        if not leader:
            return True
        return machine == self.machine and process.isdecimal() and not self.is_running(int(process))
