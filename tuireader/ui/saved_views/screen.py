"""The list of saved views, over the room: shown, kept, edited, renamed, moved, deleted; the room stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.screen import Screen

from tuireader.errors import QueryError, TuireaderError
from tuireader.library.lists import completing, views
from tuireader.library.lists.views import SavedView
from tuireader.library.marks import marking
from tuireader.model import Change
from tuireader.ui.keys import hinting
from tuireader.ui.prompt import wording
from tuireader.ui.saved_views import showing
from tuireader.ui.saved_views.counting import Counting
from tuireader.ui.search.filtering import said
from tuireader.ui.widgets.prompt_line import Field, PromptLine
from tuireader.ui.widgets.status_line import StatusLine
from tuireader.ui.widgets.view_list import ViewList

if TYPE_CHECKING:
    from tuireader.ui.room import Room


class SavedViews(Screen[None]):
    """Every view with its counts; below them the query of the chosen one, as it was typed."""

    AUTO_FOCUS = "#view-list"

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.room, self.library = room, room.library
        self.list = ViewList(id="view-list")
        self.top, self.query_line = StatusLine(id="top"), StatusLine(id="view-query", grows=True)
        self.bottom, self.prompt = StatusLine(id="bottom", grows=True), PromptLine(id="prompt")
        self.counting = Counting(self.library, self.call_later, self.list.update)
        self._told = self._left = False

    def compose(self) -> ComposeResult:
        yield self.top
        yield self.list
        yield self.query_line
        yield self.bottom
        yield self.prompt

    def on_mount(self) -> None:
        self.reload(at=showing.name_of(self.room.selection.query))
        self._show_hints()

    def reload(self, at: str = "") -> None:
        """The views as they are, with the cursor on one that has come, else on the one of that name."""
        before = {glance.view.name for glance in self.list.items}
        glances = self.counting.glances()
        came = [glance.view.name for glance in glances if before and glance.view.name not in before]
        self.list.show(glances, at=came[0] if len(came) == 1 else at)
        count = len(self.list.items)
        self.top.say("tuireader — saved views", f"{count:,} view{'' if count == 1 else 's'}")

    @property
    def chosen(self) -> SavedView | None:
        """The view under the cursor."""
        return self.list.chosen.view if self.list.chosen is not None else None

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
            "space": page, "ctrl+d": page // 2, "ctrl+u": -(page // 2), "home": -(10**6), "end": 10**6, "g": -(10**6),
            "G": 10**6,
        }  # fmt: skip
        if key in moves:
            self.list.move(moves[key])
        elif key in ("escape", "q", "h", "left", "backspace", "F"):
            self.leave()
        elif key in ANYWHERE:
            self._attempt(ANYWHERE[key], self)
        elif key in ON_ONE:
            if self.chosen is None:
                self.tell("there is no view here; n keeps what the list shows, a writes one")
            else:
                self._attempt(ON_ONE[key], self, self.chosen)
        return True

    def _attempt(self, action: Callable[..., None], *about: object) -> None:
        try:
            action(*about)
        except TuireaderError as error:
            self.tell(str(error))

    # ------------------------------------------------------------ what can be done

    def open(self, view: SavedView) -> None:
        """Show it in the room."""
        showing.show(self.room, view.name)
        self.leave()

    def keep(self) -> None:
        """What the list of articles shows, under a name."""
        query = views.query_of(self.library, self.room.selection)
        self.ask("name of the view:", lambda name: self._save(name, query) if name else None)

    def add(self) -> None:
        """A name, then a query."""
        self.ask("name of the new view:", lambda name: self.edit_query(views.checked_name(name), "") if name else None)

    def edit(self, view: SavedView) -> None:
        """Another query."""
        if view.configured:
            self.tell(f"the view {view.name} stands in config.toml: change it there")
        else:
            self.edit_query(view.name, view.query)

    def edit_query(self, name: str, query: str) -> None:
        """Ask for a query; one that cannot be a view's is pointed at, and asked for again."""

        def typed(text: str) -> None:
            try:
                views.parse(self.library, text)
            except QueryError as error:
                self.prompt.point(error.column, said(error))
            else:
                self.prompt.point(0, "")

        def answer(text: str | None) -> None:
            if not text:
                return
            try:
                self._save(name, text)
            except QueryError as error:
                self.edit_query(name, text)
                self.prompt.point(error.column, said(error))

        self.ask(f"{name}:", answer, text=query, typed=typed, complete=completing.query(self.library))

    def rename(self, view: SavedView) -> None:
        """Another name."""

        def answer(name: str | None) -> None:
            if name:
                self.done(views.rename(self.library, view.name, name), at=views.checked_name(name))

        self.ask("name:", answer, text=view.name)

    def delete(self, view: SavedView) -> None:
        """Forget it; z brings it back."""
        self.done(views.delete(self.library, view.name))

    def move(self, view: SavedView, by: int) -> None:
        """Further down, or up."""
        self.done(views.move(self.library, view.name, by), at=view.name, none="")

    def undo(self) -> None:
        """Take back what was done last, here or before."""
        change = marking.undo(self.library)
        self.room.done(change, said="taken back: {}")
        self.done(change, told="taken back: {}", none="nothing to undo")

    def help(self) -> None:
        """What the keys do here."""
        from tuireader.ui.dialogs.help import Help, HelpEntry

        self.app.push_screen(Help([HelpEntry("The saved views", keys, title, told) for keys, title, told in HELP]))

    def _save(self, name: str, query: str) -> None:
        self.done(views.save(self.library, name, query), at=views.checked_name(name))

    def done(self, change: Change | None, *, at: str = "", told: str = "{}", none: str = "it is so already") -> None:
        """Show what was changed, and tell it."""
        if change is None:
            self.tell(none)
            return
        self.reload(at=at or (self.chosen.name if self.chosen is not None else ""))
        self.room.read_views_anew()
        self.tell(told.format(change.label))

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
        self.bottom.say(hinting.hints(wording.IN_VIEWS, str, self.app.size.width, help="? help"))

    def on_resize(self) -> None:
        if self.is_mounted and not self._told:
            self._show_hints()

    def ask(self, label: str, answer: Callable[[str | None], None], **more: object) -> None:
        """Ask for a line of text in place of the last line."""

        def answered(text: str | None) -> None:
            self.bottom.display = True
            self.set_focus(self.list)
            self._attempt(answer, text)

        self.bottom.display = False
        self.prompt.ask(label, answered, **more)  # type: ignore[arg-type]

    def leave(self) -> None:
        """Back to the room."""
        self._left = True
        self.dismiss()

    @on(ViewList.Moved)
    def _show_query(self) -> None:
        view = self.chosen
        where = " (in config.toml)" if view is not None and view.configured else ""
        self.query_line.say(f"{view.query}{where}" if view is not None else "")

    @on(ViewList.Opened)
    def _opened(self) -> None:
        if self.chosen is not None:
            self._attempt(self.open, self.chosen)

    @on(events.DescendantFocus)
    def _keep_question(self, event: events.DescendantFocus) -> None:
        if self.prompt.asking and not isinstance(event.widget, Field):
            self.set_focus(self.prompt.query_one(Field))


HELP = (
    (("enter", "l"), "Show", "Show the view in the list of articles; view:NAME names it in any query."),
    (("n",), "Keep", "Keep what the list of articles shows, under a name."),
    (("a",), "New", "Write a new view: its name, then its query."),
    (("e",), "Edit", "Edit the query; Tab completes, and what is wrong is pointed at."),
    (("r",), "Rename", "Give it another name; other views that use it follow."),
    (("J", "K"), "Move", "Move it down or up."),
    (("D",), "Delete", "Forget it; not while another view uses it."),
    (("z",), "Undo", "Take back what was done last."),
    (("escape", "q", "h"), "Back", "Back to the list of articles."),
)
"""Keys, title and help of all that can be done."""

ANYWHERE: dict[str, Callable[[SavedViews], None]] = {
    "n": SavedViews.keep,
    "a": SavedViews.add,
    "z": SavedViews.undo,
    "question_mark": SavedViews.help,
}
"""What needs no view."""

ON_ONE: dict[str, Callable[[SavedViews, SavedView], None]] = {
    "enter": SavedViews.open,
    "l": SavedViews.open,
    "right": SavedViews.open,
    "e": SavedViews.edit,
    "r": SavedViews.rename,
    "D": SavedViews.delete,
    "delete": SavedViews.delete,
    "J": lambda screen, view: screen.move(view, 1),
    "K": lambda screen, view: screen.move(view, -1),
    "shift+down": lambda screen, view: screen.move(view, 1),
    "shift+up": lambda screen, view: screen.move(view, -1),
}
"""What is done with the view under the cursor."""
