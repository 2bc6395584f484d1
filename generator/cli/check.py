"""`oppna-mal granska`: what is wrong with the sources, told to people or to machines."""

import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated

import typer

from generator import formats
from generator.cli.usage import Root, refuse
from generator.problems import CATALOGUE, Problem, Severity

if TYPE_CHECKING:
    from generator.findings import Findings
    from generator.model.board import Country


class Format(StrEnum):
    """How the findings are told."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    GITHUB = "github"


def granska(
    mapp: Root = Path(),
    rapport: Annotated[
        str | None,
        typer.Option(
            "--rapport",
            metavar="KOMMUN/NÄMND/ÅR/RAPPORT",
            help="Bara en rapport. Det räcker med ÅR/RAPPORT om bara en nämnd har den.",
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="FORMAT", help="text för människor; json, sarif eller github för program."
        ),
    ] = "text",
    dokument: Annotated[
        Path | None,
        typer.Option(
            "--dokument",
            metavar="MAPP",
            help="Leta också efter varje siffra i dokumentens text: filer som heter som i rapport.yml och slutar på .txt.",
        ),
    ] = None,
    upplysningar: Annotated[
        bool, typer.Option("--upplysningar", help="Visa upplysningarna också, inte bara hur många de är.")
    ] = False,
    forklara: Annotated[
        str | None, typer.Option("--forklara", metavar="KOD", help="Förklara en problemkod.")
    ] = None,
    forklaringar: Annotated[
        bool,
        typer.Option(
            "--forklaringar", help="Visa vad du skriver i rapport.yml om det som beror på dokumentet."
        ),
    ] = False,
) -> None:
    """Granska källorna och berätta om allt som är fel.

    Slutkod: 0 när inget fel finns (varningar och upplysningar kan finnas), 1 när källorna har fel,
    2 när kommandot inte går att utföra så som det är skrivet.
    """
    if forklara:
        _explain(forklara.upper())
        return
    if form not in tuple(Format):
        refuse(
            f"Formatet {form} finns inte. Skriv {', '.join(tuple(Format)[:-1])} eller {tuple(Format)[-1]}."
        )
    texts = _documents(dokument) if dokument is not None else None
    country, findings, scope = _check(mapp, rapport, texts)
    if forklaringar:
        _print_pastes(country, findings)
    elif form == Format.TEXT:
        read = _what_was_read(country, scope)
        if texts is not None:
            read = f"{read} {_what_was_compared(country, texts)}"
        _print_text(findings, read, with_notes=upplysningar)
    else:
        # Bytes, so that the document is UTF-8 whatever the terminal is. A file name may hold what is not.
        text = _document(Format(form), findings, mapp)
        typer.echo(text.encode("utf-8", "backslashreplace"), nl=False)
    if findings.errors:
        raise typer.Exit(1)


def _explain(code: str) -> None:
    from generator.findings.advice import told, unknown

    if code not in CATALOGUE:
        refuse(unknown(code))
    print(told(CATALOGUE[code]))


def _documents(folder: Path) -> Mapping[str, str]:
    from generator.sources.document_text import read_documents

    texts = read_documents(folder) if folder.is_dir() else {}
    if not texts:
        refuse(
            f"Mappen {folder} har inga textfiler. Spara varje dokuments text som en fil som slutar på .txt."
        )
    return texts


def _check(
    root: Path, report: str | None, texts: Mapping[str, str] | None
) -> "tuple[Country, Findings, str | None]":
    """The project, what was found in it or in the report, and the report's address."""
    from generator.findings import Findings
    from generator.findings.scope import UnknownReport, find_scope
    from generator.rules import read_and_settle

    try:
        scope = find_scope(root, report) if report is not None else None
    except UnknownReport as unknown:
        refuse(str(unknown))
    settled = read_and_settle(root, texts)
    findings = Findings(settled.problems, settled.explained)
    if scope is None:
        return settled.country, findings, None
    return settled.country, scope.of(findings), scope.folder


def _document(form: Format, findings: "Findings", root: Path) -> str:
    from generator.findings.github import as_github
    from generator.findings.json_format import as_json
    from generator.findings.sarif import as_sarif

    folder = _way_to(root)
    documents: dict[Format, Callable[[], str]] = {
        Format.JSON: lambda: as_json(findings),
        Format.SARIF: lambda: as_sarif(findings, folder=folder),
        Format.GITHUB: lambda: as_github(findings, folder=folder),
    }
    return documents[form]()


def _way_to(root: PurePath) -> str:
    """From the folder where the command runs to the project below it; empty when it is no such folder."""
    if root.is_absolute() or ".." in root.parts or not root.parts:
        return ""
    return f"{root.as_posix()}/"


def _print_text(findings: "Findings", read: str, *, with_notes: bool) -> None:
    from generator.findings.text import what_to_do

    severities = tuple(Severity) if with_notes else (Severity.ERROR, Severity.WARNING)
    print_problems(findings.of(*severities))
    print(f"{read} {formats.capitalised(findings.summary)}.")
    for sentence in what_to_do(findings, with_notes=with_notes):
        print(sentence)


def print_problems(problems: tuple[Problem, ...], *, to_errors: bool = False) -> None:
    """The problems file by file; in colour where there is a terminal that wants it."""
    if not problems:
        return
    from rich.console import Console

    from generator.findings.text import problems_by_file

    console = Console(stderr=to_errors, highlight=False, soft_wrap=True)
    for block in problems_by_file(problems):
        console.print(block)


def _print_pastes(country: "Country", findings: "Findings") -> None:
    from generator.findings.explaining import pastes

    found = list(pastes(country, findings))
    print("\n".join(paste.text for paste in found), end="")
    message = (
        "Fyll i varje varför innan du granskar igen." if found else "Det finns inget problem att förklara."
    )
    print(message, file=sys.stderr)


def _what_was_compared(country: "Country", texts: Mapping[str, str]) -> str:
    """How many reports were compared with their documents, and which have no text in the folder."""
    from generator.rules.documents import text_of

    reports = [r for municipality in country.municipalities for b in municipality.boards for r in b.reports]
    without = [report.document.file_name for report in reports if text_of(report, texts) is None]
    compared = f"Jämförde siffrorna i {len(reports) - len(without)} av {len(reports)} rapporter med dokumentens text."
    missing = f" Text saknas för {formats.listed(list(dict.fromkeys(without)))}." if without else ""
    return f"{compared}{missing}"


def _what_was_read(country: "Country", scope: str | None) -> str:
    if scope is not None:
        return f"Granskade rapporten {scope}."
    boards = [board for municipality in country.municipalities for board in municipality.boards]
    reports = sum(len(board.reports) for board in boards)
    rows = sum(len(t.rows) for board in boards for report in board.reports for t in report.tables)
    read = ", ".join(
        [
            formats.plural(len(country.municipalities), "kommun", "kommuner"),
            formats.plural(len(boards), "nämnd", "nämnder"),
            formats.plural(reports, "rapport", "rapporter"),
            formats.plural(rows, "rad i tabellerna", "rader i tabellerna"),
        ]
    )
    return f"Granskade {read}."
