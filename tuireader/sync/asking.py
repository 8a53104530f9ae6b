"""One request to one answer, whatever it takes: a server or a program, a password before it, a filter behind it."""

from __future__ import annotations

import base64
import hashlib
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tuireader.sync.answers import Answer, Failed, Fetched, Limits, Request
from tuireader.sync.commands import FILTER, SOURCE, CommandError, output_of
from tuireader.sync.fetching import fetch
from tuireader.sync.large import Permission
from tuireader.sync.secrets import NoSecretError, Secrets
from tuireader.text import line

if TYPE_CHECKING:
    import httpx2


async def ask(
    client: httpx2.AsyncClient,
    request: Request,
    limits: Limits,
    secrets: Secrets,
    permission: Permission | None = None,
) -> Answer:
    """The answer to `request`. Raises nothing but cancellation. `permission`: as in `fetch`."""
    started = time.monotonic()
    try:
        if request.command:
            return await _printed(request, started)
        answer = await fetch(client, await _logged_in(request, secrets), limits, permission)
        if request.filter and isinstance(answer, Fetched):
            body = await output_of(request.filter, FILTER, stdin=answer.body, folder=request.folder)
            return replace(answer, body=body, sha256=hashlib.sha256(body).hexdigest())
        return answer
    except (CommandError, NoSecretError) as error:
        return Failed(line(str(error)), "program", seconds=time.monotonic() - started)
    except Exception as error:  # one source can never cost the others
        reason = f"unexpected {type(error).__name__}. Please report this"
        return Failed(reason, "internal", seconds=time.monotonic() - started)


async def _printed(request: Request, started: float) -> Fetched:
    """What a program prints, and its filter makes of that."""
    body = await output_of(request.command, SOURCE, folder=request.folder)
    if request.filter:
        body = await output_of(request.filter, FILTER, stdin=body, folder=request.folder)
    if not body.strip():
        raise CommandError(f"{Path((request.filter or request.command)[0]).name} printed nothing")
    return Fetched(
        status=None,
        body=body,
        url=request.url,
        etag="",
        last_modified="",
        content_type="",
        link="",
        moved=(),
        sha256=hashlib.sha256(body).hexdigest(),
        seconds=time.monotonic() - started,
        wire_bytes=0,
    )


async def _logged_in(request: Request, secrets: Secrets) -> Request:
    """The request with its user and password as HTTP Basic authentication (RFC 7617), in UTF-8."""
    if request.password is None:
        return request
    pair = f"{request.username}:{await secrets.reveal(request.password)}".encode()
    headers = (*request.headers, ("Authorization", "Basic " + base64.b64encode(pair).decode("ascii")))
    return replace(request, headers=headers)
