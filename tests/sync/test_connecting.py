"""What is checked is what is connected to: a name that changes its mind between the two gets nowhere."""

from __future__ import annotations

from collections.abc import Iterator

import httpcore2
import pytest

from tuireader.sync import transport
from tuireader.sync.transport import GuardedBackend, PrivateAddressError


class Line:
    """A network that notes where it is asked to connect, and connects nowhere."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def connect_tcp(self, host: str, port: int) -> httpcore2.AsyncNetworkStream:
        self.asked.append(host)
        raise OSError("nobody there")


class NameServer:
    """Says something else each time it is asked."""

    def __init__(self, *answers: list[str]) -> None:
        self._answers: Iterator[list[str]] = iter(answers)
        self.times = 0

    async def __call__(self, host: str, port: int) -> list[str]:
        self.times += 1
        return next(self._answers)


async def connected(
    monkeypatch: pytest.MonkeyPatch, *answers: list[str], allowed: bool = False
) -> tuple[list[str], int, type[BaseException]]:
    """Where a connection by name led, how often the name was looked up, and how it ended."""
    names, line, backend = NameServer(*answers), Line(), GuardedBackend(allowed)
    monkeypatch.setattr(transport, "look_up", names)
    backend._plain = line  # type: ignore[assignment]
    with pytest.raises((httpcore2.ConnectError, PrivateAddressError)) as ended:
        await backend.connect_tcp("rebinding.example", 80)
    return line.asked, names.times, ended.type


async def test_a_name_is_asked_once_and_the_number_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second answer, which points inwards, is never heard."""
    asked, times, _ = await connected(monkeypatch, ["93.184.215.14"], ["127.0.0.1"])
    assert (asked, times) == (["93.184.215.14"], 1)


@pytest.mark.parametrize(
    "inner", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fe80::1", "fd00::1", "::ffff:10.0.0.1"]
)
async def test_a_name_that_points_inwards(monkeypatch: pytest.MonkeyPatch, inner: str) -> None:
    asked, _, ended = await connected(monkeypatch, [inner])
    assert (asked, ended) == ([], PrivateAddressError)


async def test_of_a_name_that_points_both_ways_only_the_public_one(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, _, _ = await connected(monkeypatch, ["192.168.0.1", "93.184.215.14", "0.0.0.0"])
    assert asked == ["93.184.215.14"]


async def test_with_leave_any(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (await connected(monkeypatch, ["192.168.0.1"], allowed=True))[0] == ["192.168.0.1"]
