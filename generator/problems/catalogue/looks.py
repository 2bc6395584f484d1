"""A municipality's own look: its colours and its logo."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind

_COLOUR = ("data/exempelstad/kommun.yml", '"#7a1f5c"')
_LOGO = "data/exempelstad/logotyp.svg"

KINDS = (
    ProblemKind(
        code="UTS01",
        title="Färg som är svår att läsa",
        meaning="Kommunens färg används för länkar, knappar och sidhuvudet. Den här färgen har för liten kontrast mot bakgrunden.",
        why="Den som ser dåligt, eller sitter i solen med en telefon, kan inte läsa texten. Lagen om tillgänglighet till digital offentlig service kräver kontrasten 4,5 till 1.",
        remedy="Välj en mörkare färg för ljust läge, eller en ljusare för mörkt läge. Meddelandet har ett förslag som ligger så nära er färg som det går.",
        example=Example(
            (Edit(*_COLOUR, '"#ffcc00"'),),
            "färg är #ffcc00, som har kontrasten 1,3 mot webbplatsens bakgrund i ljust läge. Text och länkar behöver minst 4,5.",
        ),
        near_miss=NearMiss(
            (Edit(*_COLOUR, '"#0A5C36"'),),
            "Färgen är mörk nog för ljust läge. En ljusare färg för mörkt läge räknar vi fram.",
        ),
    ),
    ProblemKind(
        code="UTS02",
        title="Logotyp som inte går att använda",
        meaning="Filen som kommun.yml anger som logotyp saknas, är för stor, är ingen bild i formatet SVG eller PNG, eller innehåller något annat än en bild.",
        why="En bild med skript eller länkar till andra webbplatser är en säkerhetsrisk, och en stor bild gör alla sidor långsamma.",
        remedy="Lägg filen bredvid kommun.yml. Be den som har gjort logotypen om en ren SVG-fil utan skript, länkar och inbäddade bilder, eller om en PNG-fil på högst 50 kB.",
        example=Example(
            (
                Edit(
                    _LOGO,
                    None,
                    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script></svg>\n',
                ),
            ),
            "Logotypen logotyp.svg innehåller <script>, som inte hör hemma i en logotyp.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    _LOGO,
                    None,
                    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#7a1f5c" d="M0 0h9v9z"/></svg>\n',
                ),
            ),
            "Filen finns bredvid kommun.yml och innehåller bara en bild.",
        ),
    ),
)
