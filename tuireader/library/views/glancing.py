"""The rows of the last view, before anything else is loaded; `session` keeps what this needs."""

from __future__ import annotations

from tuireader.store.finding.glance import Glimpse as Glimpse
from tuireader.store.finding.glance import glance as glance
