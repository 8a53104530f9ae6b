"""The command line called as a script calls it: in this process where that shows the same, else as one of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tuireader.__main__ import run

CHECKOUT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Said:
    """What came of a command."""

    code: int
    out: str
    err: str

    def lines(self) -> list[str]:
        return self.out.splitlines()

    def objects(self) -> list[dict[str, Any]]:
        """The JSON objects on stdout, one per line, and nothing else."""
        return [json.loads(text) for text in self.out.split("\n") if text]

    def object(self) -> dict[str, Any]:
        (only,) = self.objects()
        return only


class Here:
    """Commands in this process: ``here("list", "--json")``."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Said:
        self._capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        caught = self._capsys.readouterr()
        assert "Traceback" not in caught.err
        return Said(code, caught.out, caught.err)

    def ok(self, *arguments: str | Path) -> Said:
        """The same, for a command that must succeed and has nothing to tell."""
        said = self(*arguments)
        assert (said.code, said.err) == (0, "")
        return said


def process(
    *arguments: str | bytes | Path,
    stdin: bytes | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """`tuireader ARGUMENTS` as a process of its own, nothing of it a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "tuireader", *(os.fsencode(argument) for argument in arguments)],
        input=stdin if stdin is not None else b"",
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT), **(env or {})},
        cwd=cwd,
        timeout=60,
    )
    broken = b"Traceback" in done.stderr or b"tuireader stopped: unexpected" in done.stderr
    assert not broken, done.stderr.decode(errors="replace")
    return done


def shell(script: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A line for /bin/sh in which ``$tuireader`` is the command."""
    return subprocess.run(
        ["/bin/sh", "-c", script],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": str(CHECKOUT),
            "tuireader": f"{sys.executable} -m tuireader",
            **variables,
        },
        timeout=60,
    )
