"""The list of tags: shown, renamed, merged, given other names, coloured, hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult

from tuireader.library import overview
from tuireader.library.views import narrowing
from tuireader.model.changes import Change
from tuireader.model.colours import COLOURS
from tuireader.model.selections import Selection
from tuireader.model.tags import TagCount
from tuireader.text import line
from tuireader.ui import panes
from tuireader.ui.list_screens.screen import ListScreen
from tuireader.ui.tag_filter.tag_order import ORDERS, arranged
from tuireader.ui.tags import rows
from tuireader.ui.tags.tag_list import TagList
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tuireader.ui.room import Room


class Tags(ListScreen[TagCount]):
    """Every tag with how often it is used and what is settled for it."""

    list: TagList

    PLACE = "taglist"
    THINGS = ("tag", "tags")
    HINTS: ClassVar[tuple[str, ...]] = (
        "{taglist_show} articles", "{taglist_back} back", "{taglist_rename} rename", "{taglist_merge} merge",
        "{taglist_alias} other name", "{taglist_colour} colour", "{taglist_hide} hide", "{taglist_order} order",
        "{taglist_narrow} narrow", "{undo} undo",
    )  # fmt: skip
    EMPTY = (
        "There are no tags yet.",
        "",
        "They come with articles, from feeds and folders,",
        "and you put them on articles yourself.",
        "",
        "{taglist_back}  goes back",
    )
    NO_ONE = "there is no tag under the cursor"

    def __init__(self, room: Room) -> None:
        super().__init__(room, TagList(id="tag-list"))
        self.order = ORDERS[0]
        self.whole = StatusLine(id="tag-whole", grows=True)

    def middle(self) -> ComposeResult:
        yield self.list
        yield self.whole

    def found(self) -> Sequence[TagCount]:
        latest = narrowing.latest(self.library) if self.order == ORDERS[2] else None
        self.list.aliases = overview.tag_aliases(self.library)
        every = arranged(overview.tags(self.library, unused=True), self.order, None, latest)
        self.list.longest = rows.columns(every)
        return every

    def words_of(self, item: TagCount) -> str:
        return " ".join((item.name, rows.remark(item, self.list.aliases.get(item.id, ()))))

    def heading(self) -> tuple[str, str]:
        left, right = super().heading()
        return f"{left}, {self.order}", right

    def moved(self) -> None:
        """All of the chosen one: what its row may have cut."""
        tag = self.chosen
        if tag is None:
            self.whole.say("")
            return
        settled = rows.remark(tag, self.list.aliases.get(tag.id, ()))
        said = f"{line(tag.name)}: {tag.unread:,} unread of {tag.total:,}"
        self.whole.say(f"{said}; {settled}" if settled else said)

    def open_chosen(self) -> None:
        tag = self.chosen
        if tag is not None:
            self.leave()
            self.room.look(Selection(include=(tag.name,), order=self.room.selection.order))
            panes.to_list(self.room)

    def next_order(self) -> None:
        """The next order; the cursor stays on its tag."""
        self.order = ORDERS[(ORDERS.index(self.order) + 1) % len(ORDERS)]
        self.read(self.chosen.id if self.chosen is not None else None)
        self.tell(self.order)

    def done(self, change: Change) -> None:
        self.reload()


COLOUR_NAMES = ("none", *(colour.replace("_", " ") for colour in COLOURS))
