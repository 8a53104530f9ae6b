"""How a library file says what it is: SQLite's application id and user version."""

from __future__ import annotations

APPLICATION_ID = 0x74756972
"""``PRAGMA application_id`` of our files: "tuir" in ASCII."""

VERSION = 3
"""``PRAGMA user_version`` of a library that knows every migration in `migrations`."""
