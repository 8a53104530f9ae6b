"""w, |, v, V, W: save the article, give it to a command, a pager, an editor, a browser for terminals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tuireader.ui import targets
from tuireader.ui.beside.saving import MOMENT
from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room
    from tuireader.writers import Writer


def _save(room: Room) -> None:
    from tuireader.library.articles import handing_over

    ids = targets.ids(room)
    if len(ids) > 1:
        _save_several(room, ids)
        return
    if not ids:
        return
    folder = room.reader.config.save_folder
    proposed = handing_over.proposed(room.library, ids[0])
    room.ask(
        "save as (.md, .epub, .bib …):",
        lambda typed: _named(room, typed, lambda wanted, place: _save_as(room, ids, wanted, place)),
        text=str(Path(folder) / proposed),
    )


def _save_all(room: Room) -> None:
    from tuireader.library.articles import handing_over
    from tuireader.library.views import choosing

    if not room.list.items:
        room.tell("there is nothing here to save")
        return
    selection = room.selection

    def saved(wanted: Writer, place: Path) -> None:
        room.gathering.start(
            room, "gathering the articles",
            lambda library: handing_over.in_view(choosing.view_of(library, selection), wanted, place),
            lambda ids: _save_as(room, ids, wanted, place), patience=MOMENT,
        )  # fmt: skip

    _ask_where(room, f"save all {room.view.tallies()[0]} articles", room.list.items[0].id, saved)


def _save_several(room: Room, ids: Sequence[int]) -> None:
    _ask_where(room, f"save {len(ids):,} articles", ids[0], lambda wanted, place: _save_as(room, ids, wanted, place))


def _ask_where(room: Room, what: str, first: int, then: Callable[[Writer, Path], None]) -> None:
    """Ask for the name of a file or folder for many articles, of which `first` is one."""
    from tuireader.library.articles import handing_over

    proposed = handing_over.proposed(room.library, first, ".epub")
    room.ask(
        f"{what} (.epub, .bib, folder/):",
        lambda typed: _named(room, typed, then),
        text=str(Path(room.reader.config.save_folder) / proposed),
    )


def _named(room: Room, typed: str | None, then: Callable[[Writer, Path], None]) -> None:
    """Go on with the format and the place that a name means; a name that means none is told."""
    from tuireader.library.articles import handing_over

    if not typed or not typed.strip():
        return
    wanted = handing_over.writer(Path(typed.strip()).suffix) or handing_over.writer("markdown")
    assert wanted is not None, "Markdown is always there"
    place = handing_over.place_of(typed.strip())
    if not place.is_dir() and handing_over.writer(place.suffix) is None:
        endings = ", ".join(writer.suffix for writer in handing_over.formats())
        room.tell(f"how a name ends says the format: {endings}")
        return
    then(wanted, place)


def _save_as(room: Room, ids: Sequence[int], wanted: Writer, place: Path) -> None:
    from tuireader.library.articles import handing_over

    if len(ids) > handing_over.most(wanted, place):
        room.tell(str(handing_over.too_many(wanted, place)))
        return

    def saved(made: list[Path]) -> None:
        if room.handing.stopped:
            room.tell(f"stopped: {len(made):,} of {len(ids):,} files are in {place}")
        else:
            room.tell(f"saved: {made[0]}" if len(made) == 1 else f"saved {len(made):,} files in {place}")

    room.handing.start(room, "saving", len(ids), lambda library: handing_over.save(library, ids, wanted, place), saved)


def _pipe(room: Room) -> None:
    ids = targets.ids(room)
    if _too_many(room, ids):
        return

    def answer(typed: str | None) -> None:
        if typed and typed.strip():
            room.last_piped = typed.strip()
            command = typed.strip()
            _written(room, ids, "markdown", lambda content: room.piping.start(room, command, content))

    what = "the article" if len(ids) == 1 else f"{len(ids):,} articles"
    room.ask(f"give {what}, as Markdown, to the command:", answer, text=room.last_piped)


def _too_many(room: Room, ids: Sequence[int]) -> bool:
    """Whether these are more than a document holds; that is told."""
    from tuireader.library.articles import handing_over

    if len(ids) > handing_over.MOST:
        room.tell(f"a document holds {handing_over.MOST:,} articles at most: select fewer")
    return len(ids) > handing_over.MOST


def _page(room: Room) -> None:
    from tuireader.ui.terminal import programs

    ids, pager = targets.ids(room), programs.pager()
    if _too_many(room, ids):
        return
    if not pager:
        room.tell("there is no pager here: set PAGER")
        return

    def show(content: bytes) -> None:
        room.tell(programs.run(room.app, pager, content) or f"back from {Path(pager[0]).name}")

    _written(room, ids, "text", show)


def _edit(room: Room) -> None:
    from tuireader.library.articles import handing_over
    from tuireader.ui.terminal import programs

    row, editor = room.current, programs.editor()
    if row is None:
        return
    if not editor:
        room.tell("there is no editor here: set EDITOR")
        return
    name = handing_over.proposed(room.library, row.id)

    def edit(content: bytes) -> None:
        fault = programs.run_on_copy(room.app, editor, name, content)
        room.tell(fault or f"back from {Path(editor[0]).name}; it had a copy, the article is as it was")

    _written(room, [row.id], "markdown", edit)


def _browse(room: Room) -> None:
    from tuireader.desktop import opener
    from tuireader.ui.terminal import programs

    row, browser = room.current, programs.browser()
    if row is None:
        return
    fault = opener.fault_in(row.url or "")
    if fault is not None:
        room.tell(fault)
    elif not browser:
        room.tell(f"there is no browser for terminals here: install one of {', '.join(programs.BROWSERS)}")
    else:
        room.tell(programs.run(room.app, [*browser, row.url or ""]) or f"back from {Path(browser[0]).name}")


def _written(room: Room, ids: Sequence[int], format: str, then: Callable[[bytes], None]) -> None:
    """Do something with the articles as one document; many are written beside the keys."""
    from tuireader.library.articles import handing_over

    wanted = handing_over.writer(format)
    assert wanted is not None, "these formats are always there"
    room.handing.start(room, "writing", len(ids), lambda library: handing_over.document(library, ids, wanted), then)


save = Command(
    "save", ("w",), "Save",
    "Save the article, or those selected: Markdown, text, HTML, JSON or EPUB, as the file's name ends.", "Read",
    _save, ready=ON_AN_ARTICLE, place=20,
)  # fmt: skip
save_all = Command(
    "save_all", ("g w",), "Save all",
    "Save all articles of this view as a book, a list of references, or into a folder.", "Read", _save_all, place=21,
)  # fmt: skip
pipe = Command(
    "pipe", ("vertical_line",), "Pipe", "Give the article to a command of yours; what it prints is shown.", "Read",
    _pipe, ready=ON_AN_ARTICLE, place=22,
)  # fmt: skip
in_pager = Command(
    "in_pager",
    ("v",),
    "View in a pager",
    "Show the article's text in $PAGER.",
    "Read",
    _page,
    ready=ON_AN_ARTICLE,
    place=23,
)
in_editor = Command(
    "in_editor", ("V",), "Open in an editor", "Open a copy of the article in $EDITOR; the article stays as it is.",
    "Read", _edit, ready=ON_AN_ARTICLE, where=("article",), place=24,
)  # fmt: skip
in_browser = Command(
    "in_browser", ("W",), "Browse here", "Open the article's page in w3m, elinks, links or lynx, on this terminal.",
    "Read", _browse, ready=ON_AN_ARTICLE, place=25,
)  # fmt: skip
