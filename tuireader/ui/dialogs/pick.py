"""A list to choose from: j and k move, typing narrows, Enter chooses; the chosen line's details are shown whole.

The first line says what is chosen and among how many, the last one what the keys do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip

from tuireader.text import cells, clean, fit, fold, steady
from tuireader.ui.keys import hinting
from tuireader.ui.keys.writing import shown_keys
from tuireader.ui.prompt.wrapping import wrapped
from tuireader.ui.widgets.cursor_list import CursorList
from tuireader.ui.widgets.late_looks import LateLooks
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tuireader.ui.app import Reader


WITH_NOTES = 40
"""Cells of a line from which on there is room for notes."""
MOST_KEPT = 4
"""Lines that are kept for details, whatever is chosen."""


class Choice(NamedTuple):
    """One line of the list."""

    number: int
    """What the asker calls it."""
    text: str
    note: str = ""
    """Beside the text, less loud."""
    detail: str = ""
    """Shown whole while this line is chosen."""


class Choices(CursorList[Choice]):
    """The lines that are left."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"list--choice", "list--note"}

    widest = 0
    """Cells of the longest text of all: the notes stand in one column behind it."""

    class Moved(Message):
        """Another line is chosen."""

    class Taken(Message):
        """The chosen line was asked for with the mouse."""

    def cursor_moved(self) -> None:
        self.post_message(self.Moved())

    def clicked(self, times: int) -> None:
        if times > 1:
            self.post_message(self.Taken())

    def pieces(self, item: Choice, width: int) -> list[tuple[str, str]]:
        text, note = _one_line(item.text), _one_line(item.note)
        if not note or width < WITH_NOTES:
            return [(fit(f" {text}", width), "choice")]
        left = min(self.widest + 3, width // 2)
        return [(fit(f" {text}", left - 2) + "  ", "choice"), (fit(note, width - left), "note")]


class Details(LateLooks):
    """What is to be known of the chosen line, whole. Room for that of most lines is kept, so that nothing moves."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pick--words"}

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.lines: list[str] = []
        self._kept = 0

    def make_room(self, choices: Sequence[Choice]) -> None:
        """Keep as many lines as the longest of these details needs, within `MOST_KEPT`; none if there are none."""
        needed = max((len(_broken(choice.detail, self.app.size.width)) for choice in choices), default=0)
        self._kept = min(needed, MOST_KEPT)
        self.display = needed > 0
        self.styles.height = self._kept

    def say(self, text: str) -> None:
        """Show `text`, in half of the screen at most."""
        width, height = self.app.size
        self.lines = _broken(text, width)[: max(1, height // 2)]
        self.styles.height = max(self._kept, len(self.lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        text = self.lines[y] if y < len(self.lines) else ""
        return Strip([Segment(fit(f" {text}", self.size.width), self.get_component_rich_style("pick--words"))])


def _broken(text: str, width: int) -> list[str]:
    return wrapped(_one_line(text), max(1, width - 2)) if text else []


class Pick(ModalScreen[Choice | None]):
    """Choose one line, or none with Esc.

    With `typing` every letter narrows; without, the letters that move or copy do that until another one, or ``/``,
    begins to narrow. `copy` copies the chosen line and says how.
    """

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        *,
        at: int = 0,
        enter: str = "choose",
        typing: bool = False,
        copy: Callable[[Choice], str] | None = None,
    ) -> None:
        """`at`: the line that is chosen at first; `enter`: what Enter does with one, in a word."""
        super().__init__()
        self._enter = enter
        self._title, self._choices = title, list(choices)
        self._at: int | None = at
        self._always_typing = self._typing = typing
        self._copy = copy
        self._left = False
        self.typed = ""

    def compose(self) -> ComposeResult:
        yield StatusLine(id="top")
        yield Choices(id="pick-list")
        yield Details(id="pick-detail")
        yield StatusLine(id="bottom", grows=True)

    def on_mount(self) -> None:
        self._top, self._bottom = self.query_one("#top", StatusLine), self.query_one("#bottom", StatusLine)
        self._list, self._details = self.query_one(Choices), self.query_one(Details)
        self._list.widest = max((cells(_one_line(choice.text)) for choice in self._choices), default=0)
        self._list.items = list(self._choices)
        self._details.make_room(self._choices)

    def on_resize(self) -> None:
        if self.is_mounted:
            self._details.make_room(self._choices)
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        at, self._at = self._at, None
        self._list.choose(self._list.cursor if at is None else at)
        self._tell()

    @on(Choices.Moved)
    def _moved(self) -> None:
        self._tell()

    @on(Choices.Taken)
    def _taken(self) -> None:
        self._leave(self._list.chosen)

    # ------------------------------------------------------------ keys

    def take_key(self, key: str, character: str | None) -> bool:
        """Do what a key stands for here."""
        if self._left or not self.is_mounted:
            return True
        if not self._typing:
            key = cast("Reader", self.app).bindings.in_dialog(key)
        moves = {
            "down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "tab": 1, "shift+tab": -1,
            "pagedown": self._list.page_height, "pageup": -self._list.page_height,
            "ctrl+d": self._list.page_height // 2, "ctrl+u": -(self._list.page_height // 2),
            "home": -len(self._choices), "end": len(self._choices),
        }  # fmt: skip
        letters = {"j": 1, "k": -1, "space": self._list.page_height, "g": -len(self._choices), "G": len(self._choices)}
        if key in moves:
            self._move(moves[key])
        elif key == "enter":
            self._leave(self._list.chosen)
        elif key == "escape":
            self._escape()
        elif key == "backspace":
            self._narrow(self.typed[:-1])
        elif key == "ctrl+y" or (key == "y" and not self._typing):
            self._copy_chosen()
        elif not self._typing and key in letters:
            self._move(letters[key])
        elif not self._typing and key in ("q", "h", "left"):
            self._leave(None)
        elif not self._typing and key == "slash":
            self._typing = True
            self._tell()
        elif character is not None and character.isprintable():
            self._typing = True
            self._narrow(self.typed + character)
        return True

    def _escape(self) -> None:
        if self.typed or self._typing != self._always_typing:
            self._typing = self._always_typing
            self._narrow("")
        else:
            self._leave(None)

    def _leave(self, choice: Choice | None) -> None:
        self._left = True
        self.dismiss(choice)

    def _move(self, by: int) -> None:
        self._list.move(by)

    def _copy_chosen(self) -> None:
        if self._copy is not None and self._list.chosen is not None:
            self._tell(self._copy(self._list.chosen))

    def _narrow(self, typed: str) -> None:
        chosen, self.typed = self._list.chosen, typed
        words = [fold(word) for word in typed.split()]
        found = [
            choice
            for choice in self._choices
            if all(word in fold(f"{choice.text} {choice.note} {choice.detail}") for word in words)
        ]
        self._list.items = sorted(found, key=lambda choice: _rank(choice, words))
        self._list.top = 0
        at = next((n for n, item in enumerate(self._list.items) if not words and item == chosen), 0)
        self._list.choose(at)
        self._list.refresh()
        self._tell()

    def _tell(self, said: str = "") -> None:
        """What stands above the list and below it."""
        shown, there = len(self._list.items), len(self._choices)
        if self._typing or self.typed:
            self._top.say(f"{self._title}: {self.typed}▏", f"{shown:,} of {there:,}")
        else:
            self._top.say(self._title, f"{there:,} in all" if there > self._list.size.height else "")
        self._bottom.say(said or self._hints(), told=bool(said))
        self._details.say(self._list.chosen.detail if self._list.chosen else "")

    def _hints(self) -> str:
        arrows = " ".join((*shown_keys(("down", "up")), "move"))
        copies = ("^Y copy" if self._typing else "y copy",) if self._copy is not None else ()
        if self._typing:
            ways = ("type to narrow", f"Enter {self._enter}", "Esc back", arrows, *copies)
        else:
            narrow = "{search} narrow" if self._key_of("search") else "/ narrow"
            move = "{down} {up} move" if self._key_of("down") and self._key_of("up") else arrows
            ways = (f"Enter {self._enter}", "Esc back", *copies, narrow, move)
        return hinting.hints(ways, self._key_of, self.size.width, help="")

    def _key_of(self, name: str) -> str:
        return cast("Reader", self.app).bindings.key_of("list")(name)


def _rank(choice: Choice, words: Sequence[str]) -> int:
    """First what begins with what is typed, then what has it in its own text, then what has it beside that."""
    text = fold(choice.text).strip()
    return 0 if text.startswith(" ".join(words)) else 1 if all(word in text for word in words) else 2


def _one_line(text: str) -> str:
    """Safe to draw, its indent kept."""
    return steady(clean(text).replace("\n", " "))
