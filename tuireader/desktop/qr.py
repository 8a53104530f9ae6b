"""An address as a QR code (ISO/IEC 18004), for the camera of a phone."""

from __future__ import annotations

BORDER = 2
"""Light modules around the code. The norm asks for 4; with 2 an address of 100 characters fits 80x24."""


def modules(text: str) -> list[list[bool]] | None:
    """The code's rows, True where dark, with its border; None without the library for it (the extra ``qr``).

    Raises ValueError for a text that no code can hold (some 2,900 bytes).
    """
    try:
        import segno
    except ImportError:
        return None
    code = segno.make(text, error="l", micro=False, boost_error=False)
    return [[bool(module) for module in row] for row in code.matrix_iter(border=BORDER)]


def in_half_blocks(rows: list[list[bool]], *, dark: bool) -> list[str]:
    """Two rows of modules in one line of half blocks; drawn is what is `dark`, or else what is light."""
    blank = [not dark] * len(rows[0])
    pairs = [(rows[at], rows[at + 1] if at + 1 < len(rows) else blank) for at in range(0, len(rows), 2)]
    return [
        "".join(_BLOCKS[above == dark, below == dark] for above, below in zip(*pair, strict=True)) for pair in pairs
    ]


_BLOCKS = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
