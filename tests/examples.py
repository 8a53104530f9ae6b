"""How many examples a property is tried with: a third of them in the plain tests, all where the long ones run."""

from __future__ import annotations

import os

ALL = os.environ.get("TUIREADER_EXAMPLES") == "all"


def examples(count: int) -> int:
    """`count` with ``TUIREADER_EXAMPLES=all``, as .ci/run sets it for the long tests; else a third of it."""
    return count if ALL else max(1, count // 3)
