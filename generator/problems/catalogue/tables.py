"""CSV files that cannot be read as tables."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind

_PLAN = "data/exempelstad/kulturnamnden/2025/verksamhetsplan"
_REPORT = "data/exempelstad/kulturnamnden/2024/delarsrapport-08"

KINDS = (
    ProblemKind(
        code="CSV01",
        title="Rubrikraden kan inte tolkas",
        meaning="Första raden i en CSV-fil anger vad kolumnerna innehåller: indikator eller post, sedan mått och period.",
        why="Rubriken säger om en siffra är budget eller utfall, och för vilket år. Gissar vi fel blir hela kolumnen fel.",
        remedy="Rätta rubriken så som meddelandet visar.",
        example=Example(
            (
                Edit(
                    f"{_PLAN}/drift.csv",
                    "post;bokslut 2023;budget 2024;budget 2025;plan 2026;plan 2027;not;sida",
                    "post;boksluts 2023;budget 2024;budget 2025;plan 2026;plan 2027;not;sida",
                ),
            ),
            'Kolumnen "boksluts 2023" går inte att tolka.',
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_PLAN}/drift.csv",
                    "post;bokslut 2023;budget 2024;budget 2025;plan 2026;plan 2027;not;sida",
                    "post;BOKSLUT  2023;budget 2024;budget 2025;plan 2026;plan 2027;not;sida",
                ),
            ),
            "Stora bokstäver och extra mellanslag i rubriken gör ingenting.",
        ),
    ),
    ProblemKind(
        code="CSV02",
        title="Fel antal celler på raden",
        meaning="Raden har fler eller färre celler än rubrikraden. Då går det inte att veta vilken siffra som hör till vilken kolumn.",
        why="Om en cell saknas flyttas siffrorna ett steg, och budgeten kan visas som utfall.",
        remedy="Lägg till eller ta bort celler så att raden stämmer med rubrikraden.",
        example=Example(
            (
                Edit(
                    f"{_PLAN}/drift.csv",
                    "stab;5 905;6 100;6 200;6 200;6 200;;12",
                    "stab;5 905;6 200;6 200;6 200;;12",
                ),
            ),
            "Raden har 7 celler men rubrikraden har 8.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_PLAN}/drift.csv",
                    "stab;5 905;6 100;6 200;6 200;6 200;;12",
                    "stab;5 905;;6 200;6 200;6 200;;12",
                ),
            ),
            "En tom cell är också en cell. Den betyder att dokumentet inte anger någon siffra där.",
        ),
    ),
    ProblemKind(
        code="CSV03",
        title="Cellen kan inte tolkas",
        meaning="Cellen är varken ett tal eller någon av de beteckningar som formatet känner till.",
        why="En siffra som går att läsa på två sätt får aldrig visas som om den vore säker.",
        remedy="Skriv talet med decimalkomma, till exempel 12,5.",
        example=Example(
            (Edit(f"{_REPORT}/indikatorer.csv", "lan;;5,2;5,9;6,1;..;;5", "lan;;5.2;5,9;6,1;..;;5"),),
            '"5.2" har en punkt, men tal skrivs med decimalkomma.',
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_REPORT}/indikatorer.csv",
                    "besok;;61240;78905;81310[b];82000;;5",
                    "besok;;61 240;78905;81310[b];82000;;5",
                ),
            ),
            "Tusental får skiljas åt med mellanslag, så som dokumenten brukar skriva dem.",
        ),
    ),
    ProblemKind(
        code="CSV04",
        title="Ett ensamt streck",
        meaning="Ett streck betyder olika saker i olika dokument: noll, uppgift saknas eller inte aktuellt.",
        why="Noll och okänt är inte samma sak. Läsaren ska få veta vilket det är.",
        remedy="Skriv 0, – (inget finns att redovisa), .. (uppgift saknas) eller . (kan inte förekomma).",
        example=Example(
            (Edit(f"{_REPORT}/indikatorer.csv", "uthyrningar;;.;–;12;20;;9", "uthyrningar;;.;-;12;20;;9"),),
            'Ett ensamt streck ("-") kan betyda flera saker.',
        ),
        near_miss=NearMiss(
            (Edit(f"{_REPORT}/indikatorer.csv", "uthyrningar;;.;–;12;20;;9", "uthyrningar;;–;–;12;20;;9"),),
            "Ett tankstreck (–) betyder alltid att det inte finns något att redovisa.",
        ),
    ),
    ProblemKind(
        code="CSV05",
        title="Samma rad eller kolumn två gånger",
        meaning="Samma siffra får bara anges en gång i samma rapport.",
        why="Står det två olika tal för samma sak vet varken vi eller läsaren vilket som är rätt.",
        remedy="Ta bort den ena eller skilj dem åt med en dimension.",
        example=Example(
            (
                Edit(
                    f"{_REPORT}/indikatorer.csv",
                    "nojda-elever;M;[a];86;88;;;8",
                    "nojda-elever;K;[a];86;88;;;8",
                ),
            ),
            '"nojda-elever" står redan på rad 5.',
        ),
        near_miss=NearMiss(
            (Edit(f"{_REPORT}/indikatorer.csv", "lan;;5,2;5,9;6,1;..;;5", "lan;K;5,2;5,9;6,1;..;;5"),),
            "Rader med olika kön, område eller grupp är olika siffror.",
        ),
    ),
)
