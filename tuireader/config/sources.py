"""What may be settled for a source: a ``[[source]]`` of config.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from tuireader.config.rules import HeaderFields, Matching, Span

_ADDRESS = r"https?://[^\s*/@?#]+([/?]\S*)?"
_ARGV = r"[^\0\n]+(\n[^\0]*)*"
_LINE = Matching(r"[^\0-\x1f\x7f]+", "a text on one line")
_BYTES = Matching(r"[ -~\xa0-\xff]+", "a text without control characters, as HTTP allows in a header")
_COMMAND = Matching(_ARGV, 'a program and its words, such as ["pass", "show", "feed"]')
_FILE = Matching(r"[~/][^\0]*", "a path that begins with / or ~")


@dataclass(frozen=True)
class SourceSettings:
    """One ``[[source]]``. Under each field what it does; its last line is an example."""

    url: Annotated[str, Matching(_ADDRESS, "an address with http:// or https://, no password in it")] = ""
    """A feed by its address. It is subscribed to at the next refresh.
    url = "https://example.org/feed.xml\""""

    match: Annotated[
        str, Matching(r"https?://[^\s/@]+/\S*", "a pattern with http:// or https://, a host and a path")
    ] = ""
    """In place of url: every feed whose address looks so. * stands for anything within the host or the path.
    match = "https://*.example.org/*\""""

    exec: Annotated[tuple[str, ...], _COMMAND] = ()
    """In place of url: a program that prints a feed or an article, word by word; no shell reads it. It has 60 s
    and 10 MB, and runs in the folder of this file. It needs a title.
    exec = ["mybridge", "--rss"]"""

    file: Annotated[str, _FILE] = ""
    """In place of url: a file, read again at each refresh.
    file = "~/notes/feed.xml\""""

    folder: Annotated[str, _FILE] = ""
    """In place of url: a folder of files, looked through at each refresh.
    folder = "~/clippings\""""

    title: Annotated[str, _LINE] = ""
    """What it is called in place of its own name.
    title = "Harbour news\""""

    tags: Annotated[tuple[str, ...], Matching(r"[^\0]+", 'a list of texts such as ["a", "b"]')] = ()
    """Put on each of its articles.
    tags = ["ferries"]"""

    interval: Annotated[str, Span()] = ""
    """The shortest time between two refreshes: minutes, hours, days; "hand" refreshes only by name.
    interval = "2h\""""

    fulltext: bool | None = None
    """Whether the page of each new article is fetched for its whole text.
    fulltext = true"""

    user_agent: Annotated[str, Matching(r"[ -~]+", "printable ASCII characters")] = ""
    """What we call ourselves to its server.
    user_agent = "Mozilla/5.0\""""

    headers: Annotated[Mapping[str, str], HeaderFields()] = field(default_factory=dict, repr=False)
    """Sent with each request; like the cookie and the password to the host of its address only.
    headers = { X-Token = "abc" }"""

    cookie: Annotated[str, _BYTES] = field(default="", repr=False)
    """Sent with each request.
    cookie = "session=abc\""""

    username: Annotated[str, Matching(r"[^\0-\x1f\x7f:]+", "a text without colons")] = field(default="", repr=False)
    """With a password: how to log in (HTTP Basic).
    username = "me\""""

    password_command: Annotated[tuple[str, ...], _COMMAND] = field(default=(), repr=False)
    """A program that prints the password on its first line, within 10 s; run once per refresh, by no shell.
    password_command = ["pass", "show", "feed"]"""

    password_env: Annotated[str, Matching(r"[A-Za-z_]\w*", "the name of an environment variable")] = ""
    """The environment variable that holds the password.
    password_env = "FEED_PW\""""

    password_file: Annotated[str, _FILE] = ""
    """The file whose first line is the password; only you may have rights to it (chmod 600).
    password_file = "~/.feedpw\""""

    password: Annotated[str, _LINE] = field(default="", repr=False)
    """The password itself: only where nobody else may read this file (chmod 600).
    password = "secret\""""

    proxy: Annotated[
        str, Matching(r"direct|(http|https|socks5|socks5h)://[^\s/]+/?", 'http://, https://, socks5:// or "direct"')
    ] = field(default="", repr=False)
    """The proxy that its requests go by, in place of those the environment names; "direct" uses none.
    proxy = "socks5://127.0.0.1:9050\""""

    filter: Annotated[tuple[str, ...], _COMMAND] = ()
    """A program that gets what the server sent on standard input and prints what is to be read in its place; it
    has 10 s and 10 MB.
    filter = ["python3", "tidy.py"]"""

    @property
    def identity(self) -> str:
        """What no two sources may share, in words; empty for a pattern."""
        return self.url or self.file or self.folder or (f"the title {self.title}" if self.exec else "")


PLACES = ("url", "match", "exec", "file", "folder")
"""The fields of which each source has exactly one."""

PASSWORDS = ("password_command", "password_env", "password_file", "password")
"""The fields of which a source has at most one."""

_OF_THE_WEB = ("user_agent", "headers", "cookie", "username", *PASSWORDS, "proxy")


def contradictions(entry: SourceSettings) -> list[tuple[str, str]]:
    """What cannot stand together in a source: the key it is about (empty: the whole), and what is wrong."""
    places = [name for name in PLACES if getattr(entry, name)]
    passwords = [name for name in PASSWORDS if getattr(entry, name)]
    if len(places) != 1:
        return [(places[1] if places else "", "source has to have one of url, match, exec, file and folder")]
    found = []
    if places[0] in ("exec", "file", "folder"):
        unfit = [name for name in _OF_THE_WEB if getattr(entry, name)]
        found += [(name, f"source.{name} is only for sources with url or match") for name in unfit]
    if entry.exec and not entry.title:
        found.append(("exec", "source.exec needs a title beside it"))
    if entry.match and entry.title:
        found.append(("title", "source.title is only for one source, not for match"))
    if entry.filter and (entry.file or entry.folder):
        found.append(("filter", "source.filter is only for sources with url, match or exec"))
    if len(passwords) > 1:
        found.append((passwords[1], f"source has to have one password, not {' and '.join(passwords)}"))
    if passwords and not entry.username:
        found.append((passwords[0], f"source.{passwords[0]} needs a username beside it"))
    if entry.username and not passwords:
        found.append(("username", f"source.username needs one of {', '.join(PASSWORDS)} beside it"))
    return found
