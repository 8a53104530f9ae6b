"""Enter, e, m, a, c, H, O: what is done with a tag; each change is stored before it is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tuireader.library import overview
from tuireader.library.marks import tag_completing, tag_keeping
from tuireader.model.changes import Change
from tuireader.model.tags import TagCount
from tuireader.ui.list_screens.action import Action

if TYPE_CHECKING:
    from tuireader.library import Library
    from tuireader.ui.dialogs.pick import Choice
    from tuireader.ui.tags.screen import Tags


def _ask(
    screen: Tags, tag: TagCount, label: str, make: Callable[[Library, str], Change | None], text: str = ""
) -> None:
    """Ask for a name and make a change with it; all articles of the tag may be touched by it."""
    library = screen.library

    def answer(said: str | None) -> None:
        if said and said.strip():
            name = said.strip()
            screen.change(lambda own: make(own, name), articles=tag.total, doing=f"changing {tag.name}")

    complete = tag_completing.adding(library, [], overview.tags(library))
    screen.ask(label, answer, text=text, complete=complete)


def _with_one(act: Callable[[Tags, TagCount], None]) -> Callable[[Tags], None]:
    """An action on the tag under the cursor."""
    return lambda screen: act(screen, screen.chosen) if screen.chosen is not None else None


def _rename(screen: Tags, tag: TagCount) -> None:
    _ask(screen, tag, "its name:", lambda library, name: tag_keeping.rename(library, tag.name, name), tag.name)


def _merge(screen: Tags, tag: TagCount) -> None:
    label = f"merge “{tag.name}” into:"
    _ask(screen, tag, label, lambda library, into: tag_keeping.merge(library, [tag.name], into))


def _alias(screen: Tags, tag: TagCount) -> None:
    label = f"another name for “{tag.name}”:"
    _ask(screen, tag, label, lambda library, name: tag_keeping.alias(library, name, tag.name))


def _hide(screen: Tags, tag: TagCount) -> None:
    screen.change(lambda library: tag_keeping.hide(library, [tag.name], not tag.hidden))


def _colour(screen: Tags, tag: TagCount) -> None:
    from tuireader.ui.dialogs.pick import Choice, Pick
    from tuireader.ui.tags.screen import COLOUR_NAMES

    def answer(choice: Choice | None) -> None:
        if choice is not None:
            wanted = COLOUR_NAMES[choice.number]
            screen.change(lambda library: tag_keeping.colour(library, [tag.name], wanted))

    choices = [Choice(number, name) for number, name in enumerate(COLOUR_NAMES)]
    screen.app.push_screen(Pick(f"The colour of “{tag.name}”", choices, at=tag.colour), answer)


show = Action(
    "taglist_show", (), "Its articles", "Show the articles that carry this tag.", lambda screen: screen.open_chosen(),
    on_one=True, place=1, like=("open",),
)  # fmt: skip
rename = Action(
    "taglist_rename", ("e",), "Rename", "Call it by another name; the old one goes on to mean it.", _with_one(_rename),
    on_one=True, place=2,
)  # fmt: skip
merge = Action(
    "taglist_merge", ("m",), "Merge", "Put another tag in its place on every article and source.", _with_one(_merge),
    on_one=True, place=3,
)  # fmt: skip
alias = Action(
    "taglist_alias", ("a",), "Another name", "Let another name mean it, wherever tags are typed or come in.",
    _with_one(_alias), on_one=True, place=4,
)  # fmt: skip
colour = Action(
    "taglist_colour", ("c",), "Colour", "Give it one of the terminal's colours, or none.", _with_one(_colour),
    on_one=True, place=5,
)  # fmt: skip
hide = Action(
    "taglist_hide", ("H",), "Hide or show", "Leave it out of lists and of the tag filter, or show it.",
    _with_one(_hide), on_one=True, place=6,
)  # fmt: skip
order = Action(
    "taglist_order", ("O",), "Order", "The next order: by count, by name, newest first.",
    lambda screen: screen.next_order(), place=7, like=("turn_order",),
)  # fmt: skip
