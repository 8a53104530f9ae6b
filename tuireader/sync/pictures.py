"""Pictures in articles: how they are asked for, and why one cannot be had, in words about images."""

from __future__ import annotations

from dataclasses import replace

from tuireader.sync.answers import Answer, Failed, Fetched, Limits, NotModified, Postponed, Request
from tuireader.sync.refreshing import fetch_each

LIMITS = Limits(connect=10, idle=10, total=40, body=10_000_000)
"""People wait for a picture."""
_ACCEPT = "image/webp, image/png, image/jpeg, image/gif, image/*;q=0.3, */*;q=0.1"

_STATUS = {
    401: "the image asks for a login (401)",
    402: "the image asks for payment (402)",
    403: "the server refuses the image to programs (403)",
    404: "the image is not there any more (404)",
    406: "the server has the image in no form we read (406)",
    410: "the image is gone for good (410)",
    429: "the server asks for fewer requests (429). Try again later",
    451: "the server may not show the image, for legal reasons (451)",
}
_CAUSES = {
    "size": f"the image is larger than {LIMITS.body / 1e6:g} MB and is not fetched",
    "silent": "the image did not come in time. Try again later",
}
_FINAL = frozenset((401, 402, 404, 410, 429, 451))
"""To these a GET gets the same answer as a HEAD."""


def fetch(request: Request) -> Answer:
    """The image itself."""
    return _ask(request)


def look(request: Request) -> Answer:
    """What the image would be, a `Fetched` without a body: by HEAD; where that gets no image, by the headers of a GET.

    Some servers refuse HEAD, or answer it for their front page.
    """
    answer = _ask(replace(request, only_head="HEAD"))
    if _is_image(answer) or (isinstance(answer, Failed) and (answer.status is None or answer.status in _FINAL)):
        return answer
    return _ask(replace(request, only_head="GET"))


def _is_image(answer: Answer) -> bool:
    return isinstance(answer, Fetched) and answer.content_type.lower().startswith("image/")


def _ask(request: Request) -> Answer:
    asked = replace(request, accept=_ACCEPT)
    return next(answer for _, answer in fetch_each([(0, asked)], limits=LIMITS))


def why_not(answer: Failed | NotModified | Postponed) -> str:
    """Why there is no image, and what to do."""
    if isinstance(answer, NotModified):
        return "the server sends an empty image. Try again later"
    if isinstance(answer, Failed):
        if "check for bots" in answer.reason:
            return "the server wants to see a browser (a check for bots)"
        if answer.status in _STATUS:
            return _STATUS[answer.status]
        if answer.cause in _CAUSES:
            return _CAUSES[answer.cause]
        if "in a private network" in answer.reason:
            return "the image is on a private network, where an article may not send us"
    return answer.reason.replace("It is tried again later", "Try again later")
