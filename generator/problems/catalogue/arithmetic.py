"""Sums, formulas and variances that the printed figures do not bear out."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind, Severity

_BOARD = "data/exempelstad/kulturnamnden"
_INTERIM = f"{_BOARD}/2024/delarsrapport-08"
_PLAN = f"{_BOARD}/2025/verksamhetsplan"
_ECONOMY = f"{_BOARD}/ekonomi.yml"
_REMEDY = (
    "Rätta den cell som skiljer sig från dokumentet. Står felet i dokumentet, förklara det i rapport.yml."
)


def _months(third: str) -> tuple[Edit, ...]:
    """A table of accumulated variances and how they have changed; `third` are the figures of March."""
    return (
        Edit(
            f"{_PLAN}/resultat.csv",
            None,
            "post;avvikelse 2024-01;avvikelse 2024-02;avvikelse 2024-03;differens 2024-03;sida\n"
            f"avgifter;-22;-17;{third};13\n",
        ),
    )


def _invested(total: str) -> tuple[Edit, ...]:
    return (
        Edit(
            f"{_PLAN}/resultat.csv",
            None,
            f"post;budget 2025;ombudgetering 2025;totalbudget 2025;sida\npersonal;500;687;{total};13\n",
        ),
    )


def _by_sex(indicator: str, total: str, women: str, men: str) -> tuple[Edit, ...]:
    return (
        Edit(f"{_PLAN}/rapport.yml", "tabeller:\n", "tabeller:\n  - {fil: mer.csv, rubrik: Mer}\n"),
        Edit(
            f"{_PLAN}/mer.csv",
            None,
            "indikator;kön;utfall 2024-06;sida\n"
            f"{indicator};T;{total};8\n{indicator};K;{women};8\n{indicator};M;{men};8\n",
        ),
    )


KINDS = (
    ProblemKind(
        code="SUM01",
        title="Summan stämmer inte",
        meaning="Posterna summerar inte till den summa som står i dokumentet, mer än vad avrundning kan förklara.",
        why="Den som räknar efter ser att något är fel, och vet inte vilken siffra som går att lita på.",
        remedy=_REMEDY,
        explainable=True,
        example=Example(
            (
                Edit(
                    f"{_PLAN}/drift.csv",
                    "nettokostnad;64 000;66 850[b];68 000;68 600;69 400;;12",
                    "nettokostnad;64 000;66 850[b];68 000;68 600;69 410;;12",
                ),
            ),
            "Summan av posterna är 69\u00a0400, men Nettokostnad, plan 2027, säger 69\u00a0410.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_PLAN}/drift.csv",
                    "nettokostnad;64 000;66 850[b];68 000;68 600;69 400;;12",
                    "nettokostnad;64 000;66 850[b];68 000;68 600;69 401;;12",
                ),
            ),
            "Tre avrundade poster kan ge en summa som skiljer sig med 1. Granskningen nämner det som avrundning.",
        ),
    ),
    ProblemKind(
        code="SUM02",
        title="En post saknas i summan",
        meaning="Några av posterna som summan består av finns i tabellen, men inte alla, eller så är en av cellerna tom. "
        "Då går summan inte att kontrollera.",
        why="En tabell utan alla sina poster ser ut att vara hel, fast en del av pengarna inte syns.",
        remedy="Lägg till raden eller siffran som saknas, eller ändra summan i ekonomi.yml.",
        example=Example(
            (Edit(f"{_INTERIM}/drift.csv", "stab;6000;6100;100;5905;;11\n", ""),),
            "Summan Nettokostnad består också av stab, som inte finns i tabellen.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_INTERIM}/drift.csv",
                    None,
                    "post;prognos 2024;budget 2024;sida\nnettokostnad;66100;66500;11\n",
                ),
            ),
            "En tabell får visa bara summan, om dokumentet gör det.",
        ),
    ),
    ProblemKind(
        code="SUM03",
        title="Formeln stämmer inte",
        meaning="Posten ska enligt ekonomi.yml kunna räknas fram ur andra poster, men gör det inte.",
        why="Läsaren ska kunna räkna fram nettokostnaden eller resultatet ur tabellen och få samma svar.",
        remedy=_REMEDY,
        explainable=True,
        example=Example(
            (
                Edit(
                    f"{_PLAN}/resultat.csv",
                    "nettokostnader;64 000;66 850;68 000;;13",
                    "nettokostnader;64 010;66 850;68 000;;13",
                ),
            ),
            "Summa kostnader − Summa intäkter är 64\u00a0000, men Nettokostnader, bokslut 2023, säger 64\u00a0010.",
        ),
        near_miss=NearMiss(
            (
                Edit(_ECONOMY, "        lika med: drift/nettokostnad\n", ""),
                Edit(f"{_PLAN}/resultat.csv", "nettokostnader;64 000", "nettokostnader;64 001"),
            ),
            "Två avrundade poster kan ge ett resultat som skiljer sig med 1.",
        ),
    ),
    ProblemKind(
        code="SUM04",
        title="Två tabeller säger olika",
        meaning="Posten ska enligt ekonomi.yml vara lika med en post i en annan tabell i samma rapport.",
        why="När samma belopp har två värden i en rapport vet läsaren inte vilket som gäller.",
        remedy=_REMEDY,
        explainable=True,
        example=Example(
            (
                Edit(
                    f"{_PLAN}/resultat.csv",
                    "nettokostnader;64 000;66 850;68 000;;13",
                    "nettokostnader;64 001;66 850;68 000;;13",
                ),
            ),
            "Nettokostnader, bokslut 2023, är 64\u00a0001 här, men 64\u00a0000 i drift.csv på rad 5.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_PLAN}/resultat.csv",
                    "nettokostnader;64 000;66 850;68 000;;13",
                    "nettokostnader;;66 850;68 000;;13",
                ),
            ),
            "Två tabeller behöver inte visa samma kolumner. Bara det som står i båda jämförs.",
        ),
    ),
    ProblemKind(
        code="SUM05",
        title="Avrundning",
        meaning="Posterna summerar nästan till summan. Skillnaden är så liten att avrundning kan förklara den.",
        why="Läsare som räknar efter ska veta att skillnaden är sedd, och att dokumentet har avrundade tal.",
        remedy="Ingenting behöver göras. Jämför med dokumentet om du är osäker.",
        severity=Severity.NOTE,
        example=Example(
            (
                Edit(
                    f"{_PLAN}/drift.csv",
                    "nettokostnad;64 000;66 850[b];68 000;68 600;69 400;;12",
                    "nettokostnad;64 000;66 850[b];68 000;68 600;69 401;;12",
                ),
            ),
            "Nettokostnad, plan 2027, är 69\u00a0401 och summan av posterna 69\u00a0400: avrundning.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_PLAN}/drift.csv",
                    "nettokostnad;64 000;66 850[b];68 000;68 600;69 400;;12",
                    "nettokostnad;64 000;66 850[b];68 000;68 600;69 410;;12",
                ),
            ),
            "Tre avrundade poster kan inte ge en skillnad på 10. Det är ett fel, SUM01.",
        ),
    ),
    ProblemKind(
        code="SUM06",
        title="Totalbudgeten stämmer inte",
        meaning="Totalbudgeten är budgeten och ombudgeteringen tillsammans, men summan av dem är en annan.",
        why="Läsaren ska kunna se hur mycket av pengarna som är nya och hur mycket som följer med från förra året.",
        remedy=_REMEDY,
        explainable=True,
        example=Example(
            _invested("1 178"),
            "Personal, totalbudget 2025, är 1\u00a0178, men 500 (budget 2025) och 687 (ombudgetering 2025) "
            "ger 1\u00a0187.",
        ),
        near_miss=NearMiss(
            _invested("1 188"), "Två avrundade belopp kan ge en totalbudget som skiljer sig med 1."
        ),
    ),
    ProblemKind(
        code="SUM07",
        title="Kvinnor och män blir inte totalen",
        meaning="För sådant som räknas i antal ska kvinnor och män tillsammans vara lika många som totalen.",
        why="Annars är någon räknad två gånger eller inte alls, och läsaren ser inte vilket.",
        remedy=_REMEDY,
        explainable=True,
        example=Example(
            _by_sex("besok", "25", "21", "3"),
            "Besök på biblioteken, utfall 2024-06, är 25 totalt, men 21 kvinnor och 3 män blir 24.",
        ),
        near_miss=NearMiss(
            _by_sex("besok", "24", "sekretess", "sekretess"),
            "När könen inte redovisas finns det inget att räkna ihop.",
        ),
    ),
    ProblemKind(
        code="SUM08",
        title="Totalen ligger inte mellan könen",
        meaning="En andel eller ett medelvärde för alla ligger alltid mellan det för kvinnor och det för män.",
        why="En total utanför könens värden betyder att någon av de tre siffrorna är fel.",
        remedy="Jämför alla tre med dokumentet. Står det så i dokumentet, förklara det i rapport.yml.",
        severity=Severity.WARNING,
        explainable=True,
        example=Example(
            (
                Edit(
                    f"{_INTERIM}/indikatorer.csv",
                    "nojda-elever;K;[a];90;91;;;8",
                    "nojda-elever;K;[a];90;88;;;8",
                ),
            ),
            "Nöjda elever, utfall 2023, är 90 totalt, men 88 för kvinnor och 88 för män. "
            "Totalen borde ligga däremellan.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_INTERIM}/indikatorer.csv",
                    "nojda-elever;K;[a];90;91;;;8",
                    "nojda-elever;K;[a];90;89;;;8",
                ),
            ),
            "Avrundade andelar kan skilja sig med 1.",
        ),
    ),
    ProblemKind(
        code="AVV01",
        title="Avvikelsen stämmer inte",
        meaning="Avvikelsen är alltid budget minus prognos eller utfall, så att plus betyder överskott.",
        why="Avvikelsen säger om pengarna räcker. Är den fel får läsaren en falsk bild av nämndens ekonomi.",
        remedy=_REMEDY,
        explainable=True,
        example=Example(
            (
                Edit(f"{_INTERIM}/drift.csv", "41200;42000;800", "41200;42000;700"),
                Edit(f"{_INTERIM}/drift.csv", "66100;66500;400", "66100;66500;300"),
            ),
            "Bibliotek, avvikelse 2024, är +700, men 42\u00a0000 (budget 2024) och 41\u00a0200 (prognos 2024) ger +800.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_INTERIM}/drift.csv",
                    "bibliotek;41200;42000;800;40115;;11",
                    "bibliotek;41200;42000;801;40115;;11",
                ),
            ),
            "Två avrundade belopp kan ge en avvikelse som skiljer sig med 1.",
        ),
    ),
    ProblemKind(
        code="AVV02",
        title="Förändringen av avvikelsen stämmer inte",
        meaning="Differensen är hur mycket den samlade avvikelsen har ändrats sedan den förra perioden.",
        why="Differensen visar om det går bättre eller sämre. Är den fel ser läsaren fel riktning.",
        remedy=_REMEDY,
        explainable=True,
        example=Example(
            _months("-2;51"),
            "Avgifter, differens 2024-03, är +51, men \u22122 (avvikelse 2024-03) och \u221217 (avvikelse 2024-02) "
            "ger +15.",
        ),
        near_miss=NearMiss(
            _months("-2;16"), "Två avrundade avvikelser kan ge en differens som skiljer sig med 1."
        ),
    ),
    ProblemKind(
        code="AVV03",
        title="Avvikelsen har fel år",
        meaning="Tabellen har en avvikelse, men budgeten eller prognosen intill har ett annat år i sin rubrik. "
        "Då går avvikelsen inte att kontrollera.",
        why="Står siffrorna under fel år får läsaren fel budget för båda åren.",
        remedy="Rätta den rubrik som skiljer sig från dokumentet. Stämmer alla, förklara det i rapport.yml.",
        severity=Severity.WARNING,
        explainable=True,
        example=Example(
            (
                Edit(
                    f"{_INTERIM}/drift.csv",
                    "prognos 2024;budget 2024;avvikelse 2024",
                    "prognos 2024;budget 2023;avvikelse 2024",
                ),
            ),
            'Kolumnen "avvikelse 2024" gäller en annan tid än "budget 2023", '
            "så avvikelsen går inte att räkna efter.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_INTERIM}/drift.csv",
                    "prognos 2024;budget 2024;avvikelse 2024",
                    "prognos 2024;budget 2025;avvikelse 2024",
                ),
            ),
            "En tabell får visa avvikelsen för ett år bredvid nästa års budget.",
        ),
    ),
)
