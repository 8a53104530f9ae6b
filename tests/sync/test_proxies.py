"""The environment's proxy: what goes by it, what goes past it, what may not go at all."""

from __future__ import annotations

import pytest

from tests.sync.asking import failed, fetched
from tests.sync.servers import answer, serving

OK = answer(body=b"<rss/>")


@pytest.fixture(autouse=True)
def no_proxy_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.mark.parametrize("form", ["http://u:p@{}", "{}"])
async def test_far_hosts_go_by_the_proxy(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(OK) as proxy:
        monkeypatch.setenv("http_proxy", form.format(f"127.0.0.1:{proxy.port}"))
        await fetched("http://far.example/feed", private_allowed=False)
    assert proxy.asked[0].startswith(b"GET http://far.example/feed HTTP/1.1\r\n")
    assert (b"Proxy-Authorization: Basic dTpw\r\n" in proxy.asked[0]) == ("u:p" in form)


async def test_this_machine_and_the_excepted_go_direct(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(OK) as proxy, serving(OK) as server, serving(OK, "127.0.0.2") as other:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        await fetched(server.url())
        await fetched(other.url())
    assert (len(proxy.asked), len(server.asked), len(other.asked)) == (0, 1, 1)
    with serving(OK) as proxy, serving(OK) as server:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        monkeypatch.setenv("no_proxy", "2130706433")  # 127.0.0.1 in one number: a name that needs no name server
        await fetched(server.url(host="2130706433"))
    assert (len(proxy.asked), len(server.asked)) == (0, 1)


@pytest.mark.parametrize("host", ["10.0.0.1", "169.254.169.254", "0x0a000001", "nas.local", "nas.local.", "[fd00::1]"])
async def test_a_proxy_is_no_way_into_a_private_network(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(OK) as proxy:
        monkeypatch.setenv("all_proxy", f"http://127.0.0.1:{proxy.port}")
        assert (await failed(f"http://{host}/", private_allowed=False)).cause == "address"
    assert proxy.asked == []
