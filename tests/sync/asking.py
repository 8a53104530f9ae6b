"""One request and what came of it, with limits that suit loopback."""

from __future__ import annotations

from tuireader.sync.connecting import open_client
from tuireader.sync.fetching import Answer, Failed, Fetched, Limits, Request, fetch

FEED = b"<rss><channel><title>Kinder</title></channel></rss>" * 40


async def got(url: str, limits: Limits | None = None, **request: object) -> Answer:
    limits = limits or Limits()
    told = Request(url, **{"private_allowed": True, **request})  # type: ignore[arg-type]
    async with open_client(limits) as client:
        return await fetch(client, told, limits)


async def fetched(url: str, **request: object) -> Fetched:
    result = await got(url, **request)
    assert isinstance(result, Fetched), result
    return result


async def failed(url: str, limits: Limits | None = None, **request: object) -> Failed:
    result = await got(url, limits, **request)
    assert isinstance(result, Failed), result
    assert result.reason == result.reason.strip() and "\x1b" not in result.reason
    return result
