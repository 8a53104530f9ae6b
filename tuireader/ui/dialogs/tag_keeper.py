"""The list of tags: how each is called, coloured, used; a letter says what is to be done with the chosen one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tuireader.library.describing import tag_remark
from tuireader.model import TagCount
from tuireader.text import cells, line
from tuireader.ui.dialogs.pick import Choice, Pick

DOES = {"e": "rename", "m": "merge", "a": "alias", "c": "colour", "H": "hide", "O": "order", "z": "undo"}
"""What a letter asks for."""

HEAD = "e rename  m merge  a alias  c colour  H hide or show  O order  z undo  / narrow  Enter articles  Esc back"


class TagKeeper(Pick):
    """Choose a tag, and what is to be done with it: `wanted` is one of `DOES`, or ``show``."""

    def __init__(self, title: str, tags: Sequence[TagCount], aliases: Mapping[int, Sequence[str]], *, at: int) -> None:
        widest = max((cells(f"{tag.unread:,}/{tag.total:,}") for tag in tags), default=0)
        choices = [
            Choice(
                number,
                tag.name,
                f"{f'{tag.unread:,}/{tag.total:,}':>{widest}}{tag_remark(tag, aliases.get(tag.id, ()))}",
                f"{line(tag.name)}: {tag.unread:,} unread of {tag.total:,}{tag_remark(tag, aliases.get(tag.id, ()))}",
            )
            for number, tag in enumerate(tags)
        ]
        super().__init__(title, choices, at=at)
        self.wanted = "show"

    def take_key(self, key: str, character: str | None) -> bool:
        if not self._left and not self._typing and key in DOES:
            self.wanted = DOES[key]
            self._leave(self._list.chosen)
            return True
        return super().take_key(key, character)

    def _tell(self, said: str = "") -> None:
        super()._tell(said or ("" if self._typing or self.typed else HEAD))
