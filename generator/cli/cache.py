"""`oppna-mal cache`."""

from pathlib import Path
from typing import Annotated

import typer

from generator import formats
from generator.cli.site import config_file_in
from generator.cli.usage import Root

_NAMES = {
    "cards": "Bilder till delade länkar",
    "charts": "Diagram",
    "data": "Datafiler",
    "delar": "Nämndernas sidor",
    "fardiga": "Färdiga sidor",
    "granskade": "Granskade nämnder",
    "inlasta": "Inlästa nämnder",
    "pdf": "PDF-filer",
    "pictures": "Diagram som bilder",
    "skrivet": "Vad som är skrivet",
}


def cache(
    mapp: Root = Path(),
    storst: Annotated[
        int | None,
        typer.Option("--storst", min=0, metavar="MB", help="Kasta det som använts minst tills så mycket är kvar."),
    ] = None,
) -> None:
    """Visa hur mycket som sparas mellan byggena, och kasta det om du vill.

    Sidor, diagram, bilder, PDF-filer och datafiler sparas i mappen .cache så att nästa bygge går fort. Det som kastas görs om
    när det behövs. Med --storst 0 kastas allt.
    """
    config_file_in(mapp)
    from generator.kept import CACHE_FOLDER, kept_in, trim

    folder = mapp / CACHE_FOLDER
    gone = trim(folder, storst * 1_000_000) if storst is not None else 0
    kinds = kept_in(folder)
    for kind in kinds:
        files = formats.plural(kind.entries, "fil", "filer")
        print(f"{_NAMES.get(kind.name, kind.name)}: {files}, {formats.file_size(kind.size)}")
    if not any(kind.entries for kind in kinds):
        print("Ingenting är sparat.")
    if storst is not None:
        print(f"Kastade {formats.file_size(gone)}.")
