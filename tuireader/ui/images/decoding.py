"""The bytes of an image → pixels, as many as a screen shows. Runs in a process with limits; loads Pillow.

PNG, JPEG, GIF (its first picture) and WebP only: what else Pillow could read is more code for a stranger to attack.
"""

from __future__ import annotations

import io
import re
from typing import Any

MOST_PIXELS = 40_000_000
_LARGE = 10_000_000
"""Pixels; of a larger image not all are looked at."""
_DOTS = 4
"""How many of its dots are looked at for a pixel, across and down."""
_FEW = 16
FORMATS = ("PNG", "JPEG", "GIF", "WEBP")

_TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""EXIF's orientation (TIFF 6.0, tag 274) → `PIL.Image.Transpose`."""
_OURS = re.compile(rb"(?s)\x89PNG\r\n|\xff\xd8\xff|GIF8|RIFF....WEBP")
_OTHERS = (
    (re.compile(rb"(?si)\s*(?:<!doctype html|<html|<head|<body)"), "a web page, not an image"),
    (re.compile(rb"(?s)(?:\xef\xbb\xbf)?\s*<(?:.{0,4000}?<)?svg[\s>]"),
     "an SVG drawing, which can hold programs and is not drawn here"),
    (re.compile(rb"(?s)....ftyp(?:avif|avis)"), "an AVIF image, a kind that is not shown here"),
    (re.compile(rb"(?s)....ftyp(?:heic|heix|mif1|msf1)"), "a HEIF image, a kind that is not shown here"),
    (re.compile(rb"(?s)\x00\x00\x00\x0cJXL |\xff\x0a"), "a JPEG XL image, a kind that is not shown here"),
    (re.compile(rb"(?s)\x00\x00\x01\x00"), "an icon file, a kind that is not shown here"),
    (re.compile(rb"BM"), "a BMP image, a kind that is not shown here"),
    (re.compile(rb"(?s)II\*\x00|MM\x00\*"), "a TIFF image, a kind that is not shown here"),
    (re.compile(rb"%PDF-|%!PS"), "a document, not an image"),
)  # fmt: skip


def decoded(content: bytes, columns: int, rows: int, square: bool, palette: bytes) -> dict[str, Any]:
    """The image at most `columns` by `rows` pixels large; never enlarged.

    `square`: whether pixels are as wide as high; else they are twice as high, as a terminal's cells are.
    `palette`: red, green, blue of each colour there is, mixed by dots; empty: any colour.
    Gives ``width height pixels`` (three bytes each, row by row), ``kind``, ``full_width``, ``full_height`` and ``cut``
    (it ends too early: what is there is drawn); or ``reason`` why there is none.
    """
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # looked at below
    try:
        image = Image.open(io.BytesIO(content), formats=FORMATS)
    except UnidentifiedImageError:
        return {"reason": _what_else(content)}
    except (OSError, SyntaxError, ValueError, LookupError, OverflowError) as error:
        return {"reason": f"the image is damaged ({error})"}
    kind, (full_width, full_height) = image.format, image.size
    if full_width * full_height > MOST_PIXELS:
        much = f"{full_width:,} by {full_height:,} pixels, more than {MOST_PIXELS // 1_000_000} million"
        return {"reason": f"the image has {much}, and is not drawn"}
    turn = _turn(image)
    try:
        image, cut = _scaled(image, _fitting((full_width, full_height), columns, rows, square, turn >= 4 or turn == 2))
    except (OSError, SyntaxError, ValueError, LookupError, OverflowError, EOFError) as error:
        return {"reason": f"the image is damaged ({error})"}
    if turn >= 0:
        image = image.transpose(Image.Transpose(turn))
    if turn >= 4 or turn == 2:
        full_width, full_height = full_height, full_width
    if not square:
        image = image.resize((image.width, max(1, image.height // 2)), Image.Resampling.BOX)
    if palette:
        image = _in_colours(image, palette)
    return {
        "width": image.width, "height": image.height, "pixels": image.tobytes(),
        "kind": kind, "full_width": full_width, "full_height": full_height, "cut": cut,
    }  # fmt: skip


def _what_else(content: bytes) -> str:
    if _OURS.match(content):
        return "the image is damaged"
    return "this is " + next((words for look, words in _OTHERS if look.match(content)), "no image of a kind we know")


def _turn(image: Any) -> int:
    """How it is to be turned; -1 for not at all."""
    try:
        return _TURNS.get(image.getexif().get(274), -1)
    except Exception:  # EXIF is a format of its own, and Pillow's reader of it raises whatever it meets
        return -1


def _fitting(full: tuple[int, int], columns: int, rows: int, square: bool, on_its_side: bool) -> tuple[int, int]:
    """The size it may have before it is turned."""
    across, down = columns, rows if square else rows * 2
    return (down, across) if on_its_side else (across, down)


def _scaled(image: Any, most: tuple[int, int]) -> tuple[Any, bool]:
    """At most so large, without transparency, on white as on a page; and whether it is cut off."""
    from PIL import Image, ImageFile

    image.draft("RGB", (most[0] * 2, most[1] * 2))  # JPEG can be read at an eighth of its size
    cut = False
    try:
        image.load()
    except OSError:
        ImageFile.LOAD_TRUNCATED_IMAGES = cut = True
        image.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False
    if image.width * image.height > _LARGE:  # every fourth dot, before copies are made of it
        image.thumbnail((most[0] * _DOTS, most[1] * _DOTS), Image.Resampling.NEAREST)
    if image.mode == "I" or image.mode.startswith("I;16"):  # 16 bits of grey
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if "transparency" in image.info or image.mode in ("RGBA", "LA", "PA", "La", "RGBa"):
        image = image.convert("RGBA")
        image.thumbnail(most, Image.Resampling.BICUBIC, reducing_gap=2.0)
        ground = Image.new("RGBA", image.size, (255, 255, 255, 255))
        ground.alpha_composite(image)
        return ground.convert("RGB"), cut
    if image.mode == "L" or image.mode == "1":
        image = image.convert("L")
    elif image.mode != "RGB":
        image = image.convert("RGB")
    image.thumbnail(most, Image.Resampling.BICUBIC, reducing_gap=2.0)
    return image.convert("RGB"), cut


def _in_colours(image: Any, palette: bytes) -> Any:
    """In these colours only, others mixed by dots (Floyd and Steinberg)."""
    from PIL import Image

    colours = Image.new("P", (1, 1))
    colours.putpalette(palette + palette[:3] * (256 - len(palette) // 3))
    if len(palette) > 3 * _FEW:  # of many colours the nearest is half right already, and fewer dots disturb less
        image = Image.blend(image, image.quantize(palette=colours, dither=Image.Dither.NONE).convert("RGB"), 0.5)
    return image.quantize(palette=colours, dither=Image.Dither.FLOYDSTEINBERG).convert("RGB")
