"""Figures that a later report states otherwise, and the explanations that sources give."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind, Severity

_REPORT = "data/exempelstad/kulturnamnden/2024/delarsrapport-08/rapport.yml"
_PLAN_INDICATORS = "data/exempelstad/kulturnamnden/2025/verksamhetsplan/indikatorer.csv"


def _corrected(*entries: str) -> tuple[Edit, ...]:
    """The interim report with these corrections."""
    before = "  b: Siffran är preliminär.\n"
    listed = "".join(f"  - {{{entry}}}\n" for entry in entries)
    return (Edit(_REPORT, before, f"{before}rättelser:\n{listed}"),)


def _lending(*, day: str = "2024-10-02", row: str = "lan", was: str = "5,7", now: str = "5,9") -> str:
    """A correction of lending in 2022, which the report now states as 5,9."""
    return (
        f"datum: {day}, fil: indikatorer.csv, rad: {row}, kolumn: utfall 2022, "
        f'var: "{was}", är: "{now}", varför: Vi läste av fel rad.'
    )


def _explained(code: str, claim: str) -> Edit:
    """The interim report with an explanation."""
    before = "  b: Siffran är preliminär.\n"
    entry = f"{{problem: {code}, fil: drift.csv, gäller: '{claim}', varför: Det står så i rapporten.}}"
    return Edit(_REPORT, before, f"{before}förklaringar:\n  - {entry}\n")


KINDS = (
    ProblemKind(
        code="REV01",
        title="Siffran är en annan än i en tidigare rapport",
        meaning="En tidigare rapport angav ett annat värde för samma sak och samma tid.",
        why="Ingen publicerad siffra ändras i tysthet. Läsaren får se det tidigare värdet, och vill veta varför det ändrades.",
        remedy="Rätta siffran om den är fel. Har den ändrats, skriv varför under förklaringar i rapport.yml. "
        "Det räcker också med en not vid den nya siffran som nämner den gamla.",
        severity=Severity.WARNING,
        explainable=True,
        example=Example(
            (
                Edit(
                    _PLAN_INDICATORS,
                    "elever-i-ko;41;38;<5;Ska minska;;7",
                    "elever-i-ko;14;38;<5;Ska minska;;7",
                ),
            ),
            'Antal elever i kö till kulturskolan, utfall 2021, är 14 här, men 41 i "Delårsrapport januari–augusti 2024".',
        ),
        near_miss=NearMiss(
            (
                Edit(
                    _PLAN_INDICATORS,
                    "besok;61 240;78 905;81 402;Minst 85 000;;6",
                    "besok;61 240;78 905;81 777;Minst 85 000;;6",
                ),
            ),
            "Den tidigare siffran var preliminär enligt sin not, och en slutlig siffra är väntad.",
        ),
    ),
    ProblemKind(
        code="FORK01",
        title="En förklaring utan problem",
        meaning="Förklaringen i rapport.yml hör inte till något problem som granskningen hittar. Ofta har en siffra ändrats sedan den skrevs.",
        why="En förklaring som inte längre stämmer ska inte stå hos siffran.",
        remedy="Ändra gäller till det som granskningen säger nu, eller ta bort förklaringen.",
        severity=Severity.WARNING,
        example=Example(
            (_explained("SUM01", "Summan är en annan."),),
            "Granskningen hittar inget SUM01 i drift.csv som säger så.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    "data/exempelstad/kulturnamnden/2024/delarsrapport-08/drift.csv",
                    "nettokostnad;66100;66500;400;64000;;11",
                    "nettokostnad;66100;66500;400;64010;;11",
                ),
                _explained(
                    "SUM01", "Summan av posterna är 64 000, men Nettokostnad, bokslut 2023, säger 64 010."
                ),
            ),
            "Förklaringen säger precis det som granskningen säger. Mellanslagen får vara vanliga.",
        ),
    ),
    ProblemKind(
        code="FORK02",
        title="Problemet går inte att förklara",
        meaning="Bara problem som kan bero på dokumentet självt går att förklara. Andra måste rättas.",
        why="Ett fel i våra egna filer blir inte rätt av en förklaring.",
        remedy="Rätta problemet och ta bort förklaringen.",
        example=Example((_explained("CSV02", "Raden är för lång."),), "Problemet CSV02 kan inte förklaras."),
        near_miss=NearMiss(
            (_explained("SUM01", "Summan är en annan."),),
            "SUM01 går att förklara. Men den här förklaringen hör inte till något, och det är FORK01.",
        ),
    ),
    ProblemKind(
        code="RATT01",
        title="Rättelsen gäller en cell som inte finns",
        meaning="Rättelsen i rapport.yml pekar ut en fil, en rad eller en kolumn som rapporten inte har.",
        why="Den som läser rättelsen ska hitta siffran som den gäller.",
        remedy="Skriv filens namn, radens id och kolumnens rubrik så som de står i CSV-filen. Har raden kön, område eller grupp anger du det också.",
        example=Example(_corrected(_lending(row="utlan")), 'Filen indikatorer.csv har ingen rad "utlan".'),
        near_miss=NearMiss(_corrected(_lending()), "Raden och kolumnen finns."),
    ),
    ProblemKind(
        code="RATT02",
        title="Rättelsen stämmer inte med cellen",
        meaning="Rättelsen säger något annat än det som står i cellen nu, eller så säger den att inget har ändrats.",
        why="Läsaren får veta vad som stod förut och vad som står nu. Båda måste vara sanna.",
        remedy="Ändra cellen eller rättelsen, så att är och cellen säger samma sak.",
        example=Example(
            _corrected(_lending(now="5,8")),
            'Rättelsen säger att det står "5,8", men i indikatorer.csv rad 3 står "5,9".',
        ),
        near_miss=NearMiss(
            _corrected(
                "datum: 2024-10-02, fil: drift.csv, rad: stab, kolumn: prognos 2024, "
                'var: "6 100", är: "6 000", varför: Vi läste av fel kolumn.'
            ),
            "Mellanslaget mellan tusental betyder inget: 6 000 och 6000 är samma tal.",
        ),
    ),
    ProblemKind(
        code="RATT03",
        title="Rättelsen är äldre än rapporten",
        meaning="Rättelsen är daterad före den dag då rapporten publiceras.",
        why="Det som ändras innan någon har sett det är ingen rättelse. Läsaren ska bara få veta om siffror som har varit publicerade.",
        remedy="Rätta datumet, eller ta bort rättelsen om rapporten inte var publicerad.",
        example=Example(
            _corrected(_lending(day="2024-09-25")),
            "Rättelsen är daterad 25 september 2024, men rapporten publiceras 26 september 2024.",
        ),
        near_miss=NearMiss(
            _corrected(_lending(day="2024-09-26")), "Siffran rättades samma dag som rapporten publicerades."
        ),
    ),
    ProblemKind(
        code="RATT04",
        title="Rättelserna följer inte på varandra",
        meaning="Samma cell har rättats flera gånger, men den senare rättelsen börjar inte där den förra slutade.",
        why="Läsaren ska kunna följa en siffra från det första värdet till det sista.",
        remedy="Rätta var, är eller datum, så att rättelserna bildar en kedja.",
        example=Example(
            _corrected(_lending(was="5,7", now="5,8"), _lending(day="2024-10-09", was="5,6")),
            'Rättelsen 9 oktober 2024 säger att det stod "5,6", men rättelsen före, 2 oktober 2024, ändrade till "5,8".',
        ),
        near_miss=NearMiss(
            _corrected(_lending(day="2024-10-09", was="5,8"), _lending(was="5,7", now="5,8")),
            "Den äldre rättelsen står sist, men det är datumen som räknas.",
        ),
    ),
)
