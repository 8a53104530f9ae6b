"""What is no file, names that are none, links that lead out of a folder; hostile words on the command line."""

from __future__ import annotations

import os
import random
from pathlib import Path

from tests.bench.fire.trying import Tried, apart, commands, new_library
from tests.fire.variants import hostile

NAMES = (
    "esc\x1b]0;PWN\x07.txt",
    "new\nline.txt",
    "-dash.txt",
    "bidi\u202etxt.exe",
    "tag\U000e0041.txt",
    "\udcff\udc9b.txt",
    "c1\x9b2J.txt",
)


def tried() -> list[Tried]:
    """Folders of odd things: imported, and exported into."""
    return apart(_folder, ("devices and links", "names", "prey"))


def _folder(folder: Path, kind: str) -> Tried:
    library, place, prey = new_library(folder), folder / "in", folder / "prey"
    place.mkdir()
    prey.write_text("mine")
    if kind == "names":
        for name in NAMES:
            (place / name).write_text("Title\n\nText.\n")
    elif kind == "devices and links":
        os.mkfifo(place / "fifo.txt")
        for name, target in (
            ("zero", "/dev/zero"),
            ("loop", "loop.txt"),
            ("gone", "nowhere"),
            ("up", ".."),
            ("prey", prey),
        ):
            (place / f"{name}.txt").symlink_to(target)
        with open(place / "sparse.txt", "wb") as sparse:
            sparse.truncate(20 << 30)
    else:  # what an export would write is there already, as links that lead out
        for number in range(20):
            for suffix in ("md", "html"):
                (place / f"undated-Title-{number}.{suffix}").symlink_to(prey)
    calls = (
        ["import", "in"],
        ["list"],
        ["export", "markdown", "--query", "is:read", "-o", "in"],
        ["export", "html", "1", "-o", "in"],
    )
    tried = commands(kind, library, calls)
    return Tried(kind, tried.seconds, tried.through + (prey.read_text() != "mine"), tried.died, tried.lost)


def words_tried() -> list[Tried]:
    """Hostile words to commands, each word another one."""
    dice = random.Random(1)

    def word(before: str = "") -> str:
        return before + hostile(dice).replace("\0", "").encode("utf-8", "replace").decode()

    calls = [
        [word()],
        ["list", word("tag:")],
        ["list", word("title~(")],
        ["show", word()],
        ["tags", "rename", word(), word()],
        ["tag", "1", word("+")],
        ["source", "1", "--title", word()],
        ["add", word("http://127.0.0.1:1/")],
        ["import", word()],
        ["views", "add", word(), "is:unread"],
        ["views"],
        ["config", "--theme", word()],
        ["manual", word()],
        ["restore", word()],
        ["export", word(), "1"],
        ["refresh", word()],
        ["doctor", "--salvage", word()],
        ["keys", "--profile", word()],
    ]
    return apart(lambda folder, words: commands(words[0][:12], new_library(folder), [words]), calls)
