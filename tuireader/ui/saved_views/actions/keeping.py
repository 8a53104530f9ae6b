"""Enter, n, a, e, r, D, J, K: saved views shown, kept, written, renamed, moved, deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tuireader.errors import QueryError
from tuireader.library.views import keeping_views, saved_views
from tuireader.library.views.saved_views import SavedView
from tuireader.ui.list_screens import asking
from tuireader.ui.list_screens.action import Action

if TYPE_CHECKING:
    from tuireader.ui.saved_views.screen import SavedViews


def _keep(screen: SavedViews) -> None:
    """What the list of articles shows, under a name."""
    query = saved_views.query_of(screen.library, screen.room.selection)

    def answer(name: str | None) -> None:
        if name:
            screen.change(lambda library: keeping_views.save(library, name, query))

    screen.ask("name of the view:", answer)


def _add(screen: SavedViews) -> None:
    """A name, then a query."""
    screen.ask(
        "name of the new view:", lambda name: _ask_query(screen, saved_views.checked_name(name), "") if name else None
    )


def _edit(screen: SavedViews, view: SavedView) -> None:
    """Another query."""
    if view.configured:
        screen.tell(f"the view {view.name} stands in config.toml: change it there")
    else:
        _ask_query(screen, view.name, view.query)


def _ask_query(screen: SavedViews, name: str, query: str) -> None:
    """Ask for a query; one that cannot be a view's is pointed at, and asked for again."""

    def answer(text: str | None) -> None:
        if not text:
            return
        try:
            keeping_views.check(screen.library, name, text)
        except QueryError as error:
            _ask_query(screen, name, text)
            asking.point(screen, error)
        else:
            screen.change(lambda library: keeping_views.save(library, name, text))

    asking.ask_query(screen, f"{name}:", answer, query)


def _rename(screen: SavedViews, view: SavedView) -> None:
    """Another name."""

    def answer(name: str | None) -> None:
        if name:
            screen.change(lambda library: keeping_views.rename(library, view.name, name))

    screen.ask("name:", answer, text=view.name)


def _delete(screen: SavedViews, view: SavedView) -> None:
    screen.change(lambda library: keeping_views.delete(library, view.name))


def _move(by: int) -> Callable[[SavedViews, SavedView], None]:
    """Further down, or up."""
    return lambda screen, view: screen.change(lambda library: keeping_views.move(library, view.name, by), none="")


def _with_one(act: Callable[[SavedViews, SavedView], None]) -> Callable[[SavedViews], None]:
    """An action on the view under the cursor."""
    return lambda screen: act(screen, screen.chosen.view) if screen.chosen is not None else None


show = Action(
    "views_show", (), "Show", "Show the view in the list of articles; view:NAME names it in any query.",
    lambda screen: screen.open_chosen(), on_one=True, place=1, like=("open",),
)  # fmt: skip
keep = Action("views_keep", ("n",), "Keep", "Keep what the list of articles shows, under a name.", _keep, place=2)
add = Action("views_add", ("a",), "New", "Write a new view: its name, then its query.", _add, place=3)
edit = Action(
    "views_edit", ("e",), "Edit", "Edit the query; Tab completes, and what is wrong is pointed at.", _with_one(_edit),
    on_one=True, place=4,
)  # fmt: skip
rename = Action(
    "views_rename", ("r",), "Rename", "Give it another name; other views that use it follow.", _with_one(_rename),
    on_one=True, place=5,
)  # fmt: skip
down = Action("views_down", ("J", "shift+down"), "Down", "Move it down.", _with_one(_move(1)), on_one=True, place=6)
up = Action("views_up", ("K", "shift+up"), "Up", "Move it up.", _with_one(_move(-1)), on_one=True, place=7)
delete = Action(
    "views_delete", ("D", "delete"), "Delete", "Forget it; not while another view uses it.", _with_one(_delete),
    on_one=True, place=8, like=("delete",),
)  # fmt: skip
