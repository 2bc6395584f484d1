"""What `visa` lays over every page while the sources have problems; never part of a built site."""

from collections.abc import Sequence

from markupsafe import Markup

from generator import formats
from generator.findings import Findings
from generator.findings.findings import counted
from generator.findings.wording import place_in_words, visible
from generator.pages.parts import ProblemItem
from generator.pages.problem_codes import problem_address
from generator.pages.render import Renderer
from generator.problems import CATALOGUE, Problem, Severity

MOST_PROBLEMS = 50
_LAST_WHOLE = "Sidan visar källorna som de var före felen. Rätta och spara, så byggs sidan om."
_PRESENT = "Sidan visar källorna som de är nu. Titta efter om det här är rätt."


def overlay(renderer: Renderer, problems: Sequence[Problem]) -> Markup:
    """The overlay, with addresses that begin with `/`; open when there are errors, empty without problems."""
    findings = Findings(tuple(problems))
    shown = (*findings.of(Severity.ERROR), *findings.of(Severity.WARNING))
    if not shown:
        return Markup()
    counts = [counted(severity, len(found)) for severity in Severity if (found := _of(shown, severity))]
    left = len(shown) - MOST_PROBLEMS
    return renderer.component(
        "problem-overlay",
        title=f"{formats.listed(counts)} i källorna",
        lead=_LAST_WHOLE if findings.errors else _PRESENT,
        open=bool(findings.errors),
        items=[_item(problem) for problem in shown[:MOST_PROBLEMS]],
        more=f"… och {formats.number(left)} till. Kör oppna-mal granska för att se alla."
        if left > 0
        else None,
    )


def _of(problems: Sequence[Problem], severity: Severity) -> list[Problem]:
    return [problem for problem in problems if problem.severity is severity]


def _item(problem: Problem) -> ProblemItem:
    return ProblemItem(
        severity=formats.capitalised(problem.severity.value),
        code=problem.code,
        url=problem_address(CATALOGUE[problem.code]),
        place=place_in_words(problem.place),
        what=visible(problem.what),
        fix=visible(problem.fix),
    )
