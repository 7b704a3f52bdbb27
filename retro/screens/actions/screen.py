"""The screen of all that is open: grouped by day, owner or case, also of cases that are closed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from retro.language import N_, Message, _, active, n_
from retro.model.found import Found
from retro.model.query.reading import Query, read_query
from retro.model.stages import STAGES
from retro.review.open_actions import CALL, Action, DueGroup, GroupedBy, Wanted, grouped
from retro.screens.actions.action_line import action_line, heads, key, look
from retro.screens.actions.checking_base import CheckingBase
from retro.screens.actions.commands import COMMANDS, OF_AN_ACTION
from retro.screens.actions.held_row import Groups, HeldRow
from retro.screens.prompt import Prompt
from retro.screens.prompt_keys import show_keys
from retro.screens.query_prompt import QueryPrompt
from retro.services.follow_up.actions import open_actions, wanted_actions
from retro.services.follow_up.check_action import became, not_open
from retro.services.memory.query_remarks import remarks
from retro.store.protocol import Store
from retro.text.shortened import quoted
from widgets.action_list import ActionLine, ActionList
from widgets.command_footer import CommandFooter
from widgets.commands import Command, bindings
from widgets.line_list import LineList
from widgets.segmented_control import SegmentedControl
from widgets.wrapped_text import WrappedText

_WAYS: tuple[tuple[GroupedBy, str], ...] = (("due", N_("day")), ("owner", N_("owner")), ("case", N_("case")))
"""What it can be put together by."""


class ActionsScreen(CheckingBase):
    """All that is open across the archive."""

    COMMANDS_HERE = COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]
    CSS_PATH: ClassVar = "screen.tcss"
    AUTO_FOCUS = "ActionList"

    def __init__(self) -> None:
        super().__init__()
        self._list = ActionList(id="actions")
        self._by: SegmentedControl[GroupedBy] = SegmentedControl(
            [(way, _(label)) for way, label in _WAYS], "due", id="ways", in_turn=False
        )
        self._actions: Sequence[Action] = ()
        self._lines: dict[str, ActionLine] = {}
        """How each of them looks, made where it was asked for."""
        self._groups: Groups = []
        """What is shown, under its headings."""
        self._held: HeldRow | None = None
        self._checked: tuple[str, Found] | None = None
        """What was checked here since it was last drawn, and what was found."""
        self._words = ""
        """What was asked for, as it was typed."""
        self._query, self._wanted = Query(), Wanted()
        """How that was read, and which actions it asks for."""
        self._keys_of_prompt: Sequence[Command] = ()
        """What the keys do while something is asked."""

    def again(self) -> ActionsScreen:
        """The same, put together in the same way."""
        screen = ActionsScreen()
        screen._by.value, screen._made = self._by.value, self._made
        screen._words, screen._query, screen._wanted = self._words, self._query, self._wanted
        return screen

    def compose(self) -> ComposeResult:
        """Top bar with how much there is, by what it is put together, the list, its row, a line of input, keys."""
        with Horizontal(classes="topbar roomy"):
            yield Static(_("Actions"), classes="name", markup=False)
            yield Static("", id="count", classes="said", markup=False)
        with Horizontal(id="by", classes="roomy"):
            yield Static(_("Grouped by"), markup=False)
            yield self._by
        yield WrappedText(id="nothing", classes="message")
        yield Static("", id="heads", classes="roomy", markup=False)
        yield self._list.add_class("roomy")
        yield Static("", id="look", classes="roomy", markup=False)
        yield Vertical(id="asking", classes="roomy")
        yield WrappedText(classes="too-small")
        yield CommandFooter()

    def on_resize(self) -> None:
        """Fit what is not fitted by itself."""
        self.call_after_refresh(self._show_heads)

    async def show_latest(self) -> None:
        """Ask for all that is open, and show it with the cursor on the row on which it stood, open or not."""
        today, chosen = self.retro.store_worker.factory.now().date(), self.chosen

        query, within = self._query, self.retro.environment.settings.share_within

        def work(store: Store) -> tuple[Sequence[Action], Wanted, dict[str, ActionLine], Message | None]:
            actions = open_actions(store, today, share_within=within)
            lines = {key(each): action_line(each, today) for each in actions}
            gone = became(store, chosen) if chosen and key(chosen) not in lines else None
            return actions, wanted_actions(store, query, today), lines, gone

        actions, wanted, lines, said = await self.retro.store_worker.ask(work)
        if self.is_open:
            if chosen and key(chosen) == self._list.chosen:
                self._hold(chosen, lines, said)
            self._actions, self._lines = actions, lines
            if query == self._query:
                self._wanted = wanted
            self._draw()

    @property
    def chosen(self) -> Action | None:
        """The action under the cursor."""
        if self._held and self._held.line.key == self._list.chosen:
            return self._held.action
        return next((each for each in self._actions if key(each) == self._list.chosen), None)

    def why_past(self, action: Action) -> str:
        """That it was checked here, or that somebody else took it away since it was drawn."""
        if not self._held or self._held.action != action:
            return ""
        if not self._held.here:
            return not_open(action).show(active())
        return _("This was checked here just now. u takes it back; the arrows lead on.")

    def keep(self, action: Action, found: Found | None) -> None:
        """Remember what was found until it is drawn."""
        self._checked = (key(action), found) if found else None
        if not found and self._held and self._held.action == action:
            self._held = None

    def _hold(self, chosen: Action, lines: Mapping[str, ActionLine], said: Message | None) -> None:
        """Keep the chosen row in its place if it was checked here, or is open no longer."""
        name, checked = key(chosen), self._checked
        self._checked = None
        if checked and checked[0] == name:
            told = _(checked[1].label)
        elif self._held and (self._held.here or name not in lines):
            return
        else:
            self._held = None
            if said is None:
                return
            told = said.show(active())
        line = lines.get(name) or self._lines[name]
        self._held = HeldRow.of(chosen, line, self._groups, here=checked is not None, became=told)

    @on(LineList.Moved)
    def _moved_on(self) -> None:
        """What was kept in its place goes once the cursor has left it."""
        if self._held and self._held.line.key != self._list.chosen:
            self._release()
        else:
            self._show_look()
            self._show_keys()

    def _release(self) -> None:
        self._held = None
        self._draw()

    def _draw(self) -> None:
        to = active()
        found = [each for each in self._actions if self._wanted.holds(each, to)]
        groups = [
            (heading or _("without an owner"), [self._lines[key(each)] for each in actions])
            for heading, actions in grouped(found, self._by.value, to)
        ]
        self._groups = self._held.among(groups) if self._held else groups
        counted = [(f"{heading}  {sum(not line.is_past for line in lines)}", lines) for heading, lines in self._groups]
        self._list.show(counted, heads())
        self._say_count(found)
        self.set_class(not self._groups, "-empty")
        nothing = _("Nothing is open in any case.")
        if self._words:
            nothing = _("Nothing that is open fits “{text}”. Esc shows all.", text=quoted(self._words))
        self.query_one("#nothing", WrappedText).update(Content(nothing))
        self._show_heads()
        self._show_look()
        self._show_keys()

    def _show_look(self) -> None:
        """All of the row under the cursor, as the list may have no room for it."""
        chosen = self.chosen
        self.query_one("#look", Static).update(look(chosen) if chosen else "")

    def _say_count(self, found: Sequence[Action]) -> None:
        """`overdue 2 · today 1 · this week 4 · all 19`."""
        groups = Counter(each.group for each in found)
        parts = [
            f"{_(group.label)} {groups[group]}"
            for group in (DueGroup.OVERDUE, DueGroup.TODAY, DueGroup.THIS_WEEK)
            if groups[group]
        ]
        if checks := sum(each.is_check for each in found):
            parts.append(n_("{n} to check", "{n} to check", checks))
        self.query_one("#count", Static).update(Content(" · ".join([*parts, _("all {n}", n=len(found))])))

    def _show_heads(self) -> None:
        """The titles over the columns."""
        titles, columns = heads(), self._list.columns(max(self._list.size.width - 3, 0))
        from retro.text.width import fit

        texts = [fit(getattr(titles, name), size, right=name in ("due", "late")) for name, size in columns.items()]
        self.query_one("#heads", Static).update(Content("  ".join(texts)))

    def _show_keys(self) -> None:
        show_keys(self, COMMANDS, self.why_idle, self._keys_of_prompt)

    def why_idle(self, action: str) -> str:
        """Why a command cannot be carried out here now; "" if it can be."""
        if action.partition("(")[0] in OF_AN_ACTION and not self._list.count:
            return _("Nothing that is open is shown here.")
        if action == "agree" and not (self.chosen and self.chosen.is_to_be_agreed):
            return _("Nobody is to be asked whether this is agreed.")
        return ""

    def action_by(self) -> None:
        """Put it together by what comes next."""
        self._by.action_step(1)

    @on(SegmentedControl.Changed)
    def _put_together(self) -> None:
        self._release()

    @on(LineList.Chosen)
    async def _chosen(self) -> None:
        await self.action_open()

    async def action_open(self) -> None:
        """Open the case at this row."""
        if (action := self.chosen) is None:
            return
        if action.deadline is CALL:
            self.retro.go_on_with_call(action.row)
            return
        row = action.row if action.kind.stage in STAGES and action.name else ""
        await self.retro.open_row(action.reference, action.kind.stage.number, row)

    async def action_close(self) -> None:
        """Show all again, then go back."""
        if self._words:
            self._show_all()
        else:
            self.dismiss()

    async def action_find(self) -> None:
        """Ask for words."""
        hint = _(
            "Words of what is to be done, its owner or its case, or by name: severity:high (Tab offers them). Enter "
            "keeps what is found; Esc shows all."
        )
        prompt = QueryPrompt(self._words, hint)
        await self.ask(prompt)
        prompt.owners = list(dict.fromkeys(each.owner for each in self._actions if each.owner))
        prompt.tags = await self.retro.store_worker.ask(lambda store: store.tags())

    async def on_query_prompt_typed(self, event: QueryPrompt.Typed) -> None:
        """Show only what is asked for."""
        query = read_query(event.text, self.retro.store_worker.factory.now().date())
        said: Sequence[Message] = ()
        if query.problem is None:
            self._words, self._query = event.text, query
            await self.show_latest()
            self._release()
            said = await self.retro.store_worker.ask(lambda store: remarks(store, query))
        for prompt in self.query(QueryPrompt):
            prompt.tell(query.problem, said)

    def _show_all(self) -> None:
        self._words, self._query, self._wanted = "", Query(), Wanted()
        self._release()

    async def ask(self, prompt: Prompt) -> None:
        """Ask something in a line at the foot."""
        place = self.query_one("#asking", Vertical)
        await place.remove_children()
        await place.mount(prompt)
        self._keys_of_prompt = prompt.COMMANDS
        self._show_keys()

    async def on_prompt_ended(self) -> None:
        """Nothing is asked any more."""
        await self.end_asking()

    async def end_asking(self) -> None:
        """Take the line of input away."""
        await self.query_one("#asking", Vertical).remove_children()
        self._keys_of_prompt = ()
        self._show_keys()
        self._list.focus()
