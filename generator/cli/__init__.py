"""The command `oppna-mal`: granska, bygg, visa, andringar, publicera, aterstall, ny, kolada, cache, scheman.

Its words are Swedish.

Exit codes: 0 no errors, 1 errors in the sources, 2 the command cannot do what it was asked for.
"""

import contextlib
import gc
import sys

import typer

from generator.cli import cache, check, kolada, new, publish, site
from generator.cli.usage import SwedishGroup

app = typer.Typer(
    name="oppna-mal",
    cls=SwedishGroup,
    help="Gör en kommuns mål, uppföljning och ekonomi till en öppen webbplats.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(check.granska)
app.command()(site.bygg)
app.command()(site.visa)
app.command()(publish.andringar)
app.command()(publish.publicera)
app.command()(publish.aterstall)
app.add_typer(new.app, name="ny")
app.add_typer(kolada.app, name="kolada")
app.command()(cache.cache)
app.command()(new.scheman)


# A site is made of a great many values that live as long as the build: to look through them for garbage as often as
# Python does otherwise takes a tenth of it.
_COLLECTIONS = (100_000, 20, 20)


def main() -> None:
    """The entry point of the command."""
    gc.set_threshold(*_COLLECTIONS)
    for stream in (sys.stdout, sys.stderr):
        # A terminal that lacks a sign shows its number; it does not stop the command.
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    app()


__all__ = ["app", "main"]
