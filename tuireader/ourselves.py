"""How a further process of ours is begun, from whatever folder the reader happens to be in."""

from __future__ import annotations

import os
import sys

HOME = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))  # noqa: PTH120
"""The folder that our package is in."""


def command(module: str = "tuireader") -> list[str]:
    """The words that run a module of ours in another process of this interpreter; arguments follow them.

    By itself ``-m`` looks for modules in the present folder first: among downloads, a file ``json.py`` would be run
    (Python: ``-P``, sys.flags.safe_path). Only where we are run from that very folder is it ours.
    """
    return [sys.executable, *([] if _here() else ["-P"]), "-m", module]


def _here() -> bool:
    try:
        return os.path.realpath(os.getcwd()) == HOME  # noqa: PTH109
    except OSError:  # the folder is gone
        return False
