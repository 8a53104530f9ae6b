"""Articles of newsboat's read, as the job of a `tuireader.worker`."""

from __future__ import annotations

import pickle
from typing import Any

from tuireader.importers.newsboat_items import draft
from tuireader.model.foreign import ForeignItem


def pickled(items: list[list[Any]], link: str | None) -> bytes:
    """The pickle of the drafts of articles, each given by the values of a `ForeignItem` but for its marks."""
    return pickle.dumps([draft(ForeignItem(*values), link) for values in items], pickle.HIGHEST_PROTOCOL)
