"""The reader's first moments, before Textual: the terminal made ready for keys, the last view drawn, a guard set.

What is drawn comes from `first_paint`; the driver takes the terminal over as it then is. Wherever anything is not as it
was when the place was kept (another size, another terminal, another version, another configuration), nothing is drawn,
and the reader starts without.
"""

# ruff: noqa: PTH116 - pathlib takes as long to load as the first rows take to draw
from __future__ import annotations

import os
import sys
import termios
import time

from tuireader import __version__
from tuireader.ui.terminal.spelling import speller

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from tuireader.library.views.glancing import Glimpse
    from tuireader.ui.start.first_moves import Moves
    from tuireader.ui.terminal.first_keys import FirstKeys
    from tuireader.ui.terminal.guard import Guard

ENTER = "\x1b[?1049h\x1b[?7;25l\x1b[H\x1b[J"
"""The other screen, no cursor, no wrapping, blank."""
_NONSENSE = (KeyError, AssertionError, ValueError, IndexError, OverflowError)
"""What a place that another program wrote may lead to."""


class Early:
    """What was done to the terminal before the driver."""

    def __init__(self, library: str, config: str):
        self.library = library
        self.config = config
        self.painted = ""
        """What was drawn from the first cell on; empty: nothing."""
        self.size = (0, 0)
        """Columns and rows it was drawn for."""
        self.attributes: list[Any] | None = None
        """The terminal's attributes as the shell left them; None: not touched."""
        self.guard: Guard | None = None
        self.moved = False
        """Whether the cursor is elsewhere than where the reader begins."""
        self._moves: Moves | None = None
        self._keys: FirstKeys | None = None

    def answer_keys(self, found: Glimpse, now: int) -> None:
        """Show at once what the keys do that are typed from now on, as far as that is known without the reader."""
        from tuireader.ui.start.first_moves import Moves
        from tuireader.ui.terminal.first_keys import FirstKeys

        if os.environ.get("TUIREADER_DRIVER") or "$.at.line" in found.facts:
            return  # who goes on where the line broke off is told so until a key is pressed, and leaves otherwise
        try:
            steps = {key: by for name, by in (("down", 1), ("up", -1)) for key in found.texts(f"$.keys.{name}")}
            leaving = found.texts("$.keys.leave")
        except _NONSENSE:
            return
        self._moves = Moves(found, now)
        self._keys = FirstKeys(0, steps, leaving, self._move, self._leave)
        self._keys.start()

    def typed(self) -> bytes:
        """What was typed so far; from now on whoever asks reads on."""
        keys, self._keys = self._keys, None
        return keys.stop() if keys is not None else b""

    def _move(self, by: int) -> bool:
        assert self._moves is not None
        try:
            said = self._moves.by(by)
            if not said:
                return said is not None
            spell = speller() or str
            painted = spell(self._moves.screen())
            _send(spell(said).encode("utf-8", "replace"))
        except (*_NONSENSE, OSError):
            return False
        self.painted, self.moved = painted, True
        return True

    def _leave(self) -> None:
        """At the first view there is nothing to store: the reader would do no more. Called beside what it opens."""
        self._give_back()
        os._exit(0)

    def end(self) -> None:
        """Give the terminal back, if the driver has not come to take it over."""
        self.typed()
        self._give_back()

    def _give_back(self) -> None:
        if self.attributes is not None:
            from tuireader.ui.terminal.guard import RESTORE

            os.write(2, RESTORE.encode())
            termios.tcsetattr(2, termios.TCSADRAIN, self.attributes)
            self.attributes = None
            if self.guard is not None:
                self.guard.rest()

    def set_guard(self) -> None:
        """Have the terminal put right if the process is killed. To be called before any thread is started."""
        from tuireader.ui.terminal import guard

        self.guard = guard.start(2, self.attributes)
        if self.attributes is not None:
            self.guard.arm()


def begin(library: str, config: str) -> Early:
    """Draw the last view of a library, where it can be drawn, and set a guard. The streams are a terminal."""
    early = Early(library, config)
    now = int(time.time())
    found = _paint(early, now)
    early.set_guard()
    if found is not None:
        early.answer_keys(found, now)
    return early


def unpainted(library: str, config: str) -> Early:
    """For a reader that something else came before (an import): only the guard is set."""
    early = Early(library, config)
    early.set_guard()
    return early


def circumstances(config: str) -> str:
    """What the look of the screen depends on besides its size: whoever draws for another one draws it wrong."""
    said = [__version__, sys.platform]
    said += [
        f"{name}={os.environ.get(name, '')}"
        for name in ("TERM", "COLORTERM", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "TUIREADER_DRIVER", "LC_ALL", "LC_CTYPE",
                     "LANG", "TZ")
    ]  # fmt: skip
    try:
        known = os.stat(config)
        said.append(f"{known.st_mtime_ns} {known.st_size}")
    except OSError:
        said.append("no configuration")
    return "\n".join(said)


def _paint(early: Early, now: int) -> Glimpse | None:
    """Draw the first screen; what was found for it, None where nothing was drawn."""
    if os.environ.get("COLUMNS") or os.environ.get("LINES"):  # Textual believes them
        return None
    from tuireader.library.views.glancing import glance
    from tuireader.ui.start import first_paint

    try:
        size = os.get_terminal_size(2)
    except OSError:
        return None
    look = circumstances(early.config)
    found = glance(
        early.library,
        lambda facts: (facts.get("$.look"), facts.get("$.columns"), facts.get("$.rows")) == (look, *size),
    )
    if found is None:
        return None
    try:
        painted = first_paint.screen(found, now)
    except _NONSENSE:
        return None
    if spell := speller():
        painted = spell(painted)
    try:
        early.attributes = termios.tcgetattr(2)
        termios.tcsetattr(2, termios.TCSANOW, _for_keys(early.attributes))
        _send((ENTER + _line_ends(painted, early.attributes)).encode("utf-8", "replace"))
    except (OSError, termios.error):
        return None
    early.painted, early.size = painted, (size.columns, size.lines)
    return found


def _line_ends(text: str, attributes: list[Any]) -> str:
    """`text` with the line ends that the terminal's line makes whole by itself, if it does (termios(3), ONLCR)."""
    makes_whole = attributes[1] & termios.OPOST and attributes[1] & termios.ONLCR
    return text.replace("\r\n", "\n") if makes_whole else text


def _send(data: bytes) -> None:
    while data:
        data = data[os.write(2, data) :]


def _for_keys(attributes: list[Any]) -> list[Any]:
    """As Textual's driver sets them: every key is seen, none is echoed, what was typed so far stays."""
    inward, outward, control, local, *rest = attributes
    inward &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    local &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    characters = rest[-1][:]
    characters[termios.VMIN] = 1
    return [inward, outward, control, local, *rest[:-1], characters]
