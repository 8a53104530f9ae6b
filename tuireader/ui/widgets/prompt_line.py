"""A question on the last line: search, a tag to add, a path, an address."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.timer import Timer
from textual.widgets import Input, Static

from tuireader.text import cells, line, steady
from tuireader.ui.once import once
from tuireader.ui.prompt.completing import Complete, Completing, History
from tuireader.ui.widgets.candidates import Candidates
from tuireader.ui.widgets.fault_line import FaultLine

PAUSE = 0.005
"""Seconds without a key after which what was typed so far is passed on."""


GAP = "  "
"""Between two parts of a hint."""

LONGEST = 4000
"""Characters that can be pasted into a line."""

KEYS = ("enter", "escape", "tab", "shift+tab", "up", "down")

EDITS = {
    "backspace": "delete_left", "ctrl+w": "delete_left_word", "ctrl+u": "delete_left_all",
    "delete": "delete_right", "ctrl+d": "delete_right", "ctrl+k": "delete_right_all",
    "left": "cursor_left", "right": "cursor_right", "home": "home", "ctrl+a": "home", "end": "end", "ctrl+e": "end",
    "ctrl+left": "cursor_left_word", "ctrl+right": "cursor_right_word",
    "alt+b": "cursor_left_word", "alt+f": "cursor_right_word", "alt+d": "delete_right_word",
    "alt+backspace": "delete_left_word",
}  # fmt: skip
"""What changes the line or moves in it, and the action of Input that does it."""


class Field(Input):
    """Where the answer is typed.

    Enter, Esc, Tab, Up and Down are answered here and at once: a key typed ahead of its answer finds the question
    closed and goes on to what has the focus by then. So are the keys that edit: as bindings they would come round by
    the app, behind letters that were typed after them.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """Textual's own lays out the whole screen anew at each letter."""

    def on_resize(self) -> None:
        """The cursor stays in sight: of a long answer that is proposed, the end."""
        if cells(self.value) >= self.size.width:
            self.scroll_to_region(Region(self._cursor_offset, 0, 1, 1), force=True, animate=False)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        return key in KEYS or key in EDITS or super().check_consume_key(key, character)

    def _on_paste(self, event: events.Paste) -> None:
        """What is pasted goes on one line, as much of it as a line holds."""
        event.prevent_default()  # Input's own handler takes the first line, however long it is
        event.stop()
        start, end = sorted(self.selection)
        room = LONGEST - len(self.value) + end - start
        self.replace(" ".join(line(event.text[: 2 * LONGEST]).split())[: max(0, room)], start, end)

    async def _on_key(self, event: events.Key) -> None:
        event.prevent_default()  # Input's own handler
        prompt = self.parent
        assert isinstance(prompt, PromptLine)
        if prompt.asking and self.check_consume_key(event.key, event.character):
            event.stop()
            self.take(event)

    def take(self, event: events.Key) -> None:
        """Do what a key does that this field consumes."""
        prompt = self.parent
        assert isinstance(prompt, PromptLine)
        if event.key in ("enter", "escape"):
            prompt.close(self.value if event.key == "enter" else None)
        elif event.key in ("tab", "shift+tab"):
            prompt.complete(1 if event.key == "tab" else -1)
        elif event.key in ("up", "down"):
            prompt.go_back(older=event.key == "up")
        elif event.key in EDITS:
            getattr(self, f"action_{EDITS[event.key]}")()
        elif event.character is not None:
            self.replace(event.character, *self.selection)


class Asked(TypedDict, total=False):
    """What `PromptLine.ask` may be told beside the question, for those that ask through a screen."""

    text: str
    typed: Callable[[str], None] | None
    complete: Complete | None
    hint: Sequence[str]


def _one_line(text: str) -> str:
    """On one line, and with the space that parts it from what is typed next."""
    return line(text) + " " * text.endswith(" ")


class PromptLine(Horizontal):
    """Asks for a line of text. Hidden unless it asks; what is typed goes nowhere else."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._answer: Callable[[str | None], None] | None = None
        self._typed: Callable[[str], None] | None = None
        self._timer: Timer | None = None
        self._label = ""
        self._completing, self._history = Completing(), History()
        self._hint: Sequence[str] = ()
        self._candidates: Candidates | None = None
        self._fault: FaultLine | None = None
        self._wrong = (0, "")

    def compose(self) -> ComposeResult:
        yield Static(Content(""), id="prompt-label")
        field = Field(id="prompt-field", compact=True, select_on_focus=False)
        field.cursor_blink = False
        yield field

    def on_mount(self) -> None:
        self.display = False

    @property
    def asking(self) -> bool:
        """Whether a question stands."""
        return self._answer is not None

    @property
    def asked(self) -> tuple[str, str]:
        """The question, and what has been typed so far."""
        return self._label, self.query_one(Field).value

    def type(self, text: str) -> None:
        """Put `text` where the answer is typed, as if it had been typed."""
        field = self.query_one(Field)
        field.value = line(text)
        field.cursor_position = len(field.value)

    def ask(
        self,
        label: str,
        answer: Callable[[str | None], None],
        *,
        text: str = "",
        typed: Callable[[str], None] | None = None,
        complete: Complete | None = None,
        past: Sequence[str] = (),
        hint: Sequence[str] = (),
    ) -> None:
        """Ask; `answer` gets the line, or None if it was left with Esc; `typed` what stands there in a pause.

        `complete` finds the ways to go on, which Tab walks; `past`: lines typed before, the latest first, for Up.
        `hint`: what can be written, what is wanted most first; shown while nothing is, as much of it as fits.
        """
        self._completing, self._history = Completing(complete), History(past)
        self._answer, self._typed, self._hint = answer, typed, hint
        self.name_it(label)
        field = self.query_one(Field)
        with self.prevent(Input.Changed):
            field.value = _one_line(text)
        field.cursor_position = len(field.value)
        self.display = True
        self.screen.set_focus(field)
        if complete is not None:
            self._look_for_candidates()

    def name_it(self, label: str) -> None:
        """What stands before the line: what is asked, or what was found so far."""
        self._label = label
        self.query_one("#prompt-label", Static).update(Content(f" {steady(line(label))} "))
        self._show_hint()

    def on_resize(self) -> None:
        self._show_hint()

    def _show_hint(self) -> None:
        room, shown = self.screen.size.width - cells(self._label) - 4, list(self._hint)
        while shown and cells(GAP.join(shown)) > room:
            shown.pop()
        # The cursor stands before it, and hides nothing of it.
        self.query_one(Field).placeholder = f" {GAP.join(shown)}" if len(shown) > 1 else ""

    def point(self, column: int, said: str, *, first: bool = False) -> None:
        """Say over the line what is wrong at a column of what is typed, unless ways to go on are offered there; an
        empty text: nothing is. `first`: none are offered until more is typed."""
        self._wrong = (column, said)
        if first and said:
            self._completing.offer_none()
        self._offer()

    def _show_fault(self) -> None:
        column, said = self._wrong
        if self._completing.candidates:
            said = ""
        if self._fault is None:
            if not said:
                return
            self._fault = FaultLine()
            self.mount(self._fault)
        field = self.query_one(Field)
        at = field.region.x - self.region.x + cells(field.value[:column]) - int(field.scroll_x)
        self._fault.tell(said, at, self.size.width)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._history.reset()
        self._look_for_candidates()
        self._put_off()

    def _put_off(self) -> None:
        """Pass on what stands in the line, in a while."""
        if self._timer is not None:
            self._timer.stop()
        if self._typed is not None:
            self._timer = once(self, PAUSE, self._pass_on)

    @property
    def put_off(self) -> bool:
        """Whether what is typed is still to be passed on."""
        return self._timer is not None

    def _pass_on(self) -> None:
        self._timer = None
        if self._typed is not None:
            self._typed(self.query_one(Field).value)

    def close(self, text: str | None) -> None:
        """End the question with this answer; None: it was left. Nothing if none stands."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        answer, self._answer, self._typed = self._answer, None, None
        self.display = False
        if self._candidates is not None:
            self._candidates.offer((), None)
        self._completing, self._wrong = Completing(), (0, "")
        self._show_fault()
        if answer is not None:
            answer(text)

    # ------------------------------------------------------------ going on, and going back

    def complete(self, by: int) -> None:
        """The next way to go on (the one before if `by` is -1) stands in the line."""
        found = self._completing.walk(by)
        if found is not None:
            self._write(*found)
            self._offer()

    def go_back(self, *, older: bool) -> None:
        """A line typed before stands in the line, or the one after it."""
        field = self.query_one(Field)
        found = self._history.older(field.value) if older else self._history.newer(field.value)
        if found is not None:
            self._write(found, len(found))
            self._look_for_candidates()

    def _write(self, text: str, cursor: int) -> None:
        field = self.query_one(Field)
        with self.prevent(Input.Changed):
            field.value = _one_line(text)
        field.cursor_position = cursor
        self._put_off()

    def _look_for_candidates(self) -> None:
        field = self.query_one(Field)
        self._completing.typed(field.value, field.cursor_position)
        self._offer()

    def _offer(self) -> None:
        self._show_fault()
        if self._candidates is None:
            if not self._completing.candidates:
                return
            self._candidates = Candidates()
            self.mount(self._candidates)
        self._candidates.offer(self._completing.candidates, self._completing.at)
