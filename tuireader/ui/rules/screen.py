"""The list of rules, over the room: tried on the past, run, made, edited, turned, moved, deleted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen

from tuireader.errors import QueryError, TuireaderError
from tuireader.library.lists import views
from tuireader.library.marks import marking, rules
from tuireader.model import Rule
from tuireader.query import show
from tuireader.ui.keys import hinting
from tuireader.ui.prompt import wording
from tuireader.ui.rules import actions, rows
from tuireader.ui.widgets.prompt_line import Field, PromptLine
from tuireader.ui.widgets.rule_list import FactLines, RuleHeads, RuleList
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tuireader.ui.room import Room

ENDLESS = 10**6


class Rules(Screen[None]):
    """Every rule with what it has touched; below them all of the chosen one."""

    AUTO_FOCUS = "#rule-list"

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room, self.library = room, room.library
        self.list, self.facts = RuleList(id="rule-list"), FactLines(id="rule-facts")
        self.top = StatusLine(id="top")
        self.bottom, self.prompt = StatusLine(id="bottom", grows=True), PromptLine(id="prompt")
        self._told = self._left = False

    def compose(self) -> ComposeResult:
        yield self.top
        yield RuleHeads(id="rule-heads")
        yield self.list
        yield self.facts
        yield self.bottom
        yield self.prompt

    def on_mount(self) -> None:
        self._show_hints()
        self.attempt(rules.settle, self.library)
        self.attempt(self.reload)
        broken = [fault.reason for fault in rules.faults(self.library) if fault.rule not in self._names()]
        if broken:
            self.tell("; ".join(broken))

    def _names(self) -> set[str]:
        return {rule.name for rule in self.list.items}

    def reload(self, at: int = 0) -> None:
        """The rules as they are, with the cursor on the one of that id, else where it was."""
        found = list(rules.all_rules(self.library))
        before = {rule.id for rule in self.list.items}
        came = [rule.id for rule in found if before and rule.id not in before]
        self.list.now = self.library.now()
        self.list.faults = {rule.id: said for rule in found if (said := rules.fault_of(self.library, rule))}
        self.list.show(found, at=at or (came[0] if len(came) == 1 else self.chosen.id if self.chosen else 0))
        off = sum(not rule.enabled for rule in found)
        count = f"{len(found):,} rule{'' if len(found) == 1 else 's'}"
        self.top.say("tuireader — rules, in the order they run", f"{count}, {off:,} off" if off else count)

    @property
    def chosen(self) -> Rule | None:
        """The rule under the cursor."""
        return self.list.chosen

    # ------------------------------------------------------------ keys

    def take_key(self, key: str, character: str | None) -> bool:
        """Do what a key stands for here."""
        if self.prompt.asking:
            return False
        if self._left or not self.is_mounted:
            return True
        self._untell()
        page = self.list.page_height
        moves = {
            "j": 1, "k": -1, "down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "pagedown": page, "pageup": -page,
            "ctrl+d": page // 2, "ctrl+u": -(page // 2), "home": -ENDLESS, "end": ENDLESS, "g": -ENDLESS, "G": ENDLESS,
        }  # fmt: skip
        if key in moves:
            self.list.move(moves[key])
        elif key in ("escape", "q", "h", "left", "backspace"):
            self.leave()
        elif key in actions.ANYWHERE:
            self.attempt(actions.ANYWHERE[key], self)
        elif key in actions.ON_ONE:
            if self.chosen is None:
                self.tell("there is no rule here; n makes one")
            else:
                self.attempt(actions.ON_ONE[key], self, self.chosen)
        return True

    def attempt(self, action: Callable[..., object], *about: object) -> None:
        """Do it; what cannot be done is told."""
        try:
            action(*about)
        except TuireaderError as error:
            self.tell(str(error))

    # ------------------------------------------------------------ telling and asking

    def tell(self, text: str) -> None:
        """Say something on the last line; it stands until the next key."""
        if text:
            self.bottom.say(text)
            self._told = True

    def _untell(self) -> None:
        if self._told:
            self._told = False
            self._show_hints()

    def _show_hints(self) -> None:
        self.bottom.say(hinting.hints(wording.IN_RULES, str, self.app.size.width, help=""))

    def on_resize(self) -> None:
        if self.is_mounted:
            self._show_facts()
            if not self._told:
                self._show_hints()

    def ask(self, label: str, answer: Callable[[str | None], None], **more: object) -> None:
        """Ask for a line of text in place of the last line."""

        def answered(text: str | None) -> None:
            self.bottom.display = True
            self.set_focus(self.list)
            self.attempt(answer, text)

        self.bottom.display = False
        self.prompt.ask(label, answered, **more)  # type: ignore[arg-type]

    def leave(self) -> None:
        """Back to the room."""
        self._left = True
        self.dismiss()

    # ------------------------------------------------------------ what is shown

    def in_words(self, rule: Rule) -> str:
        """What a rule asks for."""
        try:
            return show.in_words(views.parse(self.library, rule.query))
        except QueryError:
            return "nothing: its query cannot be understood"

    @on(RuleList.Moved)
    def _show_facts(self) -> None:
        rule, width = self.chosen, max(10, self.app.size.width - 4)
        if rule is None:
            self.facts.show([])
            return
        fault = self.list.faults.get(rule.id, "")
        self.facts.show(rows.lines(rule, self.in_words(rule), fault, width, self.list.now))

    @on(RuleList.Opened)
    def _opened(self) -> None:
        if self.chosen is not None:
            self.attempt(actions.rehearse, self, self.chosen)

    @on(events.DescendantFocus)
    def _keep_question(self, event: events.DescendantFocus) -> None:
        if self.prompt.asking and not isinstance(event.widget, Field):
            self.set_focus(self.prompt.query_one(Field))

    def undo(self) -> None:
        """Take back what was done last, here or before."""
        change = marking.undo(self.library)
        self.room.done(change, said="", none="")
        self.reload()
        self.tell(f"undone: {change.label}" if change else "nothing to undo")

    def turn(self, rule: Rule) -> None:
        """On, or off."""
        rules.turn(self.library, rule, not rule.enabled)
        self.reload()

    def change(self, rule: Rule, **values: object) -> None:
        """Keep a rule as it is changed; what is wrong with that is told."""
        if rule.configured:
            self.tell(f"{rule.name} stands in config.toml: change it there")
            return
        self.tell(rules.keep(self.library, replace(rule, **values)))  # type: ignore[arg-type]
        self.reload(at=rule.id)
