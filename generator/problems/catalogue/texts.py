"""Prose in content/."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind, Severity

_CONTENT = "content/exempelstad/kulturnamnden"
_DRIFT = f"{_CONTENT}/2024/delarsrapport-08/drift.md"
_GOAL = f"{_CONTENT}/2024/fler-besok.md"
_REPORT = "data/exempelstad/kulturnamnden/2024/delarsrapport-08/rapport.yml"

_HARD = (
    "Utvecklingen av bibliotekens verksamhet förutsätter en förvaltningsövergripande samverkan kring "
    "tillgänglighetsanpassning, kompetensförsörjning och lokaleffektivisering, varvid förvaltningsledningen "
    "prioriterar kvalitetssäkrade genomförandeprocesser i enlighet med gällande styrdokument. Uppföljningsarbetet "
    "intensifieras successivt genom kontinuerliga erfarenhetsutbyten mellan ansvariga verksamhetsföreträdare, "
    "utvecklingsledare och samverkansorganisationer inom kulturförvaltningens samlade ansvarsområden under året.\n"
)
_PLAIN = (
    "Biblioteken ska vara öppna längre. Personalen ordnar sagostunder för barn på alla filialer, och bokbussen "
    "kör till fler byar. Den som har lånekort kan gå in själv på kvällen. Nämnden vill att fler ska läsa böcker, "
    "och därför får skolorna hjälp av en bibliotekarie. Under hösten frågar kommunen besökarna vad de tycker.\n"
)

KINDS = (
    ProblemKind(
        code="TEXT01",
        title="Text som inte hör till något",
        meaning="Texten i content/ ska ha samma sökväg som det mål eller den tabell som den beskriver.",
        why="Texten visas inte för någon läsare, fast den som skrev den tror det.",
        remedy="Rätta filnamnet eller ta bort filen.",
        example=Example(
            (Edit(f"{_CONTENT}/2024/fler-besökare.md", None, "Fler ska besöka biblioteken.\n"),),
            "Texten hör inte till något mål, någon tabell eller sida.",
        ),
        near_miss=NearMiss(
            (Edit(f"{_CONTENT}/2024/delarsrapport-08/indikatorer.md", None, "Besöken har blivit fler.\n"),),
            "Texten har samma namn som tabellen indikatorer.csv i samma rapport.",
        ),
    ),
    ProblemKind(
        code="TEXT02",
        title="Mål utan text",
        meaning="Målet har ingen förklarande text. Läsaren får bara se dess namn.",
        why="Målets namn säger sällan vad nämnden tänker göra, och inte varför.",
        remedy="Skriv två till fem meningar i content/.",
        severity=Severity.WARNING,
        example=Example(
            (Edit(_GOAL, None, ""),),
            'Målet "fler-besok" har ingen text.',
        ),
        near_miss=NearMiss(
            (Edit(_GOAL, None, "Fler ska besöka biblioteken.\n"),),
            "En enda mening räcker för att målet ska ha en text.",
        ),
    ),
    ProblemKind(
        code="TEXT03",
        title="Något är kvar att fylla i",
        meaning="Texten kommer från mallen som oppna-mal ny skrev, och skulle visas för läsaren som den är.",
        why="Läsaren möter mallens ord i stället för kommunens uppgift.",
        remedy="Fyll i uppgiften.",
        severity=Severity.WARNING,
        example=Example(
            (
                Edit(
                    _REPORT,
                    "Dokumentet anger inte vilken dag nämnden behandlade delårsrapporten.",
                    "Fyll i sammanträdets datum.",
                ),
            ),
            '"datum saknas" är inte ifyllt: där står "Fyll i sammanträdets datum."',
        ),
        near_miss=NearMiss(
            (
                Edit(
                    _REPORT,
                    "Dokumentet anger inte vilken dag nämnden behandlade delårsrapporten.",
                    "Dokumentet lämnar datumet att fylla i.",
                ),
            ),
            "Orden fyll i står inte först, så texten kommer inte från mallen.",
        ),
    ),
    ProblemKind(
        code="TEXT04",
        title="Texten och tabellen säger olika",
        meaning=(
            "Ett belopp eller en andel i texten finns inte i rapportens tabeller, varken som det står eller som en "
            "skillnad, en summa eller en andel av tabellens siffror. Texten får vara avrundad."
        ),
        why="Läsaren möter två siffror om samma sak, och kan inte veta vilken som är rätt.",
        remedy=(
            "Jämför med dokumentet och rätta det som är fel. Står beloppet bara i dokumentets löptext skriver du var, "
            "i samma mening: (sida 18) eller (avsnitt 1.4). Säger dokumentet självt två saker förklarar du det under "
            "förklaringar i rapport.yml."
        ),
        severity=Severity.WARNING,
        explainable=True,
        example=Example(
            (Edit(_DRIFT, None, "Biblioteken väntar ett överskott på 880 tkr.\n"),),
            "Texten säger 880\N{NO-BREAK SPACE}tkr om Bibliotek, men tabellen har inte det beloppet. "
            "Närmast är 800\N{NO-BREAK SPACE}tkr: Bibliotek, avvikelse 2024.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    _DRIFT,
                    None,
                    "Biblioteken väntar ett överskott på 0,8 miljoner kronor. Det är 1,9 procent av budgeten för "
                    "biblioteken. Lokalerna kostar 2,5 miljoner kronor (sida 12).\n",
                ),
            ),
            "Beloppet är tabellens 800 tkr i miljoner, andelen går att räkna ut, och det sista beloppet har sin källa.",
        ),
    ),
    ProblemKind(
        code="TEXT05",
        title="Texten är svår att läsa",
        meaning=(
            "Texten har ett läsbarhetsindex, LIX, över 55. LIX är ordens antal per mening plus hur många procent "
            "av orden som har fler än sex bokstäver. Under 40 är lätt, 40 till 50 är som i en tidning, och över 60 är "
            "mycket svårt. Namn på mål, poster och indikatorer räknas inte som långa ord, och texter med färre än 40 "
            "ord räknas inte alls."
        ),
        why="Texterna är till för alla invånare, också den som läser långsamt eller på en telefon.",
        remedy="Dela den längsta meningen, och byt långa ord mot korta.",
        severity=Severity.NOTE,
        example=Example(
            (Edit(_GOAL, None, _HARD),),
            "Texten har LIX 86, som är mycket svårt. Den längsta meningen har 23 ord.",
        ),
        near_miss=NearMiss((Edit(_GOAL, None, _PLAIN),), "Meningarna och orden är korta."),
    ),
    ProblemKind(
        code="TEXT06",
        title="Något i texten visas inte",
        meaning="Texter på webbplatsen har stycken, listor och länkar. En bild i en text tas bort när sidan byggs.",
        why="Läsaren får inte veta att något skulle ha stått där.",
        remedy="Ta bort bilden, och beskriv med ord det som den visar.",
        example=Example(
            (Edit(_GOAL, None, "Fler ska läsa. ![Ett bibliotek](bibliotek.jpg)\n"),),
            'Bilden "bibliotek.jpg" visas inte på webbplatsen.',
        ),
        near_miss=NearMiss(
            (Edit(_GOAL, None, "Fler ska läsa! [Läs mer](/om/) om webbplatsen.\n"),),
            "Ett utropstecken före en länk gör den inte till en bild.",
        ),
    ),
    ProblemKind(
        code="LANK01",
        title="Länken leder ingenstans",
        meaning="En länk i en text leder till en sida som webbplatsen inte har, eller är skriven så att den inte går att följa.",
        why="Den som följer länken hamnar på en sida som inte finns.",
        remedy="Skriv sidans hela adress från första snedstrecket, till exempel /ordlista/.",
        example=Example(
            (Edit(_GOAL, None, "Se [kulturskolan](/exempelstad/kulturnamnden/mal/korta-ko/).\n"),),
            'Länken "/exempelstad/kulturnamnden/mal/korta-ko/" leder till en sida som inte finns.',
        ),
        near_miss=NearMiss(
            (
                Edit(
                    _GOAL,
                    None,
                    "Se [kulturskolan](/exempelstad/kulturnamnden/mal/kortare-ko/) och "
                    "[kommunens webbplats](https://www.exempelstad.example/bibliotek).\n",
                ),
            ),
            "Målets sida finns, och andra webbplatser granskas inte.",
        ),
    ),
    ProblemKind(
        code="LANK02",
        title="Länken leder till ett ställe som sidan saknar",
        meaning="Det som står efter # i en länk är ett ställe på sidan. Sidan finns, men inte stället.",
        why="Den som följer länken hamnar överst på en lång sida och får leta själv.",
        remedy="Rätta det som står efter #, eller ta bort det så att länken leder till hela sidan.",
        example=Example(
            (Edit(_GOAL, None, "Läs [hur du skriver mål](/handbok/format/#maal).\n"),),
            'Sidan /handbok/format/ har inget ställe som heter "maal".',
        ),
        near_miss=NearMiss(
            (Edit(_GOAL, None, "Läs [hur du skriver mål](/handbok/format/#mal).\n"),),
            "Stället finns på sidan.",
        ),
    ),
)
