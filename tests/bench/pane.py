"""What reading costs: opening, paging and resizing with a short and a long article; bytes, time, and CPU time.

Each figure is the least of several, as other programs only ever add to it; CPU time is that of the reader's process.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import CHECKOUT, environment, report
from tests.bench.library_maker import SENTENCES
from tests.terminal_screen import Terminal
from tuireader.library import open_library

SIZES = ((80, 24), (120, 40), (200, 50))
VISITS = 8
_TICK = os.sysconf("SC_CLK_TCK")


def main() -> None:
    for columns, rows in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            library = _library(Path(folder))
            with Terminal(
                [sys.executable, "-m", "tuireader"], columns, rows, environment(Path(folder), library), cwd=CHECKOUT
            ) as terminal:
                terminal.settle(1.0)
                _visit(terminal, f"{columns}x{rows}")
                if (columns, rows) == SIZES[0]:
                    _resize(terminal)


def _library(folder: Path) -> Path:
    """Articles of 8 KB and 200 KB in turn, each opened once."""
    from tests.ui.room_driver import NOW, draft, stocked

    drafts = [draft(f"An article of {size} KB, number {n}", hours=n, body=_body(size, n), form="html")
              for n in range(4 * VISITS) for size in [(8, 200)[n % 2]]]  # fmt: skip
    library = stocked(folder, drafts)
    library.close()
    open_library(library.path, now=lambda: NOW).close()
    return library.path


def _body(size: int, seed: int) -> str:
    """Paragraphs with a heading and a link here and there."""
    parts: list[str] = []
    while sum(map(len, parts)) < size * 1000:
        n = len(parts) + seed
        words = " ".join(SENTENCES[(n + k) % len(SENTENCES)] for k in range(5))
        head = f"<h2>Part {n}</h2>" if n % 7 == 0 else ""
        parts.append(f"{head}<p>{words} <a href='https://example.org/{n}'>More of it {n}</a>.</p>")
    return "".join(parts)


def _visit(terminal: Terminal, size: str) -> None:
    open_short, open_long, page, back = [], [], [], []
    for n in range(2 * VISITS):
        (open_long if n % 2 else open_short).append(cost(terminal, lambda: terminal.press("enter")))
        if n % 2:
            page += [cost(terminal, lambda: terminal.press("pagedown")) for _ in range(3)]
        back.append(cost(terminal, lambda: terminal.press("q")))
        terminal.press("j")
        terminal.settle(0.1)
    for name, costs in (("open-8KB", open_short), ("open-200KB", open_long), ("page", page), ("back", back)):
        _told(f"pane.{name}.{size}", costs)


def _resize(terminal: Terminal) -> None:
    terminal.press("k", "enter", "pagedown", "pagedown", "pagedown")
    terminal.settle(0.3)
    sizes = [(80, 24), (70, 24)] * VISITS
    _told("pane.resize-200KB", [cost(terminal, lambda size=size: terminal.resize(*size), 0.4) for size in sizes[1:]])


def cost(terminal: Terminal, act: Callable[[], None], quiet: float = 0.15) -> tuple[int, float, float]:
    """Bytes, milliseconds to the last of them, and milliseconds of the reader's CPU time that one act brings."""
    terminal.settle(0.05)
    terminal.bytes_since()
    cpu, began = _cpu(terminal), time.monotonic()
    act()
    terminal.settle(quiet)
    sent = terminal.bytes_since()
    return sent, (terminal.last_news() - began) * 1000 if sent else 0.0, _cpu(terminal) - cpu


def _cpu(terminal: Terminal) -> float:
    """Milliseconds of CPU the reader's process has had."""
    run = Path(f"/proc/{terminal.process.pid}/schedstat")
    if run.exists():
        tasks = Path(f"/proc/{terminal.process.pid}/task").glob("*/schedstat")
        return sum(int(task.read_text().split()[0]) for task in tasks) / 1e6
    used = Path(f"/proc/{terminal.process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(used[11]) + int(used[12])) * 1000 / _TICK


def _told(name: str, costs: list[tuple[int, float, float]]) -> None:
    how = f"least of {len(costs)}"
    report(name, max(sent for sent, _, _ in costs), "B", f"greatest of {len(costs)}")
    report(f"{name}.settled", min(took for _, took, _ in costs), "ms", how)
    report(f"{name}.cpu", min(used for _, _, used in costs), "ms CPU", how)


if __name__ == "__main__":
    main()
