"""The standfirst as the hidden half writes it: cut short, with date and site's name or the agency's place glued on."""

from __future__ import annotations

import re

_SITE = re.compile(r",? \d\d\.\d\d\.\d{4}, [^,.!?]{3,40}$")
_PLACE = re.compile(r"[^\W\d_a-z][\w .,'’/-]{1,60} \([^()]{2,30}\) ?[-–—]+ ?")
_ENOUGH = 20
"""Characters that a cut standfirst must share with the line it is cut from."""


def bare(text: str) -> str:
    """`text` without the date and the site's name at its end."""
    return _SITE.sub("", text) if len(text) < 3000 else text


def same(hidden: str, seen: str) -> bool:
    """Whether `hidden` is the line `seen`, whole or cut with ``...``; the place before it does not count."""
    stated, shown = (_PLACE.sub("", text, count=1) if "(" in text[:100] else text for text in (bare(hidden), seen))
    if stated == shown:
        return True
    stem = stated.rstrip(".… ")
    return stated.endswith(("...", "…")) and len(stem) >= _ENOUGH and shown.startswith(stem)
