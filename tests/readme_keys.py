"""The README's key table, made from the commands: ``python -m tests.readme_keys`` writes it anew."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

README = Path(__file__).resolve().parent.parent / "README.md"
BETWEEN = re.compile(r"(?<=<!-- keys -->\n).*?(?=<!-- /keys -->)", re.S)


class Command(Protocol):
    """What a command of the registry says of itself."""

    @property
    def name(self) -> str: ...
    @property
    def keys(self) -> tuple[str, ...]: ...
    @property
    def title(self) -> str: ...
    @property
    def help(self) -> str: ...


def table(commands: Iterable[Command]) -> str:
    """Markdown: a row for each command that has a key."""
    from tuireader.ui.keys.writing import shown_keys

    rows = ["| Key | What it does |", "|---|---|"]
    for command in commands:
        if command.keys:
            keys = " ".join(f"`{key}`".replace("|", r"\|") for key in shown_keys(command.keys))
            rows.append(f"| {keys} | **{command.title}**: {command.help} |".replace("\n", " "))
    return "\n".join(rows) + "\n"


def written() -> str:
    """The table as the README has it."""
    found = BETWEEN.search(README.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError("README.md has no place for the keys: <!-- keys --> … <!-- /keys -->")
    return found.group()


def main() -> None:
    from tuireader.ui.commands import all_commands

    readme = README.read_text(encoding="utf-8")
    README.write_text(BETWEEN.sub(lambda _: table(all_commands()), readme), encoding="utf-8")


if __name__ == "__main__":
    main()
