"""The manual: chapters written by hand, in which keys, settings and fields are filled in from where they are defined.

A chapter is a Markdown file in ``tuireader/manual``; its first line is its title. In it ``{key:star}`` stands for the
key of a command, ``{table:settings}`` for a table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from tuireader.paths import shipped
from tuireader.values import dataclass

PLACEHOLDER = re.compile(r"\{(key|table):([a-z_]+)\}")

TABLES = ("settings", "source", "rule", "palette", "fields", "patterns")
"""The tables that are made here; whoever shows the manual brings those of the keys and of the sets of keys."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter."""

    name: str
    """What it is asked for by: ``first-steps``."""
    title: str
    text: str
    """Markdown with placeholders, with the title."""


@cache
def chapters() -> tuple[Chapter, ...]:
    """All chapters, in order."""
    found = []
    for file in sorted(shipped("manual").glob("*.md")):
        text = file.read_text(encoding="utf-8")
        found.append(Chapter(file.stem.partition("-")[2], text.partition("\n")[0].lstrip("# "), text))
    return tuple(found)


def chapter(name: str) -> Chapter | None:
    """The chapter of this name, of this title, or whose name or title begins so; None if there is none."""
    wanted = name.strip().casefold()
    for fits in (str.__eq__, str.startswith):
        for one in chapters():
            if wanted and (fits(one.name, wanted) or fits(one.title.casefold(), wanted)):
                return one
    return None


def filled(text: str, keys: Mapping[str, str], tables: Mapping[str, str]) -> str:
    """A text with every placeholder filled in. `keys`: command → its key as people write it, empty where it has none.

    A command without a key is told by its name, as it is typed behind the colon.
    """

    def fill(found: re.Match[str]) -> str:
        kind, name = found.groups()
        if kind == "table":
            return tables[name] if name in tables else _TABLES[name]()
        key = keys.get(name, "")
        return key if key and "`" not in key else f":{name}"

    return PLACEHOLDER.sub(fill, text)


def whole(keys: Mapping[str, str], tables: Mapping[str, str], only: Chapter | None = None) -> str:
    """All chapters, or one, as one Markdown text."""
    return "\n".join(filled(one.text, keys, tables) for one in ([only] if only else chapters()))


# ---------------------------------------------------------------- tables


def _settings() -> str:
    from tuireader.config.settings import Config
    from tuireader.config.writing import described

    return _described(described(Config), Config())


def _source() -> str:
    from tuireader.config.sources import SourceSettings

    return _with_examples(SourceSettings)


def _rule() -> str:
    from tuireader.config.article_rules import RuleSettings

    return _with_examples(RuleSettings)


def _palette() -> str:
    from tuireader.config.palettes import Palette
    from tuireader.config.writing import described

    return "\n".join(f"- **{name}**: {escaped(' '.join(told))}" for name, told in described(Palette).items())


def _with_examples(kind: type) -> str:
    """A line for each field: its name, what it does, an example."""
    from tuireader.config.writing import described

    return "\n".join(
        f"- **{escaped(name)}**: {escaped(' '.join(told))} `{example}`"
        for name, (*told, example) in described(kind).items()
    )


def _described(told: Mapping[str, list[str]], defaults: object) -> str:
    """A line for each field: its name, what it does, and what it is where it is not given."""
    import json

    lines = []
    for name, words in told.items():
        default = getattr(defaults, name)
        usually = (
            f" Usually `{json.dumps(default)}`." if isinstance(default, str | int | bool) and default != "" else ""
        )
        lines.append(f"- **{escaped(name)}**: {escaped(' '.join(words))}{usually}")
    return "\n".join(lines)


def _fields() -> str:
    from tuireader.query.fields import FIELDS

    fields = (one for one in FIELDS if one.read is not None)
    rows = [(f"`{one.example}`", f"articles {escaped(one.help)}{_also(one.aliases)}") for one in fields]
    return table(("Field", "Finds"), rows)


def _also(aliases: tuple[str, ...]) -> str:
    return f" (also {', '.join(f'`{name}:`' for name in aliases)})" if aliases else ""


def _patterns() -> str:
    from tuireader.query.fields import FIELDS

    return ", ".join(f"`{one.name}`" for one in FIELDS if one.searched is not None)


_TABLES = {
    "settings": _settings,
    "source": _source,
    "rule": _rule,
    "palette": _palette,
    "fields": _fields,
    "patterns": _patterns,
}


def table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)


def escaped(text: str) -> str:
    """Words that mean nothing to Markdown."""
    return re.sub(r"([\\`*_\[\]<>#~])", r"\\\1", text)
