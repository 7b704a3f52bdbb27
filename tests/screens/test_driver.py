"""The driver that reads the terminal, and ends as soon as it is told to."""

from __future__ import annotations

import os
import pty
import selectors
import signal
import tty
from collections.abc import AsyncIterator
from queue import Queue
from threading import Thread
from types import SimpleNamespace

import pytest
import pytest_asyncio
from textual.app import App
from textual.events import Key
from textual.message import Message

from retro.screens import waking_driver as module
from retro.screens.driver import driver_class
from retro.screens.waking_driver import WakingDriver

PATIENCE = 10.0


class Reading:
    """A driver that reads from a terminal of its own, in a thread."""

    def __init__(self) -> None:
        self.typed, self.driver_end = pty.openpty()
        tty.setraw(self.driver_end)
        made = driver_class(lambda: None)
        assert made is not None
        assert issubclass(made, WakingDriver)
        self.driver = made(App[None]())
        self.driver.fileno = self.driver_end
        self.heard: Queue[Message] = Queue()
        vars(self.driver)["process_message"] = self.heard.put  # what it gives to the app

    def begin(self) -> Thread:
        thread = Thread(target=self.driver.run_input_thread, daemon=True)
        thread.start()
        return thread

    def type(self, data: bytes) -> None:
        os.write(self.typed, data)

    def key(self) -> str:
        event = self.heard.get(timeout=PATIENCE)
        assert isinstance(event, Key)
        return event.key

    def end(self, thread: Thread) -> None:
        self.driver.exit_event.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()
        self.driver.exit_event.clear()


@pytest_asyncio.fixture
async def reading() -> AsyncIterator[Reading]:
    """Made while a loop runs, as Textual makes it. The signals that it listens to are given back."""
    numbers = (signal.SIGTSTP, signal.SIGCONT)
    handlers = [signal.getsignal(number) for number in numbers]
    reading = Reading()
    for number, handler in zip(numbers, handlers, strict=True):
        signal.signal(number, handler)
    yield reading
    reading.driver.close()
    os.close(reading.typed)
    os.close(reading.driver_end)


def test_while_nothing_is_typed_its_thread_sleeps(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: Queue[float | None] = Queue()

    class Selector(selectors.SelectSelector):
        def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
            waits.put(timeout)
            return super().select(timeout)

    monkeypatch.setattr(selectors, "SelectSelector", Selector)
    thread = reading.begin()
    reading.type(b"a")
    assert reading.key() == "a"
    reading.type(b"\x1b")  # the key, or the beginning of another one
    assert reading.key() == "escape"
    reading.end(thread)
    found = list(waits.queue)
    assert found[:2] == [None, None]
    assert module._TICK in found
    assert found[-1] is None


def test_keys_are_read_an_escape_alone_and_letters_of_several_bytes_too(reading: Reading) -> None:
    thread = reading.begin()
    reading.type(b"a")
    assert reading.key() == "a"
    reading.type("荷".encode()[:1])
    reading.type("荷".encode()[1:])
    assert reading.key() == "荷"
    reading.type(b"\x1b[B")
    assert reading.key() == "down"
    reading.type(b"\x1b")
    assert reading.key() == "escape"
    reading.end(thread)


def test_it_ends_when_it_is_told_to_whether_a_key_comes_or_not(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_TICK", 10 * PATIENCE)
    thread = reading.begin()
    reading.type(b"a")
    assert reading.key() == "a"
    reading.end(thread)


def test_it_goes_on_after_an_editor_had_the_terminal(reading: Reading) -> None:
    for key in "ab":
        thread = reading.begin()
        reading.type(key.encode())
        assert reading.key() == key
        reading.end(thread)
        reading.driver.exit_event.set()  # told twice, as the app does
        reading.driver.exit_event.clear()
        reading.driver.close()  # which Textual calls before the editor, not only at the end


def test_a_byte_that_is_no_utf_8_is_read_as_a_letter_that_says_so(reading: Reading) -> None:
    thread = reading.begin()
    reading.type(b"a\xffb")
    assert [reading.key() for _ in range(3)] == ["a", "replacement_character", "b"]
    reading.end(thread)


class Watched(selectors.SelectSelector):
    """Tells what could be read, each time that it was asked."""

    ready: Queue[list[int]] = Queue()

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        found = super().select(timeout)
        self.ready.put([key.fd for key, _mask in found])
        return found


def test_where_nothing_can_come_any_more_it_waits_to_be_told_to_end(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = SimpleNamespace(SelectSelector=Watched, EVENT_READ=selectors.EVENT_READ)
    monkeypatch.setattr(module, "selectors", watched)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, reading.driver_end)
    os.close(nowhere)
    thread = reading.begin()
    assert Watched.ready.get(timeout=PATIENCE) == [reading.driver_end]  # the end of it
    assert thread.is_alive()
    reading.end(thread)
    assert Watched.ready.qsize() <= 1, "it looked again and again"
    assert reading.heard.empty()
