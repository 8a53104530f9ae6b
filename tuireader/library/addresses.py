"""Addresses as people type them."""

from __future__ import annotations

import os
import re
from urllib.parse import urlsplit

from tuireader.text import line


def addresses_of(given: str) -> tuple[str, ...]:
    """The addresses that `given` can mean, the likeliest first: without a scheme by https, else by http."""
    given = re.sub(r"^feeds?:(?://)?(?=https?:)", "", line(given).strip(), flags=re.I)
    given = re.sub(r"^feeds?:(?://)?", "https://", given, flags=re.I)
    return (given,) if "://" in given else (f"https://{given}", f"http://{given}")


def no_address(given: str) -> str:
    """Why what was typed cannot be subscribed to, and what can be done with it; empty if it may be an address."""
    given = line(given).strip()
    if not given:
        return "there is no address. One looks like https://example.org/feed"
    if given.startswith("|") or re.match(r"(?:exec|filter|query):", given, re.I):
        return "a program becomes a source in config.toml only: a [[source]] with exec"
    if re.match("file:", given, re.I) or ("://" not in given and os.path.lexists(given)):
        path = re.sub("^file:(?://)?", "", given, flags=re.I)
        return (
            f"that is a file: `tuireader import {path}` takes it in; "
            "a [[source]] with file or folder in config.toml is read again at each refresh"
        )
    scheme = re.match(r"([a-z][a-z0-9+.-]*):(?!//|[0-9]{1,5}(?:/|$))", given, re.I)
    if scheme and scheme[1].lower() not in ("http", "https", "feed", "feeds"):
        return f"{scheme[1]}: addresses cannot be fetched, only http and https"
    return ""


def host_of(address: str) -> str | None:
    """The host in an address; None if there is none."""
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def with_login_of(address: str, typed: str) -> str:
    """An address with the user and password of the one that was typed, where it is on the same site."""
    here, there = urlsplit(typed), urlsplit(address)
    login, at, site = here.netloc.rpartition("@")
    same = at and (there.scheme, there.netloc) == (here.scheme, site)
    return there._replace(netloc=f"{login}@{site}").geturl() if same else address


def title_of(url: str) -> str:
    """What to call a source that has not said its name: its host, else its address."""
    return host_of(url) or url
