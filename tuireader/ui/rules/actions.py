"""What can be done in the list of rules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tuireader.errors import QueryError
from tuireader.library.describing import day
from tuireader.library.lists import completing, views
from tuireader.library.marks import rules
from tuireader.library.marks.rules import Rehearsal
from tuireader.model import COLOURS, Candidate, Completion, Rule, Selection
from tuireader.text import line
from tuireader.ui.dialogs.pick import Choice, Pick
from tuireader.ui.prompt.completers import among
from tuireader.ui.search.filtering import said

if TYPE_CHECKING:
    from tuireader.ui.rules.screen import Rules

VERBS = (
    ("read", "marks it read"),
    ("star", "stars it"),
    ("hide", "keeps it, but in no view that does not ask for it"),
    ("announce", "tells of it when it comes in"),
    ("tag:", "puts a tag on it"),
    ("highlight:", "draws it in a colour"),
)

# ---------------------------------------------------------------- the past


def rehearse(screen: Rules, rule: Rule) -> None:
    """What it would have done to the newest articles: a list to look through and to come back from."""
    found = rules.rehearse(screen.library, rule)
    told = f"{found.words()}; {found.all} in the whole library"
    if not found.rows:
        screen.tell(f"{rule.name} {told}")
        return

    def answer(choice: Choice | None) -> None:
        if choice is None:
            screen.tell(f"{rule.name} {told}; r does it to all of them")
            return
        row = found.rows[choice.number]
        screen.leave()
        screen.room.attempt(screen.room.open, row)

    screen.app.push_screen(Pick(f"{rule.name} {found.words()}", _choices(found, rule)), answer)


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


def run(screen: Rules, rule: Rule) -> None:
    """Do it to all that is there."""
    change = rules.run(screen.library, rule)
    screen.room.done(change, said="", none="")
    screen.room.hearing.pass_over(screen.room)
    screen.reload(at=rule.id)
    screen.tell(f"{change.label} (z takes it back)" if change else "nothing to change: it is done already")


def show_matches(screen: Rules, rule: Rule) -> None:
    """All that its query finds, in the list of articles."""
    views.parse(screen.library, rule.query)
    screen.leave()
    screen.room.look(Selection(query=rule.query, hidden_too=True), keep_place=False)
    screen.room.look_at_list()


# ---------------------------------------------------------------- made and changed


def new(screen: Rules) -> None:
    """A name, a query, and what it does; from what the list shows, if that is narrowed."""

    def named(name: str | None) -> None:
        if name and line(name):
            _ask_query(screen, Rule(0, line(name), _shown_query(screen), ()))

    screen.ask("name of the new rule:", named)


def _shown_query(screen: Rules) -> str:
    selection = screen.room.selection
    narrowed = selection.words or selection.include or selection.exclude or selection.source or selection.query
    return views.query_of(screen.library, selection) if narrowed else ""


def edit(screen: Rules, rule: Rule) -> None:
    """Another name, query, or other actions."""
    if rule.configured:
        screen.tell(f"{rule.name} stands in config.toml: change it there")
        return

    def named(name: str | None) -> None:
        if name and line(name):
            _ask_query(screen, replace(rule, name=line(name)))

    screen.ask("its name:", named, text=rule.name)


def _ask_query(screen: Rules, rule: Rule) -> None:
    """Which articles it touches; a query that is not understood is pointed at."""

    def typed(text: str) -> bool:
        try:
            views.parse(screen.library, text)
        except QueryError as error:
            screen.prompt.point(error.column, said(error))
            return False
        screen.prompt.point(0, "")
        return True

    def answer(text: str | None) -> None:
        if text is None:
            screen.tell("nothing was changed")
        elif not text.strip():
            _ask_query(screen, rule)
        else:
            asked = replace(rule, query=text)
            try:
                views.parse(screen.library, text)
            except QueryError as error:
                _ask_query(screen, asked)
                screen.prompt.point(error.column, said(error))
            else:
                _ask_actions(screen, asked)

    screen.ask("touches (a query):", answer, text=rule.query, typed=typed, complete=completing.query(screen.library))


def _ask_actions(screen: Rules, rule: Rule, text: str | None = None, wrong: str = "") -> None:
    """What it does, in words parted by commas."""

    def answer(typed: str | None) -> None:
        if typed is None:
            screen.tell("nothing was changed")
            return
        do = tuple(part for one in typed.split(",") if (part := line(one)))
        if told := rules.keep(screen.library, replace(rule, do=do)):
            _ask_actions(screen, rule, typed, told)
            return
        screen.reload(at=rule.id or rules.number_of(screen.library, rule.name))
        screen.tell(f"{rule.name} is kept; Enter shows what it would have done")

    label = f"{wrong}; does:" if wrong else "does (read, star, hide, tag:x, highlight:red, announce):"
    screen.ask(label, answer, text=", ".join(rule.do) if text is None else text, complete=_complete)


def _complete(text: str, cursor: int) -> Completion | None:
    """The ways to go on with an action."""
    start = text.rfind(",", 0, cursor) + 1
    start += len(text[start:cursor]) - len(text[start:cursor].lstrip())
    colours = [(f"highlight:{name}", "a colour") for name in COLOURS] if "highlight:" in text[start:cursor] else []
    known = [Candidate(name, note) for name, note in [*VERBS, *colours]]
    return among(known, text[start:cursor], start, cursor, quoted=False)


def delete(screen: Rules, rule: Rule) -> None:
    """Forget it; what it hid is shown again if that is wanted."""
    if rule.configured:
        screen.tell(f"{rule.name} stands in config.toml: take it out there; t turns it off")
        return
    hidden = rules.hidden_by(screen.library, rule)
    if not hidden:
        _delete(screen, rule, bring_back=True)
        return
    it = "it" if hidden == 1 else f"all {hidden:,}"
    choices = [
        Choice(0, f"Delete it, bring back {it}", "each read or unread as it is"),
        Choice(1, "Delete it, leave them hidden", "H shows hidden articles"),
        Choice(2, "Keep the rule", "as Esc does"),
    ]

    def answer(choice: Choice | None) -> None:
        if choice is not None and choice.number < 2:
            screen.attempt(lambda: _delete(screen, rule, bring_back=choice.number == 0))

    screen.app.push_screen(Pick(f"{rule.name} hid {hidden:,} article{'s' * (hidden > 1)}", choices), answer)


def _delete(screen: Rules, rule: Rule, *, bring_back: bool) -> None:
    change = rules.remove(screen.library, rule, bring_back=bring_back)
    screen.room.done(change, said="", none="")
    screen.reload()
    screen.tell(f"{rule.name} is deleted" + (f"; {change.label} (z takes that back)" if change else ""))


def move(screen: Rules, rule: Rule, by: int) -> None:
    """Earlier, or later."""
    if rule.configured:
        screen.tell(f"{rule.name} stands in config.toml: the order there counts")
    elif rules.move(screen.library, rule, by):
        screen.reload(at=rule.id)


def copy(screen: Rules, rule: Rule) -> None:
    """Its query, for elsewhere."""
    screen.tell(screen.room.reader.copy_text(rule.query))


ANYWHERE: dict[str, Callable[[Rules], None]] = {
    "n": new,
    "a": new,
    "z": lambda screen: screen.undo(),
}
"""What needs no rule."""

ON_ONE: dict[str, Callable[[Rules, Rule], None]] = {
    "enter": rehearse,
    "d": rehearse,
    "r": run,
    "e": edit,
    "l": show_matches,
    "right": show_matches,
    "t": lambda screen, rule: screen.turn(rule),
    "space": lambda screen, rule: screen.turn(rule),
    "s": lambda screen, rule: screen.change(rule, stop=not rule.stop),
    "o": lambda screen, rule: screen.change(rule, only_new=not rule.only_new),
    "D": delete,
    "delete": delete,
    "J": lambda screen, rule: move(screen, rule, 1),
    "K": lambda screen, rule: move(screen, rule, -1),
    "shift+down": lambda screen, rule: move(screen, rule, 1),
    "shift+up": lambda screen, rule: move(screen, rule, -1),
    "y": copy,
}
"""What is done with the rule under the cursor."""
