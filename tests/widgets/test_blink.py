"""The caret stands still once nobody types, and blinks again with the next key."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.timer import Timer

from widgets.blink import BLINKS
from widgets.editors import LineEditor
from widgets.prose_editor import ProseEditor

Text = LineEditor | ProseEditor


class Shown(App[None]):
    """One text, with the cursor in it."""

    def __init__(self, editor: type[Text]) -> None:
        super().__init__()
        self._editor = editor

    def compose(self) -> ComposeResult:
        self.text = self._editor("shelf")
        yield self.text

    def on_mount(self) -> None:
        self.text.focus()


def timer(text: Text) -> Timer:
    found = text._blink_timer if isinstance(text, LineEditor) else text.blink_timer
    assert found is not None
    return found


def blinks(text: Text) -> bool:
    return timer(text)._active.is_set()


def pass_half_a_second(text: Text) -> None:
    callback = timer(text)._callback
    assert callback is not None
    with text.app._context():
        callback()


@pytest.mark.parametrize("editor", [LineEditor, ProseEditor])
async def test_it_stands_still_ten_seconds_after_the_last_key_and_is_seen(editor: type[Text]) -> None:
    app = Shown(editor)
    async with app.run_test() as pilot:
        seen = []
        while blinks(app.text):
            pass_half_a_second(app.text)
            seen.append(app.text._cursor_visible)
        assert len(seen) == BLINKS
        assert seen[:3] == [False, True, False]  # it went and came before
        assert app.text._cursor_visible
        await pilot.press("x")
        assert blinks(app.text)
        for _ in range(BLINKS - 1):
            pass_half_a_second(app.text)
        assert blinks(app.text)  # counted from the last key
