"""``data:`` addresses, which are what they lead to (RFC 2397). Nothing is fetched for one."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from urllib.parse import unquote_to_bytes

_SPACE = re.compile(r"\s+")


def content(address: str, most: int) -> tuple[str, bytes] | None:
    """The media type and the bytes of a ``data:`` address; None if it is none, cannot be read, or holds over `most`."""
    scheme, _, rest = address.partition(":")
    head, comma, data = rest.partition(",")
    if scheme.strip().lower() != "data" or not comma or len(data) > 3 * most:
        return None
    kind, *parameters = (part.strip().lower() for part in head.split(";"))
    found = unquote_to_bytes(data)
    if parameters and parameters[-1] == "base64":
        packed = _SPACE.sub("", found.decode("latin-1")).rstrip("=").translate({ord("-"): "+", ord("_"): "/"})
        try:
            found = b64decode(packed + "=" * (-len(packed) % 4), validate=True)
        except (binascii.Error, ValueError):
            return None
    return (kind or "text/plain", found) if len(found) <= most else None
