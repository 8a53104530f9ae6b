"""The reader, with what Textual would have sent written to a file too: ``teed_reader.py FILE LIBRARY [broken]``.

`broken`: blanks are not erased, as a driver with a fault would do it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tuireader.config import Config
from tuireader.library import open_library
from tuireader.ui.app import Reader
from tuireader.ui.terminal.driver import DiffDriver
from tuireader.ui.terminal.pen import Pen


class TeedDriver(DiffDriver):
    """Tells both what Textual writes and, behind the program's back, what the differ makes of it."""

    def write(self, data: str) -> None:
        with open(sys.argv[1], "a", encoding="utf-8", newline="") as tee:
            tee.write(data)
        super().write(data)


if sys.argv[3:] == ["broken"]:
    Pen.erase_right = lambda self: None  # type: ignore[method-assign]
with open_library(Path(sys.argv[2])) as library:
    Reader(library, Config(), driver_class=TeedDriver).run(mouse=False)
