"""Passwords, fetched from where the reader keeps them when they are needed, once per run."""

from __future__ import annotations

import asyncio
import os
import stat
from dataclasses import field
from pathlib import Path

from tuireader.paths import written
from tuireader.sync.commands import PASSWORD, CommandError, output_of
from tuireader.values import dataclass


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a password is: one of these."""

    text: str = field(default="", repr=False)
    env: str = field(default="", repr=False)
    """The name of an environment variable."""
    file: str = field(default="", repr=False)
    """A file of which nobody but its owner has any rights."""
    command: tuple[str, ...] = field(default=(), repr=False)
    """A program that prints it on its first line."""
    folder: str | None = field(default=None, repr=False)
    """Where that program runs."""


class NoSecretError(Exception):
    """A password that could not be had, in words for the reader."""


class Secrets:
    """The passwords of a run: each is fetched once, however many sources need it."""

    def __init__(self) -> None:
        self._known: dict[Secret, asyncio.Task[str]] = {}

    async def reveal(self, secret: Secret) -> str:
        """The password. Raises `NoSecretError`."""
        if secret not in self._known:
            self._known[secret] = asyncio.create_task(_fetched(secret))
        return await asyncio.shield(self._known[secret])

    async def aclose(self) -> None:
        """End what is still being fetched."""
        for task in self._known.values():
            task.cancel()
        await asyncio.gather(*self._known.values(), return_exceptions=True)


async def _fetched(secret: Secret) -> str:
    if secret.text:
        return secret.text
    if secret.env:
        if found := os.environ.get(secret.env):
            return found
        raise NoSecretError(f"no password: the environment variable {secret.env} is not set")
    if secret.file:
        return _first_line(_content(secret.file), Path(secret.file).name)
    try:
        printed = await output_of(secret.command, PASSWORD, folder=secret.folder)
    except CommandError as error:
        raise NoSecretError(f"no password: {error}") from None
    return _first_line(printed, Path(secret.command[0]).name)


def _content(name: str) -> bytes:
    """A small file's content, if only its owner has rights to it."""
    path = written(name)
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        said = error.strerror if isinstance(error, OSError) and error.strerror else "not a file name"
        raise NoSecretError(f"no password: {name} cannot be read ({said.lower()})") from None
    try:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode):
            raise NoSecretError(f"no password: {name} is not a regular file")
        if facts.st_mode & 0o077:
            raise NoSecretError(f"no password: others have rights to {name}. `chmod 600` it")
        return os.read(handle, PASSWORD.most)
    finally:
        os.close(handle)


def _first_line(content: bytes, where: str) -> str:
    first = content.decode("utf-8", "replace").split("\n", 1)[0].removesuffix("\r")
    if not first:
        raise NoSecretError(f"no password: {where} gives an empty first line")
    return first
