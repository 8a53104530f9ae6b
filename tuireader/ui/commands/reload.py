"""g C: the configuration read anew."""

from __future__ import annotations

from tuireader.ui.commands import Command

reload = Command(
    "reload", ("g C",), "Reload the configuration",
    "Read config.toml anew; it is also read by itself once it has been written. What is wrong in it is told by line.",
    "Program", lambda room: room.reloading.reload(room), place=20,
)  # fmt: skip
