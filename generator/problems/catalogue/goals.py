"""Goals and indicators: their words, what measures them, and whether reports follow them up."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind, Severity

_BOARD = "data/exempelstad/kulturnamnden"
_REPORT = f"{_BOARD}/2024/delarsrapport-08"
_YEAR_END = (
    "titel: Verksamhetsberättelse 2024\nslag: verksamhetsberättelse\navser: 2024\n"
    "publiceras: 2025-03-20T08:00+01:00\n"
    "dokument: {titel: Verksamhetsberättelse 2024, fil: bokslut-2024, daterat: 2025-03-03}\n"
    "sammanträde: {datum: 2025-03-12}\n"
    "tabeller:\n  - {fil: indikatorer.csv, rubrik: Indikatorer, avsnitt: Indikatorer}\n"
)
_TARGETS = (
    Edit(
        f"{_BOARD}/2024/verksamhetsplan/rapport.yml",
        None,
        "titel: Verksamhetsplan 2024\nslag: verksamhetsplan\navser: 2024\n"
        "publiceras: 2023-12-20T08:00+01:00\n"
        "dokument: {titel: Verksamhetsplan 2024, fil: plan-2024, daterat: 2023-12-01}\n"
        "sammanträde: {datum: 2023-12-13}\n"
        "tabeller:\n  - {fil: indikatorer.csv, rubrik: Indikatorer, avsnitt: Indikatorer}\n",
    ),
    Edit(f"{_BOARD}/2024/verksamhetsplan/indikatorer.csv", None, "indikator;målvärde 2024\nelever-i-ko;30\n"),
    Edit(f"{_BOARD}/2024/verksamhetsberattelse/rapport.yml", None, _YEAR_END),
)
_FOLLOW_UPS = (
    "uppföljning:\n"
    "  - {mål: fler-besok, uppfyllelse: Nås, sida: 5}\n"
    "  - {mål: meroppet, genomförande: Klart, sida: 7}\n"
    "  - {mål: kortare-ko, uppfyllelse: Nås delvis, sida: 8}\n"
    "  - {mål: nojda-elever, uppfyllelse: Nås inte, sida: 8}\n"
    "  - {mål: dans-i-byarna, genomförande: Påbörjat, sida: 9}\n"
    "  - {mål: skolsamverkan, uppfyllelse: Nås, sida: 9}\n"
)

KINDS = (
    ProblemKind(
        code="MAL01",
        title="Ord som styrmodellen inte känner",
        meaning="Kommunens egna ord för måluppfyllelse och genomförande står i kommun.yml, så att de kan visas på samma sätt överallt.",
        why="Ett ord som inte finns där får ingen färg, ingen symbol och ingen plats i sammanställningen av hur målen går.",
        remedy="Rätta stavningen, eller lägg till ordet i styrmodellen i kommun.yml.",
        example=Example(
            (Edit(f"{_REPORT}/uppfoljning.yml", "uppfyllelse: Nås delvis", "uppfyllelse: Nås till hälften"),),
            'Ordet "Nås till hälften" finns inte under uppfyllelse i kommun.yml.',
        ),
        near_miss=NearMiss(
            (Edit(f"{_REPORT}/uppfoljning.yml", "uppfyllelse: Nås delvis", "uppfyllelse: NÅS DELVIS"),),
            "Stora och små bokstäver spelar ingen roll.",
        ),
    ),
    ProblemKind(
        code="MAL02",
        title="Mål utan indikator",
        meaning="Inget mäter målet: varken det självt eller något under det har en indikator, fast nämnden mäter andra mål av samma slag.",
        why="Läsaren kan inte se i siffror om målet nås, och får lita på nämndens egen bedömning.",
        remedy="Lägg till målets indikatorer i mal.yml, eller förklara i rapport.yml att dokumentet inte anger några.",
        severity=Severity.NOTE,
        explainable=True,
        example=Example(
            (Edit(f"{_BOARD}/2025/mal.yml", "    indikatorer: [besok]\n", ""),),
            "1 av de 2 målen 2025 saknar indikator: fler-besok.",
        ),
        near_miss=NearMiss(
            (Edit(f"{_BOARD}/2024/mal.yml", "indikatorer: [besok, lan]", "indikatorer: [lan]"),),
            "Målet har kvar en indikator. Uppdrag och rubriker behöver inga.",
        ),
    ),
    ProblemKind(
        code="MAL03",
        title="En uppföljning utan status",
        meaning="Rapporten följer upp målet men säger varken hur väl det är uppfyllt eller hur långt arbetet har kommit, fast kommunen har ord för det.",
        why="Hur det går för målet är det första som läsaren vill veta. På webbplatsen står det bara att bedömning saknas.",
        remedy="Lägg till uppfyllelse eller genomförande i uppfoljning.yml, eller förklara i rapport.yml att dokumentet inte anger någon status.",
        severity=Severity.WARNING,
        explainable=True,
        example=Example(
            (Edit(f"{_REPORT}/uppfoljning.yml", "    uppfyllelse: Nås inte\n", ""),),
            "Rapporten 2024/delarsrapport-08 anger ingen status för målet nojda-elever.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_REPORT}/uppfoljning.yml",
                    "    uppfyllelse: Nås inte\n",
                    "    genomförande: Påbörjat\n",
                ),
            ),
            "Det räcker med den ena: uppfyllelse eller genomförande.",
        ),
    ),
    ProblemKind(
        code="MAL04",
        title="Ett mål som rapporten inte nämner",
        meaning="Målet ska redovisas i rapporten, enligt redovisas i mal.yml eller för att det är årets sista rapport, men rapporten följer inte upp det.",
        why="Läsaren ska kunna se hur det gick för varje mål som nämnden satte upp, även de som det är tyst om.",
        remedy="Lägg till målet i uppfoljning.yml, eller förklara i rapport.yml att dokumentet inte nämner det.",
        severity=Severity.WARNING,
        explainable=True,
        example=Example(
            (
                Edit(
                    f"{_BOARD}/2024/mal.yml",
                    "      - id: meroppet\n",
                    "      - id: meroppet-igen\n        nivå: uppdrag\n        namn: Förvaltningen ska pröva meröppet igen\n        redovisas: [2024-T2]\n        källa: {rapport: delarsrapport-08, sida: 7}\n      - id: meroppet\n",
                ),
                Edit(
                    "content/exempelstad/kulturnamnden/2024/meroppet-igen.md",
                    None,
                    "Fler bibliotek ska vara öppna på kvällen.\n",
                ),
            ),
            "Rapporten 2024/delarsrapport-08 ska redovisa målet meroppet-igen, men nämner det inte.",
        ),
        near_miss=NearMiss(
            (Edit(f"{_BOARD}/2025/mal.yml", "redovisas: [2025-T2, 2025]", "redovisas: [2025-T1, 2025]"),),
            "Ingen rapport om de perioderna är publicerad än.",
        ),
    ),
    ProblemKind(
        code="MAL05",
        title="Målet bygger på ett senare mål",
        meaning="Det mål som står under bygger på finns inte under något tidigare år.",
        why="Länken ska föra läsaren bakåt i tiden, till det mål som det här fortsätter.",
        remedy="Ange ett tidigare mål under bygger på, eller ta bort raden.",
        example=Example(
            (Edit(f"{_BOARD}/2025/mal.yml", "bygger på: kortare-ko", "bygger på: bokbuss"),),
            'Målet "plats-i-kulturskolan" 2025 bygger på "bokbuss", som kommer först 2025.',
        ),
        near_miss=NearMiss(
            (Edit(f"{_BOARD}/2025/mal.yml", "bygger på: kortare-ko", "bygger på: fler-besok"),),
            "Målet fler-besok finns båda åren, och därför också ett tidigare.",
        ),
    ),
    ProblemKind(
        code="IND01",
        title="Målindikator utan mål",
        meaning="Indikatorn är en målindikator, men inget mål något år nämner den.",
        why="Läsaren ser en siffra som ska mäta ett mål, men får inte veta vilket.",
        remedy="Lägg till indikatorn under sitt mål i mal.yml, eller ändra dess art.",
        severity=Severity.NOTE,
        example=Example(
            (
                Edit(
                    f"{_BOARD}/indikatorer.yml",
                    "    önskad riktning: ingen\n    art: informationstal\n",
                    "    önskad riktning: ingen\n    art: målindikator\n",
                ),
            ),
            "Målindikatorn uthyrningar hör inte till något mål.",
        ),
        near_miss=NearMiss(
            (Edit(f"{_BOARD}/2025/mal.yml", "indikatorer: [besok]", "indikatorer: [lan]"),),
            "Indikatorn besok hör till ett mål ett annat år, och det räcker.",
        ),
    ),
    ProblemKind(
        code="IND02",
        title="Ett målvärde utan utfall",
        meaning="Året är redovisat, men ingen rapport anger utfallet för en indikator som hade ett målvärde det året.",
        why="Den som läste målvärdet vill veta hur det gick. Ett löfte ska inte försvinna i det tysta.",
        remedy="Lägg till utfallet ur årets sista rapport, eller förklara i rapport.yml att dokumentet inte anger det.",
        severity=Severity.WARNING,
        explainable=True,
        example=Example(
            (
                *_TARGETS,
                Edit(
                    f"{_BOARD}/2024/verksamhetsberattelse/indikatorer.csv",
                    None,
                    "indikator;utfall 2024\nbesok;83 000\nelever-i-ko;\n",
                ),
                Edit(f"{_BOARD}/2024/verksamhetsberattelse/uppfoljning.yml", None, _FOLLOW_UPS),
            ),
            "Indikatorn elever-i-ko hade målvärdet 30 för 2024, men ingen rapport anger utfallet.",
        ),
        near_miss=NearMiss(
            (
                *_TARGETS,
                Edit(
                    f"{_BOARD}/2024/verksamhetsberattelse/indikatorer.csv",
                    None,
                    "indikator;utfall 2024\nbesok;83 000\nelever-i-ko;..\n",
                ),
                Edit(f"{_BOARD}/2024/verksamhetsberattelse/uppfoljning.yml", None, _FOLLOW_UPS),
            ),
            "Dokumentet säger att uppgiften saknas, och det får läsaren veta.",
        ),
    ),
)
