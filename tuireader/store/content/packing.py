"""Values that are kept but seldom looked at, made small."""

from __future__ import annotations

import base64
import json
import zlib


def packed(value: object) -> bytes:
    """A JSON value as compressed bytes; bytes in it are kept as base64."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_as_text)
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpacked(content: bytes) -> object:
    """What was packed; bytes come back as bytes."""
    return json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"), object_hook=_as_bytes)


def _as_text(value: object) -> dict[str, str]:
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode("ascii")}
    raise TypeError(f"cannot be packed: {type(value).__name__}")


def _as_bytes(value: dict[str, object]) -> object:
    return base64.b64decode(str(value["base64"])) if value.keys() == {"base64"} else value
