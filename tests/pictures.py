"""Pictures of the running program: ``python -m tests.pictures OUT [--size 120x40] [--keys "j j enter"]``.

The program runs in a real pseudo-terminal, and what is drawn are the cells that come out of it: a picture is
what a reader sees. Without ``--command`` it is the reader on the shipped seeds, in a throwaway home with a
throwaway library. ``python -m tests.pictures .github`` makes the README's.
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.decoded_screen import Cell
from tests.svg_screen import draw
from tests.terminal_screen import Terminal

CHECKOUT = Path(__file__).resolve().parent.parent
READER = f"{shlex.quote(sys.executable)} -m tuireader seeds/"


def looked_at(
    command: Sequence[str], size: tuple[int, int], keys: Sequence[str], library: Path | None
) -> list[list[Cell]]:
    """The cells of `command` at `size` (columns, rows) after `keys`, each given time to be answered."""
    with tempfile.TemporaryDirectory() as home:
        environment = {
            "HOME": home,
            "TZ": "UTC",
            "COLORTERM": "truecolor",
            "PYTHONPATH": str(CHECKOUT),
            "TUIREADER_LIBRARY": str(library.resolve() if library else Path(home, "library.sqlite")),
            "TUIREADER_CONFIG": str(Path(home, "config.toml")),
            **{f"XDG_{kind}_HOME": str(Path(home, kind.lower())) for kind in ("CONFIG", "DATA", "STATE", "CACHE")},
        }
        with Terminal(command, *size, environment, cwd=CHECKOUT) as terminal:
            terminal.wait_until(lambda: any(terminal.screen()), what="something on the screen")
            terminal.settle(0.6)
            for key in keys:
                _press(terminal, key)
                terminal.settle(0.3)
            return terminal.cells()


def _press(terminal: Terminal, word: str) -> None:
    """A key by its name, or a word to be typed letter by letter."""
    try:
        terminal.press(word)
    except ValueError:
        terminal.press(*word)


def save(cells: list[list[Cell]], file: Path, title: str, *, png: bool = False) -> None:
    """`cells` as an SVG at `file`; with `png` also as a PNG beside it, by rsvg-convert."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(draw(cells, title), encoding="utf-8")
    if png:
        subprocess.run(["rsvg-convert", str(file), "-o", str(file.with_suffix(".png"))], check=True)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("out", type=Path, help="an SVG file, or a folder that gets screen.svg")
    parser.add_argument("--size", default="120x40", help="COLUMNSxROWS")
    parser.add_argument("--keys", default="", help="keys by name, words to type, parted by spaces")
    parser.add_argument("--library", type=Path, help="a library of yours (default: a new one)")
    parser.add_argument("--command", default=READER, help="what to run, in the checkout")
    parser.add_argument("--title", default="tuireader")
    parser.add_argument("--png", action="store_true", help="a PNG beside it (rsvg-convert)")
    given = parser.parse_args(arguments)
    columns, _, rows = given.size.partition("x")
    if not (columns.isdigit() and rows.isdigit()):
        parser.error("--size is COLUMNSxROWS, such as 120x40")
    if given.png and not shutil.which("rsvg-convert"):
        parser.error("--png needs rsvg-convert (librsvg2-bin)")
    file = given.out if given.out.suffix == ".svg" else given.out / "screen.svg"
    cells = looked_at(shlex.split(given.command), (int(columns), int(rows)), given.keys.split(), given.library)
    save(cells, file, given.title, png=given.png)
    print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
