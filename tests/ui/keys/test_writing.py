"""Keys as people write them."""

from __future__ import annotations

import pytest

from tuireader.ui.keys import writing


def test_without_arrows_cursor_keys_have_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_SHOWN", dict(writing._SHOWN))
    assert writing.shown_keys(("j", "down", "g left")) == ["j", "↓", "g ←"]
    writing.without_arrows()
    assert writing.shown_keys(("j", "down", "g left")) == ["j", "Down", "g Left"], "v and < are other keys"
