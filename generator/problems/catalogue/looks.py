"""A municipality's own look: its colours and its logo."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind

_MUNICIPALITY = "data/exempelstad/kommun.yml"
_LICENCE = "licens: CC0-1.0\n"
_LOGO = "data/exempelstad/logotyp.svg"
_WITH_LOGO = Edit(_MUNICIPALITY, _LICENCE, f"{_LICENCE}utseende: {{logotyp: logotyp.svg}}\n")

KINDS = (
    ProblemKind(
        code="UTS01",
        title="Färg som är svår att läsa",
        meaning="Kommunens färg används för länkar, knappar och sidhuvudet. Den här färgen har för liten kontrast mot bakgrunden.",
        why="Den som ser dåligt, eller sitter i solen med en telefon, kan inte läsa texten. Lagen om tillgänglighet till digital offentlig service kräver kontrasten 4,5 till 1.",
        remedy="Välj en mörkare färg för ljust läge, eller en ljusare för mörkt läge. Meddelandet har ett förslag som ligger så nära er färg som det går.",
        example=Example(
            (Edit(_MUNICIPALITY, _LICENCE, f'{_LICENCE}utseende: {{färg: "#ffcc00"}}\n'),),
            "färg är #ffcc00, som har kontrasten 1,3 mot webbplatsens bakgrund i ljust läge. Text och länkar behöver minst 4,5.",
        ),
        near_miss=NearMiss(
            (Edit(_MUNICIPALITY, _LICENCE, f'{_LICENCE}utseende: {{färg: "#7a1f5c"}}\n'),),
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
                _WITH_LOGO,
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
                _WITH_LOGO,
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
