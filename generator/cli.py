"""The command `oppna-mal`: granska, bygg, visa. Its words are Swedish; its exit code is 1 on errors."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from generator import swedish
from generator.problems import CATALOGUE, Problem, Severity, errors_of

CONFIG_FILE = "mkdocs.yml"
MOST_PROBLEMS = 200
app = typer.Typer(
    name="oppna-mal",
    help="Gör en kommuns mål, uppföljning och ekonomi till en öppen webbplats.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
Root = Annotated[
    Path, typer.Option("--mapp", help="Projektets mapp, där data/, content/ och mkdocs.yml ligger.")
]
Moment = Annotated[
    str | None,
    typer.Option("--tidpunkt", help="Bygg som om klockan var detta, till exempel 2024-09-25T08:00+02:00."),
]


def _print_problems(problems: list[Problem]) -> None:
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for problem in problems[:MOST_PROBLEMS]:
        style = "red" if problem.severity is Severity.ERROR else "yellow"
        text = Text(str(problem))
        text.highlight_words([problem.code], style=f"bold {style}")
        console.print(text, end="\n\n")
    if len(problems) > MOST_PROBLEMS:
        rest = swedish.number(len(problems) - MOST_PROBLEMS)
        print(
            f"… och {rest} till. Ofta har de samma orsak: rätta de första och granska igen.", file=sys.stderr
        )


def _summary(problems: list[Problem]) -> str:
    errors = len(errors_of(problems))
    warnings = len(problems) - errors
    return f"{swedish.plural(errors, 'fel', 'fel')} och {swedish.plural(warnings, 'varning', 'varningar')}."


def _config_file(root: Path) -> Path:
    path = root / CONFIG_FILE
    if not path.is_file():
        print(f"Filen {CONFIG_FILE} finns inte i {root}. Kör kommandot i projektets mapp.", file=sys.stderr)
        raise typer.Exit(1)
    return path


@app.command()
def granska(
    mapp: Root = Path(),
    forklara: Annotated[
        str | None, typer.Option("--forklara", metavar="KOD", help="Förklara en problemkod.")
    ] = None,
) -> None:
    """Granska källorna och berätta om allt som är fel."""
    if forklara:
        _explain(forklara.upper())
        return
    from generator.rules import read_and_check

    country, problems = read_and_check(mapp)
    _print_problems(problems)
    boards = [board for municipality in country.municipalities for board in municipality.boards]
    reports = sum(len(board.reports) for board in boards)
    rows = sum(len(t.rows) for board in boards for report in board.reports for t in report.tables)
    read = ", ".join(
        [
            swedish.plural(len(country.municipalities), "kommun", "kommuner"),
            swedish.plural(len(boards), "nämnd", "nämnder"),
            swedish.plural(reports, "rapport", "rapporter"),
            swedish.plural(rows, "rad i tabellerna", "rader i tabellerna"),
        ]
    )
    print(f"Granskade {read}. {swedish.capitalised(_summary(problems))}")
    if errors_of(problems):
        raise typer.Exit(1)


def _explain(code: str) -> None:
    kind = CATALOGUE.get(code)
    if kind is None:
        print(f"Koden {code} finns inte. Koder som finns: {', '.join(CATALOGUE)}.", file=sys.stderr)
        raise typer.Exit(1)
    print(f"{kind.code} {kind.title} ({kind.severity.value})\n\n{kind.meaning}\n\nGör så här: {kind.remedy}")


@app.command()
def bygg(
    mapp: Root = Path(),
    till: Annotated[
        Path | None, typer.Option("--till", help="Mapp att bygga till i stället för den i mkdocs.yml.")
    ] = None,
    tidpunkt: Moment = None,
) -> None:
    """Bygg webbplatsen. Är något fel i källorna ändras den inte."""
    config_file = _config_file(mapp)
    from generator.site import MOMENT_VARIABLE, BrokenSources, CannotBuild, build_site

    if tidpunkt:
        os.environ[MOMENT_VARIABLE] = tidpunkt
    try:
        site = build_site(config_file, till)
    except BrokenSources as broken:
        _print_problems(broken.problems)
        print(
            f"{swedish.capitalised(_summary(broken.problems))} Webbplatsen är inte ändrad.", file=sys.stderr
        )
        raise typer.Exit(1) from None
    except CannotBuild as reason:
        print(f"{reason}\nWebbplatsen är inte ändrad.", file=sys.stderr)
        raise typer.Exit(1) from None
    pages = swedish.plural(len(site.pages), "sida", "sidor")
    charts = f"{swedish.number(site.charts_drawn)} diagram ritade, {swedish.number(site.charts_reused)} återanvända"
    print(f"Byggde {pages} ({charts}).")


@app.command()
def visa(
    mapp: Root = Path(),
    adress: Annotated[str, typer.Option("--adress", help="Adress och port att visa på.")] = "127.0.0.1:8000",
) -> None:
    """Visa webbplatsen i en webbläsare och bygg om den när en källfil sparas."""
    config_file = _config_file(mapp)
    from generator.site import serve_site

    serve_site(config_file, adress)


def main() -> None:
    """The entry point of the command."""
    app()
