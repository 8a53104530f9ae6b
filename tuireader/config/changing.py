"""One setting of a config.toml written, with everything else in it as it stands: comments, order, blank lines."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tuireader import small_files
from tuireader.config.parsing import Fault, parsed
from tuireader.config.reading import load, read
from tuireader.config.settings import Config
from tuireader.errors import ConfigError, UnwritableError

HEAD = "# The configuration of tuireader. `tuireader config` prints every setting, explained.\n"


def change(path: Path, key: str, value: str) -> Config:
    """Write a setting of the program into the file, which is made where there is none; what is settled then.

    Raises ConfigError where the file is not right as it is (it then stays so), UnwritableError where it cannot be
    written.
    """
    if path.exists() and not path.is_file():  # a device, as /dev/null: it would be replaced
        raise UnwritableError("is not a regular file", about=str(path))
    before = load(path)
    try:
        content, mode = small_files.read(path)
        text = content.decode("utf-8-sig")
    except FileNotFoundError:
        mode, text = 0o600, HEAD
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", about=str(path)) from error
    changed = replace(before, **{key: value})  # type: ignore[arg-type]  # one of the fields that are texts
    new = changed_text(text, key, value).encode()
    if read(new, private=not mode & 0o077) != changed:
        raise ConfigError(f'cannot be changed by itself. Write {key} = "{value}" into it', about=str(path))
    _replace(path, new, mode)
    return changed


def changed_text(text: str, key: str, value: str) -> str:
    """The text of a config.toml with another value of one setting."""
    import tomlkit

    document = tomlkit.parse(text)
    if key in document:
        document[key] = value
        return tomlkit.dumps(document)
    # Above the first table: what stands below its header belongs to it.
    lines = text.splitlines(keepends=True)
    heads = (number for number, line in enumerate(lines) if line.startswith("["))
    at = next(
        (number for number in heads if not isinstance(parsed("".join(lines[:number]).encode()), Fault)), len(lines)
    )
    while at < len(lines) and at and lines[at - 1].startswith("#"):
        at -= 1
    above = "".join(lines[:at])
    gap = "" if not above or above.endswith("\n\n") else "\n" if above.endswith("\n") else "\n\n"
    below = "".join(["\n", *lines[at:]]) if lines[at:] else ""
    return f"{above}{gap}{key} = {tomlkit.item(value).as_string()}\n{below}"


def _replace(path: Path, content: bytes, mode: int) -> None:
    """The file's new content in one step; a link to it stays one."""
    place = path.resolve()
    beside = place.parent / f".tuireader-{secrets.token_hex(8)}"
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
        beside.replace(place)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise UnwritableError(f"cannot be written ({error.strerror})", about=str(path)) from error
