"""``python -m tests [ARGUMENT ...]``: the tests of this checkout, from any folder; arguments are pytest's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent

if __name__ == "__main__":
    sys.exit(pytest.main(["--rootdir", str(HERE.parent), *(sys.argv[1:] or [str(HERE)])]))
