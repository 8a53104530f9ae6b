"""The app: themes, keys, the terminal, and the one room."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, runtime_checkable

from textual import events
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.filter import Monochrome

from tuireader.config import Config
from tuireader.library import Library
from tuireader.paths import shipped
from tuireader.ui.article import opening
from tuireader.ui.article_rows.rows import COLOURS
from tuireader.ui.keys import chords, early_enter, straight
from tuireader.ui.keys.bindings import Bindings
from tuireader.ui.keys.turns import Turns
from tuireader.ui.looks import themes
from tuireader.ui.looks.stylesheet import Stylesheet
from tuireader.ui.room import Room
from tuireader.ui.tag_filter.widget import TagFilter
from tuireader.ui.terminal.key_parser import Chord
from tuireader.ui.widgets.prompt_line import Field, PromptLine

if TYPE_CHECKING:
    from rich.console import RenderableType

    from tuireader.ui.terminal.early import Early
    from tuireader.ui.terminal.grid import Row as ScreenRow


@runtime_checkable
class TakesKeys(Protocol):
    """A screen whose keys are its own: the room, the list of sources, a list to choose from."""

    def take_key(self, key: str, character: str | None) -> bool: ...


class Reader(App[int]):
    """tuireader on the screen."""

    TITLE = "tuireader"
    CSS_PATH = sorted(str(file) for file in shipped("styles").glob("*.tcss"))
    ENABLE_COMMAND_PALETTE = False
    """Textual's own: `keys.palette` looks as all other lists do."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", show=False, id="suspend", priority=True),
        Binding("ctrl+c", "leave_gently", show=False, id="interrupt", priority=True),
        Binding("ctrl+q", "quit", show=False, id="quit_anywhere", priority=True),
    ]

    def __init__(
        self, library: Library, config: Config, *, config_file: Path | None = None, **settings: object
    ) -> None:
        super().__init__(**settings)  # type: ignore[arg-type]
        self.library = library
        self.config = library.config = config
        self.config_file = library.config_file = config_file
        """Where the configuration lies, or would; None: nowhere."""
        self.animation_level = "none"
        themes.use(self, config.theme, config_file)
        self.stylesheet = Stylesheet(variables=self.get_css_variables())
        if self.no_color:  # by attributes alone; Textual's own filter makes default colours black on black
            themes.use(self, "mono", None)
            os.environ["NO_COLOR"] = "1"  # Textual takes it away; the programs we start, and the next start, go by it
            self._filters = [one for one in self._filters if not isinstance(one, Monochrome)]
        self.bindings = Bindings(config, config_file)
        self.turns = Turns(self)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of highlights are the terminal's, where a theme says nothing of them."""
        return {f"highlight-{colour.replace('_', '-')}": f"ansi_{colour}" for colour in COLOURS}

    def get_default_screen(self) -> Room:
        """The room."""
        return Room(self.library, self.config, self.config_file)

    async def on_event(self, event: events.Event) -> None:
        """What is typed comes in its turn, and a key that no widget would take to where it would come in the end."""
        if isinstance(event, events.Key | events.Paste | events.MouseEvent) and not event.is_forwarded:
            if not self.turns.has_come(event):
                return
            if isinstance(event, Chord):
                event, *rest = chords.meant(event, self.focused, self.bindings.settled)
                self.turns.go_before(rest)
            if isinstance(event, events.Key):
                event = early_enter.meant(event, self.bindings.settled)
                if straight.goes(self, event):
                    event._set_forwarded()
        await super().on_event(event)

    async def _on_key(self, event: events.Key) -> None:
        """What no widget took comes by here, before Textual's bindings: the room's commands."""
        if not isinstance(self.focused, Field | TagFilter):
            if isinstance(self.screen, TakesKeys) and self.screen.take_key(event.key, event.character):
                event.prevent_default()
        elif isinstance(self.screen, Room) and self.screen.take_key(event.key, None, in_field=True):
            event.prevent_default()

    def pop_screen(self) -> AwaitComplete:
        """The room stays: what is clicked away twice before it has gone is closed once."""
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()

    def action_leave_gently(self) -> None:
        """^C closes what is open; it never throws anything away."""
        prompt = getattr(self.screen, "prompt", None)
        if isinstance(prompt, PromptLine) and prompt.asking:
            prompt.close(None)
        elif isinstance(self.screen, Room):
            self.screen.tell("{key:quit} leaves the reader")
        else:
            self.pop_screen()

    def exit(self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End the reader. A `return_code` says that it did not end on purpose: the next start goes on here."""
        for screen in self.screen_stack:
            if isinstance(screen, Room) and screen.is_mounted:
                screen.keep_place() if return_code else screen.session.leave(screen)
        super().exit(result, return_code, message)

    async def action_quit(self) -> None:
        """Leave from anywhere."""
        self.exit(0)

    def on_mount(self) -> None:
        from tuireader.ui.terminal import signals

        asyncio.get_running_loop().set_exception_handler(self._fallen)
        if not self.is_headless:
            signals.install(self)

    def on_unmount(self) -> None:
        self.turns.stop()
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.errands.abandon()
                screen.pages.abandon()
                screen.piping.abandon()
                screen.gathering.abandon()
                screen.handing.abandon()

    # ------------------------------------------------------------ the terminal

    def open_address(self, url: str) -> str:
        """Open an address where the reader sits, or copy it; what was done, in words."""
        return opening.address(self, url)

    def open_addresses(self, urls: Sequence[str]) -> str:
        """Open several addresses, or copy them; what was done, in words."""
        return opening.addresses(self, urls)

    def copy_text(self, text: str) -> str:
        """Copy to the reader's own clipboard; which way it went, in words."""
        from tuireader.ui.terminal import clipboard

        outcome = clipboard.copy(text, self._to_terminal, os.environ)
        return outcome.how if isinstance(outcome, clipboard.Copied) else outcome.reason

    def notice(self, text: str) -> None:
        """Give a notice to who looks elsewhere, as the configuration wants it."""
        if self.config.notify != "off":
            from tuireader.ui.terminal import notices

            notices.notice(text, self.config.notify, self._to_terminal)

    def _to_terminal(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)

    def _handle_exception(self, error: Exception) -> None:
        """End in words: Textual's own end shows the values of all variables."""
        from textual.worker import WorkerFailed

        cause = error.error if isinstance(error, WorkerFailed) else error
        self._crashed(cause)

    def _fallen(self, loop: asyncio.AbstractEventLoop, told: dict[str, Any]) -> None:
        """End in words because of what a callback or a task came to, of which nobody else hears. A pipe that is gone
        is none of it."""
        error = told.get("exception")
        if isinstance(error, Exception) and not isinstance(error, OSError) and self.is_running:
            self._crashed(error)

    def panic(self, *renderables: object) -> None:
        """What the thread that reads the keys comes to, and what Textual cannot go on with."""
        self._crashed(sys.exc_info()[1] or RuntimeError("the reading of keys broke down"))

    def crashed_in_thread(self, error: BaseException) -> None:
        """End in words because of what a thread did not catch; called in that thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._crashed, error)

    def _crashed(self, error: BaseException) -> None:
        from tuireader.ui import crashing

        foreseen = crashing.of_the_library(error, self.library)
        self._return_code = foreseen.exit_code if foreseen else 1
        if self._exception is None and isinstance(error, Exception):
            self._exception = error
            self._exception_event.set()
        if not self._exit_renderables:
            from rich.text import Text

            self._exit_renderables.append(Text(crashing.ended_by(foreseen) if foreseen else crashing.told(error)))
        self._close_messages_no_wait()

    def shown(self) -> None:
        """The room is complete: from now on the terminal shows it, and keys typed so far come to it."""
        from tuireader.ui.terminal.driver import DiffDriver

        if not gc.isenabled():  # since the start: what there is by now stays
            gc.freeze()
            gc.enable()

        if isinstance(self._driver, DiffDriver):
            self._driver.release(self.turns.afterwards)

    def on_screen(self) -> list[ScreenRow] | None:
        """What the terminal shows, row by row, if that is known."""
        from tuireader.ui.terminal.driver import DiffDriver

        return self._driver.shown if isinstance(self._driver, DiffDriver) else None

    @property
    def scrolls_beside(self) -> bool:
        """Whether the terminal can scroll a list that stands beside something else."""
        return getattr(self._driver, "scrolls_beside", False)

    def repaint(self) -> None:
        """Send the whole screen again."""
        from tuireader.ui.terminal.driver import DiffDriver

        if isinstance(self._driver, DiffDriver):
            self._driver.repaint()
        else:
            self.screen.refresh(repaint=True, layout=True)


def run(library: Library, config: Config, config_file: Path, early: Early | None = None) -> int:
    """Open the reader on this terminal; its exit code. `early`: what has been done to the terminal already."""
    from tuireader.ui import crashing
    from tuireader.ui.keys import writing
    from tuireader.ui.terminal import mouse, spelling
    from tuireader.ui.terminal.driver import driver_class

    if spelling.speller() is spelling.in_ascii:
        writing.without_arrows()
    app = Reader(library, config, config_file=config_file, driver_class=driver_class(early=early))
    with crashing.threads_tell(app.crashed_in_thread):
        code = app.run(mouse=mouse.wanted(config.mouse, os.environ))
    if app.return_code:
        return app.return_code
    return code if isinstance(code, int) else 0
