"""Images of every kind a page may hold, and what strangers make of them."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest

Image = pytest.importorskip("PIL.Image")

from tuireader.ui.images import cells  # noqa: E402
from tuireader.ui.images.decoding import decoded  # noqa: E402
from tuireader.ui.images.drawing import JOB, MEGABYTES  # noqa: E402
from tuireader.worker import Worker  # noqa: E402

RED, BLUE, WHITE = (200, 0, 0), (0, 0, 200), (255, 255, 255)


def two(width: int = 40, height: int = 20, mode: str = "RGB") -> Any:
    """The left half red, the right blue."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def saved(image: Any, kind: str, **more: object) -> bytes:
    into = io.BytesIO()
    image.save(into, kind, **more)
    return into.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int, height: int, pixels: bytes = b"", *more: bytes) -> bytes:
    """A PNG by hand, of 8-bit greys."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


def pixel(said: dict[str, Any], x: int, y: int) -> tuple[int, ...]:
    at = 3 * (y * said["width"] + x)
    return tuple(said["pixels"][at : at + 3])


def near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 24 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGB"), ("PNG", "P"), ("PNG", "RGBA"), ("JPEG", "RGB"), ("JPEG", "CMYK"), ("GIF", "P"), ("WEBP", "RGB")],
)
def test_the_kinds_of_images(kind: str, mode: str) -> None:
    image = two(mode="RGB").quantize(4) if mode == "P" else two(mode=mode)
    said = decoded(saved(image, kind), 100, 100, True, b"")
    assert (said["kind"], said["full_width"], said["full_height"], said["cut"]) == (kind, 40, 20, False)
    assert (said["width"], said["height"], len(said["pixels"])) == (40, 20, 40 * 20 * 3), "never enlarged"
    assert near(pixel(said, 4, 10), RED) and near(pixel(said, 35, 10), BLUE)


@pytest.mark.parametrize(
    ("full", "screen", "square", "size"),
    [
        ((400, 200), (80, 46), True, (80, 40)),
        ((200, 400), (80, 46), True, (23, 46)),
        ((400, 200), (80, 23), False, (80, 20)),
        ((200, 400), (80, 23), False, (23, 23)),
        ((1, 4000), (80, 46), True, (1, 46)),
        ((4000, 1), (80, 23), False, (80, 1)),
        ((3, 3), (1, 1), True, (1, 1)),
    ],
)
def test_it_fits_the_screen(
    full: tuple[int, int], screen: tuple[int, int], square: bool, size: tuple[int, int]
) -> None:
    said = decoded(saved(two(*full), "PNG"), *screen, square, b"")
    assert (said["width"], said["height"]) == size


def test_transparency_is_white_as_a_page_is() -> None:
    image = two(mode="RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 20, 20))
    for content in (saved(image, "PNG"), saved(image, "WEBP", lossless=True)):
        said = decoded(content, 100, 100, True, b"")
        assert pixel(said, 4, 10) == WHITE and near(pixel(said, 35, 10), BLUE)


def test_sixteen_bits_of_grey() -> None:
    image = Image.new("I;16", (4, 4), 0x8000)
    assert near(pixel(decoded(saved(image, "PNG"), 9, 9, True, b""), 1, 1), (128, 128, 128))


def test_of_an_animation_the_first_picture() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, BLUE, WHITE)]
    for kind in ("GIF", "WEBP", "PNG"):
        content = saved(frames[0], kind, save_all=True, append_images=frames[1:])
        assert near(pixel(decoded(content, 50, 50, True, b""), 5, 5), RED)


@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [(1, (40, 20), (2, 10)), (2, (40, 20), (37, 10)), (3, (40, 20), (37, 10)), (4, (40, 20), (2, 10)),
     (5, (20, 40), (10, 2)), (6, (20, 40), (10, 2)), (7, (20, 40), (10, 37)), (8, (20, 40), (10, 37)),
     (0, (40, 20), (2, 10)), (99, (40, 20), (2, 10))],
)  # fmt: skip
def test_a_camera_held_otherwise(orientation: int, size: tuple[int, int], red: tuple[int, int]) -> None:
    exif = Image.Exif()
    exif[274] = orientation
    said = decoded(saved(two(), "JPEG", exif=exif, quality=95), 100, 100, True, b"")
    assert (said["width"], said["height"]) == size == (said["full_width"], said["full_height"])
    assert near(pixel(said, *red), RED)


def test_few_colours_are_mixed_by_dots() -> None:
    grey = Image.new("RGB", (60, 60), (128, 128, 128))
    said = decoded(saved(grey, "PNG"), 60, 60, True, bytes((0, 0, 0, 255, 255, 255)))
    assert set(zip(*[iter(said["pixels"])] * 3, strict=True)) == {(0, 0, 0), WHITE}
    assert 0.4 < said["pixels"].count(255) / len(said["pixels"]) < 0.6
    shaded = decoded(saved(grey, "PNG"), 60, 60, False, cells.greys(5))
    assert (shaded["width"], shaded["height"]) == (60, 30)


# ---------------------------------------------------------------- what strangers send

LARGE_GIF = (
    b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0) + b"\x00" * 6
    + b"," + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\x02\x02\x4c\x01\x00;"
)  # fmt: skip


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no image of a kind we know"),
        (b"\x00" * 99, "no image of a kind we know"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>", "an SVG drawing"),
        (b"\xef\xbb\xbf <?xml version='1.0'?>\n<!-- x --><!DOCTYPE svg PUBLIC 'x' 'y'>\n<svg >", "an SVG drawing"),
        (b"<!DOCTYPE html><p><svg>", "a web page"),
        (b"<html>", "a web page"),
        (b"\x00\x00\x00\x20ftypavif", "an AVIF image"),
        (b"BM" + b"\x00" * 60, "a BMP image"),
        (b"II*\x00" + b"\x00" * 60, "a TIFF image"),
        (b"%PDF-1.7", "a document"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9", "a document"),
        (png(100_000, 100_000), "100,000 by 100,000 pixels, more than 40 million"),
        (png(2**31 - 1, 2**31 - 1), "more than 40 million"),
        (LARGE_GIF, "65,535 by 65,535 pixels, more than 40 million"),
        (png(0, 5), "the image is damaged"),
        (b"\x89PNG\r\n\x1a\n", "the image is damaged"),
        (b"\xff\xd8\xff\xe0", "the image is damaged"),
        (b"GIF89a", "the image is damaged"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "the image is damaged"),
    ],
)
def test_what_is_no_image_is_refused_in_words(content: bytes, reason: str) -> None:
    said = decoded(content, 80, 46, True, b"")
    assert reason in said["reason"]
    assert said["reason"].startswith(("this is ", "the image ")), said
    assert "object at 0x" not in said["reason"]


def test_a_truncated_image_is_drawn_as_far_as_it_goes() -> None:
    noise = Image.effect_noise((300, 300), 80).convert("RGB")
    for kind in ("JPEG", "PNG"):
        whole = saved(noise, kind)
        said = decoded(whole[: len(whole) // 2], 100, 100, True, b"")
        assert said["cut"] and said["full_width"] == 300


@pytest.mark.filterwarnings("ignore:.*(EXIF|Tag data)")
def test_a_huge_or_broken_exif_costs_nothing() -> None:
    exif = b"Exif\x00\x00II*\x00\x08\x00\x00\x00\xff\xff" + b"\x12\x01\x03\x00\xff\xff\xff\xff" * 8000
    content = saved(two(), "JPEG")
    for part in (exif[:65000], exif[:14], b"Exif\x00\x00" + b"\xff" * 60000):
        marked = content[:2] + b"\xff\xe1" + struct.pack(">H", len(part) + 2) + part + content[2:]
        said = decoded(marked, 100, 100, True, b"")
        assert (said["full_width"], said["full_height"]) == (40, 20)


def test_bombs_end_within_the_limits() -> None:
    """Much in little: an image of 39 million pixels in 38 kB, and texts that unpack to 300 MB."""
    plain = png(6000, 6500, b"\x00" * (6001 * 6500))
    assert len(plain) < 60_000
    text = chunk(b"zTXt", b"Comment\x00\x00" + zlib.compress(b"\x00" * 30_000_000, 9))
    with Worker(JOB, seconds=10, megabytes=MEGABYTES) as worker:
        said = worker.ask(plain, 80, 46, True, b"")
        assert (said["full_width"], said["width"], said["height"]) == (6000, 42, 46)
        assert "damaged" in worker.ask(png(2, 2, b"\x00" * 6, *[text] * 10), 80, 46, True, b"")["reason"]
        small = saved(two(), "PNG")
        assert worker.ask(small, 80, 46, True, b"")["kind"] == "PNG", "the next one is drawn"
