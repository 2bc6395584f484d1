"""The command `oppna-mal`: granska, bygg, visa. Its words are Swedish; its exit code is 1 on errors."""

import os
import re
import sys
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.text import Text

from generator import swedish
from generator.problems import CATALOGUE, Problem, Severity, errors_of

if TYPE_CHECKING:
    from generator.model.period import Period

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


new_app = typer.Typer(
    help="Skapa filer att fylla i: en kommun, en nämnd eller en rapport.", no_args_is_help=True
)
app.add_typer(new_app, name="ny")


@app.command()
def scheman(mapp: Root = Path()) -> None:
    """Skriv JSON Schema för källfilerna, så att en textredigerare kan fylla i och kontrollera dem."""
    from generator.sources.json_schema import json_schemas

    for path, text in json_schemas().items():
        (mapp / path).parent.mkdir(parents=True, exist_ok=True)
        (mapp / path).write_text(text, encoding="utf-8", newline="\n")
        print(f"Skrev {path}")


@new_app.command("kommun")
def ny_kommun(
    kommun_id: Annotated[str, typer.Argument(metavar="ID", help="Blir adressen, till exempel exempelstad.")],
    namn: Annotated[str, typer.Option(prompt="Kommunens namn (till exempel Exempelstads kommun)")],
    kortnamn: Annotated[str, typer.Option(prompt="Kort namn, utan ordet kommun")],
    kommunkod: Annotated[str, typer.Option(prompt="Kommunkod, fyra siffror")],
    mapp: Root = Path(),
) -> None:
    """Skapa en kommun, och det som ett nytt projekt behöver."""
    from generator.rules.addresses import RESERVED_AT_ROOT
    from generator.scaffold import municipality_files

    _check_id(kommun_id, RESERVED_AT_ROOT)
    files = municipality_files(kommun_id, name=namn, short_name=kortnamn, code=kommunkod)
    _write_new(mapp, files, keep=("mkdocs.yml", "content/om.md"))
    scheman(mapp)
    print(f"Nästa steg: oppna-mal ny namnd {kommun_id}/ID")


@new_app.command("namnd")
def ny_namnd(
    adress: Annotated[
        str, typer.Argument(metavar="KOMMUN/ID", help="Till exempel exempelstad/miljonamnden.")
    ],
    namn: Annotated[str, typer.Option(prompt="Nämndens namn")],
    mapp: Root = Path(),
) -> None:
    """Skapa en nämnd i en kommun som finns."""
    from generator.rules.addresses import RESERVED_FOR_BOARDS
    from generator.scaffold import board_files

    kommun_id, namnd_id = _parts(adress, 2, "exempelstad/miljonamnden", RESERVED_FOR_BOARDS)
    if not (mapp / "data" / kommun_id / "kommun.yml").is_file():
        _stop(f"Kommunen {kommun_id} finns inte. Skapa den först: oppna-mal ny kommun {kommun_id}")
    _write_new(mapp, board_files(kommun_id, namnd_id, name=namn))
    print(f"Fyll i indikatorer.yml och ekonomi.yml. Sedan: oppna-mal ny rapport {adress}/ÅR/ID")


@new_app.command("rapport")
def ny_rapport(
    adress: Annotated[
        str,
        typer.Argument(
            metavar="KOMMUN/NÄMND/ÅR/ID", help="Till exempel exempelstad/miljonamnden/2025/verksamhetsplan."
        ),
    ],
    titel: Annotated[str, typer.Option(prompt="Rapportens titel, som dokumentet skriver den")],
    slag: Annotated[
        str,
        typer.Option(
            prompt="Slag (verksamhetsplan, månadsuppföljning, delårsrapport, tertialrapport eller verksamhetsberättelse)"
        ),
    ],
    avser: Annotated[str, typer.Option(prompt="Period (2025, eller 2025-08 för januari till augusti)")],
    daterat: Annotated[str, typer.Option(prompt="Dokumentets datum (2025-09-10)")],
    publiceras: Annotated[str, typer.Option(prompt="Får visas från, svensk tid (2025-09-25 08:00)")],
    mapp: Root = Path(),
) -> None:
    """Skapa en rapport. Raderna kommer från den förra rapporten av samma slag, utan siffror."""
    from generator.model.report import ReportKind
    from generator.rules import read_and_check
    from generator.rules.addresses import RESERVED_FOR_REPORTS
    from generator.scaffold import NewReport, board_of, report_files

    example = "exempelstad/miljonamnden/2025/verksamhetsplan"
    kommun_id, namnd_id, year, slug = _parts(adress, 4, example, RESERVED_FOR_REPORTS)
    if slag not in tuple(ReportKind):
        _stop(f"Slaget {slag!r} finns inte. Skriv {', '.join(ReportKind)}.")
    period = _period_in(avser, year)
    country, problems = read_and_check(mapp)
    board = board_of(country, kommun_id, namnd_id)
    if board is None:
        _print_problems(errors_of(problems))
        _stop(
            f"Nämnden {kommun_id}/{namnd_id} finns inte, eller går inte att läsa. Rätta felen, eller skapa den: oppna-mal ny namnd"
        )
    new = NewReport(titel, ReportKind(slag), period, daterat, _with_time_zone(publiceras))
    _write_new(
        mapp, report_files(board, int(year), slug, new), keep=(f"data/{kommun_id}/{namnd_id}/{year}/mal.yml",)
    )
    print("Fyll i siffrorna och kör: oppna-mal granska")


def _period_in(text: str, year: str) -> "Period":
    """The period that a report in the year's folder is about."""
    from generator.model.period import YEAR_PATTERN, Period

    if not re.fullmatch(YEAR_PATTERN, year):
        _stop(f"Året {year!r} går inte att tolka. Skriv fyra siffror, till exempel 2025.")
    period = Period.parse(text)
    if period is None:
        _stop(
            f"Perioden {text!r} går inte att tolka. Skriv den som 2025, eller 2025-08 till och med augusti."
        )
    if not period.start.year <= int(year) <= period.end.year:
        _stop(f"Perioden {text} ligger inte i mappens år, {year}. Rätta den som är fel.")
    return period


def _with_time_zone(text: str) -> str:
    """A time without a zone as Swedish time; what is no time is left for the schema to refuse."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=swedish.STOCKHOLM)
    return moment.isoformat(timespec="minutes")


def _parts(address: str, count: int, example: str, reserved: Collection[str]) -> list[str]:
    """The ids of an address; the last of them is to become a page's own."""
    parts = address.strip("/").split("/")
    if len(parts) != count:
        _stop(f"{address!r} går inte att tolka. Skriv som i exemplet: {example}")
    for part in parts[:-1]:
        _check_id(part)
    _check_id(parts[-1], reserved)
    return parts


def _check_id(text: str, reserved: Collection[str] = ()) -> None:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        _stop(f"{text!r} kan inte vara en adress. Skriv med små bokstäver a–z, siffror och bindestreck.")
    if text in reserved:
        _stop(f"{text!r} är adressen till en av webbplatsens egna sidor. Välj ett annat namn.")


def _write_new(root: Path, files: dict[str, str], *, keep: tuple[str, ...] = ()) -> None:
    from generator.scaffold import AlreadyThere, Unusable, write_new

    try:
        written = write_new(root, files, keep=keep)
    except AlreadyThere as there:
        _stop(f"{there.path} finns redan. Inget är ändrat. Välj ett annat namn, eller ta bort filen först.")
    except Unusable as refused:
        _stop("\n".join(f"{problem.what} {problem.fix}" for problem in refused.problems))
    for path in written:
        print(f"Skrev {path}")


def _stop(message: str) -> NoReturn:
    print(message, file=sys.stderr)
    raise typer.Exit(1)


def main() -> None:
    """The entry point of the command."""
    app()


if __name__ == "__main__":
    main()
