"""Through a real SSH connection to this machine, and through tmux as it comes: bytes, copying, a line that drops."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bench.library_maker import make_library
from tests.end_to_end.reader import CHECKOUT, stored
from tests.terminal_screen import Terminal
from tests.ui.terminal.test_clipboard import program
from tuireader.model.rows import Row

SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(SSHD is None or shutil.which("ssh") is None, reason="openssh-server is not installed"),
]
CONFIGURATION = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host
AuthorizedKeysFile {folder}/user.pub
PidFile {folder}/pid
PermitRootLogin yes
PasswordAuthentication no
StrictModes no
UsePAM no
PrintMotd no
"""


@pytest.fixture(scope="module")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """The command that runs another one behind an SSH connection, on a terminal."""
    folder = tmp_path_factory.mktemp("ssh")
    for name in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    (folder / "config").write_text(CONFIGURATION.format(port=port, folder=folder))
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    assert SSHD is not None
    server = subprocess.Popen([SSHD, "-D", "-e", "-f", folder / "config"], stderr=subprocess.DEVNULL)
    try:
        end = time.monotonic() + 30
        while server.poll() is None and time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        if server.poll() is not None:
            pytest.skip("sshd does not run here")
        trusting = ["-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null", "-o", "LogLevel=ERROR"]
        key = ["-i", str(folder / "user"), "-p", str(port)]
        yield ["ssh", "-tt", "-F", "/dev/null", *key, *trusting, f"{getpass.getuser()}@127.0.0.1"]
    finally:
        server.terminate()
        server.wait(5)


@pytest.fixture
def rows() -> list[Row]:
    """What the library of these tests holds, newest first."""
    make_library(Path(os.environ["TUIREADER_LIBRARY"]), 200, indexed=True)
    return stored()


def remote(*before: str) -> str:
    """The reader as a command line for the other side's shell, behind the words `before`."""
    names = ("TUIREADER_LIBRARY", "TUIREADER_CONFIG", "HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    settled = [f"{name}={os.environ[name]}" for name in names if name in os.environ]
    return shlex.join(
        ["env", *settled, f"PYTHONPATH={CHECKOUT}", "LANG=C.UTF-8", *before, sys.executable, "-m", "tuireader"]
    )


def listed(terminal: Terminal, row: Row) -> None:
    terminal.wait_for(row.title[:14])
    terminal.wait_for("? help")


def moved(terminal: Terminal, line: int) -> None:
    """Press j and wait until the cursor, drawn in reverse, is on this line of the screen and on no other."""
    terminal.press("j")
    terminal.wait_until(
        lambda: [y for y, row in enumerate(terminal.cells()[1:-1], 1) if row[20].reverse] == [line],
        what=f"the cursor on line {line}",
    )


def test_a_step_costs_what_was_promised_and_no_mouse_is_asked_for(ssh: list[str], rows: list[Row]) -> None:
    with Terminal([*ssh, remote()]) as terminal:
        listed(terminal, rows[0])
        assert not terminal.private_modes() & {1000, 1002, 1003, 1006}
        moved(terminal, 2)  # all that was sent before has come
        terminal.settle(0.3)
        terminal.bytes_since()
        for line in range(3, 8):
            moved(terminal, line)
            terminal.settle(0.3)
            assert 0 < terminal.bytes_since() <= 210
        terminal.press("Q")
        assert terminal.wait_exit() == 0


def test_a_dropped_connection_goes_on(ssh: list[str], rows: list[Row]) -> None:
    with Terminal([*ssh, remote()]) as terminal:
        listed(terminal, rows[0])
        terminal.press("j", "j", "enter")
        terminal.wait_for("──")
        terminal.wait_until(lambda: terminal.text().count(rows[2].title[:14]) >= 2, what="the title above the text")
        terminal.process.kill()
        terminal.wait_exit()
    with Terminal([*ssh, remote()]) as terminal:
        terminal.wait_for("here is where you were")
        terminal.wait_until(
            lambda: terminal.text().count(rows[2].title[:14]) >= 2, what="in the list and above the text"
        )
        terminal.wait_for("──")


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_copying_arrives_in_tmux_as_it_comes(ssh: list[str], rows: list[Row], tmp_path: Path) -> None:
    tmux = ["tmux", "-S", str(tmp_path / "tmux"), "-f", "/dev/null"]
    try:
        with Terminal([*ssh, remote(*tmux, "-u", "new-session")]) as terminal:
            listed(terminal, rows[0])
            terminal.press("j", "y", "y")
            terminal.wait_for("via tmux")
            shown = subprocess.run([*tmux, "show-buffer"], capture_output=True, text=True, check=True)
            assert shown.stdout == rows[1].url
    finally:
        subprocess.run([*tmux, "kill-server"], capture_output=True, check=False)


@pytest.mark.skipif(shutil.which("mosh") is None, reason="mosh is not installed")
def test_through_mosh(ssh: list[str], rows: list[Row]) -> None:
    """mosh draws what a terminal of its own holds: all that we send has to be understood there."""
    *command, who = [word for word in ssh if word != "-tt"]
    mosh = [
        "mosh",
        "--predict=never",
        "--experimental-remote-ip=remote",
        f"--ssh={shlex.join(command)}",
        who,
        "--",
        "sh",
        "-c",
        remote(),
    ]
    with Terminal(mosh, env={"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}) as terminal:
        listed(terminal, rows[0])
        terminal.press("j", "j", "enter")
        terminal.wait_for("──")
        terminal.wait_until(lambda: terminal.text().count(rows[2].title[:14]) >= 2, what="the title above the text")
        terminal.press("h", "k")
        terminal.wait_for("j k move")
        assert [row.title[:14] in said for row, said in zip(rows[:3], terminal.screen()[1:], strict=False)] == [
            True
        ] * 3
        terminal.press("Q")
        terminal.wait_exit()


def test_an_address_is_opened_at_the_other_end(ssh: list[str], rows: list[Row], tmp_path: Path, own_home: Path) -> None:
    """`tuireader open-here` on the machine one sits at, a reader on a server, and ssh -R between them."""
    with socket.create_server(("127.0.0.1", 0)) as here, socket.create_server(("127.0.0.1", 0)) as there:
        port, far = here.getsockname()[1], there.getsockname()[1]
    browser = tmp_path / "bin"
    browser.mkdir()
    program(browser, "xdg-open", f'echo "$1" >> "{tmp_path}/opened"')
    environ = {name: value for name, value in os.environ.items() if not name.startswith("SSH_")}
    desktop = {"DISPLAY": ":7", "PATH": f"{browser}:{os.environ['PATH']}"}
    answering = subprocess.Popen(
        [sys.executable, "-m", "tuireader", "--config", tmp_path / "c.toml", "open-here", "--port", str(port)],
        env={**environ, **desktop}, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        assert answering.stderr is not None and answering.stdout is not None
        told = "".join(answering.stderr.readline() for _ in range(6))
        token = told.split(f'"{port}:')[1].split('"')[0]
        (own_home / "config.toml").write_text(f'open_here = "{far}:{token}"\n')
        (own_home / "config.toml").chmod(0o600)
        back = [*ssh[:-1], "-R", f"127.0.0.1:{far}:127.0.0.1:{port}", ssh[-1]]
        with Terminal([*back, remote()]) as terminal:
            listed(terminal, rows[0])
            terminal.press("o")
            terminal.wait_for("opened with xdg-open on")
            assert (tmp_path / "opened").read_text() == f"{rows[0].url}\n"
            terminal.press("Q")
            assert terminal.wait_exit() == 0
    finally:
        answering.kill()
        answering.wait(10)
