"""JSON: an object a line, the same as ``tuireader show --json`` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tuireader.writers import Options, Piece, Writer


def write(pieces: Sequence[Piece], options: Options) -> bytes:
    """One line for each article."""
    return "".join(json.dumps(piece.described, ensure_ascii=False) + "\n" for piece in pieces).encode()


json_lines = Writer("json", "JSON", ".json", write)
