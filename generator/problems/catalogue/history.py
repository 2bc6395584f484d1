"""Figures that a later report states otherwise, and the explanations that sources give."""

from generator.problems.kind import ProblemKind, Severity

KINDS = (
    ProblemKind(
        code="FORK01",
        title="En förklaring utan problem",
        meaning="Förklaringen i rapport.yml hör inte till något problem som granskningen hittar. Ofta har en siffra ändrats sedan den skrevs.",
        why="En förklaring som inte längre stämmer ska inte stå hos siffran.",
        remedy="Ändra gäller till det som granskningen säger nu, eller ta bort förklaringen.",
        severity=Severity.WARNING,
    ),
    ProblemKind(
        code="FORK02",
        title="Problemet går inte att förklara",
        meaning="Bara problem som kan bero på dokumentet självt går att förklara. Andra måste rättas.",
        why="Ett fel i våra egna filer blir inte rätt av en förklaring.",
        remedy="Rätta problemet och ta bort förklaringen.",
    ),
)
