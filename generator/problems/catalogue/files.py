"""Files that cannot be read, and YAML that does not follow the format."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind

_BOARD = "data/exempelstad/kulturnamnden"
_PLAN = f"{_BOARD}/2025/verksamhetsplan"
_TEXT = "content/exempelstad/kulturnamnden/2025/bokbuss.md"

KINDS = (
    ProblemKind(
        code="FIL01",
        title="En fil saknas",
        meaning="En annan fil hänvisar till filen, eller så måste den alltid finnas.",
        why="Utan filen skulle en hel tabell eller sida saknas på webbplatsen, utan att läsaren fick veta det.",
        remedy="Lägg filen på den plats som meddelandet anger.",
        example=Example(
            (Edit(f"{_PLAN}/rapport.yml", "fil: resultat.csv", "fil: resultatbudget.csv"),),
            'Filen "resultatbudget.csv" finns inte i mappen.',
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_BOARD}/2024/manadsuppfoljning-03/rapport.yml",
                    None,
                    "titel: Månadsuppföljning mars 2024\nslag: månadsuppföljning\navser: 2024-03\n"
                    "publiceras: 2024-05-02T08:00+02:00\n"
                    "dokument: {titel: Månadsuppföljning mars 2024, fil: mars-2024, daterat: 2024-04-15}\n"
                    "sammanträde: {datum: 2024-04-24}\n",
                ),
            ),
            "En rapport behöver varken tabeller eller uppföljning av mål. Det räcker med rapport.yml.",
        ),
    ),
    ProblemKind(
        code="FIL02",
        title="Filen är inte läsbar text",
        meaning="Filen innehåller tecken som inte hör hemma i en textfil. Ofta är det en Excel-fil eller bild som har fått fel filändelse.",
        why="Bokstäver som har gått förlorade kan göra ett namn oläsligt eller ändra vad en text betyder.",
        remedy="Spara om filen som CSV (semikolonavgränsad) eller som text i UTF-8.",
        example=Example(
            (Edit(_TEXT, "Nämnden", "N\N{REPLACEMENT CHARACTER}mnden"),),
            "En bokstav på raden har gått förlorad och blivit \N{REPLACEMENT CHARACTER}.",
        ),
        near_miss=NearMiss(
            (Edit(_TEXT, "Bokbussen", "\N{ZERO WIDTH NO-BREAK SPACE}Bokbussen"),),
            "Windows program sätter ibland ett osynligt tecken först i en fil i UTF-8. Det gör ingenting.",
        ),
    ),
    ProblemKind(
        code="FIL03",
        title="Filen är tom",
        meaning="En tom fil kan betyda att något gick fel när den sparades.",
        why="Läsaren skulle få se en tom tabell eller ett mål utan text, fast innehållet kanske finns.",
        remedy="Fyll filen, eller ta bort den om den inte behövs.",
        example=Example((Edit(_TEXT, None, "\n"),), "Filen är tom."),
        near_miss=NearMiss(
            (Edit(f"{_PLAN}/drift.csv", "69 400;;12\n", "69 400;;12\n\n\n"),),
            "Tomma rader i slutet av en fil betyder ingenting.",
        ),
    ),
    ProblemKind(
        code="FIL04",
        title="Filen är för stor",
        meaning="Källfiler är små. En mycket stor fil är nästan alltid fel fil.",
        why="En stor fil gör granskningen långsam för alla, och innehåller sällan det som läsaren ska se.",
        remedy="Kontrollera att det är rätt fil.",
    ),
    ProblemKind(
        code="FIL05",
        title="Otillåten fil eller länk",
        meaning="Symboliska länkar följs inte, eftersom de kan peka utanför projektet.",
        why="Allt i källorna blir offentligt. En länk kunde göra något offentligt som ligger någon annanstans på datorn.",
        remedy="Lägg en vanlig fil i stället för länken.",
    ),
    ProblemKind(
        code="FIL06",
        title="Filen hör inte hemma här",
        meaning="Filen används inte av någon del av webbplatsen. Ofta är namnet felstavat.",
        why="En tabell med felstavat filnamn skulle annars saknas på webbplatsen utan att någon märkte det.",
        remedy="Rätta namnet, flytta filen eller ta bort den.",
        example=Example(
            (Edit(f"{_PLAN}/uppföljning.yml", None, "uppföljning: []\n"),), "Filen används inte."
        ),
        near_miss=NearMiss(
            (Edit(f"{_PLAN}/README.md", None, "Dokumentet finns i kommunens diarium.\n"),),
            "En fil som heter README är en anteckning till den som arbetar med källorna.",
        ),
    ),
    ProblemKind(
        code="FIL07",
        title="Filen går inte att öppna",
        meaning="Datorn säger nej när filen eller mappen ska läsas. Ofta saknas läsrättighet, eller så är filen öppen i Excel.",
        why="Det som inte går att läsa kan inte visas, och webbplatsen ska inte byggas med en del av innehållet borta.",
        remedy="Stäng filen i andra program, och kontrollera att du får läsa den.",
    ),
    ProblemKind(
        code="YML01",
        title="YAML-filen går inte att läsa",
        meaning="Filen följer inte reglerna för YAML. Vanliga orsaker är en tabb, en felaktig indragning eller ett kolon som saknar citattecken runt texten.",
        why="Filen har ett fel som gör att en dator kan läsa den på flera sätt. Då kan fel uppgift hamna på fel plats.",
        remedy="Rätta raden som meddelandet pekar på. Använd mellanslag, aldrig tabb.",
        example=Example(
            (Edit(f"{_BOARD}/namnd.yml", "syfte: Nämnden ansvarar", "syfte: Ansvar: nämnden ansvarar"),),
            "Ett kolon står där YAML inte väntar sig något.",
        ),
        near_miss=NearMiss(
            (
                Edit(
                    f"{_BOARD}/namnd.yml",
                    "syfte: Nämnden ansvarar för kommunens bibliotek och kulturskola.",
                    'syfte: "Ansvar: kommunens bibliotek och kulturskola."',
                ),
            ),
            "Inom citattecken får texten innehålla kolon.",
        ),
    ),
    ProblemKind(
        code="YML02",
        title="Samma nyckel två gånger",
        meaning="En nyckel får bara stå en gång på samma nivå. Annars är det oklart vilket värde som gäller.",
        why="Webbplatsen skulle annars visa det ena värdet och tiga om det andra.",
        remedy="Ta bort den ena.",
        example=Example(
            (Edit(f"{_PLAN}/rapport.yml", "avser: 2025\n", "avser: 2025\navser: 2024\n"),),
            'Nyckeln "avser" står redan på rad 3.',
        ),
        near_miss=NearMiss(
            (Edit(f"{_PLAN}/rapport.yml", "noter:\n", "noter:\n  fil: Filen är kommunens egen.\n"),),
            "Samma nyckel får stå på olika nivåer, eftersom den då hör till olika saker.",
        ),
    ),
    ProblemKind(
        code="YML03",
        title="YAML-filen använder något som inte är tillåtet",
        meaning="Ankare, alias, taggar, styrtecken, flera dokument i samma fil och mycket djupa nivåer är inte tillåtna.",
        why="Källorna ska gå att läsa för vem som helst, rad för rad, och aldrig kunna få en dator att göra något annat än att läsa dem.",
        remedy="Skriv ut värdet i stället.",
        example=Example(
            (Edit(f"{_PLAN}/rapport.yml", "titel: Verksamhetsplan 2025–2027\n", "titel: *namnet\n"),),
            "Raden använder ett ankare, alias eller en tagg (&, * eller !).",
        ),
        near_miss=NearMiss(
            (Edit(f"{_PLAN}/rapport.yml", "titel: Verksamhetsplan 2025–2027\n", "titel: Plan & budget!\n"),),
            "Inne i en text betyder tecknen &, * och ! inget särskilt.",
        ),
    ),
    ProblemKind(
        code="FALT01",
        title="Okänd nyckel",
        meaning="Nyckeln finns inte i formatet. Ofta är den felstavad.",
        why="En uppgift under en felstavad nyckel skulle aldrig nå läsaren.",
        remedy="Rätta stavningen eller ta bort raden.",
        example=Example(
            (Edit(f"{_BOARD}/2025/mal.yml", "redovisas: ", "redovisat: "),),
            'Nyckeln "redovisat" finns inte här.',
        ),
        near_miss=NearMiss(
            (Edit(f"{_BOARD}/2025/mal.yml", "redovisas: ", '"redovisas": '),),
            "En nyckel får stå inom citattecken.",
        ),
    ),
    ProblemKind(
        code="FALT02",
        title="Obligatorisk uppgift saknas",
        meaning="Uppgiften måste finnas för att sidan ska kunna visas rätt.",
        why="Läsaren skulle annars möta en sida utan rubrik, utan enhet eller utan källa.",
        remedy="Lägg till uppgiften.",
        example=Example(
            (Edit(f"{_BOARD}/indikatorer.yml", "    enhet: uthyrningar\n", ""),),
            'Nyckeln "enhet" saknas.',
        ),
        near_miss=NearMiss(
            (Edit(f"{_BOARD}/indikatorer.yml", "    kortnamn: Elever i kö\n", ""),),
            "Ett kortnamn är frivilligt. Utan det visas hela namnet.",
        ),
    ),
    ProblemKind(
        code="FALT03",
        title="Värdet kan inte tolkas",
        meaning="Värdet har inte den form som fältet kräver.",
        why="Ett datum eller en period som går att läsa på två sätt kan få en siffra att hamna på fel år.",
        remedy="Skriv värdet så som meddelandet visar.",
        example=Example(
            (Edit(f"{_PLAN}/rapport.yml", "daterat: 2024-12-05", "daterat: 5/12 2024"),),
            '"daterat" har värdet "5/12 2024", som inte går att använda.',
        ),
        near_miss=NearMiss(
            (Edit(f"{_PLAN}/rapport.yml", "daterat: 2024-12-05", "daterat: 2024-12"),),
            "När dokumentet bara anger månaden räcker den.",
        ),
    ),
)
