"""What may single people out."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind, Severity

_REPORT = "data/exempelstad/kulturnamnden/2024/delarsrapport-08"
_PLAN = "data/exempelstad/kulturnamnden/2025/verksamhetsplan"
_SMALL = Edit(
    f"{_REPORT}/indikatorer.csv",
    "elever-i-ko;;41;38;<5;sekretess;Kön räknas om från och med 2023.;8",
    "elever-i-ko;;41;3;<5;sekretess;Kön räknas om från och med 2023.;8",
)
_DECISIONS = Edit(
    f"{_REPORT}/rapport.yml",
    "noter:\n",
    """beslut om små tal:
  - indikator: elever-i-ko
    kolumn: utfall 2022
    beslut: publicera
    beslutat av: Kulturchefen
    datum: 2024-09-20
    varför: Kön gäller hela kommunen och alla åldrar.
noter:
""",
)
_SMALL_AGAIN = Edit(
    f"{_PLAN}/indikatorer.csv", "elever-i-ko;41;38;<5;Ska minska;;7", "elever-i-ko;41;;<5;Ska minska;;7"
)
_HIDDEN = Edit(
    f"{_REPORT}/indikatorer.csv",
    "elever-i-ko;;41;38;<5;sekretess;Kön räknas om från och med 2023.;8",
    "elever-i-ko;T;41;38;<5;sekretess;;8\nelever-i-ko;K;22;20;..;;;8\nelever-i-ko;M;sekretess;18;..;;;8",
)
_BOTH_HIDDEN = Edit(
    f"{_REPORT}/indikatorer.csv",
    "elever-i-ko;;41;38;<5;sekretess;Kön räknas om från och med 2023.;8",
    "elever-i-ko;T;41;38;<5;sekretess;;8\nelever-i-ko;K;sekretess;20;..;;;8\nelever-i-ko;M;sekretess;18;..;;;8",
)


def _decided_by(who: str) -> Edit:
    return Edit(_DECISIONS.file, _DECISIONS.before, _DECISIONS.after.replace("Kulturchefen", who))


KINDS = (
    ProblemKind(
        code="PERS01",
        title="Personuppgift",
        meaning="Personnummer, samordningsnummer, personers e-postadresser och mobilnummer får inte stå i någon källa, eftersom allt i källorna blir offentligt.",
        why="Den som pekas ut kan skadas, och det som en gång har legat på webben går inte att ta tillbaka.",
        remedy="Ta bort uppgiften. Skriv en roll eller en funktion i stället.",
        example=Example(
            (Edit("content/om.md", None, "Webbplatsen är påhittad. Fråga 811228-9874.\n"),),
            "Raden innehåller ett personnummer (811228-****).",
        ),
        near_miss=NearMiss(
            (Edit("content/om.md", None, "Kommunens organisationsnummer är 212000-0142.\n"),),
            "Ett organisationsnummer är ingen personuppgift. Det skiljs från ett personnummer på datum och kontrollsiffra.",
        ),
    ),
    ProblemKind(
        code="PERS02",
        title="Ett litet tal som kan peka ut personer",
        meaning="Indikatorn är märkt känslig, och antalet är minst ett men under kommunens gräns för små tal i kommun.yml.",
        why="När det är få personer kan grannar, elever eller arbetskamrater räkna ut vilka det gäller.",
        remedy="Skriv sekretess i cellen, eller skriv in kommunens beslut att visa siffran under beslut om små tal i rapport.yml.",
        example=Example(
            (_SMALL,),
            "Elever i kö, utfall 2022, är under 5 och kan peka ut personer.",
        ),
        near_miss=NearMiss(
            (_SMALL, _DECISIONS, _SMALL_AGAIN),
            "Kommunen har beslutat att siffran får visas. Läsaren ser vem som beslutade, när och varför.",
        ),
    ),
    ProblemKind(
        code="PERS03",
        title="En dold siffra går att räkna fram",
        meaning="Siffran är dold, men den följer av andra siffror: av en summa, av kvinnor och män tillsammans eller av en annan rapport.",
        why="En siffra som går att räkna fram är inte dold för den som vill veta.",
        remedy="Skriv sekretess också i den cell som meddelandet pekar ut.",
        example=Example(
            (_HIDDEN,),
            "Siffran är dold, men går att räkna fram ur rad 7 och rad 8.",
        ),
        near_miss=NearMiss(
            (_BOTH_HIDDEN,),
            "När både kvinnor och män är dolda ger summan inget av talen.",
        ),
    ),
    ProblemKind(
        code="PERS04",
        title="Ett beslut utan siffra",
        meaning="Beslutet om små tal hör inte till någon siffra i rapporten. Ofta har en siffra ändrats sedan beslutet skrevs in.",
        why="Ett beslut ska stå hos den siffra som det gäller.",
        remedy="Rätta indikator, kön, område, grupp eller kolumn i beslutet, eller ta bort det.",
        severity=Severity.WARNING,
        example=Example(
            (_DECISIONS,),
            'Beslutet om "elever-i-ko" hör inte till någon siffra: ingen cell är under 5.',
        ),
        near_miss=NearMiss(
            (_SMALL, _DECISIONS),
            "Siffran som beslutet gäller är under gränsen.",
        ),
    ),
    ProblemKind(
        code="PERS05",
        title="Ett namn där en roll ska stå",
        meaning="Under beslutat av står två ord med stor bokstav, som i ett namn på en person.",
        why="Läsaren behöver veta vilken roll som beslutade. Ett namn blir snabbt inaktuellt och är en personuppgift.",
        remedy="Skriv en roll, till exempel Socialchefen eller Socialnämnden.",
        severity=Severity.WARNING,
        example=Example(
            (_SMALL, _decided_by("Anna Exempel")),
            "Under beslutat av ser det ut att stå en persons namn.",
        ),
        near_miss=NearMiss(
            (_SMALL, _decided_by("Kulturchefen i Exempelstads kommun")),
            "En roll med kommunens namn är inget namn på en person.",
        ),
    ),
)
