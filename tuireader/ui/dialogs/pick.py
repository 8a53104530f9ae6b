"""A list to choose from: j and k move, typing narrows, Enter chooses; the chosen line's details are shown whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.strip import Strip

from tuireader.text import cells, clean, fit, fold, steady
from tuireader.ui.prompt.wrapping import wrapped
from tuireader.ui.widgets.cursor_list import CursorList
from tuireader.ui.widgets.late_looks import LateLooks

if TYPE_CHECKING:
    from tuireader.ui.app import Reader


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
        if not note or width < 40:
            return [(fit(f" {text}", width), "choice")]
        left = min(max(cells(text) + 2, width // 3), width // 2)
        return [(fit(f" {text}", left) + " ", "choice"), (fit(note, width - left - 1), "note")]


class Words(LateLooks):
    """Some lines of words, broken where the width ends."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pick--words"}

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.lines: list[str] = []

    def say(self, text: str, width: int, most: int) -> None:
        """Show `text` in at most `most` lines of `width` cells."""
        self.lines = wrapped(_one_line(text), max(1, width))[: max(1, most)]
        self.styles.height = max(1, len(self.lines))
        self.refresh(layout=True)

    def say_line(self, width: int, text: str, *ways: str) -> None:
        """Show `text` on one line, and behind it as many of the ways to go on as there is room for."""
        line = _one_line(text)
        for way in ways:
            if cells(line) + 2 + cells(way) > width:
                break
            line += f"  {way}"
        self.lines = [line]
        self.refresh()

    def render_line(self, y: int) -> Strip:
        text = self.lines[y] if y < len(self.lines) else ""
        return Strip([Segment(fit(text, self.size.width), self.get_component_rich_style("pick--words"))])


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
        typing: bool = False,
        copy: Callable[[Choice], str] | None = None,
    ) -> None:
        super().__init__()
        self._title, self._choices = title, list(choices)
        self._at: int | None = at
        self._always_typing = self._typing = typing
        self._copy = copy
        self._left = False
        self.typed = ""

    def compose(self) -> ComposeResult:
        with Vertical(id="pick"):
            yield Words(id="pick-head")
            yield Choices(id="pick-list")
            yield Words(id="pick-detail")

    def on_mount(self) -> None:
        key_of = cast("Reader", self.app).bindings.key_of("list")
        self._moves = " ".join(filter(None, (key_of("down"), key_of("up")))) or "↓ ↑"
        self._narrows = key_of("search") or "/"
        self._list = self.query_one(Choices)
        self._list.items = list(self._choices)

    def on_resize(self) -> None:
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
        self._list.items = [
            choice
            for choice in self._choices
            if all(word in fold(f"{choice.text} {choice.note} {choice.detail}") for word in words)
        ]
        self._list.top = 0
        at = next((n for n, item in enumerate(self._list.items) if not words and item == chosen), 0)
        self._list.choose(at)
        self._list.refresh()
        self._tell()

    def _tell(self, said: str = "") -> None:
        """The line above the list, and the details below it."""
        width, height = self.query_one("#pick").content_size
        count, head = len(self._list.items), self.query_one("#pick-head", Words)
        if said:
            head.say(f"{self._title}: {said}", width, 1)
        elif self._typing or self.typed:
            head.say_line(width, f"{self._title}: {self.typed}▏  {count} of {len(self._choices)}")
        else:
            copies = ("y copy",) if self._copy is not None else ()
            head.say_line(
                width, f"{self._title}: {count}", "Esc back", f"{self._moves} move", "Enter open", *copies,
                f"{self._narrows} narrow",
            )  # fmt: skip
        chosen = self._list.chosen
        self.query_one("#pick-detail", Words).say(chosen.detail if chosen else "", width, height // 2)


def _one_line(text: str) -> str:
    """Safe to draw, its indent kept."""
    return steady(clean(text).replace("\n", " "))
