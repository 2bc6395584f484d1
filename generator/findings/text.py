"""The problems for people: file by file, those with errors first, and then what to do."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.text import Text

from generator import formats
from generator.findings.findings import Findings, counted
from generator.findings.first import advice_of_order
from generator.findings.wording import place_in_file, visible
from generator.problems import CATALOGUE, Problem, Severity, in_order

MOST_PROBLEMS = 200
_STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def problems_by_file(problems: Sequence[Problem]) -> Iterator[Text]:
    """A block for each file. The colours say nothing that the words do not."""
    broken = {problem.place.file for problem in problems if problem.severity is Severity.ERROR}
    shown = sorted(in_order(problems), key=lambda problem: problem.place.file not in broken)
    for file, found in groupby(shown[:MOST_PROBLEMS], key=lambda problem: problem.place.file):
        yield Text.assemble((visible(file), "bold"), "\n", *(_told(same) for same in _alike(found)))
    if len(shown) > MOST_PROBLEMS:
        rest = formats.number(len(shown) - MOST_PROBLEMS)
        yield Text(f"… och {rest} till. Ofta har de samma orsak: rätta de första och granska igen.\n")


def _alike(problems: Iterable[Problem]) -> Iterator[list[Problem]]:
    """The problems of a file; those that say the same of several places together, at the first."""
    alike: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.code, problem.what, problem.fix), []).append(problem)
    yield from alike.values()


def _told(alike: list[Problem]) -> Text:
    problem = alike[0]
    indent = " " * (len(problem.code) + 6)
    return Text.assemble(
        *(f"  {place}\n" for place in dict.fromkeys(map(_place, alike)) if place),
        "    ",
        (problem.code, f"bold {_STYLES[problem.severity]}"),
        f"  {formats.capitalised(problem.severity.value)}: {visible(problem.what)}\n",
        f"{indent}{visible(problem.fix)}\n",
    )


def _place(problem: Problem) -> str:
    return place_in_file(problem.place)


def what_to_do(findings: Findings, *, with_notes: bool) -> Iterator[str]:
    """Sentences at the end: where to begin, what a code means, how to explain, what was not shown."""
    shown = findings.problems if with_notes else findings.of(Severity.ERROR, Severity.WARNING)
    if first := advice_of_order(shown):
        yield first
    if shown:
        yield f"Vad en kod betyder: oppna-mal granska --forklara {shown[0].code}"
    if explainable := [problem for problem in shown if CATALOGUE[problem.code].explainable]:
        number = formats.number(len(explainable))
        yield (
            f"Står det så i dokumentet? {number} av problemen går att förklara i rapport.yml. "
            "Vad du skriver: oppna-mal granska --forklaringar"
        )
    if not with_notes and (notes := findings.of(Severity.NOTE)):
        yield f"{counted(Severity.NOTE, len(notes))} visas med: oppna-mal granska --upplysningar"
