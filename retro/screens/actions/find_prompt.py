"""The line in which one says which of all that is open to show; the list follows while it is typed."""

from __future__ import annotations

from retro.language import _
from retro.screens.filter_prompt import FilterPrompt
from widgets.prompt_line import PromptLine


class FindActionsPrompt(FilterPrompt):
    """Words of what is to be done, of its owner and of its case."""

    def __init__(self, text: str) -> None:
        hint = _("Words of what is to be done, its owner or its case. Enter keeps what is found; Esc shows all.")
        super().__init__(_("Find"), PromptLine(text), hint)
