"""What can be wrong with the sources: `Problem`, and the catalogue that explains each code."""

from generator.problems.catalogue import CATALOGUE, FAMILIES
from generator.problems.kind import Edit, Example, NearMiss, ProblemKind, Severity
from generator.problems.limit import Gathered
from generator.problems.problem import Place, Problem, errors_of, in_order, quoted

__all__ = [
    "CATALOGUE",
    "FAMILIES",
    "Edit",
    "Example",
    "Gathered",
    "NearMiss",
    "Place",
    "Problem",
    "ProblemKind",
    "Severity",
    "errors_of",
    "in_order",
    "quoted",
]
