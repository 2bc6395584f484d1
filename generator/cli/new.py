"""`oppna-mal ny` and `oppna-mal scheman`: files to fill in, and schemas that help while one does."""

import re
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from generator.cli.check import print_problems
from generator.cli.usage import Root, refuse
from generator.problems import errors_of

if TYPE_CHECKING:
    from generator.model.period import Period

app = typer.Typer(help="Skapa filer att fylla i: en kommun, en nämnd eller en rapport.", no_args_is_help=True)


def scheman(mapp: Root = Path()) -> None:
    """Skriv JSON Schema för källfilerna, så att en textredigerare kan fylla i och kontrollera dem."""
    from generator.sources.json_schema import json_schemas

    for path, text in json_schemas().items():
        (mapp / path).parent.mkdir(parents=True, exist_ok=True)
        (mapp / path).write_text(text, encoding="utf-8", newline="\n")
        print(f"Skrev {path}")


@app.command("kommun")
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


@app.command("namnd")
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


@app.command("rapport")
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
    from generator.model.report import ADOPTED_KINDS, ReportKind
    from generator.rules import read_and_check
    from generator.rules.addresses import RESERVED_FOR_REPORTS
    from generator.scaffold import NewReport, board_of, report_files

    example = "exempelstad/miljonamnden/2025/verksamhetsplan"
    kommun_id, namnd_id, year, slug = _parts(adress, 4, example, RESERVED_FOR_REPORTS)
    if slag not in ADOPTED_KINDS:
        _stop(f"Slaget {slag!r} finns inte. Skriv {', '.join(ADOPTED_KINDS)}.")
    period = _period_in(avser, year)
    country, problems = read_and_check(mapp)
    board = board_of(country, kommun_id, namnd_id)
    if board is None:
        print_problems(tuple(errors_of(problems)), to_errors=True)
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
    """A time without a zone as Swedish clocks show it; what is no time is left for the schema to refuse."""
    from generator.sources.swedish_time import UnclearTime, of_swedish_clock

    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        return text
    if moment.tzinfo is None:
        try:
            moment = of_swedish_clock(moment)
        except UnclearTime as unclear:
            _stop(str(unclear))
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
    refuse(message, 1)
