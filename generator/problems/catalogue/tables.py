"""CSV files that cannot be read as tables."""

from generator.problems.kind import ProblemKind

KINDS = (
    ProblemKind(
        code="CSV01",
        title="Rubrikraden kan inte tolkas",
        meaning="Första raden i en CSV-fil anger vad kolumnerna innehåller: indikator eller post, sedan mått och period.",
        why="",
        remedy="Rätta rubriken så som meddelandet visar.",
    ),
    ProblemKind(
        code="CSV02",
        title="Fel antal celler på raden",
        meaning="Raden har fler eller färre celler än rubrikraden. Då går det inte att veta vilken siffra som hör till vilken kolumn.",
        why="",
        remedy="Lägg till eller ta bort celler så att raden stämmer med rubrikraden.",
    ),
    ProblemKind(
        code="CSV03",
        title="Cellen kan inte tolkas",
        meaning="Cellen är varken ett tal eller någon av de beteckningar som formatet känner till.",
        why="",
        remedy="Skriv talet med decimalkomma, till exempel 12,5.",
    ),
    ProblemKind(
        code="CSV04",
        title="Ett ensamt streck",
        meaning="Ett streck betyder olika saker i olika dokument: noll, uppgift saknas eller inte aktuellt.",
        why="",
        remedy="Skriv 0, – (inget finns att redovisa), .. (uppgift saknas) eller . (kan inte förekomma).",
    ),
    ProblemKind(
        code="CSV05",
        title="Samma rad eller kolumn två gånger",
        meaning="Samma siffra får bara anges en gång i samma rapport.",
        why="",
        remedy="Ta bort den ena eller skilj dem åt med en dimension.",
    ),
)
