"""What has been published, and sources that say otherwise without telling."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind, Severity

_FOLDER = "data/utgavor/0001"
_REPORT = "data/exempelstad/kulturnamnden/2024/delarsrapport-08"
_RECORD = """\
{
  "utgåva": 1,
  "tidpunkt": "2024-09-26T08:05:00+02:00",
  "version": "0.1.0",
  "antal siffror": 1,
  "kontrollsumma": "372ea02a2407b3826d63923a5ee4e653433d793fa2a6d692fa4c7833fd6abbd3",
  "nya rapporter": [
    {"rapport": "exempelstad/kulturnamnden/2024/delarsrapport-08", "titel": "Delårsrapport januari–augusti 2024", "dokument": "Kulturnämndens delårsrapport 2024", "sammanträde": ""}
  ]
}
"""
_CELL = '{"händelse": "ny", "rapport": "exempelstad/kulturnamnden/2024/delarsrapport-08", "fil": "indikatorer.csv", "rad": "lan", "kolumn": "utfall 2022", "värde": "5,9", "hash": "68f2ccedc4617b72"}\n'
_GOAL = '{"händelse": "ny", "rapport": "exempelstad/kulturnamnden/2024/delarsrapport-08", "mål": "fler-besok", "uppfyllelse": "Nås", "hash": "f865b85d16bc0f17"}\n'


def _published(record: str = _RECORD, cells: str = _CELL, goals: str = _GOAL) -> tuple[Edit, ...]:
    """The first edition of Exempelstad, as if it had published one figure and what is said of one goal."""
    files = {"utgava.json": record, "siffror.jsonl": cells, "mal.jsonl": goals, "sidor.jsonl": ""}
    return tuple(Edit(f"{_FOLDER}/{name}", None, text) for name, text in files.items())


KINDS = (
    ProblemKind(
        code="UTG01",
        title="En utgåva går inte att läsa",
        meaning="I data/utgavor antecknar kommandot publicera det som har publicerats. En av filerna saknas eller är ändrad.",
        why="Anteckningarna visar att ingen publicerad siffra har ändrats i tysthet. Därför får de inte ändras i efterhand.",
        remedy="Hämta tillbaka mappen som den var, till exempel med git checkout. Ändra aldrig i den för hand.",
        example=Example(
            _published(cells=_CELL.replace('"5,9"', '"5,8"')), "Raden är ändrad sedan utgåvan skrevs."
        ),
        near_miss=NearMiss(_published(), "Utgåvan är som publicera skrev den."),
    ),
    ProblemKind(
        code="UTG02",
        title="En publicerad rapport har försvunnit",
        meaning="Rapporten har publicerats, men dess mapp finns inte längre, eller så ska den enligt publiceras visas först senare.",
        why="Den som har läst, länkat till eller citerat rapporten ska hitta den igen.",
        remedy="Lägg tillbaka mappen, eller ändra tillbaka publiceras. Har mappen bytt namn skriver du det gamla namnet efter tidigare: i rapport.yml. Har något publicerats av misstag: oppna-mal aterstall.",
        example=Example(
            (
                *_published(),
                Edit(
                    f"{_REPORT}/rapport.yml",
                    "publiceras: 2024-09-26T08:00+02:00",
                    "publiceras: 2024-10-26T08:00+02:00",
                ),
            ),
            "Rapporten är redan publicerad (utgåva 1), men publiceras säger 26 oktober 2024 kl. 08.00.",
        ),
        near_miss=NearMiss(
            (
                *_published(),
                Edit(
                    f"{_REPORT}/rapport.yml",
                    "publiceras: 2024-09-26T08:00+02:00",
                    "publiceras: 2024-09-26T08:05+02:00",
                ),
            ),
            "Utgåvan publicerades klockan 08.05, så rapporten visas lika länge.",
        ),
    ),
    ProblemKind(
        code="UTG03",
        title="En publicerad siffra har ändrats utan rättelse",
        meaning="Cellen säger något annat än det som har publicerats, och rapport.yml har ingen rättelse som berättar det.",
        why="Ingen publicerad siffra ändras i tysthet. Den som har använt siffran ska få veta att den var fel, när den ändrades och varför.",
        remedy="Ändra tillbaka siffran, eller skriv en rättelse under rättelser i rapport.yml. Meddelandet visar hur den ska se ut.",
        example=Example(
            (
                *_published(),
                Edit(f"{_REPORT}/indikatorer.csv", "lan;;5,2;5,9;6,1;..;;5", "lan;;5,2;5,8;6,1;..;;5"),
            ),
            'Siffran är publicerad som "5,9" (utgåva 1), men här står "5,8".',
        ),
        near_miss=NearMiss(
            (
                *_published(),
                Edit(f"{_REPORT}/indikatorer.csv", "lan;;5,2;5,9;6,1;..;;5", "lan;;5,2;5,8;6,1;..;;5"),
                Edit(
                    f"{_REPORT}/rapport.yml",
                    "  b: Siffran är preliminär.\n",
                    "  b: Siffran är preliminär.\nrättelser:\n"
                    '  - {datum: 2024-10-02, fil: indikatorer.csv, rad: lan, kolumn: utfall 2022, var: "5,9", är: "5,8", varför: Vi läste av fel rad.}\n',
                ),
            ),
            "Rättelsen säger vad som stod, vad som står nu och varför.",
        ),
    ),
    ProblemKind(
        code="UTG04",
        title="En publicerad siffra har försvunnit",
        meaning="En rad, en kolumn eller en hel fil som har publicerats finns inte längre i rapporten.",
        why="Den som har använt siffran ska hitta den igen, eller få veta varför den är borta.",
        remedy="Lägg tillbaka raden och kolumnen. Var siffran fel tömmer du cellen och skriver en rättelse. Har indikatorn fått ett nytt id skriver du det gamla efter tidigare: i indikatorer.yml.",
        example=Example(
            (*_published(), Edit(f"{_REPORT}/indikatorer.csv", "lan;;5,2;5,9;6,1;..;;5\n", "")),
            'Raden "lan", "utfall 2022", är publicerad (utgåva 1) men finns inte här.',
        ),
        near_miss=NearMiss(
            (
                *_published(),
                Edit(
                    f"{_REPORT}/indikatorer.csv",
                    "indikator;kön;utfall 2021;utfall 2022;",
                    "indikator;kön;utfall 2021;Utfall  2022;",
                ),
            ),
            "Rubriken har en stor bokstav och ett mellanslag till, men är samma kolumn.",
        ),
    ),
    ProblemKind(
        code="UTG05",
        title="En publicerad bedömning av ett mål har ändrats",
        meaning="Uppföljningen säger något annat om målet än när rapporten publicerades.",
        why="En bedömning som nämnden har antagit ändras sällan. Oftast är det ett skrivfel, och annars ska läsaren få veta det.",
        remedy="Ändra tillbaka om det inte var meningen. Annars kan du publicera: sidan Nytt berättar om ändringen, och varningen försvinner.",
        severity=Severity.WARNING,
        example=Example(
            (
                *_published(),
                Edit(f"{_REPORT}/uppfoljning.yml", "uppfyllelse: Nås\n", "uppfyllelse: Nås delvis\n"),
            ),
            'Bedömningen av fler-besok är publicerad som "Nås" (utgåva 1), men här står "Nås delvis".',
        ),
        near_miss=NearMiss(
            (
                *_published(),
                Edit(
                    f"{_REPORT}/uppfoljning.yml",
                    "bedömning: Besöken ökar på alla bibliotek.",
                    "bedömning: Besöken ökar på varje bibliotek.",
                ),
            ),
            "Ordet för hur målet nås är detsamma; bara meningen om det är omskriven.",
        ),
    ),
)
