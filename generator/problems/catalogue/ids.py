"""Ids that lead nowhere, stand twice or take an address of the site."""

from generator.problems.kind import ProblemKind

KINDS = (
    ProblemKind(
        code="ID01",
        title="Okänt id",
        meaning="Id:t finns inte där det ska vara definierat. Ofta är det felstavat.",
        why="",
        remedy="Rätta stavningen eller lägg till definitionen.",
    ),
    ProblemKind(
        code="ID02",
        title="Samma id två gånger",
        meaning="Ett id är en adress på webbplatsen och får bara användas en gång.",
        why="",
        remedy="Byt id på den ena.",
    ),
    ProblemKind(
        code="ID03",
        title="Adressen är upptagen",
        meaning="Mappens namn blir en adress, och webbplatsen har redan en egen sida där.",
        why="",
        remedy="Byt namn på mappen.",
    ),
)
