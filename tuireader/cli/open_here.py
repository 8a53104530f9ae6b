"""`tuireader open-here`: open the addresses of a reader on a server in the browser of this machine."""

from __future__ import annotations

from pathlib import Path

import click

from tuireader import paths
from tuireader.cli._streams import flush, say, tell
from tuireader.cli._verb import examples, verb
from tuireader.library.articles.opening_there import PORT

TOLD = """\
Addresses that a tuireader on a server opens come up here, while this runs. ^C ends it.

1. On the server, in its config.toml (to be read by you alone: chmod 600), once:
   open_here = "{port}:{token}"
2. Here, each time:
   ssh -R {port}:127.0.0.1:{port} SERVER
"""


@verb(
    "open-here",
    short_help="Open here what a reader on a server opens.",
    epilog=examples("tuireader open-here", "ssh -R 7345:127.0.0.1:7345 SERVER"),
)
@click.option("--port", type=click.IntRange(1, 65_535), default=PORT, show_default=True, help="Where to listen.")
@click.pass_context
def command(ctx: click.Context, port: int) -> None:
    """Run this on the machine you sit at: `o` in a tuireader on a server then opens the address in your browser here.

    Only this machine is listened to, only who knows the token is answered, only http and https addresses are opened.
    """
    from tuireader.desktop.opener import open_link
    from tuireader.library.articles import opening_there

    token = opening_there.token_in(Path(paths.config_file((ctx.obj or {}).get("config"))).parent / "open-here.token")
    answering = opening_there.Answering(port, token, open_link)
    for told in TOLD.format(port=answering.port, token=token).splitlines():
        tell(told)
    try:
        for said in answering:
            say(said)
            flush()
    except KeyboardInterrupt:
        pass
    finally:
        answering.close()
