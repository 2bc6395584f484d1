"""The findings as GitHub's workflow commands, which become notes beside the lines of a change.

https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
"""

from generator.findings.findings import Findings
from generator.findings.wording import visible
from generator.problems import CATALOGUE, Problem, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def as_github(findings: Findings, *, folder: str = "") -> str:
    """A command a line. What is explained is not among them, as there is nothing to do about it."""
    return "".join(f"{_command(problem, folder)}\n" for problem in findings.problems)


def _command(problem: Problem, folder: str) -> str:
    place = problem.place
    properties = {
        "file": f"{folder}{place.file}",
        "line": str(place.line) if place.line is not None else "",
        "title": f"{problem.code} {CATALOGUE[problem.code].title}",
    }
    stated = ",".join(f"{name}={_property(value)}" for name, value in properties.items() if value)
    column = f"{visible(place.column)}: " if place.column else ""
    message = f"{column}{visible(problem.what)}\n{visible(problem.fix)}"
    return f"::{_COMMANDS[problem.severity]} {stated}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
