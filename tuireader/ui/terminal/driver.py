"""Textual's driver for a slow line: sends differences only, survives any input, ends when the terminal ends.

On top of Textual's LinuxDriver, which is its driver for macOS too. ``TUIREADER_DRIVER=stock`` in the
environment takes Textual's own instead.
"""

from __future__ import annotations

import contextlib
import os
import selectors
import signal
import sys
import termios
import threading
from collections.abc import Callable, Iterable, Mapping
from types import FrameType
from typing import TYPE_CHECKING, Any

from textual import events
from textual.drivers.linux_driver import LinuxDriver

from tuireader.ui.terminal.differ import MARGINS, ScreenDiffer
from tuireader.ui.terminal.guard import RESTORE
from tuireader.ui.terminal.incoming import Incoming
from tuireader.ui.terminal.output import Change, Output
from tuireader.ui.terminal.signals import leave
from tuireader.ui.terminal.spelling import speller
from tuireader.ui.terminal.stopping import Stopping, halt

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver
    from textual.geometry import Size
    from textual.message import Message

    from tuireader.ui.terminal.early import Early
    from tuireader.ui.terminal.grid import Row

HUNG_UP = 128 + signal.SIGHUP
_DONE_EARLY = frozenset({"\x1b[?1049h", "\x1b[?25l", "\x1b[?7l"})
"""What `early.ENTER` has said."""
_NEEDLESS = ("\x1b]22;", "\x1b[?2048$p", "\x1b[?2026$p", "\x1b[?1004h")
"""The shape of the mouse's pointer, which is as it was; whether sizes are reported in band (SIGWINCH tells them);
whether output can be synchronised (the differ asks when it sends so much); reports that another window has the focus:
nothing is drawn otherwise then."""
_POLL = 0.1  # seconds between looks at the end of the thread


def driver_class(environ: Mapping[str, str] = os.environ, early: Early | None = None) -> type[Driver]:
    """The driver for ``App(driver_class=…)``: `DiffDriver`, or Textual's own if the environment says so.

    `early`: what was done to the terminal before; a `DiffDriver` goes on from there.
    """
    if environ.get("TUIREADER_DRIVER", "").lower() == "stock":
        return LinuxDriver
    return type("DiffDriver", (DiffDriver,), {"early": early}) if early else DiffDriver


class DiffDriver(LinuxDriver):
    """Sends only what changed on the screen, and only the newest state when the line is slow."""

    early: Early | None = None
    """What was done to the terminal before; then nothing drawn is sent and no key passed on until `release`."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        term = os.environ.get("TERM", "")
        # Terminal.app prints a part of the question (as Textual's driver knows too).
        asks = os.environ.get("TERM_PROGRAM", "") != "Apple_Terminal"
        self._differ = ScreenDiffer(80, 24, by_lines=_scrolls_by_lines(term), asks=asks)
        self.scrolls_beside = False
        """Whether the terminal can scroll some columns alone."""
        self._output: Output | None = None
        self._told_size: Size | None = None
        self._leaving = False
        self._spell = speller()
        self._started = False
        self._waiting: list[Message] | None = None
        """Keys that were typed before there was anything to take them; None: they are passed on."""
        self._handing_on = threading.Lock()
        self._stopping = Stopping(self._give_back, self._take)
        self._incoming = Incoming(self._learn, debug=debug)
        if self.early is not None:
            self._waiting = []
            self._differ.hold()
            self._process_all(self._incoming.read(self.early.typed()))
            if self.early.painted:
                self._differ.resize(*self.early.size)
                self._differ.adopt(self.early.painted)

    @property
    def shown(self) -> list[Row] | None:
        """What the terminal shows; None if that is not known."""
        return self._differ.shown

    def release(self, afterwards: Callable[[Callable[[], object]], None]) -> None:
        """The program's screen is complete: it is shown, and keys go where they are meant to.

        Where keys have moved something on the terminal already, they come first: it would be seen to move back.
        `afterwards` does what it is given once they are done.
        """
        self._settle_size()
        moved = self.early is not None and self.early.moved
        if not moved:
            self._change(ScreenDiffer.release)
        with self._handing_on:
            waiting, self._waiting = self._waiting, None
        for message in waiting or ():
            super().process_message(message)
        if moved:
            self.send_message(events.Callback(lambda: afterwards(self._show_after_refresh)))

    def _show_after_refresh(self) -> None:
        self._app.call_after_refresh(self._change, ScreenDiffer.release)

    def repaint(self) -> None:
        """Paint the whole screen again, whatever another program left on it (for ``ctrl+l``)."""
        self._change(ScreenDiffer.repaint)
        self.write("\x1b[?7l\x1b[?25l")

    def forget(self) -> None:
        """The terminal may show anything now: the next frame is painted whole."""
        self._change(ScreenDiffer.forget)

    # ---------------------------------------------------------------- output

    def write(self, data: str) -> None:
        """Frames and controls for the terminal. Outside application mode frames are kept for the return."""
        if data.startswith(_NEEDLESS):
            return
        if data in _DONE_EARLY and self._waiting is not None and self.early is not None and self.early.painted:
            return  # the other screen is shown already, and holds what was drawn
        self._settle_size()
        if self._spell is not None:
            data = self._spell(data)
        if self._output is None:
            self._differ.feed(data)
        else:
            self._output.write(data)

    def _settle_size(self) -> None:
        size = self._app.size
        if size != self._told_size:
            self._told_size = size
            self._change(lambda differ: differ.resize(size.width, size.height))

    def _change(self, change: Change) -> None:
        """Change the differ: it belongs to the output thread as long as there is one."""
        if self._output is None:
            change(self._differ)
        else:
            self._output.change(change)

    def start_application_mode(self) -> None:
        """Also called after a suspension; Textual paints nothing then, so everything is painted here."""
        if self._output is None:
            self._output = Output(_terminal(), self._differ, self._hung_up)
            self._output.start()
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._started:
            self.repaint()
        elif self.early is not None:
            self.attrs_before = self.early.attributes or self.attrs_before
            self.early.attributes = None  # to put them right is the driver's from now on
        self._started = True
        self._guarded(True)
        self._follow_resizes()

    def stop_application_mode(self) -> None:
        self._change(ScreenDiffer.release)
        super().stop_application_mode()
        self._guarded(False)

    def _sigtstp_application(self, *_: object) -> None:
        """Stopped by ^Z, or by another program."""
        if self._auto_restart:
            self._stopping.stop()
        else:
            halt()

    def _sigcont_application(self, *_: object) -> None:
        """Continued."""
        if self._auto_restart:
            self._stopping.go_on()

    def _give_back(self) -> None:
        self.suspend_application_mode()
        self._must_signal_resume = True

    def _take(self) -> bool:
        self.resume_application_mode()
        return self._key_thread is not None and self._key_thread.is_alive()

    def _guarded(self, ours: bool) -> None:
        """Tell the guard whose the terminal is."""
        guard = self.early.guard if self.early is not None else None
        if guard is not None:
            (guard.arm if ours else guard.rest)()

    def _follow_resizes(self) -> None:
        textuals = signal.getsignal(signal.SIGWINCH)

        def handle(number: int, frame: FrameType | None) -> None:
            self._resized(*self._get_terminal_size())
            if callable(textuals):
                textuals(number, frame)

        signal.signal(signal.SIGWINCH, handle)

    def _resized(self, columns: int, rows: int) -> None:
        """A resized terminal may show anything; at its old size again, Textual sees no reason to paint."""
        self._change(ScreenDiffer.repaint if (columns, rows) == self._told_size else ScreenDiffer.forget)

    def close(self) -> None:
        super().close()
        if self._output is not None:
            self._output.stop()
            self._output = None

    # ---------------------------------------------------------------- input

    def run_input_thread(self) -> None:
        """As Textual's, but nothing that is typed can end it, and the end of the input ends the app: there Textual
        reads on and on at full speed.
        """
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(self._incoming.wait(_POLL)):
                    data = self._read()
                    if not data:
                        self._hung_up()
                        return
                    self._process_all(self._incoming.read(data))
                self._process_all(self._incoming.tick())

    def _process_all(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)

    def _read(self) -> bytes:
        """What was typed; nothing if the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _learn(self, mode: int) -> None:
        """The terminal says that it has a private mode."""
        self.scrolls_beside = self.scrolls_beside or mode == MARGINS
        self._change(lambda differ: differ.learn(mode))

    def process_message(self, message: Message) -> None:
        if isinstance(message, events.Resize):  # reported in band
            self._resized(*message.size)
        elif isinstance(message, events.Key | events.Paste):
            with self._handing_on:
                if self._waiting is not None:
                    self._waiting.append(message)
                    return
        super().process_message(message)

    # ---------------------------------------------------------------- the end

    def _hung_up(self) -> None:
        """The terminal is gone: leave, and do not wait for anything long."""
        if not self._leaving:
            self._leaving = True
            leave(self._app, self._loop, HUNG_UP)

    def put_right(self) -> None:
        """Give the terminal back at once, past everything that waits: the process is about to be ended."""
        if self._output is None:
            return
        with contextlib.suppress(OSError, termios.error):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            os.write(_terminal(), RESTORE.encode())


def _terminal() -> int:
    """The descriptor of the terminal: where Textual writes, stderr, unless that was redirected."""
    standard = [stream.fileno() for stream in (sys.__stderr__, sys.__stdout__, sys.__stdin__) if stream]
    return next((fd for fd in standard if os.isatty(fd)), standard[0])


def _scrolls_by_lines(term: str) -> bool:
    """Whether the terminal lacks SU and SD (console_codes(4); VT102 to VT220)."""
    return term.startswith(("linux", "vt1", "vt2"))
