"""y q: the article's address as a QR code, for a phone's camera."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuireader.ui.commands import ON_AN_ARTICLE, Command

if TYPE_CHECKING:
    from tuireader.ui.room import Room


def _show(room: Room) -> None:
    from tuireader.desktop import qr
    from tuireader.desktop.opener import fault_in
    from tuireader.ui.terminal.spelling import speller

    url = (room.current.url if room.current is not None else "") or ""
    if fault := fault_in(url):
        room.tell(fault)
        return
    code = qr.modules(url)
    if code is None:
        room.tell("QR codes need one more library: pip install 'tuireader[qr]'")
    elif speller() is not None:
        room.tell("a QR code needs a terminal that shows half blocks; {key:copy_link} copies the address")
    else:
        from tuireader.ui.dialogs.qr import QrCode

        # Without colours the blocks stand for what is light, as on a dark ground.
        room.app.push_screen(QrCode(qr.in_half_blocks(code, dark=room.app.theme != "mono"), url))


qr_code = Command(
    "qr_code", ("y q",), "Show a QR code", "Draw the article's address as a QR code, for the camera of a phone.",
    "Read", _show, ready=ON_AN_ARTICLE, place=25,
)  # fmt: skip
