"""The list of rules: tried on the past, run, made, edited, turned, moved, deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.widget import Widget

from tuireader.errors import QueryError
from tuireader.library.rules import configured, keeping, understanding
from tuireader.library.views import saved_views
from tuireader.model.changes import Change
from tuireader.model.rules import Rule
from tuireader.query import show
from tuireader.ui.list_screens.screen import ListScreen
from tuireader.ui.rules import rows
from tuireader.ui.rules.rule_list import RuleHeads, RuleList
from tuireader.ui.widgets.fact_lines import FactLines

if TYPE_CHECKING:
    from tuireader.ui.room import Room


class Rules(ListScreen[Rule]):
    """Every rule with what it has touched, in the order they run; below them all of the chosen one."""

    list: RuleList

    PLACE = "rules"
    THINGS = ("rule", "rules")
    HINTS: ClassVar[tuple[str, ...]] = (
        "{rules_rehearse} dry run", "{rules_run} run", "{rules_new} new", "{rules_edit} edit", "{rules_turn} on/off",
        "{rules_delete} delete", "{undo} undo", "{rules_back} back", "{rules_later} {rules_earlier} move",
        "{rules_matches} its articles", "{rules_stop} stop", "{rules_only_new} only new", "{rules_copy} copy",
    )  # fmt: skip
    EMPTY = (
        "There are no rules yet.",
        "",
        "A rule looks at what comes in: what its query finds",
        "is read, starred, tagged, hidden, highlighted or announced.",
        "",
        "{rules_new}  makes one",
        "{rules_back}  goes back",
    )
    NO_ONE = "there is no rule here; {key:rules_new} makes one"

    def __init__(self, room: Room) -> None:
        super().__init__(room, RuleList(id="rule-list"))
        self.heads = RuleHeads(id="rule-heads")
        self.facts = FactLines(id="rule-facts")

    def middle(self) -> ComposeResult:
        yield self.heads
        yield self.list
        yield self.facts

    def over_columns(self) -> Widget:
        return self.heads

    def rows_shown(self) -> None:
        super().rows_shown()
        self.facts.display = bool(self.list.items)

    def begun(self) -> None:
        names = {rule.name for rule in self.list.items}
        self.tell("; ".join(fault.reason for fault in understanding.faults(self.library) if fault.rule not in names))

    def found(self) -> Sequence[Rule]:
        configured.settle(self.library)
        every = keeping.all_rules(self.library)
        self.list.faults = {rule.id: said for rule in every if (said := understanding.fault_of(self.library, rule))}
        return every

    def words_of(self, item: Rule) -> str:
        return " ".join((item.name, item.query, *item.do))

    def heading(self) -> tuple[str, str]:
        left, right = super().heading()
        off = sum(not rule.enabled for rule in self.list.items)
        return f"{left}, in the order they run", f"{right}, {off:,} off" if off else right

    def moved(self) -> None:
        rule, width = self.chosen, max(10, self.app.size.width - 4)
        if rule is None:
            self.facts.show([])
            return
        fault = self.list.faults.get(rule.id, "")
        self.facts.show(rows.lines(rule, self._in_words(rule), fault, width, self.list.now))

    def _in_words(self, rule: Rule) -> str:
        """What a rule asks for."""
        try:
            return show.in_words(saved_views.parse(self.library, rule.query))
        except QueryError:
            return "nothing: its query cannot be understood"

    def open_chosen(self) -> None:
        self.do("rules_rehearse")

    def resized(self) -> None:
        self.attempt(self.moved)

    def done(self, change: Change) -> None:
        if change.rules or change.articles:
            self.reload()
