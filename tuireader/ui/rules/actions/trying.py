"""Enter, r, l, y: a rule tried on the past, run, its matches shown, its query copied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library.describing import day
from tuireader.library.rules import rehearsing
from tuireader.library.rules.rehearsing import Rehearsal
from tuireader.library.views import saved_views
from tuireader.model.rules import Rule
from tuireader.model.selections import Selection
from tuireader.ui import panes
from tuireader.ui.dialogs.pick import Choice, Pick
from tuireader.ui.list_screens.action import Action

if TYPE_CHECKING:
    from tuireader.ui.rules.screen import Rules


def _rehearse(screen: Rules) -> None:
    """What it would have done to the newest articles: a list to look through and to come back from."""
    rule = screen.chosen
    if rule is None:
        return
    screen.room.gathering.start(
        screen.room,
        f"trying {rule.name}",
        lambda library: rehearsing.rehearse(library, rule),
        lambda found: screen.attempt(_show, screen, rule, found),
        patience=PATIENCE,
    )


PATIENCE = 0.1
"""Seconds that a key waits for a rule to be tried; then that goes on beside the keys."""


def _show(screen: Rules, rule: Rule, found: Rehearsal) -> None:
    if not screen.is_current:  # left meanwhile
        return
    told = f"{found.words()}; {found.all} in the whole library"
    if not found.rows:
        screen.tell(f"{rule.name} {told}")
        return

    def answer(choice: Choice | None) -> None:
        if choice is None:
            screen.tell(f"{rule.name} {told}; {{key:rules_run}} does it to all of them")
            return
        row = found.rows[choice.number]
        screen.leave()
        screen.room.attempt(screen.room.open, row)

    screen.app.push_screen(Pick(f"{rule.name} {found.words()}", _choices(found, rule), enter="open"), answer)


def _choices(found: Rehearsal, rule: Rule) -> list[Choice]:
    does = ", ".join(rule.do)
    return [
        Choice(
            number,
            f"{'-' if row.hidden else '●' if not row.read else ' '} {day(row):10}  {row.title}",
            detail=f"{row.title} — {row.source}. Would be done: {does}",
        )
        for number, row in enumerate(found.rows)
    ]


def _run(screen: Rules) -> None:
    """Do it to all that is there."""
    rule = screen.chosen
    if rule is not None:
        screen.change(
            lambda library: rehearsing.run(library, rule),
            none="nothing to change: it is done already",
            articles=None,
            doing=f"running {rule.name}",
            then=lambda: screen.room.hearing.pass_over(screen.room),
        )


def _show_matches(screen: Rules) -> None:
    """All that its query finds, in the list of articles."""
    rule = screen.chosen
    if rule is not None:
        saved_views.parse(screen.library, rule.query)
        screen.leave()
        screen.room.look(Selection(query=rule.query, hidden_too=True), keep_place=False)
        panes.to_list(screen.room)


def _copy(screen: Rules) -> None:
    if screen.chosen is not None:
        screen.tell(screen.room.reader.copy_text(screen.chosen.query))


rehearse = Action(
    "rules_rehearse", ("enter", "d"), "Dry run", "See what it would have done to the newest articles; nothing is done.",
    _rehearse, on_one=True, place=1, like=("open",),
)  # fmt: skip
run = Action(
    "rules_run", ("r",), "Run", "Do to every article that is there what the rule does; one action, undone by one key.",
    _run, on_one=True, place=2,
)  # fmt: skip
matches = Action(
    "rules_matches", ("l", "right"), "Its articles", "Show all that its query finds in the list of articles.",
    _show_matches, on_one=True, place=3,
)  # fmt: skip
copy = Action("rules_copy", ("y",), "Copy", "Copy its query, through tmux and SSH.", _copy, on_one=True, place=30)
