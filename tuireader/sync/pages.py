"""Articles' pages: how they are asked for, and why one cannot be had, in words about pages."""

from __future__ import annotations

from tuireader.sync.answers import Failed, Limits, NotModified, Postponed, Request

LIMITS = Limits(connect=10, idle=10, total=25, body=10_000_000)
"""People wait for a page."""

_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.8, text/markdown;q=0.8, */*;q=0.1"
_OPEN_IT = "o opens it in a browser"
_STATUS = {
    401: f"the page asks for a login (401). {_OPEN_IT}",
    402: f"the page asks for payment (402). {_OPEN_IT}",
    403: f"the server refuses the page to programs (403). {_OPEN_IT}",
    404: "the page is not there any more (404)",
    406: f"the server has the page in no form we read (406). {_OPEN_IT}",
    410: "the page is gone for good (410)",
    429: "the server asks for fewer requests (429). Try again later",
    451: "the server may not show the page, for legal reasons (451)",
}
_CAUSES = {
    "size": f"the page is larger than {LIMITS.body / 1e6:g} MB. {_OPEN_IT}",
    "silent": f"the page did not come in time. Try again later, or {_OPEN_IT}",
}
FOR_NOW = frozenset((408, 425, 429, 500, 502, 503, 504))
"""Statuses that may be another one tomorrow."""


def page_request(url: str) -> Request:
    """The request for an article's page."""
    return Request(url, headers=(("Accept", _ACCEPT),))


def why_not(answer: Failed | NotModified | Postponed) -> str:
    """Why there is no page, and what to do."""
    if isinstance(answer, NotModified):
        return "the server sends an empty page. Try again later"
    if isinstance(answer, Failed):
        if "check for bots" in answer.reason:
            return f"the server wants to see a browser (a check for bots). {_OPEN_IT}"
        if answer.status in _STATUS:
            return _STATUS[answer.status]
        if answer.cause in _CAUSES:
            return _CAUSES[answer.cause]
    return answer.reason.replace("It is tried again later", "Try again later")


def is_final(answer: Failed | NotModified | Postponed) -> bool:
    """Whether asking again tomorrow would say the same."""
    if not isinstance(answer, Failed):
        return False
    if answer.status is not None:
        return answer.status not in FOR_NOW
    return answer.cause in ("address", "size")
