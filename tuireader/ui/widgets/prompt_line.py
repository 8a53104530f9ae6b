"""A question on the last line: search, a tag to add, a path, an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Input, Static

PAUSE = 0.15
"""Seconds without a key after which what was typed so far is passed on."""


class PromptLine(Horizontal):
    """Asks for a line of text. Hidden unless it asks; what is typed goes nowhere else."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def compose(self) -> ComposeResult:
        yield Static(Content(""), id="prompt-label")
        field = Input(id="prompt-field", compact=True, select_on_focus=False)
        field.cursor_blink = False
        yield field

    def on_mount(self) -> None:
        self.display = False
        self._answer: Callable[[str | None], None] | None = None
        self._typed: Callable[[str], None] | None = None
        self._timer: Timer | None = None

    @property
    def asking(self) -> bool:
        """Whether a question stands."""
        return self._answer is not None

    def ask(
        self,
        label: str,
        answer: Callable[[str | None], None],
        *,
        text: str = "",
        typed: Callable[[str], None] | None = None,
    ) -> None:
        """Ask; `answer` gets the line, or None if it was left with Esc; `typed` what stands there in a pause."""
        self._answer, self._typed = answer, typed
        self.query_one("#prompt-label", Static).update(Content(f" {label} "))
        field = self.query_one(Input)
        with self.prevent(Input.Changed):
            field.value = text
        field.cursor_position = len(text)
        self.display = True
        field.focus()

    def action_cancel(self) -> None:
        """Esc: nothing is answered."""
        self._close(None)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._close(event.value)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._timer is not None:
            self._timer.stop()
        if self._typed is not None:
            self._timer = self.set_timer(PAUSE, self._pass_on)

    def _pass_on(self) -> None:
        if self._typed is not None:
            self._typed(self.query_one(Input).value)

    def _close(self, text: str | None) -> None:
        if self._timer is not None:
            self._timer.stop()
        answer, self._answer, self._typed = self._answer, None, None
        self.display = False
        if answer is not None:
            answer(text)
