"""`tuireader image`: the images of an article, and one of them fetched."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from tuireader.cli._streams import say, say_bytes, say_json, tell
from tuireader.cli._verb import configure, desk, examples, one_article_id, verb
from tuireader.errors import TuireaderError, UsageError

if TYPE_CHECKING:
    from tuireader.model.documents import Refused
    from tuireader.reading.blocks import Image


@verb(
    "image",
    short_help="List the images of an article, or fetch one.",
    epilog=examples("tuireader image 12", "tuireader image 12 1 --head", "tuireader image 12 1 -o ferry.jpg"),
)
@click.argument("id", callback=one_article_id)
@click.argument("wanted", required=False, metavar="[N|URL]")
@click.option("--head", is_flag=True, help="Ask only what it is, how large, and where it comes from.")
@click.option("-o", "--output", metavar="FILE", help="Where to, instead of standard output.")
@click.option("--force", is_flag=True, help="Replace the file where there is one.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per image, of the list or of --head.")
@click.pass_context
def command(
    ctx: click.Context, id: int, wanted: str | None, head: bool, output: str | None, force: bool, as_json: bool
) -> None:
    """The images of the article with this ID, one a line; or the one with number N, or that URL, as its server has it.

    Only what is named is fetched; the list asks nobody.
    """
    from tuireader.library.articles import article_values, filing, handing_over, images, showing
    from tuireader.model.documents import Refused

    if output is not None and (not output or "\0" in output):
        raise UsageError("a file needs a name")
    if wanted is not None and not (head or output) and sys.stdout.isatty():
        raise UsageError("an image is nothing for a terminal", next_step="Say where to with -o FILE")
    library = desk(ctx)
    configure(ctx, library)
    article = showing.article(library, id)
    if article is None:
        raise TuireaderError(f"there is no article {id}", next_step="`tuireader list` names them")
    there = images.in_article(article)
    if wanted is None:
        for n, image in enumerate(there, 1):
            say_json(article_values.image(n, image)) if as_json else say(_in_a_line(n, image))
        if not there and not as_json:
            tell(f"article {id} has no images")
        return
    image = _chosen(there, id, wanted)
    if head:
        found = images.offer(library, article, image)
        if isinstance(found, Refused):
            raise _trouble(image, found)
        said = {"type": found.type or None, "size": found.size, "host": found.host or None}
        say_json(said) if as_json else say(images.facts(found))
        return
    content = images.fetch(library, article, image)
    if isinstance(content, Refused):
        raise _trouble(image, content)
    if output:
        filing.write(handing_over.place_of(output), content.body, force=force)
    else:
        say_bytes(content.body)


def _chosen(there: tuple[Image, ...], id: int, wanted: str) -> Image:
    if wanted.isdecimal() and 0 < int(wanted[:9]) <= len(there):
        return there[int(wanted[:9]) - 1]
    found = next((image for image in there if image.url == wanted), None)
    if found is None:
        many = f"it has {len(there)}; `tuireader image {id}` lists them" if there else "it has none"
        raise TuireaderError(f"there is no such image in article {id}", next_step=f"{many[:1].upper()}{many[1:]}")
    return found


def _trouble(image: Image, why: Refused) -> TuireaderError:
    from tuireader.library.articles import images

    return TuireaderError(why.reason, about=f"failed: {images.without_content(image).url}")


def _in_a_line(n: int, image: Image) -> str:
    from tuireader.library.articles import images

    size = f"{image.width}x{image.height}" if image.width and image.height else ""
    return "  ".join(filter(None, (f"{n:3}", image.text or "-", size, images.without_content(image).url)))
