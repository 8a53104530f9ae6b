"""Every listed answer of a hostile server, by `add` and by `refresh`: each has its reason, and costs nobody else."""

from __future__ import annotations

import json
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.fire.listed import programs
from tests.fire.running import Ran, on_a_terminal
from tests.fire.stream import COMMAND, offences
from tuireader.library import open_library
from tuireader.store.subscriptions import sources

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]

WELL = {"/redirect-ok"}
"""Routes that lead to a feed."""
NOTHING_NEW = {"/204"}
BUSY = {"/429"}
"""Their whole host is left alone; so it is not the others'."""
HEALTHY = 10


@dataclass(frozen=True)
class Hostile:
    """A running server: `public` is what the reader typed, `internal` a private host that nobody may reach."""

    public: str
    internal: str

    def told(self, path: str) -> Any:
        with urllib.request.urlopen(self.public + path) as answer:
            return json.load(answer)

    def routes(self) -> list[str]:
        return [path for path, *_ in self.told("/_routes")]


@pytest.fixture(scope="module")
def server(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hostile]:
    ready = tmp_path_factory.mktemp("server") / "ready.json"
    program = programs(shared) / "hostile_server.py"
    process = subprocess.Popen([sys.executable, str(program), "--ready", str(ready)], stdout=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 60
        while not (ready.exists() and ready.read_text()):
            assert time.monotonic() < end and process.poll() is None
            time.sleep(0.05)
        told = json.loads(ready.read_text())
        yield Hostile(told["public"], told["internal"])
    finally:
        process.kill()
        process.wait()


def test_every_answer_to_a_refresh(server: Hostile, tmp_path: Path) -> None:
    library, routes = tmp_path / "library.sqlite", server.routes()
    assert len(routes) >= 29
    with open_library(library) as opened:
        for path in [*routes, *(f"/ok/20?gen=g{n}" for n in range(HEALTHY))]:
            host = server.public if path not in BUSY else server.public.replace("127.0.0.1", "localhost")
            sources.ensure(opened.db, "feed", host + path, path, 0, typed=True)
    ran = on_a_terminal("--library", library, "refresh", "--all", "--json", patience=240)
    assert not ran.died and ran.code == 1
    assert offences(ran.sent, COMMAND) == []
    outcome = {one["url"].partition("//")[2].partition("/")[2]: one for one in _objects(ran)}
    faults = []
    for path in routes:
        one = outcome.get(path[1:]) or outcome["ok/3"]
        fine = path in WELL | NOTHING_NEW
        if (one["result"] == "failed") == fine or (not fine and len(one["reason"] or "") < 20):
            faults.append(f"{path}: {one}")
    assert faults == []
    healthy = [one for path, one in outcome.items() if path.startswith("ok/20")]
    assert [one["result"] for one in healthy] == ["new"] * HEALTHY
    assert {one["new"] for one in healthy} == {20}
    assert server.told("/_hits") == [], "a private host was reached"
    assert ran.megabytes < 400
    said = on_a_terminal("--library", library, "sources", "--failing")
    assert not said.died and offences(said.sent, COMMAND) == []


def test_every_answer_to_add(server: Hostile, tmp_path: Path) -> None:
    def added(number: int, path: str) -> tuple[str, Ran]:
        return path, on_a_terminal(
            "--library", tmp_path / f"{number}.sqlite", "add", server.public + path, patience=240
        )

    with ThreadPoolExecutor(8) as pool:
        ran = list(pool.map(added, range(100), server.routes()))
    faults = []
    for path, one in ran:
        faults += [f"{path}: {fault}" for fault in offences(one.sent, COMMAND)]
        if one.died or one.megabytes > 400 or (one.code == 0) != (path in WELL) or len(one.sent) < 10:
            faults.append(f"{path}: exit {one.code}, {one.megabytes:.0f} MB, {one.sent[-300:]!r}")
    assert faults == []
    assert server.told("/_hits") == []


def test_a_private_host_in_any_spelling(server: Hostile, tmp_path: Path) -> None:
    """What a page, a redirect or an outline names is not what the reader typed."""
    port = server.internal.rpartition(":")[2]
    hosts = ("127.0.0.2", "127.2", "0x7f000002", "2130706434", "[::ffff:127.0.0.2]", "0177.0.0.2", "127.0.0.2.")
    outlines = "".join(f"<outline text='x{n}' xmlUrl='http://{host}:{port}/internal'/>" for n, host in enumerate(hosts))
    listed = tmp_path / "hosts.opml"
    listed.write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")
    library = tmp_path / "library.sqlite"
    on_a_terminal("--library", library, "import", listed)
    ran = on_a_terminal("--library", library, "refresh", "--all", "--json")
    assert len(_objects(ran)) >= 5
    assert all(one["result"] == "failed" for one in _objects(ran))
    assert server.told("/_hits") == []


def _objects(ran: Ran) -> list[dict[str, Any]]:
    return [json.loads(text) for text in ran.sent.decode().splitlines() if text.startswith("{")]
