"""Which addresses of a list of subscriptions can be subscribed to, and why another one cannot."""

from __future__ import annotations

import re

from tuireader.importers.links import absolute
from tuireader.text import line


def fetchable(stated: str) -> str | None:
    """An http(s) address; ``feed:`` is mended (``feed://host/x``, ``feed:https://host/x``), as is a bare host."""
    plain = re.sub(r"^feed:(?://)?(?=https?:)", "", stated, flags=re.I)
    plain = re.sub(r"^feed:(?://)?", "http://", plain, flags=re.I)
    if re.match(r"(?:[\w\-]+\.)+[a-z]{2,24}(?::\d{1,5})?(?:[/?#]|$)", plain, re.I):
        plain = f"http://{plain}"
    return absolute(plain) if plain[:7].lower() in ("http://", "https:/") else None


def refusal(stated: str) -> str:
    """Why `stated`, which is not `fetchable`, is no subscription, and what to do if the reader wants it."""
    scheme, _, rest = stated.partition(":")
    scheme, shown = scheme.lower(), line(stated)[:80]
    if stated.startswith("|") or scheme in ("exec", "filter", "query"):
        kind = "exec and filter" if scheme == "filter" else "exec"
        wanted = "" if scheme == "query" else f"; if it is yours, write it as {kind} of a [[source]] into config.toml"
        return f"a command of another reader is not run ({shown}){wanted}"
    if stated.startswith(("/", "~", ".")) or scheme == "file":
        path = line(rest.removeprefix("//") if scheme == "file" else stated)[:80]
        return (
            f"a file on this machine is no subscription ({shown}); `tuireader import {path}` reads it once, "
            "file in a [[source]] of config.toml at each refresh"
        )
    return f"not an http or https address ({shown})"
