from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input

from widgets.prompt_line import PromptLine


class Asks(App[None]):
    """A line, and what it said."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def compose(self) -> ComposeResult:
        yield PromptLine("so far")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.said.append(event.value)

    def on_prompt_line_given_up(self) -> None:
        self.said.append("given up")


async def test_enter_answers_with_what_stands_in_it() -> None:
    app = Asks()
    async with app.run_test() as pilot:
        await pilot.press("!", "enter")
        assert app.said == ["so far!"]


async def test_esc_gives_it_up_and_leaves_what_stands_in_it() -> None:
    app = Asks()
    async with app.run_test() as pilot:
        await pilot.press("!", "escape")
        assert app.said == ["given up"]
        assert app.query_one(PromptLine).value == "so far!"
