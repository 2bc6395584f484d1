"""Goals and indicators."""

from generator.problems.kind import ProblemKind

KINDS = (
    ProblemKind(
        code="MAL01",
        title="Ord som styrmodellen inte känner",
        meaning="Kommunens egna ord för måluppfyllelse och genomförande står i kommun.yml, så att de kan visas på samma sätt överallt.",
        why="",
        remedy="Rätta stavningen, eller lägg till ordet i styrmodellen i kommun.yml.",
    ),
)
