"""What may single people out."""

from generator.problems.kind import ProblemKind

KINDS = (
    ProblemKind(
        code="PERS01",
        title="Personuppgift",
        meaning="Personnummer, samordningsnummer, personers e-postadresser och mobilnummer får inte stå i någon källa, eftersom allt i källorna blir offentligt.",
        why="",
        remedy="Ta bort uppgiften. Skriv en roll eller en funktion i stället.",
    ),
)
