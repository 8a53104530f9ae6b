"""What a terminal cannot show, spelled with what it can: in a locale without UTF-8, and on the Linux console.

A locale that is set to something else than UTF-8 (``LANG=C``, ``de_DE.ISO-8859-1``) gets ASCII; none set at all means a
modern terminal. The Linux console reads UTF-8, but its fonts have 256 or 512 signs: ours are not among them. Every
character is spelled in as many cells as it takes.
"""

from __future__ import annotations

import os
from unicodedata import category, normalize

from tuireader.widths import width_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SIGNS = {
    "●": "*", "★": "!", "☆": "-", "…": "~", "▸": ">", "▏": "|", "▕": "|", "─": "-", "━": "=", "│": "|", "┃": "|",
    "•": "*", "◦": "o", "▪": "*", "–": "-", "—": "-", "−": "-", "‘": "'", "’": "'", "‚": ",", "“": '"', "”": '"',
    "„": '"', "«": '"', "»": '"', "‹": "<", "›": ">", "→": ">", "←": "<", "↑": "^", "↓": "v", "·": ".",
    "✓": "=", "≡": "=", "▾": "v", "↪": ">", "↩": "<", "‣": "*", "≈": "~", "×": "x",
    "▁": "_", "▂": ".", "▃": ":", "▄": "-", "▅": "=", "▆": "+", "▇": "*", "█": "#", "╸": "-", "░": ":", "▒": "+",
    "▓": "*",
    "ß": "s", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "e", "Æ": "E", "œ": "e", "đ": "d", "€": "E", "£": "L",
}  # fmt: skip
_CONSOLE = {ord(sign): SIGNS[sign] for sign in "●★☆…▸▏▕◦▪▁▂▃▅▆▇╸✓≡▾↪↩‣"}


def speller(environ: Mapping[str, str] = os.environ) -> Callable[[str], str] | None:
    """What spells text for this terminal; None: it shows everything."""
    # Python itself sets LC_CTYPE to C.UTF-8 in the C locale (PEP 538): that says nothing about the terminal.
    kind = environ.get("LC_CTYPE", "")
    said = environ.get("LC_ALL") or (kind if kind != "C.UTF-8" else "") or environ.get("LANG") or ""
    if said and "utf8" not in said.lower().replace("-", ""):
        return in_ascii
    return _for_console if environ.get("TERM", "") == "linux" else None


def in_ascii(text: str) -> str:
    """`text` in ASCII, cell by cell: signs by their like, letters without accents, what else there is as ``?``."""
    return text if text.isascii() else "".join(map(_spelled, text))


def _spelled(char: str) -> str:
    if char.isascii():
        return char
    width = width_of(char)
    # Of letters alone: "½" is not "1".
    plain = SIGNS.get(char) or (normalize("NFKD", char)[:1] if category(char)[0] == "L" else "")
    return plain if width == 1 and plain.isascii() and plain.isprintable() and plain else "?" * width


def _for_console(text: str) -> str:
    return text if text.isascii() else text.translate(_CONSOLE)
