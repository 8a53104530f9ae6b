"""Pastes come as texts, answers as nothing, keys as they are, however the line cuts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuireader.ui.terminal.typed import BEGIN, END, LONGEST, PATIENCE, Pasted, Typed


def read(*pieces: str) -> list[str | Pasted]:
    """What is made of pieces that come one after the other; keys that were taken back are left out."""
    typed, found = Typed(), list[str | Pasted]()
    for piece in pieces:
        for part in typed.feed(piece):
            if part is None:
                keys = _joined(found).pop()
                assert isinstance(keys, str)
                begin = max(size for size in range(len(BEGIN)) if keys.endswith(BEGIN[:size]))
                found = [*_joined(found)[:-1], *filter(None, [keys[:-begin]])]
            else:
                found.append(part)
    return found


@pytest.mark.parametrize(
    ("characters", "found"),
    [
        ("jk", ["jk"]),
        (f"j{BEGIN}text{END}k", ["j", Pasted("text"), "k"]),
        (f"{BEGIN}a\x1b[2Jq\x1bx\x9b1m\x00\x7f\u202eb\r\nc{END}", [Pasted("a[2Jqx1mb\nc")]),
        (f"{BEGIN}{BEGIN}x{END}", [Pasted("[200~x")]),
        (f"{BEGIN}{END}", [Pasted("")]),
        (END, [END]),
        ("a\x1b]11;rgb:00/00/00\x07b\x1bP1$r0m\x1b\\c\x1b_x\x1b\\", ["abc"]),
        ("\x1b]", ["\x1b]"]),
        ("\x1bP", ["\x1bP"]),
        ("\x1b[24;80R", ["\x1b[24;80R"]),
        ("\x1b", ["\x1b"]),
        ("\x1b[20", ["\x1b[20"]),
    ],
)
def test_parted(characters: str, found: list[str | Pasted]) -> None:
    assert read(characters) == found


@given(
    st.lists(st.sampled_from(["j", "\x1b", "[2", "00~", "[201~", BEGIN, END, "é", "\x1b[A", "~"]), max_size=12),
    st.data(),
)
def test_cuts_change_nothing(pieces: list[str], data: st.DataObject) -> None:
    whole = "".join(pieces)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(whole)), max_size=6)))
    parts = [whole[start:end] for start, end in zip([0, *cuts], [*cuts, len(whole)], strict=True)]
    assert _joined(read(*parts)) == _joined(read(whole))


def _joined(found: list[str | Pasted]) -> list[str | Pasted]:
    """Keys that follow one another as one."""
    out: list[str | Pasted] = []
    for part in found:
        last = out[-1] if out else None
        if isinstance(part, str) and isinstance(last, str):
            out[-1] = last + part
        else:
            out.append(part)
    return out


def test_a_paste_has_an_end_to_its_length() -> None:
    assert read(BEGIN, *["x" * 300_000] * 5, f"{END}j") == [Pasted("x" * LONGEST), "j"]


def test_a_paste_that_never_ends_is_over_some_time() -> None:
    now = 0.0
    typed = Typed(lambda: now)
    assert list(typed.feed(f"{BEGIN}abcdefgh")) == []
    assert list(typed.tick()) == []
    now += PATIENCE + 1
    assert list(typed.tick()) == [Pasted("abcdefgh")]
    assert list(typed.feed("j")) == ["j"]
