"""Which order each view is shown in: the one that was chosen there, else the one in which one comes. Pure."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from tuireader import orders
from tuireader.model.selections import Selection

MOST = 100
"""Views whose order is kept."""


class ViewOrders:
    """The orders that were chosen, by view."""

    def __init__(self) -> None:
        self._chosen: dict[Selection, str] = {}

    def settle(self, selection: Selection, order: str) -> None:
        """This view is shown in that order from now on."""
        view = _without_order(selection)
        self._chosen.pop(view, None)
        self._chosen[view] = order
        while len(self._chosen) > MOST:
            del self._chosen[next(iter(self._chosen))]

    def of(self, selection: Selection) -> str:
        """The order of a view; that of `selection` if none was chosen for it."""
        return self._chosen.get(_without_order(selection), selection.order)

    def ordered(self, selection: Selection) -> Selection:
        """The selection in the order of its view."""
        order = self.of(selection)
        return selection if order == selection.order else replace(selection, order=order)

    def to_json(self) -> list[list[Any]]:
        """For the session."""
        return [[asdict(view), order] for view, order in self._chosen.items()]

    def load(self, stored: list[tuple[Selection, str]]) -> None:
        """As the session kept them."""
        for selection, order in stored:
            self.settle(selection, orders.written(orders.terms(order)))


def _without_order(selection: Selection) -> Selection:
    """A search is shown as the view it was made in."""
    return replace(selection, order="", words="")
