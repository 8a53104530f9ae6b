"""How a cell is drawn, read from SGR and written as SGR: ECMA-48 8.3.117, with xterm's 256 and RGB colours.

Every `Style` comes from `style_of`, so styles are compared by identity and a row of them at C speed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from tuireader.values import dataclass

# What switches off what was switched on. A switch that is not here goes by a full reset only.
_OFF = {
    "1": "22",
    "2": "22",
    "3": "23",
    "4": "24",
    "21": "24",
    "5": "25",
    "6": "25",
    "7": "27",
    "8": "28",
    "9": "29",
    "51": "54",
    "52": "54",
    "53": "55",
}
_OFF_CODES = frozenset(_OFF.values())
_INK = frozenset(("1", "2", "3", "5", "6", "8"))  # bold … concealed: change only ink, so not a blank


@dataclass(frozen=True, slots=True, eq=False)
class Style:
    """Colours as SGR parameters (``"31"``, ``"48;5;7"``; ``""`` is the default), switches that are on, link.

    `link` is the text of OSC 8 between ``8;`` and the end: ``"id=1;https://…"``.
    `blank` is how a space in this style looks: equal for all styles that differ in ink alone.
    """

    fg: str
    bg: str
    switches: tuple[str, ...]
    link: str
    blank: Style | None

    def fits_blank(self, blank: Style) -> bool:
        """Whether a space drawn in this style looks like one in the style `blank`."""
        return self is blank or self.blank is blank


PLAIN = Style("", "", (), "", None)


@lru_cache(maxsize=8192)
def style_of(fg: str, bg: str, switches: tuple[str, ...], link: str) -> Style:
    """The style of these parts, one object for equal ones, with what shows of it on a blank."""
    if not (fg or bg or switches or link):
        return PLAIN
    if _INK.issuperset(switches) and (fg or switches):
        return Style(fg, bg, switches, link, style_of("", bg, (), link))
    return Style(fg, bg, switches, link, None)


@lru_cache(maxsize=8192)
def applied(style: Style, parameters: str) -> Style:
    """`style` after ``ESC [ parameters m``."""
    fg, bg, on = style.fg, style.bg, dict.fromkeys(style.switches)
    for code in _codes(parameters):
        head = code.partition(";")[0].partition(":")[0]
        if code in ("", "0", "00"):
            fg, bg, on = "", "", {}
        elif code in _OFF_CODES:
            on = {switch: None for switch in on if _OFF.get(switch.partition(":")[0]) != code}
        elif head == "38" or 30 <= _number(code) <= 37 or 90 <= _number(code) <= 97:
            fg = code
        elif head == "48" or 40 <= _number(code) <= 47 or 100 <= _number(code) <= 107:
            bg = code
        elif code == "39":
            fg = ""
        elif code == "49":
            bg = ""
        elif code == "4:0":
            on = {switch: None for switch in on if switch.partition(":")[0] not in ("4", "21")}
        elif code == "59":
            on = {switch: None for switch in on if not switch.startswith("58")}
        else:
            on[code] = None
    return style_of(fg, bg, tuple(sorted(on)), style.link)


def linked(style: Style, link: str) -> Style:
    """`style` after ``OSC 8 ; link ST``; a link without address (``";"``) ends the one before."""
    link = "" if link.endswith(";") else link
    return style_of(style.fg, style.bg, style.switches, link)


@lru_cache(maxsize=8192)
def change(old: Style, new: Style) -> str:
    """The shortest text that makes a pen of style `old` one of style `new`."""
    if old is new:
        return ""
    link = f"\x1b]8;{new.link or ';'}\x1b\\" if old.link != new.link else ""
    whole = [part for part in (new.fg, new.bg, *new.switches) if part]
    # An empty parameter is 0, the reset (ECMA-48 5.4.2).
    fresh = f"\x1b[{';'.join(whole)}m" if old is PLAIN else f"\x1b[{';'.join(['', *whole])}m"
    if not whole:
        fresh = "\x1b[m"
    step = _step(old, new)
    if step is None:
        return fresh + link
    return min((f"\x1b[{';'.join(step)}m" if step else "", fresh), key=len) + link


def _step(old: Style, new: Style) -> list[str] | None:
    """The codes that lead from `old` to `new` without a reset; None if there is no such way."""
    off = dict.fromkeys(_OFF.get(switch, "") for switch in old.switches if switch not in new.switches)
    if "" in off:
        return None
    on = [s for s in new.switches if s not in old.switches or _OFF.get(s) in off]
    fg = [new.fg or "39"] if new.fg != old.fg else []
    bg = [new.bg or "49"] if new.bg != old.bg else []
    return [*off, *on, *fg, *bg]


def _codes(parameters: str) -> Iterator[str]:
    """One code at a time; a colour in semicolons (``38;5;1``, ``48;2;0;0;0``) is one."""
    left = iter(parameters.split(";"))
    for code in left:
        if code in ("38", "48", "58"):
            kind = next(left, "")
            rest = [next(left, "") or "0" for _ in range({"5": 1, "2": 3}.get(kind, 0))]
            if rest:
                yield ";".join([code, kind, *rest])
        else:
            yield code


def _number(code: str) -> int:
    return int(code) if code.isdecimal() else -1
