"""Checking what is open with one key each (S20), also in a case that is closed, and taking a check back with one."""

from __future__ import annotations

from collections.abc import Callable

from retro.errors import RetroError
from retro.language import M_, Message, _, active
from retro.model.entry import EntryId
from retro.model.found import Found
from retro.model.stages.head import Head
from retro.review.as_it_stands import checked_too_soon
from retro.review.open_actions import Action
from retro.review.outcome import asks_outcome, outcome_asked
from retro.screens.actions.check_prompts import ASKED, AgainPrompt, CheckPrompt
from retro.screens.base import RetroScreen
from retro.screens.prompt import Prompt
from retro.services.follow_up.agree_action import agree_action
from retro.services.follow_up.check_action import check_action, take_back, tick_said
from retro.services.memory.begin_again import begin_again
from retro.store.protocol import Store


class CheckingBase(RetroScreen):
    """A screen with something to do under its cursor that can be checked."""

    def __init__(self) -> None:
        super().__init__()
        self._made: list[tuple[Action, Callable[[Store], None]]] = []
        """What was said here, with what takes it back, the latest last."""

    @property
    def chosen(self) -> Action | None:
        """What is under the cursor."""
        raise NotImplementedError

    def why_past(self, action: Action) -> str:
        """Why nothing can be found of it here any more; "" if it is open."""
        raise NotImplementedError

    def keep(self, action: Action, found: Found | None) -> None:
        """It was checked here: it stays where it is, until one moves on; None: that was taken back."""
        raise NotImplementedError

    async def ask(self, prompt: Prompt) -> None:
        """Put a question at the foot."""
        raise NotImplementedError

    async def end_asking(self) -> None:
        """Take it away."""
        raise NotImplementedError

    async def action_found(self, code: str) -> None:
        """Say what was found of what is under the cursor; where more has to be said, ask for it in one line."""
        action, found = self.chosen, Found.coded(code)
        if action is None or found is None:
            return
        if why := self.why_past(action):
            self.show_message(why, wrong=True)
        elif found not in action.finds:
            self.show_message(_why_not(action, found), wrong=True)
        elif found in ASKED:
            await self.ask(CheckPrompt(action, found, self.retro.store_worker.factory.now(), self.retro.zone))
        else:
            await self._check(action, found, {})

    async def action_agree(self) -> None:
        """Its owner, who was not in the meeting, was asked, and says yes to it."""
        action, factory = self.chosen, self.retro.store_worker.factory
        if action is None:
            return
        if not action.is_to_be_agreed:
            self.show_message(
                _("{place}: nobody is to be asked whether it is agreed.", place=_place(action)), wrong=True
            )
            return
        try:
            await self.retro.store_worker.ask(lambda store: agree_action(store, factory, action))
        except RetroError as error:
            self.show_error(error)
            return
        self._made.append((action, lambda store: agree_action(store, factory, action, agreed=False)))
        await self.show_latest()
        self.show_message(_("{place}: {found}. u takes it back.", place=_place(action), found=_("agreed")))

    async def on_check_prompt_answered(self, event: CheckPrompt.Answered) -> None:
        """Make the check; what did not hold may have let it happen again."""
        if not await self._check(event.action, event.found, event.texts, event.prompt):
            return
        if event.found is Found.FAILED:
            await self.ask(AgainPrompt(event.action))
        else:
            await self.end_asking()

    async def on_again_prompt_answered(self, event: AgainPrompt.Answered) -> None:
        """Begin the new case, open its walk, and say what it has from the one before."""
        factory, zone = self.retro.store_worker.factory, self.retro.zone
        try:
            begun = await self.retro.store_worker.ask(
                lambda store: begin_again(store, factory, event.action.reference, zone, title=event.title)
            )
        except RetroError as error:
            self.show_error(error)
            return
        await self.end_asking()
        self.retro.open_walk(begun.reference, new=True)
        if not begun.taken:
            return
        taken = active().join(_(Head.field(name).label) for name in begun.taken)
        told = _(
            "Taken over from {reference}: {fields}. They stand in the head, where they can be changed.",
            reference=event.action.reference,
            fields=taken,
        )
        self.show_message(told)

    async def action_take_back(self) -> None:
        """Take back the check that was made here last."""
        if not self._made:
            self.show_message(_("Nothing was said here yet that could be taken back."))
            return
        action, taking_back = self._made[-1]
        try:
            await self.retro.store_worker.ask(taking_back)
        except RetroError as error:
            self.show_error(error)
            return
        self._made.pop()
        self.keep(action, None)
        await self.show_latest()
        self.show_message(_("{place}: taken back.", place=_place(action)))

    async def _check(
        self, action: Action, found: Found, texts: dict[str, str], prompt: CheckPrompt | None = None
    ) -> bool:
        """Whether the check was made; why not is said below the line in which it was typed, if there is one."""
        factory = self.retro.store_worker.factory

        def work(store: Store) -> tuple[EntryId, Message, tuple[Message, ...]]:
            made = check_action(store, factory, action, found, texts)
            last_question = outcome_asked(made.record) if asks_outcome(made.record) else None
            said = tick_said(made) or Message(found.label)
            return made.check, said, tuple(filter(None, (checked_too_soon(made.record, made.row), last_question)))

        try:
            made, said, more = await self.retro.store_worker.ask(work)
        except RetroError as error:
            if prompt is not None and prompt.is_attached:
                why = [error.title, *([error.step] if error.step else [])]
                prompt.say(active().sentences(each.show(active()) for each in why), wrong=True)
            else:
                self.show_error(error)
            await self.show_latest()
            return False
        self._made.append((action, lambda store: take_back(store, factory, action, made)))
        self.keep(action, found)
        await self.show_latest()
        told = _("{place}: {found}. u takes it back.", place=_place(action), found=said.show(active()))
        self.show_message(" ".join((told, *(each.show(active()) for each in more))))
        return True


def _place(action: Action) -> str:
    return f"{action.reference} {action.name}".rstrip()


def _why_not(action: Action, found: Found) -> str:
    """Why this cannot be found of such a row."""
    can = tuple(M_(each.label) for each in action.finds)
    if not can:
        return _("This is done in its case: Enter opens it.")
    told = M_(
        "“{found}” is nothing that is found of this: {kind}. There are: {can}.",
        found=M_(found.label),
        kind=M_(action.kind.label),
        can=can,
    )
    return told.show(active())
