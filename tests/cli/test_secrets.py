"""A secret is shown nowhere: not by a command, in an error, an export, JSON, a list of processes or the library."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from tests.cli.running import CHECKOUT, Here
from tests.sync.servers import answer, serving

SECRET = "hunter2secret"
CONFIG = """
[[source]]
url = "{0}/login"
username = "ada"
password = "pw-{1}"

[[source]]
url = "{0}/headers"
headers = {{ X-Token = "head-{1}" }}
cookie = "session=cookie-{1}"

[[source]]
url = "{0}/asked"
username = "ada"
password_command = ["sh", "-c", "printf cmd-%s {1}"]
"""
COMMANDS = (
    ["refresh", "--all"],
    ["refresh", "--all", "--json"],
    ["sources"],
    ["sources", "--json"],
    ["source", "login"],
    ["list", "--json"],
    ["show", "1", "--json"],
    ["export", "opml"],
    ["export", "html", "1"],
    ["doctor"],
    ["stats"],
    ["rules"],
    ["undo"],
)


def refuse(peer: socket.socket, head: bytes) -> None:
    """An answer that says back what it was asked, as its reason, its page and where to go."""
    said = head.split(b"\r\n")
    echo = b" ".join(part for part in said if SECRET.encode() in part)[:200].decode("latin-1")
    peer.sendall(answer(f"403 no {echo}", body=head, Location=f"http://x/{echo}"))


def test_nothing_says_a_secret(here: Here, own_home: Path) -> None:
    library, config = own_home / "library.sqlite", own_home / "config.toml"
    with serving(refuse) as server:
        address = server.url("")
        config.write_text(CONFIG.format(address, SECRET))
        config.chmod(0o600)
        with_login = address.replace("http://", f"http://ada:url-{SECRET}@") + "/url"
        base = ("--library", library, "--config", config)
        said = [here(*base, "add", with_login)]
        said += [here(*base, *command) for command in COMMANDS]
        asked = b"".join(server.asked)
    assert b"Authorization" in asked, "else nothing was proven"
    assert SECRET.encode() in asked
    for one in said:
        assert SECRET not in one.out + one.err
    others = [path for path in own_home.rglob("*") if path.is_file() and path != config]
    for path in others:
        held = SECRET.encode() in path.read_bytes()
        assert not held or (path.name.startswith("library.sqlite") and path.stat().st_mode & 0o077 == 0), path


def test_a_list_of_processes_shows_none(own_home: Path, here: Here) -> None:
    """While a refresh waits for its server, no process of it has a secret among its words."""
    waits, seen = threading.Event(), threading.Event()

    def slow(peer: socket.socket, head: bytes) -> None:
        seen.set()
        waits.wait(60)
        refuse(peer, head)

    with serving(slow) as server:
        config = own_home / "config.toml"
        config.write_text(CONFIG.format(server.url(""), SECRET))
        config.chmod(0o600)
        words = [sys.executable, "-m", "tuireader", "--library", str(own_home / "l.sqlite"), "--config", str(config)]
        with subprocess.Popen([*words, "refresh", "--all"], cwd=CHECKOUT, stderr=subprocess.DEVNULL) as refresh:
            assert seen.wait(60)
            shown = ""
            for process in Path("/proc").glob("[0-9]*"):
                with suppress(OSError):
                    shown += (process / "cmdline").read_text("latin-1")
            waits.set()
            refresh.wait(60)
    assert "refresh" in shown
    assert f"pw-{SECRET}" not in shown
    assert f"head-{SECRET}" not in shown
    assert f"cookie-{SECRET}" not in shown
