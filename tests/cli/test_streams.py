"""What the command does when its streams are pipes, closed, full, or of another encoding."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import Here, process, shell

NO_SPACE = "tuireader: standard output: cannot be written (No space left on device)\n"


@pytest.fixture
def long_list(here: Here, tmp_path: Path) -> None:
    """More headlines than a pipe holds."""
    items = "".join(f"<item><title>News {n} {'of the day ' * 12}</title><guid>{n}</guid></item>" for n in range(700))
    (tmp_path / "many.xml").write_text(f"<rss version='2.0'><channel><title>Many</title>{items}</channel></rss>")
    here.ok("import", tmp_path / "many.xml")


@pytest.mark.parametrize(
    "command", ["list", *(pytest.param(command, marks=pytest.mark.long) for command in ("list --json", ""))]
)
def test_a_reader_that_leaves_early(long_list: None, command: str) -> None:
    done = shell(f"{{ $tuireader {command}; echo $? >&2; }} | head -1")
    assert done.stdout.count("\n") == 1
    assert done.stderr == "141\n"


def test_a_reader_that_has_left_before(stocked: Here) -> None:
    done = shell("{ sleep 0.3; $tuireader show 2; echo $? >&2; } | true")
    assert (done.stdout, done.stderr) == ("", "141\n")


@pytest.mark.parametrize(
    "command",
    ["list", "--help", *(pytest.param(one, marks=pytest.mark.long) for one in ("show 2", "export opml", "--version"))],
)
def test_no_room_for_the_output(stocked: Here, command: str) -> None:
    done = shell(f"$tuireader {command} > /dev/full")
    assert (done.returncode, done.stderr) == (1, NO_SPACE)


def test_a_mark_is_kept_even_if_it_cannot_be_said(stocked: Here) -> None:
    shell("$tuireader mark read 1 > /dev/full")
    shell("$tuireader mark read 2 >&-")
    assert len(stocked.ok("list", "is:read").lines()) == 2


SINGLE, TOGETHER = ("<&-", ">&-", "2>&-"), ("<&- >&-", ">&- 2>&-", "<&- >&- 2>&-")
"""Streams that are closed: standard input, output, errors; several of them."""


QUICKLY = {("", "<&-"), ("list", ">&-"), ("show 77", "2>&-"), *(("import -", closed) for closed in SINGLE)}
"""What is called in the plain tests, the import with each, as it uses all three; the others with the long ones."""


@pytest.mark.parametrize(
    ("command", "streams"),
    [
        pytest.param(command, closed, marks=() if (command, closed) in QUICKLY else pytest.mark.long)
        for command in ("list", "", "show 77", "import -")
        for closed in (*SINGLE, *TOGETHER)
    ],
)
def test_closed_streams(stocked: Here, streams: str, command: str) -> None:
    done = shell(f"$tuireader {command} {streams}")
    assert "Traceback" not in done.stdout + done.stderr
    assert done.returncode == (1 if command in ("show 77", "import -") else 0)
    assert stocked("doctor").out.count(" sound\n") == 3, "nothing was written into the library"


@pytest.mark.parametrize(
    "setting",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        *(pytest.param(one, marks=pytest.mark.long) for one in ({"LC_ALL": "C"}, {"PYTHONIOENCODING": "latin-1"})),
    ],
    ids=["ASCII", "C", "Latin-1"],
)
def test_other_encodings(stocked: Here, setting: dict[str, str]) -> None:
    listed = process("list", "sankt", env=setting)
    assert (listed.returncode, listed.stderr) == (0, b"")
    assert b"Sankt Veit" in listed.stdout
    told = json.loads(process("list", "--json", "sankt", env=setting).stdout)
    assert told["title"] == "Choir Café Opens in Sankt Veit"
    assert process("show", "1", env=setting).returncode == 0
    assert process("none-é", env=setting).returncode != 0


MORE_THAN_A_PIPE_HOLDS = 800
"""Documents whose outcomes, 130 bytes each, are more than 64 KiB: none of them is said before the first was read."""


@pytest.mark.parametrize("number", [signal.SIGINT, pytest.param(signal.SIGTERM, marks=pytest.mark.long)])
def test_an_import_that_is_interrupted_keeps_what_it_reported(
    here: Here, tmp_path: Path, number: signal.Signals
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(MORE_THAN_A_PIPE_HOLDS):
        (folder / f"{n:04}.txt").write_text(f"Note number {n}\n\nThis is what stands in note {n}.\n")
    running = subprocess.Popen(
        [sys.executable, "-m", "tuireader", "import", "--json", str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,  # what `readline` looked ahead at, `communicate` would not see
    )
    assert running.stdout is not None
    first = running.stdout.readline()
    running.send_signal(number)
    rest, err = running.communicate(timeout=60)
    assert running.returncode == (130 if number == signal.SIGINT else -number)
    assert err == (b"tuireader: interrupted\n" if number == signal.SIGINT else b"")
    whole = [json.loads(text) for text in (first + rest).split(b"\n")[:-1]]  # the last line may be torn
    stored = {one["id"] for one in here.ok("list", "--json").objects()}
    assert {one["id"] for one in whole} <= stored
    assert len(stored) < MORE_THAN_A_PIPE_HOLDS
    assert here.ok("import", folder).code == 0
    assert len(here.ok("list", "--json").objects()) == MORE_THAN_A_PIPE_HOLDS


def test_standard_input_that_is_interrupted(own_home: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "tuireader", "import", "-"], stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while not (own_home / "library.sqlite").exists():
        time.sleep(0.01)
    time.sleep(0.2)  # it waits for its input now; if not, it is interrupted on its way there
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (130, b"tuireader: interrupted\n")
