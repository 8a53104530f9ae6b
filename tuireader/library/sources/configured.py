"""Sources that stand in config.toml: subscribed to when they appear there, left when they are taken out.

What the file said last is remembered, so that only a change in it changes anything: what the reader settled since then
by hand (another name, other tags, unsubscribing) stays until the file itself says something else.
"""

from __future__ import annotations

import os

from tuireader.config import SourceSettings
from tuireader.library.addresses import title_of
from tuireader.library.intake.files import path_of, spelled
from tuireader.library.opening import Library
from tuireader.library.sources.source_rules import EXEC, address_in
from tuireader.model.sources import SourceKind
from tuireader.store.subscriptions import configured, source_settings, sources
from tuireader.store.subscriptions.configured import Said
from tuireader.store.tagging import tags
from tuireader.store.writing import transaction
from tuireader.text import line


def settle(library: Library) -> None:
    """Make the subscriptions agree with the configuration. A file that is not there takes nothing back."""
    if library.config_file is None:
        return
    name = os.path.abspath(library.config_file)
    files = configured.files(library.db)
    if not library.config.source and name not in files:
        return
    with transaction(library.db):
        before = configured.files(library.db).get(name, {})
        now = dict(_settle(library, entry, before) for entry in library.config.source if not entry.match)
        for id in before.keys() - now.keys():
            source_settings.put(library.db, id, "removed", library.now())
        if now != before:
            configured.keep(library.db, name, now)


def _settle(library: Library, entry: SourceSettings, before: dict[int, Said]) -> tuple[int, Said]:
    """One source as its entry wants it: its id, and what is said of it."""
    url, title = address_in(entry), line(entry.title)
    said = Said(title, tuple(map(line, entry.tags)))
    found = sources.at(library.db, url)
    known = found.id if found else 0
    if known not in before:
        known, _ = sources.ensure(
            library.db,
            _kind(entry),
            url,
            title or _usual_title(url),
            library.now(),
            whole_folder=bool(entry.folder),
            typed=True,
        )
    old = before.get(known, Said())
    if said.title != old.title:
        source_settings.put(library.db, known, "given_title", said.title or None)
    for tag in tags.ensure(library.db, [tag for tag in said.tags if tag not in old.tags]):
        source_settings.put_tag(library.db, known, tag, True)
    for tag in tags.ensure(library.db, [tag for tag in old.tags if tag not in said.tags]):
        source_settings.put_tag(library.db, known, tag, False)
    return known, said


def _kind(entry: SourceSettings) -> SourceKind:
    return "seed" if entry.folder else "feed"


def _usual_title(url: str) -> str:
    path = path_of(url)
    return line(spelled(path.name)) if path is not None else title_of(url.removeprefix(EXEC))
