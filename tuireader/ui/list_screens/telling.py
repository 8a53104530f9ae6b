"""A screen that tells and asks on its last line: what can be done, what was done, a question and what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.screen import Screen
from textual.widget import Widget

from tuireader.errors import TuireaderError
from tuireader.ui.keys import hinting
from tuireader.ui.looks.painting import Painter
from tuireader.ui.widgets.prompt_line import Asked, Field, PromptLine
from tuireader.ui.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from typing import Unpack

    from tuireader.ui.room import Room


class TellingScreen(Screen[None]):
    """Over the room, with keys of its own."""

    PLACE: ClassVar[str]
    """One of `keys.ROOMS`: what its actions' names begin with."""
    HINTS: ClassVar[tuple[str, ...]]
    """What can be done, at the foot, what is wanted most first: ``{rules_run} run``."""
    list: Widget
    """What has the keys while nothing is asked."""

    def __init__(self, room: Room) -> None:
        super().__init__()
        self._compositor = Painter()
        self.room = room
        self.bottom = StatusLine(id="bottom", grows=True)
        self.prompt = PromptLine(id="prompt")
        self.told = False
        """Whether something is told in the place of what can be done."""

    def key_of(self, name: str) -> str:
        """The key that is shown for what can be done here."""
        return self.room.reader.bindings.key_of(self.PLACE)(name)

    def attempt(self, action: Callable[..., object], *about: object) -> None:
        """Do it; what cannot be done is told."""
        try:
            action(*about)
        except TuireaderError as error:
            self.tell(str(error))

    def tell(self, text: str) -> None:
        """Say something on the last line, with the keys that count for every ``{key:name}``; it stands until the next
        key."""
        if text:
            self.bottom.say(hinting.told(text, self.key_of, self.room.reader.bindings.key_of("list")), told=True)
            self.told = True

    def under_way(self, text: str) -> None:
        """Say at the right of the last line what is going on."""
        self.bottom.say(self.bottom.left, text, told=self.told)
        if not self.told:
            self.show_hints()

    def untell(self) -> None:
        """What was told has stood long enough: what can be done is said again."""
        if self.told:
            self.told = False
            self.show_hints()

    def show_hints(self) -> None:
        """Say at the foot what can be done."""
        width = self.app.size.width - self.bottom.right_width
        self.bottom.say(hinting.hints(self.offered(), self.key_of, width, help=f"{{{self.PLACE}_help}} help"))

    def offered(self) -> Sequence[str]:
        """What can be done just now, as in `HINTS`."""
        return self.HINTS

    def ask(self, label: str, answer: Callable[[str | None], None], **more: Unpack[Asked]) -> None:
        """Ask for a line of text in place of the last line. `more`: as `PromptLine.ask` has it."""

        def answered(said: str | None) -> None:
            self.bottom.display = True
            self.set_focus(self.list)
            self.attempt(answer, said)

        self.bottom.display = False
        self.prompt.ask(label, answered, **more)

    @on(events.DescendantFocus)
    def _keep_question(self, event: events.DescendantFocus) -> None:
        """A click cannot leave a question unanswered."""
        if self.prompt.asking and not isinstance(event.widget, Field):
            self.set_focus(self.prompt.query_one(Field))
