"""One test of hundreds of values, where pytest would take longer to begin a test of each than the test itself takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any


def of_each(values: Iterable[Sequence[Any]]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """What makes a test of some arguments one without, which tries all `values`, and names each that fails."""

    def joined(test: Callable[..., None]) -> Callable[[], None]:
        def test_each() -> None:
            failed: list[Exception] = []
            tried = 0
            for tried, value in enumerate(values, 1):  # noqa: B007
                try:
                    test(*value)
                except Exception as error:  # noqa: BLE001  # told below, all together
                    error.add_note(f"with {', '.join(map(_named, value))}")
                    failed.append(error)
            assert tried, "nothing was tried"
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {tried} fail", failed)

        test_each.__name__, test_each.__qualname__ = test.__name__, test.__qualname__
        test_each.__module__, test_each.__doc__ = test.__module__, test.__doc__
        return test_each

    return joined


def _named(value: Any) -> str:
    """What tells a value from others in a line: the name of a declaration."""
    for name in ("kind", "name"):
        if isinstance(said := getattr(value, name, None), str):
            return said
    return repr(value)
