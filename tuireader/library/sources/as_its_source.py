"""Asking for what belongs to an article (its page, its images) as its source is asked."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit, urlunsplit

from tuireader.library import overview
from tuireader.library.opening import Library
from tuireader.library.sources.source_rules import rules_of
from tuireader.model.articles import Article
from tuireader.store.subscriptions import records
from tuireader.sync.answers import Request


def as_its_source(library: Library, article: Article, request: Request) -> Request:
    """The request with what is settled for the article's source.

    Cookies, passwords and private addresses are for the host that the reader typed.
    """
    rules = rules_of(library, article.source_url)
    request = replace(request, user_agent=rules.user_agent, proxy=rules.proxy)
    in_clear = article.source_url.startswith("https:") and not request.url.startswith("https:")
    if in_clear or _host(request.url) != _host(article.source_url):
        return request
    source = overview.source_of(library, article.row.id)
    record = None if source is None else records.record(library.db, source)
    return replace(
        request,
        url=_with_login(request.url, article.source_url),
        headers=(*request.headers, *rules.headers),
        username=rules.username,
        password=rules.password,
        private_allowed=record is not None and record.typed,
    )


def _with_login(url: str, source_url: str) -> str:
    """`url` with the login that the reader wrote into the source's address, if it is at the very same place."""
    there, asked = urlsplit(source_url), urlsplit(url)
    login, at, place = there.netloc.rpartition("@")
    if at and asked.netloc == place and asked.scheme == there.scheme:
        return urlunsplit(asked._replace(netloc=f"{login}@{place}"))
    return url


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
