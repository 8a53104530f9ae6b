"""n, e, t, s, o, D, J, K: rules made, changed, turned on and off, moved, deleted; each is taken back by one undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tuireader.errors import QueryError
from tuireader.library.rules import keeping, understanding
from tuireader.library.views import saved_views
from tuireader.model.colours import COLOURS
from tuireader.model.completions import Candidate, Completion
from tuireader.model.rules import Rule
from tuireader.text import line
from tuireader.ui.dialogs.pick import Choice, Pick
from tuireader.ui.list_screens import asking
from tuireader.ui.list_screens.action import Action
from tuireader.ui.prompt.completers import among

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


def _with_one(act: Callable[[Rules, Rule], None], *, configured_too: bool = False) -> Callable[[Rules], None]:
    """An action on the rule under the cursor; on one of config.toml only where it may be."""

    def run(screen: Rules) -> None:
        rule = screen.chosen
        if rule is not None and rule.configured and not configured_too:
            screen.tell(f"{rule.name} stands in config.toml: change it there; {{key:rules_turn}} turns it off")
        elif rule is not None:
            act(screen, rule)

    return run


def _new(screen: Rules) -> None:
    """A name, a query, and what it does; from what the list shows, if that is narrowed."""

    def named(name: str | None) -> None:
        if name and line(name):
            _ask_query(screen, Rule(0, line(name), _shown_query(screen), ()))

    screen.ask("name of the new rule:", named)


def _shown_query(screen: Rules) -> str:
    selection = screen.room.selection
    narrowed = selection.words or selection.include or selection.exclude or selection.source or selection.query
    return saved_views.query_of(screen.library, selection) if narrowed else ""


def _edit(screen: Rules, rule: Rule) -> None:
    """Another name, query, or other actions."""

    def named(name: str | None) -> None:
        if name and line(name):
            _ask_query(screen, replace(rule, name=line(name)))

    screen.ask("its name:", named, text=rule.name)


def _ask_query(screen: Rules, rule: Rule) -> None:
    """Which articles it touches; a query that is not understood is pointed at."""

    def answer(text: str | None) -> None:
        if text is None:
            screen.tell("nothing was changed")
        elif not text.strip():
            _ask_query(screen, rule)
        else:
            asked = replace(rule, query=text)
            try:
                saved_views.parse(screen.library, text)
            except QueryError as error:
                _ask_query(screen, asked)
                asking.point(screen, error)
            else:
                _ask_actions(screen, asked)

    asking.ask_query(screen, "touches (a query):", answer, rule.query)


def _ask_actions(screen: Rules, rule: Rule, text: str | None = None, wrong: str = "") -> None:
    """What it does, in words parted by commas. `wrong`: why `text`, which was typed, cannot be done."""

    def answer(typed: str | None) -> None:
        if typed is None:
            screen.tell("nothing was changed")
            return
        do = tuple(part for one in typed.split(",") if (part := line(one)))
        if told := understanding.wrong_with(screen.library, replace(rule, do=do)):
            _ask_actions(screen, rule, typed, told)
            return
        screen.change(
            lambda library: keeping.put(library, replace(rule, do=do)),
            said="{}; {key:rules_rehearse} shows what it would have done",
        )

    shown = ", ".join(rule.do) if text is None else text
    label, forget = "does (several parted by commas):", lambda _: screen.prompt.point(0, "")
    screen.ask(label, answer, text=shown, typed=forget, complete=_complete)
    screen.prompt.point(_wrong_at(screen, rule, shown) if wrong else 0, wrong, first=True)


def _wrong_at(screen: Rules, rule: Rule, text: str) -> int:
    """The column of the first action that no rule can do."""
    at = 0
    for part in text.split(","):
        if line(part) and understanding.wrong_with(screen.library, replace(rule, do=(line(part),))):
            return at + len(part) - len(part.lstrip())
        at += len(part) + 1
    return 0


def _complete(text: str, cursor: int) -> Completion | None:
    """The ways to go on with an action."""
    start = text.rfind(",", 0, cursor) + 1
    start += len(text[start:cursor]) - len(text[start:cursor].lstrip())
    colours = [(f"highlight:{name}", "a colour") for name in COLOURS] if "highlight:" in text[start:cursor] else []
    known = [Candidate(name, note) for name, note in [*VERBS, *colours]]
    return among(known, text[start:cursor], start, cursor, quoted=False)


def _delete(screen: Rules, rule: Rule) -> None:
    """Forget it; what it hid is shown again if that is wanted."""
    hidden = keeping.hidden_by(screen.library, rule)
    if not hidden:
        _remove(screen, rule, bring_back=True, articles=None)
        return
    it = "it" if hidden == 1 else f"all {hidden:,}"
    shows = screen.key_of("show_hidden") or screen.room.reader.bindings.key_of("list")("show_hidden")
    choices = [
        Choice(0, f"Delete it, bring back {it}", "each read or unread as it is"),
        Choice(1, "Delete it, leave them hidden", f"{shows} shows hidden articles" if shows else ""),
        Choice(2, "Keep the rule"),
    ]

    def answer(choice: Choice | None) -> None:
        if choice is not None and choice.number < 2:
            _remove(screen, rule, bring_back=choice.number == 0, articles=hidden)

    screen.app.push_screen(Pick(f"{rule.name} hid {hidden:,} article{'s' * (hidden > 1)}", choices), answer)


def _remove(screen: Rules, rule: Rule, *, bring_back: bool, articles: int | None) -> None:
    screen.change(
        lambda library: keeping.remove(library, rule, bring_back=bring_back),
        articles=articles if bring_back else 0,
        doing=f"deleting {rule.name}",
    )


def _turn(screen: Rules, rule: Rule) -> None:
    screen.change(lambda library: keeping.turn(library, rule, not rule.enabled))


def _move(by: int) -> Callable[[Rules], None]:
    """Earlier, or later."""
    return _with_one(lambda screen, rule: screen.change(lambda library: keeping.move(library, rule, by), none=""))


def _keep(screen: Rules, rule: Rule) -> None:
    """A rule as it has been changed."""
    if told := understanding.wrong_with(screen.library, rule):
        screen.tell(told)
    else:
        screen.change(lambda library: keeping.put(library, rule))


new = Action(
    "rules_new", ("n", "a"), "New", "Make a rule: its name, its query, what it does; from what the list shows, if that"
    " is narrowed.", _new, place=10,
)  # fmt: skip
edit = Action(
    "rules_edit", ("e",), "Edit", "Change its name, its query, what it does.", _with_one(_edit), on_one=True, place=11
)
turn = Action(
    "rules_turn", ("t", "space"), "On or off", "Turn it on or off.", _with_one(_turn, configured_too=True), on_one=True,
    place=12,
)  # fmt: skip
stop = Action(
    "rules_stop", ("s",), "Stop there", "What it touches, no later rule looks at; or let them look again.",
    _with_one(lambda screen, rule: _keep(screen, replace(rule, stop=not rule.stop))), on_one=True, place=13,
)  # fmt: skip
only_new = Action(
    "rules_only_new", ("o",), "Only new", "Let it look at new articles alone, or at edited ones too.",
    _with_one(lambda screen, rule: _keep(screen, replace(rule, only_new=not rule.only_new))), on_one=True, place=14,
)  # fmt: skip
delete = Action(
    "rules_delete", ("D", "delete"), "Delete", "Forget it; what it hid can be brought back.", _with_one(_delete),
    on_one=True, place=15, like=("delete",),
)  # fmt: skip
down = Action("rules_later", ("J", "shift+down"), "Later", "Let it run later.", _move(1), on_one=True, place=16)
up = Action("rules_earlier", ("K", "shift+up"), "Earlier", "Let it run earlier.", _move(-1), on_one=True, place=17)
