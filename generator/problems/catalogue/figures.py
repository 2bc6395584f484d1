"""Figures that are not likely to be what the document says."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind, Severity

_BOARD = "data/exempelstad/kulturnamnden"
_INTERIM = f"{_BOARD}/2024/delarsrapport-08"
_PLAN = f"{_BOARD}/2025/verksamhetsplan"
_INDICATORS = f"{_INTERIM}/indikatorer.csv"

KINDS = (
    ProblemKind(
        code="TAL01",
        title="Fler decimaler än indikatorn har",
        meaning="Siffran har fler decimaler än vad indikatorns definition anger, och skulle avrundas när den visas.",
        why="Läsaren ska se siffran som den står i dokumentet.",
        remedy="Ändra decimaler i indikatorer.yml eller rätta siffran.",
        example=Example(
            (Edit(_INDICATORS, "lan;;5,2;5,9;6,1;..;;5", "lan;;5,25;5,9;6,1;..;;5"),),
            '"5,25" har 2 decimaler, men indikatorn visas med 1.',
        ),
        near_miss=NearMiss(
            (Edit(_INDICATORS, "lan;;5,2;5,9;6,1;..;;5", "lan;;5;5,9;6,1;..;;5"),),
            "Ett heltal får stå utan decimaler.",
        ),
    ),
    ProblemKind(
        code="TAL02",
        title="Värdet passar inte enheten",
        meaning="Ett procenttecken står vid något som inte är procent, eller en siffra ligger utanför indikatorns skala.",
        why="En andel på 920 procent är orimlig, och ett antal med procenttecken säger något helt annat än det ska.",
        remedy="Rätta cellen eller indikatorns enhet eller skala.",
        example=Example(
            (
                Edit(
                    f"{_PLAN}/indikatorer.csv",
                    "nojda-elever;[a];88 %;90 %;≥92 %;;7",
                    "nojda-elever;[a];88 %;90 %;≥920 %;;7",
                ),
            ),
            '"≥920 %" ligger utanför skalan 0–100.',
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_PLAN}/indikatorer.csv",
                    "nojda-elever;[a];88 %;90 %;≥92 %;;7",
                    "nojda-elever;[a];88 %;90 %;100 %;;7",
                ),
            ),
            "Skalans ändar hör till skalan.",
        ),
    ),
    ProblemKind(
        code="TAL03",
        title="Tecknet är omvänt",
        meaning="Siffran stämmer med de andra om minus blir plus eller plus blir minus, "
        "eller är negativ fast det inte går.",
        why="Ett överskott med fel tecken blir ett underskott för den som läser.",
        remedy="Jämför tecknet med dokumentet. Står det så i dokumentet, förklara det i rapport.yml.",
        explainable=True,
        example=Example(
            (
                Edit(
                    f"{_INTERIM}/drift.csv",
                    "kulturskola;18900;18400;-500;17980;;11",
                    "kulturskola;18900;18400;500;17980;;11",
                ),
            ),
            "Kulturskola, avvikelse 2024, är +500, men tabellens övriga siffror stämmer bara om det är \u2212500.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_INTERIM}/drift.csv",
                    "kulturskola;18900;18400;-500;17980;;11",
                    "kulturskola;18900;18400;-501;17980;;11",
                ),
            ),
            "Kulturskolan väntas dra över sin budget, så minus är rätt tecken.",
        ),
    ),
    ProblemKind(
        code="TAL04",
        title="Enheten verkar fel",
        meaning="Siffran är ungefär tusen gånger större eller mindre än de andra i serien, "
        "är en andel bland procenttal eller är en omöjlig procentsats.",
        why="Kronor bland tusental kronor blir en tusen gånger för stor siffra i tabellen och i diagrammet.",
        remedy="Räkna om siffran till seriens enhet. Stämmer den ändå, förklara den i rapport.yml.",
        severity=Severity.WARNING,
        explainable=True,
        example=Example(
            (
                Edit(
                    f"{_PLAN}/indikatorer.csv",
                    "besok;61 240;78 905;81 402;Minst 85 000;;6",
                    "besok;61 240;78 905;81;Minst 85 000;;6",
                ),
            ),
            "Besök på biblioteken, utfall 2023, är 81, ungefär 1\u00a0000 gånger mindre än seriens övriga siffror "
            "(61\u00a0240–82\u00a0000).",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_PLAN}/indikatorer.csv",
                    "besok;61 240;78 905;81 402;Minst 85 000;;6",
                    "besok;61 240;78 905;8 140;Minst 85 000;;6",
                ),
            ),
            "Tio gånger mindre är ingen annan enhet. Siffran nämns i stället som ovanlig, TAL05.",
        ),
    ),
    ProblemKind(
        code="TAL05",
        title="Ovanlig siffra",
        meaning="Siffran ligger långt från de andra i serien, mycket längre än de ligger från varandra.",
        why="Ofta är det en felskrivning, som 51 i stället för 15. Läsaren skulle tro att något stort har hänt.",
        remedy="Jämför med dokumentet. Stämmer siffran, förklara den i rapport.yml.",
        severity=Severity.WARNING,
        explainable=True,
        example=Example(
            (
                Edit(
                    f"{_PLAN}/indikatorer.csv",
                    "besok;61 240;78 905;81 402;Minst 85 000;;6",
                    "besok;61 240;78 905;8 140;Minst 85 000;;6",
                ),
            ),
            "Besök på biblioteken, utfall 2023, är 8\u00a0140, men seriens övriga siffror är 61\u00a0240–82\u00a0000.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_PLAN}/indikatorer.csv",
                    "besok;61 240;78 905;81 402;Minst 85 000;;6",
                    "besok;61 240;78 905;101 402;Minst 85 000;;6",
                ),
            ),
            "Besöken har ökat mycket, men inte mer än att det kan vara sant.",
        ),
    ),
    ProblemKind(
        code="TAL06",
        title="Siffran är från framtiden",
        meaning="Ett utfall gäller en tid som inte hade slutat när dokumentet daterades, "
        "eller så gjordes prognosen efter dokumentets datum.",
        why="Det som inte har hänt än går inte att redovisa. Läsaren skulle ta en prognos för ett utfall.",
        remedy="Rätta kolumnens rubrik till prognos eller rätt år, eller rätta daterat i rapport.yml.",
        example=Example(
            (
                Edit(
                    f"{_INTERIM}/drift.csv",
                    "post;prognos 2024;budget 2024;avvikelse 2024;bokslut 2023;not;sida",
                    "post;bokslut 2024;budget 2024;avvikelse 2024;bokslut 2023;not;sida",
                ),
            ),
            "Dokumentet är daterat 12 september 2024, men bokslut 2024 gäller en tid som slutar 31 december 2024.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_INTERIM}/drift.csv",
                    "post;prognos 2024;budget 2024;avvikelse 2024;bokslut 2023;not;sida",
                    "post;prognos 2024 per 2024-08;budget 2024;avvikelse 2024;bokslut 2023;not;sida",
                ),
            ),
            "En prognos gäller en tid som inte har slutat.",
        ),
    ),
    ProblemKind(
        code="TAL07",
        title="En siffra bland noterna",
        meaning="Kolumnen not innehåller bara ett tal. Det har troligen hamnat en kolumn för långt åt höger.",
        why="Siffran skulle saknas i tabellen och i stället stå som en obegriplig not.",
        remedy="Flytta talet till rätt kolumn, eller skriv noten med ord.",
        example=Example(
            (Edit(f"{_INTERIM}/drift.csv", "stab;6000;6100;100;5905;;11", "stab;6000;6100;100;;5905;11"),),
            'Kolumnen not innehåller bara talet "5905".',
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_INTERIM}/drift.csv",
                    "stab;6000;6100;100;5905;;11",
                    "stab;6000;6100;100;5905;Varav 900 tkr är hyror.;11",
                ),
            ),
            "En not får innehålla tal, om den är skriven med ord.",
        ),
    ),
    ProblemKind(
        code="LUCKA01",
        title="En lucka i serien",
        meaning="Serien har utfall före och efter ett år, men ingenting för året och inget skäl till det.",
        why="Läsaren ser ett hål i diagrammet och vet inte om siffran saknas eller har glömts bort.",
        remedy="Fyll i siffran, skriv .. eller en not, eller ange ett brott i serien i indikatorer.yml.",
        severity=Severity.WARNING,
        explainable=True,
        example=Example(
            (Edit(_INDICATORS, "uthyrningar;;.;–;12;20;;9", "uthyrningar;;.;;12;20;;9"),),
            "Antal uthyrningar av scenen har inget utfall för 2022, och inget skäl anges.",
        ),
        near_miss=NearMiss(
            (Edit(_INDICATORS, "uthyrningar;;.;–;12;20;;9", "uthyrningar;;.;..;12;20;;9"),),
            "Tecknet .. är ett skäl: uppgiften saknas.",
        ),
    ),
)
