"""`oppna-mal bygg` and `oppna-mal visa`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from generator import formats
from generator.cli.check import print_problems
from generator.cli.usage import Root, refuse
from generator.problems import Problem, Severity

CONFIG_FILE = "mkdocs.yml"
Moment = Annotated[
    str | None,
    typer.Option("--tidpunkt", help="Bygg som om klockan var detta, till exempel 2024-09-25T08:00+02:00."),
]

Preview = Annotated[
    bool,
    typer.Option("--forhandsvisa", help="Visa också rapporter som inte är publicerade än, under en banderoll."),
]


def config_file_in(root: Path) -> Path:
    """The project's mkdocs.yml; refuses where there is none."""
    path = root / CONFIG_FILE
    if not path.is_file():
        refuse(f"Filen {CONFIG_FILE} finns inte i {root}. Kör kommandot i projektets mapp.")
    return path


def bygg(
    mapp: Root = Path(),
    till: Annotated[
        Path | None, typer.Option("--till", help="Mapp att bygga till i stället för den i mkdocs.yml.")
    ] = None,
    tidpunkt: Moment = None,
    forhandsvisa: Preview = False,
    dask: Annotated[
        str | None,
        typer.Option("--dask", help="Dela arbetet mellan flera arbetare: adressen till Dask. Utan adress: på den här datorn."),
    ] = None,
) -> None:
    """Bygg webbplatsen. Är något fel i källorna ändras den inte.

    Med --forhandsvisa byggs i stället en förhandsvisning, i mappen forhandsvisning om du inte anger en annan.
    Den kan inte publiceras.

    Slutkod: 0 när webbplatsen är byggd, 1 när källorna har fel, 2 när kommandot inte går att utföra
    så som det är skrivet.
    """
    config_file = config_file_in(mapp)
    from generator.site.building import build_site
    from generator.site.exceptions import BrokenSources, CannotBuild
    from generator.site.making import Wanted
    from generator.site.settings import moment_from

    try:
        wanted = Wanted(moment=moment_from(tidpunkt) if tidpunkt else None, preview=forhandsvisa, dask=dask)
        site = build_site(config_file, till, wanted)
    except BrokenSources as broken:
        _refuse_broken(broken.problems, "Webbplatsen är inte ändrad.")
    except CannotBuild as reason:
        refuse(f"{reason}\nWebbplatsen är inte ändrad.")
    pages = formats.plural(len(site.pages), "sida", "sidor")
    charts = f"{formats.number(site.charts_drawn)} diagram ritade, {formats.number(site.charts_reused)} återanvända"
    preview = "en förhandsvisning med " if forhandsvisa else ""
    print(f"Byggde {preview}{pages} ({charts}).")


def _refuse_broken(problems: Sequence[Problem], what_now: str) -> NoReturn:
    """Ends the command with every problem."""
    from generator.findings import Findings

    findings = Findings(tuple(problems))
    print_problems(findings.of(Severity.ERROR, Severity.WARNING), to_errors=True)
    refuse(f"{formats.capitalised(findings.summary)}. {what_now}", 1)


def visa(
    mapp: Root = Path(),
    adress: Annotated[str, typer.Option("--adress", help="Adress och port att visa på.")] = "127.0.0.1:8000",
    tidpunkt: Moment = None,
    forhandsvisa: Preview = False,
) -> None:
    """Visa webbplatsen i en webbläsare och bygg om den när en källfil sparas.

    Överst på sidan står vad som är fel i källorna, vad som väntar på att publiceras och vad som är ändrat.
    """
    config_file = config_file_in(mapp)
    from generator.site.exceptions import BrokenSources, CannotBuild
    from generator.site.making import Wanted
    from generator.site.serving import serve_site
    from generator.site.settings import moment_from

    try:
        moment = moment_from(tidpunkt) if tidpunkt else None
        serve_site(config_file, adress, Wanted(moment=moment, preview=forhandsvisa))
    except BrokenSources as broken:
        _refuse_broken(broken.problems, "Det finns ingen webbplats att visa förrän felen är rättade.")
    except CannotBuild as reason:
        refuse(str(reason))
