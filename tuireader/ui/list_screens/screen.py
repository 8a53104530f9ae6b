"""A screen that is a list of things, over the room, which stays as it is.

A kind of list says what its rows are (`found`, `words_of`), what can be done (its package of actions) and what is told
at the top and where there is nothing. What is told in the room is told here too while it lies over it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from tuireader.library import Library
from tuireader.model.changes import Change
from tuireader.text import fold
from tuireader.ui.beside.saving import Said
from tuireader.ui.commands import by_name as commands
from tuireader.ui.keys import hinting
from tuireader.ui.list_screens.keys import MOVES, actions, named
from tuireader.ui.list_screens.row_list import RowList
from tuireader.ui.list_screens.telling import TellingScreen
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from typing import Unpack

    from tuireader.ui.room import Room

Item = TypeVar("Item")


class ListScreen(TellingScreen, Generic[Item]):
    """Rows under a cursor, and what can be done with one."""

    AUTO_FOCUS = "CursorList"

    list: RowList[Item]
    THINGS: ClassVar[tuple[str, str]]
    """What its rows are, one and several: ``rule``, ``rules``."""
    EMPTY: ClassVar[tuple[str, ...]]
    """What is said where there is nothing yet, with keys as in `HINTS`."""
    NO_ONE: ClassVar[str]
    """What is told where an action needs something under the cursor."""

    def __init__(self, room: Room, rows: RowList[Item], *, at: object = None) -> None:
        """`at`: the key of the row under the cursor at first."""
        super().__init__(room)
        self.library, self.list = room.library, rows
        self.top = StatusLine(id="top")
        self.typed = ""
        """What narrows the list."""
        self._items: list[Item] = []
        self._at = at
        self._left = False

    # ------------------------------------------------------------ what kinds of list say

    def found(self) -> Sequence[Item]:
        """All there are, in order."""
        raise TypeError(f"{type(self).__name__} does not say what its rows are")

    def words_of(self, item: Item) -> str:
        """Where what is typed is looked for."""
        raise TypeError(f"{type(self).__name__} does not say what its rows are called")

    def heading(self) -> tuple[str, str]:
        """What stands at the top: at the left what is shown, at the right how many."""
        one, several = self.THINGS
        shown, there = len(self.list.items), len(self._items)
        said = f"{shown:,} of {there:,}" if shown != there else f"{there:,} {one if there == 1 else several}"
        return f"tuireader — {several}{f' with “{self.typed}”' if self.typed else ''}", said

    def middle(self) -> ComposeResult:
        """What stands between the first and the last line."""
        yield self.list

    def over_columns(self) -> Widget | None:
        """What names the columns, if they have names."""
        return None

    def moved(self) -> None:
        """Called when another row is under the cursor."""

    def begun(self) -> None:
        """Called when the list is shown for the first time."""

    def resized(self) -> None:
        """Called when the terminal has another size, and at first."""

    def open_chosen(self) -> None:
        """Called when the row under the cursor is asked for with the mouse."""

    def source_came(self, id: int) -> None:
        """Called when a source has been added meanwhile."""

    # ------------------------------------------------------------ what is shown

    def compose(self) -> ComposeResult:
        yield self.top
        yield from self.middle()
        yield self.bottom
        yield self.prompt

    def on_mount(self) -> None:
        self.room.over = self
        self.list.by_marker = self.room.list.by_marker
        self.bottom.say("", self.room.bottom.right)
        self.show_hints()
        self.resized()
        self.attempt(self.read, self._at)
        self.begun()

    def on_unmount(self) -> None:
        if self.room.over is self:
            self.room.over = None

    @property
    def chosen(self) -> Item | None:
        """The thing under the cursor."""
        return self.list.chosen

    def reload(self, *, whole: bool = False) -> None:
        """The library has been changed elsewhere: things are shown as they are now. `whole`: all of them."""
        if self.is_mounted:
            self.attempt(self.read)

    def read(self, at: object = None) -> None:
        """Everything from the library; the cursor goes to the row of this key, or to one that has come, or stays."""
        before = {self.list.key(item) for item in self._items}
        self._items = list(self.found())
        came = [key for item in self._items if (key := self.list.key(item)) not in before] if before else []
        self.list.now = self.library.now()
        self.show_rows(came[0] if at is None and len(came) == 1 else at)

    def show_rows(self, at: object = None) -> None:
        """Show those that what is typed leaves; the cursor goes to the row of this key, or stays on its own."""
        chosen, line = self.list.chosen, self.list.cursor - self.list.top
        wanted = [fold(word) for word in self.typed.split()]
        shown = [one for one in self._items if all(word in fold(self.words_of(one)) for word in wanted)]
        self.list.when_empty = self.words_when_empty()
        if at is None and chosen is not None:
            self.list.show(shown, at=self.list.key(chosen), first=self.list.cursor, line=line)
        else:
            self.list.show(shown, at=at)
        self.top.say(*self.heading())
        self.rows_shown()

    def rows_shown(self) -> None:
        """Other rows are shown, or none: what is about rows is there where there are some."""
        heads = self.over_columns()
        if heads is not None:
            heads.visible = bool(self.list.items)  # its place stays: nothing moves as rows come and go
        if not self.told:
            self.show_hints()

    def offered(self) -> Sequence[str]:
        """Where there are no rows, only what needs none."""
        own = named(self.PLACE)
        needy = {name for name, action in own.items() if action.on_one and not self.list.items}
        return [hint for hint in self.HINTS if needy.isdisjoint(hinting.named(hint))]

    def put(self, item: Item) -> None:
        """Show a thing as it is known now, where it stands."""
        key = self.list.key(item)
        self._items = [item if self.list.key(one) == key else one for one in self._items]
        self.list.update(item)

    def words_when_empty(self) -> tuple[str, ...]:
        """What stands in the place of rows."""
        if not self.typed:
            return hinting.lines(self.EMPTY, self.key_of)
        way_out = hinting.lines((f"{{{self.PLACE}_back}}  shows all",), self.key_of)
        return (f"No {self.THINGS[0]} with “{self.typed}”.", "", *way_out)

    def on_resize(self) -> None:
        if self.is_mounted:
            self.resized()
            if not self.told:
                self.show_hints()

    # ------------------------------------------------------------ keys

    def take_key(self, key: str, character: str | None = None) -> bool:
        """Do what a key stands for here; False if that is nothing."""
        if self.prompt.asking:
            return False
        if self._left or not self.is_mounted:
            return True
        sequences = self.room.reader.bindings.list_sequences(self.PLACE)
        was_pending, step = bool(sequences.pending), sequences.press(key)
        if step.run or was_pending:
            self.untell()
        for name in step.run:
            self.attempt(self.do, name)
        return step.taken

    def do(self, name: str) -> None:
        """Do what is called so."""
        if name in MOVES:
            self._move(name)
        elif (action := named(self.PLACE).get(name)) is None:
            commands()[name].run(self.room)
        elif action.on_one and self.chosen is None:
            self.tell(self.NO_ONE)
        else:
            action.run(self)

    def _move(self, name: str) -> None:
        page = self.list.page_height
        by = {"down": 1, "up": -1, "half_down": page // 2, "half_up": -(page // 2), "page_down": page, "page_up": -page}
        if name in by:
            self.list.move(by[name])
        elif name == "top":
            self.list.home()
        else:
            self.list.end()

    @on(RowList.Moved)
    def _moved(self) -> None:
        self.attempt(self.moved)

    @on(RowList.Opened)
    def _opened(self) -> None:
        self.attempt(self.open_chosen)

    # ------------------------------------------------------------ what can be done in every list

    @property
    def narrowed(self) -> bool:
        """Whether not all are shown."""
        return bool(self.typed)

    def ask_to_narrow(self) -> None:
        """Narrow while one types; Esc leaves what narrowed before."""
        before = self.typed

        def answer(text: str | None) -> None:
            self.narrow(before if text is None else text)

        self.ask(f"{self.THINGS[1]} with:", answer, text=before, typed=self.narrow)

    def narrow(self, text: str) -> None:
        """Show those that hold these words."""
        self.typed = text.strip()
        self.show_rows()

    def show_all(self) -> None:
        """No narrowing."""
        self.narrow("")

    def back(self) -> None:
        """Stop what is under way; else show all; else back to the room, exactly as it was."""
        if self.room.saving.stop(self.room) or self.room.handing.stop(self.room):
            return
        if self.narrowed:
            self.show_all()
        else:
            self.leave()

    def leave(self) -> None:
        """Back to the room."""
        self._left = True
        self.room.reader.bindings.list_sequences(self.PLACE).reset()
        self.room.over = None
        self.dismiss()

    def help(self) -> None:
        """What every key does here."""
        from tuireader.ui.dialogs.help import Help, HelpEntry

        keys, about = self.room.reader.bindings.list_keys(self.PLACE), f"The list of {self.THINGS[1]}"
        moves = [HelpEntry("Move", keys[name], commands()[name].title, commands()[name].help) for name in MOVES]
        own = [HelpEntry(about, keys[one.name], one.title, one.help) for one in actions(self.PLACE)]
        self.app.push_screen(Help([*own, *moves]))

    # ------------------------------------------------------------ changing

    def change(self, make: Callable[[Library], Change | None], **more: Unpack[Said]) -> None:
        """As the room changes something, with the way back told."""
        more.setdefault("said", "{} ({key:undo} takes it back)")
        more.setdefault("none", "it is so already")
        self.room.change(make, **more)

    def done(self, change: Change) -> None:
        """A change was stored, here or elsewhere: show it."""
        self.reload(whole=True)
