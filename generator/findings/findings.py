"""The problems that remain and those that are explained, as a check found them."""

from dataclasses import dataclass

from generator import formats
from generator.model.report import Remark
from generator.problems import Problem, Severity, errors_of

_WORDS = {
    Severity.ERROR: ("fel", "fel"),
    Severity.WARNING: ("varning", "varningar"),
    Severity.NOTE: ("upplysning", "upplysningar"),
}


@dataclass(frozen=True)
class Findings:
    """`problems` remain; `explained` have a reason in rapport.yml. Both are in the order of their places."""

    problems: tuple[Problem, ...]
    explained: tuple[Remark, ...] = ()

    def of(self, *severities: Severity) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity in severities)

    @property
    def errors(self) -> list[Problem]:
        return errors_of(self.problems)

    @property
    def counts(self) -> dict[Severity, int]:
        return {severity: len(self.of(severity)) for severity in Severity}

    @property
    def summary(self) -> str:
        """As `2 fel, 1 varning och 3 upplysningar, 4 förklarade`; what there is none of is told of errors and warnings only."""
        parts = [
            formats.plural(count, *_WORDS[severity])
            for severity, count in self.counts.items()
            if count or severity is not Severity.NOTE
        ]
        explained = f", {formats.number(len(self.explained))} förklarade" if self.explained else ""
        return f"{formats.listed(parts)}{explained}"


def counted(severity: Severity, count: int) -> str:
    """As `3 varningar`."""
    return formats.plural(count, *_WORDS[severity])
