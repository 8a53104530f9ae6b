"""Each letter of a search: to the first result on the screen, and what the search itself takes."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median

from tests.bench import report, spread
from tests.bench.finding.keys import Cost, key, reader, told
from tests.bench.library_maker import NEWEST
from tests.terminal_screen import Terminal
from tuireader.library import open_library
from tuireader.library.search.seeking import Question, answers_of
from tuireader.model.selections import Selection

RUNS = 5
TYPED = ("harbour", "the report", "museum", "4711", "ferries")
WORDS = (
    "t", "the", "the ", "harb", "harbour", "harbour report", "4711", "harbour is:unread", "harbour tag:politics",
    "title:bridge", "nonesuch",
)  # fmt: skip


def measure(file: Path) -> None:
    """In the reader, then without it."""
    with reader(file) as terminal:
        costs: list[Cost] = []
        first: list[Cost] = []
        for turn in range(2):
            for word in TYPED:
                terminal.press("/")
                terminal.settle(0.3)
                typed = ""
                for letter in word:
                    typed += letter
                    wanted = f"search: {typed.strip()}"
                    before = terminal.screen()[1:-2]
                    cost = key(
                        terminal, "space" if letter == " " else letter,
                        lambda rows, then=before, said=wanted: rows[1:-2] != then or said in rows[0],  # type: ignore[misc]
                    )  # fmt: skip
                    if turn and letter != " ":  # the first round warms
                        (costs if len(typed) > 1 else first).append(cost)
                terminal.press("escape")
                terminal.settle(0.3)
        told("finding.search.letter", costs)
        told("finding.search.first-letter", first)
        told("finding.search.esc", [_back(terminal) for _ in range(RUNS)])
    for word in WORDS:
        _alone(file, word)


def _back(terminal: Terminal) -> Cost:
    """Esc from a search, to the list as it was."""
    before = terminal.screen()[1:-2]
    terminal.press("/", *"harbour")
    terminal.settle(0.3)
    return key(terminal, "escape", lambda rows: rows[1:-2] == before)


def _alone(file: Path, word: str) -> None:
    """To the first screenful with its snippets, and to the end with all counts."""
    with open_library(file, now=lambda: NEWEST) as library:
        own = library.beside()
        firsts, alls, cpus = [], [], []
        for _ in range(RUNS):
            began, cpu = time.perf_counter(), time.process_time()
            answers = answers_of(own, Question(Selection(words=word), 21, 60))
            next(answers)
            firsts.append((time.perf_counter() - began) * 1000)
            cpus.append((time.process_time() - cpu) * 1000)
            for _ in answers:
                pass
            alls.append((time.perf_counter() - began) * 1000)
        own.close()
    spread(f"finding.first-result[{word}]", firsts, "ms", f"CPU {min(cpus):.1f}")
    report(f"finding.counted[{word}]", median(alls), "ms")
