"""JSON: an object a line, the same as ``tuireader show --json`` prints."""

from __future__ import annotations

from collections.abc import Sequence

from tuireader import progress
from tuireader.text import json_line
from tuireader.writers import Options, Piece, Writer


def write(pieces: Sequence[Piece], options: Options) -> bytes:
    """One line for each article."""
    return "".join(json_line(piece.described) + "\n" for piece in progress.each(pieces)).encode()


json_lines = Writer("json", "JSON", ".json", write)
