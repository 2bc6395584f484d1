"""Prose in content/."""

from generator.problems.kind import ProblemKind, Severity

KINDS = (
    ProblemKind(
        code="TEXT01",
        title="Text som inte hör till något",
        meaning="Texten i content/ ska ha samma sökväg som det mål eller den tabell som den beskriver.",
        why="",
        remedy="Rätta filnamnet eller ta bort filen.",
    ),
    ProblemKind(
        code="TEXT02",
        title="Mål utan text",
        meaning="Målet har ingen förklarande text. Läsaren får bara se dess namn.",
        why="",
        remedy="Skriv två till fem meningar i content/.",
        severity=Severity.WARNING,
    ),
    ProblemKind(
        code="TEXT03",
        title="Något är kvar att fylla i",
        meaning="Texten kommer från mallen som oppna-mal ny skrev, och skulle visas för läsaren som den är.",
        why="",
        remedy="Fyll i uppgiften.",
        severity=Severity.WARNING,
    ),
)
