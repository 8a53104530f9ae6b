"""How long a refresh takes, what it costs, and what it costs the one who reads meanwhile.

Against a server of our own on loopback, which takes its part of the processors too; newsboat beside it where it is
installed. The figures are the best of a few runs, since other programs run on the machine.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from tests.bench import CHECKOUT, environment, report
from tests.terminal_screen import Terminal
from tuireader.library import open_library
from tuireader.store.subscriptions import sources

HOSTS = 50


def main() -> None:
    _network()
    _many(1000, 20)
    while_reading(300, 20)
    _faults()


@contextmanager
def serving(feeds: int, items: int, median: float = 0.0) -> Iterator[int]:
    """A server of so many feeds; its port. `median`: milliseconds before an answer."""
    command = [sys.executable, "-m", "tests.bench.feed_server", *map(str, (feeds, items, HOSTS, median))]
    server = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, cwd=CHECKOUT
    )
    assert server.stdin is not None and server.stdout is not None
    try:
        yield int(server.stdout.readline())
    finally:
        server.stdin.close()
        server.wait()


def addresses(port: int, feeds: int) -> list[str]:
    return [f"http://127.0.0.{n % HOSTS + 1}:{port}/feed/{n}" for n in range(feeds)]


def subscribed(path: Path, urls: Sequence[str]) -> Path:
    """A new library with these sources."""
    with open_library(path, durable=False) as library:
        for url in urls:
            sources.ensure(library.db, "feed", url, url, library.now(), typed=True)
    return path


@dataclass(frozen=True, slots=True)
class Run:
    """One refresh."""

    seconds: float
    cpu: float
    """Of all its processes, in seconds."""
    memory: float
    """The most that all its processes held at the same time (proportional set size), in MB."""
    first: float
    """Seconds until the first source was done."""
    outcomes: tuple[dict[str, object], ...]


def refresh(home: Path, library: Path) -> Run:
    """Run `tuireader refresh --all --json`."""
    before, began, first = _cpu(), time.monotonic(), 0.0
    process = subprocess.Popen(
        [sys.executable, "-m", "tuireader", "refresh", "--all", "--json"],
        env={**os.environ, **environment(home, library), "no_proxy": "*"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=CHECKOUT,
    )
    watch = _Memory(process.pid)
    watch.start()
    outcomes = []
    assert process.stdout is not None
    for line in process.stdout:
        first = first or time.monotonic() - began
        outcomes.append(json.loads(line))
    process.wait()
    seconds = time.monotonic() - began
    watch.over.set()
    watch.join()
    return Run(seconds, _cpu() - before, watch.most, first, tuple(outcomes))


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class _Memory(threading.Thread):
    """Looks every tenth of a second at what a process and its children hold."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self.over, self.most = pid, threading.Event(), 0.0

    def run(self) -> None:
        while not self.over.wait(0.1):
            self.most = max(self.most, sum(map(_held, _family(self._pid))))


def _family(pid: int) -> list[int]:
    """A process and its children."""
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [pid, *(int(child) for task in tasks for child in (task / "children").read_text().split())]
    except OSError:
        return []


def _held(pid: int) -> float:
    """MB of a process, what it shares counted in parts."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text().split("\nPss:")[1]
        return int(told.split()[0]) / 1000
    except (OSError, IndexError):
        return 0.0


# ---------------------------------------------------------------- what is measured


def _network() -> None:
    with tempfile.TemporaryDirectory() as folder, serving(100, 20, 80) as port:
        home = Path(folder)
        runs = [refresh(home, subscribed(home / f"{n}.sqlite", addresses(port, 100))) for n in range(3)]
        told("100-feeds-80ms", runs)
        _newsboat("100-feeds-80ms", home, addresses(port, 100))


def _many(feeds: int, items: int) -> None:
    with tempfile.TemporaryDirectory() as folder, serving(feeds, items) as port:
        home = Path(folder)
        library = subscribed(home / "library.sqlite", addresses(port, feeds))
        told(f"{feeds}x{items}-cold", [refresh(home, library)])
        told(f"{feeds}-304", [refresh(home, library) for _ in range(3)])
        _newsboat(f"{feeds}x{items}-cold", home, addresses(port, feeds))
        _newsboat(f"{feeds}-304", home, addresses(port, feeds))


def told(name: str, runs: Sequence[Run]) -> None:
    best = min(runs, key=lambda run: run.seconds)
    how = ", ".join(
        f"{sum(one['result'] == what for one in best.outcomes)} {what}" for what in ("new", "unchanged", "failed")
    )
    report(f"refresh.{name}", best.seconds, "s", f"best of {len(runs)}; {how}")
    report(f"refresh.{name}.cpu", min(run.cpu for run in runs), "s", "all processes")
    report(f"refresh.{name}.first", best.first, "s", "the first source is done")
    report(f"refresh.{name}.memory", max(run.memory for run in runs), "MB", "all processes, most at a time")


def while_reading(feeds: int, items: int) -> None:
    """j from key to settled while a refresh runs."""
    with tempfile.TemporaryDirectory() as folder, serving(feeds, items) as port:
        home = Path(folder)
        library = subscribed(home / "library.sqlite", addresses(port, 50))
        refresh(home, library)
        subscribed(library, addresses(port, feeds))
        command = [sys.executable, "-m", "tuireader"]
        with Terminal(command, 80, 24, {**environment(home, library), "no_proxy": "*"}, cwd=CHECKOUT) as terminal:
            terminal.settle(1.0)
            still = [_answered(terminal, "j") for _ in range(20)]
            terminal.press("R")
            time.sleep(0.5)
            terminal.bytes_since()
            time.sleep(6)
            report("refresh.bytes", terminal.bytes_since() / 6, "B/s", "while one runs and no key is pressed")
            busy = [_answered(terminal, "j") for _ in range(80)]
        for name, times in (("alone", still), ("beside-refresh", busy)):
            report(f"refresh.j-{name}.p95", quantiles(times, n=20)[-1], "ms", f"of {len(times)}")


def _answered(terminal: Terminal, key: str) -> float:
    """Milliseconds to the end of what a key brings: what is told of the refresh every second is not its answer."""
    began = time.monotonic()
    terminal.press(key)
    while terminal.last_news() < began or time.monotonic() - terminal.last_news() < 0.03:
        time.sleep(0.002)
    took = (terminal.last_news() - began) * 1000
    time.sleep(0.1)
    return took


def _faults() -> None:
    """40 sources, of which one is silent, one drips, one has no end and one takes no connection."""
    with tempfile.TemporaryDirectory() as folder, serving(36, 20) as port:
        home = Path(folder)
        bad = [f"http://127.0.0.{40 + n}:{port}/{path}" for n, path in enumerate(("hang", "drip", "huge"))]
        urls = [*bad, "http://10.255.255.1/feed", *addresses(port, 36)]
        run = refresh(home, subscribed(home / "library.sqlite", urls))
        told("faults", [run])
        for one in run.outcomes:
            if one["result"] == "failed":
                print(f"    {one['seconds']:>6} s  {one['reason']}")


def _newsboat(name: str, home: Path, urls: Sequence[str]) -> None:
    program = shutil.which("newsboat")
    if program is None:
        return
    (home / "urls").write_text("\n".join(urls) + "\n")
    (home / "config").write_text("reload-threads 16\n")
    began = time.monotonic()
    files = ["-u", str(home / "urls"), "-c", str(home / "cache.db"), "-C", str(home / "config")]
    subprocess.run([program, *files, "-x", "reload"], check=False, capture_output=True, timeout=300)
    report(f"newsboat.{name}", time.monotonic() - began, "s", "16 threads; one run")
