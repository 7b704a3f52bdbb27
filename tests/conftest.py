"""What holds for all tests."""

from __future__ import annotations

import gc
import os
import pkgutil
import re
import signal
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import pytest
from _pytest import runner
from _pytest.assertion import rewrite
from hypothesis import HealthCheck, Phase, settings
from hypothesis.database import DirectoryBasedExampleDatabase
from hypothesis.internal.conjecture import engine

import exports
import retro
import widgets
from tests import quick_pilot

KEPT = Path(__file__).parent.parent / ".hypothesis" / "examples"

SHRINKING = 30
"""Seconds for which an example that fails is made smaller. Hypothesis has no setting for it, and would take 300."""
engine.MAX_SHRINKING_SECONDS = SHRINKING

gc.disable()  # until all tests are collected: they stay

quick_pilot.hasten()

# Patterns of names are made of the names in a case, and tests have thousands of cases: Python keeps the latest 512, and
# would compile most of them again and again.
re._MAXCACHE = 20_000  # type: ignore[attr-defined]

_ANY = settings(
    deadline=None,  # two busy cores make single examples slow now and then
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    print_blob=True,
)
# The same examples in every run: a run that fails is no matter of luck. All is set here that Hypothesis would set
# otherwise where CI is in the environment.
settings.register_profile("retro", _ANY, max_examples=50, derandomize=True, database=None)
# Other examples in every run (README, "For developers"); what failed is kept, and is tried first the next time.
settings.register_profile(
    "explore", _ANY, max_examples=500, derandomize=False, database=DirectoryBasedExampleDatabase(KEPT)
)
# Ten times as many as a test asks for, and others in every run: the nightly job (CONTRIBUTING.md).
LONG = "long"
settings.register_profile(LONG, _ANY, max_examples=500, derandomize=False, database=None)
# Few examples, and none made smaller: for mutation testing, where thousands of times all that counts is whether a test
# fails.
settings.register_profile(
    "mutants", _ANY, max_examples=20, derandomize=True, database=None, phases=[Phase.explicit, Phase.generate]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "retro"))

# Where the environment forbids byte-compiled files, each worker would compile all tests anew, and each program that a
# test starts all of Retro: half of its start.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Whoever runs them may have settings of their own, which neither change what is tested nor are changed by it.
os.environ["RETRO_CONFIG"] = str(Path(tempfile.gettempdir(), "retro-tests-have-no-settings", "config.toml"))

# What started the tests may ignore signals (a job behind a shell, nohup), and so would every program that they start.
for _ignored in (signal.SIGINT, *([signal.SIGHUP] if hasattr(signal, "SIGHUP") else [])):
    if signal.getsignal(_ignored) is signal.SIG_IGN:
        signal.signal(_ignored, signal.default_int_handler if _ignored is signal.SIGINT else signal.SIG_DFL)


LONGEST = frozenset(
    {
        "test_adding.py", "test_at_random.py", "test_beginner.py", "test_completion.py",
        "test_damage.py", "test_drill.py", "test_examples.py", "test_growing.py",
        "test_hang_ups.py", "test_hostile.py", "test_html.py", "test_killed.py", "test_killed_steps.py",
        "test_killing.py", "test_leaking.py", "test_led_to_the_end.py", "test_line_ends.py", "test_looks_the_same.py",
        "test_metrics.py", "test_notices.py", "test_platforms.py", "test_readme.py", "test_same_by_commands.py",
        "test_same_words.py", "test_saves_at_random.py", "test_shield.py", "test_six_stages.py", "test_templating.py",
        "test_terminal.py", "test_typed_ahead.py", "test_walk_questions.py",
    }
)  # fmt: skip
"""Where single tests take seconds, but for files whose tests share what takes one to make: each worker made it."""


def pytest_configure(config: pytest.Config) -> None:
    """In a clean checkout each worker rewrites its share of the tests for pytest, which all read then.

    Without it each rewrites all of them, at the same time as the others.
    """
    if (worker := getattr(config, "workerinput", None)) is None:
        return
    number, state = int(worker["workerid"].removeprefix("gw")), config.stash[rewrite.assertstate_key]
    for path in sorted(Path(__file__).parent.rglob("test_*.py"))[number :: worker["workercount"]]:
        folder = rewrite.get_cache_dir(path)
        kept = folder / f"{path.stem}{rewrite.PYC_TAIL}"
        if rewrite._read_pyc(path, kept) is None and rewrite.try_makedirs(folder):
            stat, code = rewrite._rewrite_test(path, config)
            rewrite._write_pyc(state, code, stat, kept)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """A worker tells of each test once, and of its beginning and end only where something went wrong there.

    Else it sends five messages for each of thousands of tests that take less time than these, and nobody reads four,
    but where the time of each step is asked for or a file is written for a machine.
    """
    config = item.config
    asked = config.getoption("durations") is not None or config.getoption("xmlpath")
    if asked or not hasattr(config, "workerinput"):
        return None
    for report in runner.runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let each worker begin with its share of the longest: at the end, the others would wait for who has them."""
    if settings.get_current_profile_name() == LONG:
        _try_ten_times_as_much(items)
    items.sort(key=lambda item: not _is_long(item))
    workers: int = getattr(config, "workerinput", {}).get("workercount", 1)
    longest = sum(map(_is_long, items))
    # Each worker gets a piece of the list, all of one length, and takes from the end of another's when it has none.
    long, short = items[:longest], items[longest:]
    size = -(-len(short) // workers)
    items[:] = [
        item
        for worker in range(workers)
        for item in (*long[worker::workers], *short[worker * size : (worker + 1) * size])
    ]


def _is_long(item: pytest.Item) -> bool:
    """Whether it is spread over all workers; what asks a server is not, since each worker would start one for it."""
    return item.path.name in LONGEST and "[postgres" not in item.name


def _try_ten_times_as_much(items: list[pytest.Item]) -> None:
    """What a test says of its number of examples stands above what a profile says, so each is asked for more here."""
    tests = {test.obj for test in items if isinstance(test, pytest.Function) and test.get_closest_marker("hypothesis")}
    for test in tests:
        if (said := getattr(test, "_hypothesis_internal_use_settings", None)) is not None:
            test._hypothesis_internal_use_settings = settings(said, max_examples=10 * said.max_examples)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Import all of the product: Hypothesis takes some examples from the code of what has been imported by then.

    Without it they would depend on what the tests before have made Retro import.
    """
    for room in (retro, widgets, exports):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    # From here on the collector need not look at thousands of tests and all modules again and again, and at the many
    # small objects of a screen less often: a fifth of the time of a test of a screen.
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(100_000, 10, 10)
