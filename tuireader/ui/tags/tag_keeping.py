"""The list of tags, and what is done with one: asked for, stored, shown again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tuireader.library import overview
from tuireader.library.marks import tag_completing, tag_keeping
from tuireader.model import COLOURS, Change, Selection, TagCount
from tuireader.ui.commands import by_name
from tuireader.ui.dialogs.pick import Choice, Pick
from tuireader.ui.dialogs.tag_keeper import TagKeeper
from tuireader.ui.tags.tag_order import ORDERS, arranged

if TYPE_CHECKING:
    from tuireader.library import Library
    from tuireader.ui.room import Room


class TagKeeping:
    """One visit to the list of tags."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._order = ORDERS[0]

    def open(self, at: int = 0) -> None:
        """Show the list, with the tag of this id chosen."""
        room = self._room
        found = overview.tags(room.library, unused=True)
        latest = None
        if self._order == ORDERS[2]:
            from tuireader.library.lists import narrowing

            latest = narrowing.latest(room.library)
        tags = arranged(found, self._order, None, latest)
        place = next((n for n, tag in enumerate(tags) if tag.id == at), 0)
        screen = TagKeeper(f"Tags {self._order}", tags, overview.tag_aliases(room.library), at=place)
        room.app.push_screen(screen, lambda choice: self._chosen(screen, tags, choice))

    def _chosen(self, screen: TagKeeper, tags: list[TagCount], choice: Choice | None) -> None:
        if screen.wanted == "order":
            self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
            self.open(tags[choice.number].id if choice else 0)
        elif choice is not None:
            self._room.attempt(getattr(self, f"_{screen.wanted}"), tags[choice.number])

    def _make(self, tag: TagCount, make: Callable[[Library], Change | None], articles: int = 0) -> None:
        """Make a change, say what was done, and show the list again. `articles`: how many have to be changed for it."""
        self._room.change(
            make, said="{} ({key:undo} takes it back)", none="it is so already",
            articles=articles, doing=f"merging {tag.name}", then=lambda: self.open(tag.id),
        )  # fmt: skip

    def _ask(
        self,
        tag: TagCount,
        label: str,
        make: Callable[[Library, str], Change | None],
        text: str = "",
        articles: int = 0,
    ) -> None:
        library = self._room.library

        def answer(said: str | None) -> None:
            if said and said.strip():
                self._make(tag, lambda library: make(library, said.strip()), articles)
            else:
                self.open(tag.id)

        complete = tag_completing.adding(library, [], overview.tags(library))
        self._room.ask(label, answer, text=text, complete=complete)

    # ------------------------------------------------------------ what a letter asks for

    def _show(self, tag: TagCount) -> None:
        self._room.look(Selection(include=(tag.name,), order=self._room.selection.order))
        self._room.look_at_list()

    def _undo(self, tag: TagCount) -> None:
        by_name()["undo"].run(self._room)
        self.open(tag.id)

    def _hide(self, tag: TagCount) -> None:
        self._make(tag, lambda library: tag_keeping.hide(library, [tag.name], not tag.hidden))

    def _rename(self, tag: TagCount) -> None:
        self._ask(
            tag, "its name:", lambda library, name: tag_keeping.rename(library, tag.name, name), tag.name, tag.total
        )

    def _merge(self, tag: TagCount) -> None:
        label = f"merge “{tag.name}” into:"
        self._ask(tag, label, lambda library, into: tag_keeping.merge(library, [tag.name], into), "", tag.total)

    def _alias(self, tag: TagCount) -> None:
        label = f"another name for “{tag.name}”:"
        self._ask(tag, label, lambda library, name: tag_keeping.alias(library, name, tag.name), "", tag.total)

    def _colour(self, tag: TagCount) -> None:
        names = ["none", *(colour.replace("_", " ") for colour in COLOURS)]

        def answer(choice: Choice | None) -> None:
            if choice is None:
                self.open(tag.id)
            else:
                self._make(tag, lambda library: tag_keeping.colour(library, [tag.name], names[choice.number]))

        choices = [Choice(number, name) for number, name in enumerate(names)]
        self._room.app.push_screen(Pick(f"The colour of “{tag.name}”", choices, at=tag.colour), answer)
