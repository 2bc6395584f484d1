"""`oppna-mal kolada hamta`: figures from Kolada as source files, and what to look at before they are published."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit

import typer

from generator import formats
from generator.cli.check import print_problems
from generator.cli.usage import Root, refuse
from generator.model.period import Period
from generator.problems import errors_of

if TYPE_CHECKING:
    from generator.intake.kolada import Differing, Result, Wanted
    from generator.model.board import Indicator

FEWEST_YEARS, MOST_YEARS = 1, 25
_YEARS = 10  # how far back one asks when nothing else is said

app = typer.Typer(help="Hämta siffror ur Kolada, kommunernas gemensamma databas.", no_args_is_help=True)


@app.callback()
def _kolada() -> None:
    """Keeps `hamta` a word of its own, though it is the only one."""


@app.command("hamta")
def hamta(
    mapp: Root = Path(),
    namnd: Annotated[
        str | None, typer.Option("--namnd", metavar="KOMMUN/NÄMND", help="Bara en nämnd.")
    ] = None,
    fran: Annotated[
        int | None,
        typer.Option("--fran", metavar="ÅR", help="Det första året. Utelämnas det hämtas de tio senaste åren."),
    ] = None,
    till: Annotated[
        int | None, typer.Option("--till", metavar="ÅR", help="Det sista året. Utelämnas det gäller i år.")
    ] = None,
    adress: Annotated[
        str | None,
        typer.Option(
            "--adress",
            envvar="KOLADA_ADRESS",
            metavar="ADRESS",
            help="Adressen till Koladas API. Utelämnas den gäller https://api.kolada.se/v3.",
        ),
    ] = None,
) -> None:
    """Hämta siffrorna för de indikatorer som har ett kolada-id, som nya källfiler.

    Nämndens egna rapporter gäller alltid före Kolada. Inget som finns skrivs över.

    Slutkod: 0 när hämtningen gick bra, 1 när källorna har fel eller Kolada inte svarar som det ska,
    2 när kommandot inte går att utföra så som det är skrivet.
    """
    from generator.intake import kolada
    from generator.intake.kolada_api import API, Kolada, NoAnswer
    from generator.rules import read_and_check

    moment = now()
    years = _years(fran, till, moment.astimezone(formats.STOCKHOLM).year)
    address = _address(adress or API)
    country, problems = read_and_check(mapp)
    if errors := errors_of(problems):
        print_problems(tuple(errors), to_errors=True)
        refuse("Källorna har fel. Inget är hämtat. Rätta felen först.", 1)
    wanted = kolada.wanted_of(country, moment, namnd)
    asked = [each for each in wanted if each.indicators]
    _tell_of_waiting(wanted)
    if not asked:
        if namnd and namnd not in {f"{b.municipality_id}/{b.id}" for m in country.municipalities for b in m.boards}:
            refuse(f"Nämnden {namnd} finns inte. Skriv den som KOMMUN/NÄMND.")
        print("Ingen indikator att hämta har något kolada-id. Inget är ändrat.")
        return
    _refuse_if_there(mapp, asked, moment)
    try:
        results = kolada.fetch(Kolada(address), asked, years, moment)
        written = kolada.write(mapp, results)
    except NoAnswer as silent:
        refuse(str(silent), 1)
    except kolada.UnknownMeasures as unknown:
        refuse(_unknown(unknown.indicators), 1)
    except OSError as error:
        refuse(f"Filerna går inte att skriva: {error.strerror}. Inget är ändrat.", 1)
    for result in results:
        _tell(result)
    for path in written:
        print(f"Skrev {path}")
    _tell_what_to_do(results, written)


def now() -> datetime:
    """The time of the fetch."""
    return datetime.now(UTC)


def _years(first: int | None, last: int | None, now: int) -> list[int]:
    end = now if last is None else last
    start = end - _YEARS + 1 if first is None else first
    for year in (start, end):
        if Period.parse(str(year)) is None:
            refuse(f"{year} är inget år att hämta. Skriv fyra siffror, till exempel 2019.")
    if start > end:
        refuse(f"Det första året, {start}, är efter det sista, {end}.")
    if end - start >= MOST_YEARS:
        refuse(f"Det går att hämta högst {MOST_YEARS} år på en gång. Här är det {end - start + 1}.")
    return list(range(start, end + 1))


def _address(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        refuse(f"Adressen {text} går inte att använda. Skriv den som https://api.kolada.se/v3.")
    return text


def _refuse_if_there(root: Path, asked: "Sequence[Wanted]", moment: datetime) -> None:
    from generator.intake.kolada import folder_of

    day = moment.astimezone(formats.STOCKHOLM).date()
    if there := [folder for each in asked if (root / (folder := folder_of(each, day))).exists()]:
        names = formats.listed(there)
        refuse(
            f"{names} finns redan. Inget är hämtat eller ändrat. Ta bort mappen först om du vill hämta en gång till i dag.",
            1,
        )


def _unknown(indicators: "Sequence[Indicator]") -> str:
    lines = [
        f"{i.place.file}:{i.place.line}  Kolada har inget mått med id {i.kolada_id} (indikatorn {i.id})."
        for i in indicators
    ]
    return "\n".join([*lines, "Inget är ändrat. Rätta kolada-id i indikatorer.yml, eller ta bort nyckeln."])


def _tell_of_waiting(wanted: "Sequence[Wanted]") -> None:
    for each in wanted:
        if each.waiting:
            names = formats.listed([indicator.id for indicator in each.waiting])
            print(f"{each.key}: {names} hämtas inte än. De finns bara i rapporter som väntar på att publiceras.")


def _tell(result: "Result") -> None:
    wanted = result.wanted
    years = sorted({found.year for found in result.fetched})
    print(f"{wanted.board.name}, {wanted.municipality.short_name}")
    if result.since is not None:
        print(f"  Kolada anger samma siffror som vid hämtningen {formats.day(result.since)}. Ingen ny fil behövs.")
    elif result.files:
        figures = formats.plural(result.figures, "siffra", "siffror")
        measures = formats.plural(len({f.indicator.id for f in result.fetched}), "indikator", "indikatorer")
        span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        print(f"  Hämtade {figures} för {measures}, {span}.")
    for indicator in result.lacking:
        print(f"  {indicator.id} ({indicator.kolada_id}): Kolada har ingen siffra för de åren.")
    for indicator in result.undivided:
        print(f"  {indicator.id} ({indicator.kolada_id}): Kolada har inga siffror för kvinnor och män var för sig.")
    if result.hidden:
        figures = formats.plural(result.hidden, "siffra", "siffror")
        print(f"  {figures} från Kolada visas inte, eftersom de kan peka ut personer.")
    if result.differing:
        print("  Kolada och nämndens rapporter skiljer sig. Rapportens siffra visas, och Koladas står bredvid:")
    for differing in result.differing:
        print(f"    {_differing(differing)}")


def _differing(found: "Differing") -> str:
    from generator.intake.kolada_table import number_text

    fetched, own = found.fetched, found.own
    sex = {"T": "", "K": ", kvinnor", "M": ", män"}[fetched.sex]
    return (
        f"{fetched.indicator.id}, {fetched.year}{sex}: Kolada {number_text(fetched)}, "
        f"rapporten {own.cell.text.strip()} ({own.cell.place})"
    )


def _tell_what_to_do(results: "Sequence[Result]", written: Sequence[str]) -> None:
    if not written:
        print("Inget är ändrat.")
        return
    if any(result.differing for result in results):
        print("Se efter att kolada-id är rätt där siffrorna skiljer sig, och att enheten i indikatorer.yml är Koladas.")
    else:
        print("Se efter att enheten i indikatorer.yml är den som Kolada använder.")
    print("Nästa steg: oppna-mal granska, oppna-mal visa och sedan oppna-mal publicera.")
