"""What config.toml settles for a source: every ``[[source]]`` that means it, later ones over earlier, its own last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from tuireader.config import Config
from tuireader.config.spans import span
from tuireader.library.intake.files import path_named, url_of
from tuireader.library.opening import Library
from tuireader.sync.answers import Request
from tuireader.values import dataclass

if TYPE_CHECKING:
    from tuireader.config import SourceSettings
    from tuireader.sync.secrets import Secret

EXEC = "exec:"
"""What the address of a source begins with that is a program's output; its title follows."""


@dataclass(frozen=True, slots=True)
class SourceRules:
    """What holds for one source; nothing is settled where a field is empty or None."""

    user_agent: str | None = None
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """The cookie among them."""
    username: str = field(default="", repr=False)
    password: Secret | None = field(default=None, repr=False)
    proxy: str = field(default="", repr=False)
    command: tuple[str, ...] = field(default=(), repr=False)
    """The program that is the source."""
    filter: tuple[str, ...] = field(default=(), repr=False)
    folder: str | None = None
    """Where programs run: the folder of config.toml."""
    interval: int | None = None
    """Seconds between two attempts at least; 0: only by name. What the reader settled for the source goes before it."""
    fulltext: bool | None = None
    """Whether the pages of its articles are fetched."""
    pinned: bool = False
    """A ``[[source]]`` names this address, so that it stays there whatever a server says."""


def rules_for(config: Config, url: str, folder: Path | None = None) -> SourceRules:
    """What `config` settles for the source at `url`. `folder`: where the configuration lies."""
    entries = [entry for entry in config.source if entry.match and _looks_so(entry.match, url)]
    entries += [entry for entry in config.source if address_in(entry) == url]
    rules = SourceRules(user_agent=config.user_agent or None, folder=None if folder is None else str(folder))
    for entry in entries:
        rules = _over(rules, entry)
    return rules


def dressed(request: Request, rules: SourceRules) -> Request:
    """A request as the rules want it."""
    return replace(
        request,
        user_agent=rules.user_agent,
        headers=rules.headers,
        username=rules.username,
        password=rules.password,
        proxy=rules.proxy,
        command=rules.command,
        filter=rules.filter,
        folder=rules.folder,
        private_allowed=request.private_allowed or rules.pinned,
    )


def rules_of(library: Library, url: str) -> SourceRules:
    """What the library's configuration settles for the source at `url`."""
    folder = library.config_file.parent if library.config_file else None
    return rules_for(library.config, url, folder)


def asked(library: Library, request: Request) -> Request:
    """A request as the library's configuration wants it."""
    return dressed(request, rules_of(library, request.url))


def address_in(entry: SourceSettings) -> str:
    """The address in the library of a source that stands in the configuration; empty for a pattern."""
    if entry.exec:
        return EXEC + quote(entry.title, safe=" ")
    if entry.file or entry.folder:
        return url_of(path_named(entry.file or entry.folder))
    return entry.url


def _over(rules: SourceRules, entry: SourceSettings) -> SourceRules:
    """The rules with what one ``[[source]]`` says put over them."""
    headers = {name.lower(): (name, value) for name, value in rules.headers}
    headers |= {name.lower(): (name, value) for name, value in _headers(entry).items()}
    with_login = bool(entry.username)
    return replace(
        rules,
        user_agent=entry.user_agent or rules.user_agent,
        headers=tuple(headers.values()),
        username=entry.username if with_login else rules.username,
        password=_secret(entry, rules.folder) if with_login else rules.password,
        proxy=entry.proxy or rules.proxy,
        command=entry.exec,
        filter=entry.filter or rules.filter,
        interval=span(entry.interval) if entry.interval else rules.interval,
        fulltext=rules.fulltext if entry.fulltext is None else entry.fulltext,
        pinned=bool(entry.url),
    )


def _headers(entry: SourceSettings) -> Mapping[str, str]:
    return {**entry.headers, **({"Cookie": entry.cookie} if entry.cookie else {})}


def _secret(entry: SourceSettings, folder: str | None) -> Secret:
    from tuireader.sync.secrets import Secret

    return Secret(entry.password, entry.password_env, entry.password_file, entry.password_command, folder)


def _looks_so(pattern: str, url: str) -> bool:
    """Whether an address looks like a pattern: host by host, so that no path can pass for a host."""
    try:
        wanted, found = urlsplit(pattern), urlsplit(url)
        host, port = found.hostname or "", found.port
    except ValueError:
        return False
    place = host if port is None else f"{host}:{port}"
    path = found.path + (f"?{found.query}" if found.query else "")
    return (
        wanted.scheme == found.scheme
        and _fits(wanted.netloc.lower(), place)
        and _fits(pattern.partition("://")[2].partition("/")[2], path.removeprefix("/"))
    )


def _fits(pattern: str, text: str) -> bool:
    """Whether a text is the pattern's, in which ``*`` stands for anything."""
    pieces = pattern.split("*")
    if len(pieces) == 1:
        return pattern == text
    if len(text) < sum(map(len, pieces)) or not text.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    for piece in pieces[1:-1]:
        found = text.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return text.endswith(pieces[-1]) and len(text) - len(pieces[-1]) >= at
