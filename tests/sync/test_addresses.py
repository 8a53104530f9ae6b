"""Which numeric addresses are public: a table, address by address."""

from __future__ import annotations

import pytest

from tuireader.sync.addresses import interleaved, is_private_by_name, is_public

PUBLIC = [
    "1.1.1.1",
    "93.184.216.34",
    "172.32.0.1",
    "2606:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
]
PRIVATE = [
    "127.0.0.1",
    "127.9.9.9",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fc00::1",
    "fd12::1",
    "ff02::1",
    "fec0::1",
    "2001:db8::1",
    "::ffff:127.0.0.1",
    "::ffff:a00:1",
    "::7f00:1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    ("host", "private"),
    [
        ("localhost", True),
        ("a.localhost", True),
        ("nas.local", True),
        ("10.0.0.1", True),
        ("::1", True),
        ("example.org", False),
        ("8.8.8.8", False),
        ("local", False),
        ("127.1", True),
        ("0x08080808", False),
        ("localhost.", True),
    ],
)
def test_by_name(host: str, private: bool) -> None:
    assert is_private_by_name(host) == private


@pytest.mark.parametrize(
    ("given", "tried"),
    [
        ([], []),
        (["1.1.1.1", "2.2.2.2"], ["1.1.1.1", "2.2.2.2"]),
        (["a::", "b::", "c::", "1.1.1.1"], ["a::", "1.1.1.1", "b::", "c::"]),
        (["1.1.1.1", "a::", "2.2.2.2"], ["1.1.1.1", "a::", "2.2.2.2"]),
    ],
)
def test_families_by_turns(given: list[str], tried: list[str]) -> None:
    assert interleaved(given) == tried
