"""Programs with bounds: what they print, and that nothing of them is left."""

from __future__ import annotations

import asyncio
import os
import select
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tuireader.sync.commands import Bounds, CommandError, output_of, run

ROOMY = Bounds(20, 100_000)


def sh(script: str, bounds: Bounds = ROOMY, **more: object) -> bytes:
    return run(["/bin/sh", "-c", script, "hunter2"], bounds, **more)  # type: ignore[arg-type]


def complaint(script: str, bounds: Bounds = ROOMY, **more: object) -> str:
    with pytest.raises(CommandError) as wrong:
        sh(script, bounds, **more)
    said = str(wrong.value)
    assert "hunter2" not in said and "\x1b" not in said
    return said


class Held:
    """A FIFO that a program opens for writing: closed once nothing of the program is left."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "held"
        os.mkfifo(self.path)
        self._handle = os.open(self.path, os.O_RDONLY | os.O_NONBLOCK)

    def opened(self) -> bool:
        """Whether a program has opened it and written, or has come and gone."""
        return bool(select.select([self._handle], [], [], 5)[0]) and os.read(self._handle, 1) == b"x"

    def free(self) -> bool:
        """Whether nobody holds it any more; waits a while for that."""
        return bool(select.select([self._handle], [], [], 5)[0]) and os.read(self._handle, 1) == b""


def test_what_it_prints() -> None:
    assert sh("printf a; echo b >&2; printf c") == b"ac"
    assert sh("cat", stdin=b"x" * 300_000, bounds=Bounds(20, 300_000)) == b"x" * 300_000
    assert sh("cat") == b"", "nothing on standard input, and no waiting for it"
    assert sh("echo done", stdin=b"x" * 300_000) == b"done\n", "it need not read what it gets"
    assert sh("exec >&- 2>&-; exit 0") == b""


def test_where_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sh("pwd -P", folder=str(tmp_path)).decode().strip() == os.path.realpath(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "say").write_text("#!/bin/sh\necho $1\n")
    (tmp_path / "say").chmod(0o700)
    assert run(["~/say", "~/a"], ROOMY).decode() == f"{tmp_path}/a\n"


def test_it_has_no_terminal_and_no_shell() -> None:
    assert run([sys.executable, "-c", "import os; print(os.getsid(0) == os.getpid())"], ROOMY) == b"True\n"
    assert run(["echo", "$HOME; `id`", "*"], ROOMY) == b"$HOME; `id` *\n"


def test_failures_in_words(tmp_path: Path) -> None:
    assert complaint("echo first >&2; printf 'no \\033[2Jsuch feed\\n\\n' >&2; exit 3") == "sh failed: no [2Jsuch feed"
    assert complaint("echo partly; exit 3") == "sh failed: it ended with code 3"
    assert complaint("kill -9 $$") == "sh failed: it was ended by signal 9"
    for argv, told in [
        (["/no/such/thing", "hunter2"], "thing could not be started: there is no such program. Check config.toml"),
        ([str(tmp_path), "hunter2"], f"{tmp_path.name} could not be started: Permission denied"),
    ]:
        with pytest.raises(CommandError) as wrong:
            run(argv, ROOMY)
        assert str(wrong.value) == told


def test_a_flood_is_cut_and_ended(tmp_path: Path) -> None:
    held = Held(tmp_path)
    told = complaint(f"exec 3>{held.path}; yes", Bounds(20, 1_000_000))
    assert told == "sh printed more than 1 MB"
    assert held.free()
    assert complaint("yes >&2", Bounds(0.3, 1_000)) == "sh did not finish within 0.3 s"


@pytest.mark.parametrize(
    "script", ["sleep 60", "sleep 60 & sleep 60", "trap '' TERM HUP; sleep 60", "exec >&-; sleep 60"]
)
def test_a_hanging_one_is_ended(script: str, tmp_path: Path) -> None:
    held = Held(tmp_path)
    assert complaint(f"exec 3>{held.path}; {script}", Bounds(0.3, 1_000)) == "sh did not finish within 0.3 s"
    assert held.free()


def test_a_child_left_behind_is_ended_and_not_waited_for(tmp_path: Path) -> None:
    held = Held(tmp_path)
    assert sh(f"exec 3>{held.path}; sleep 60 & echo news") == b"news\n"
    assert held.free()


def test_our_own_death_ends_it(tmp_path: Path) -> None:
    held = Held(tmp_path)
    script = f"exec 3>{held.path}; cat >/dev/null; printf x >&3; sleep 60"
    called = f"run(['/bin/sh', '-c', {script!r}], Bounds(50, 1000), stdin=b'x')"
    program = f"from tuireader.sync.commands import Bounds, run; {called}"
    ours = subprocess.Popen([sys.executable, "-c", program])
    assert held.opened()
    ours.kill()
    ours.wait()
    assert held.free()


async def test_giving_up_ends_it(tmp_path: Path) -> None:
    held = Held(tmp_path)
    script = f"exec 3>{held.path}; printf x >&3; sleep 60"
    waiting = asyncio.create_task(output_of(["/bin/sh", "-c", script], ROOMY))
    assert await asyncio.to_thread(held.opened)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert await asyncio.to_thread(held.free)


async def test_programs_wait_neither_for_each_other_nor_hold_up_the_loops_own_threads(tmp_path: Path) -> None:
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
    meeting = tmp_path / "meeting"
    os.mkfifo(meeting)
    both = [output_of(["/bin/sh", "-c", words, "sh", str(meeting)], ROOMY) for words in ("cat $1", "echo met >$1")]
    first = asyncio.ensure_future(both[0])
    assert await asyncio.to_thread(lambda: "free") == "free"
    assert await asyncio.gather(first, both[1]) == [b"met\n", b""]
