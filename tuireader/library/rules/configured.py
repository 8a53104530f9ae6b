"""Rules that stand in config.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.library.opening import Library
from tuireader.model.rules import Rule
from tuireader.store.ruling import rules as kept
from tuireader.text import line

if TYPE_CHECKING:
    from tuireader.config.article_rules import RuleSettings


def settle(library: Library) -> None:
    """Keep what config.toml says of rules; nothing is written where it says what it said before."""
    if library.config_file is None and not library.config.rule:
        return
    kept.settle(
        library.db,
        [
            Rule(0, line(one.name), line(one.query), one.do, bool(one.stop), bool(one.only_new), True, True)
            for one in of_config(library)
        ],
    )


def of_config(library: Library) -> list[RuleSettings]:
    """The rules of config.toml that can be used, in the order in which they stand there."""
    from tuireader.config.article_rules import RuleSettings

    return [one for one in library.config.rule if isinstance(one, RuleSettings)]
