"""Files that cannot be read, and YAML that does not follow the format."""

from generator.problems.kind import ProblemKind

KINDS = (
    ProblemKind(
        code="FIL01",
        title="En fil saknas",
        meaning="En annan fil hänvisar till filen, eller så måste den alltid finnas.",
        why="",
        remedy="Lägg filen på den plats som meddelandet anger.",
    ),
    ProblemKind(
        code="FIL02",
        title="Filen är inte läsbar text",
        meaning="Filen innehåller tecken som inte hör hemma i en textfil. Ofta är det en Excel-fil eller bild som har fått fel filändelse.",
        why="",
        remedy="Spara om filen som CSV (semikolonavgränsad) eller som text i UTF-8.",
    ),
    ProblemKind(
        code="FIL03",
        title="Filen är tom",
        meaning="En tom fil kan betyda att något gick fel när den sparades.",
        why="",
        remedy="Fyll filen, eller ta bort den om den inte behövs.",
    ),
    ProblemKind(
        code="FIL04",
        title="Filen är för stor",
        meaning="Källfiler är små. En mycket stor fil är nästan alltid fel fil.",
        why="",
        remedy="Kontrollera att det är rätt fil.",
    ),
    ProblemKind(
        code="FIL05",
        title="Otillåten fil eller länk",
        meaning="Symboliska länkar följs inte, eftersom de kan peka utanför projektet.",
        why="",
        remedy="Lägg en vanlig fil i stället för länken.",
    ),
    ProblemKind(
        code="FIL06",
        title="Filen hör inte hemma här",
        meaning="Filen används inte av någon del av webbplatsen. Ofta är namnet felstavat.",
        why="",
        remedy="Rätta namnet, flytta filen eller ta bort den.",
    ),
    ProblemKind(
        code="FIL07",
        title="Filen går inte att öppna",
        meaning="Datorn säger nej när filen eller mappen ska läsas. Ofta saknas läsrättighet, eller så är filen öppen i Excel.",
        why="",
        remedy="Stäng filen i andra program, och kontrollera att du får läsa den.",
    ),
    ProblemKind(
        code="YML01",
        title="YAML-filen går inte att läsa",
        meaning="Filen följer inte reglerna för YAML. Vanliga orsaker är en tabb, en felaktig indragning eller ett kolon som saknar citattecken runt texten.",
        why="",
        remedy="Rätta raden som meddelandet pekar på. Använd mellanslag, aldrig tabb.",
    ),
    ProblemKind(
        code="YML02",
        title="Samma nyckel två gånger",
        meaning="En nyckel får bara stå en gång på samma nivå. Annars är det oklart vilket värde som gäller.",
        why="",
        remedy="Ta bort den ena.",
    ),
    ProblemKind(
        code="YML03",
        title="YAML-filen använder något som inte är tillåtet",
        meaning="Ankare, alias, taggar, styrtecken, flera dokument i samma fil och mycket djupa nivåer är inte tillåtna.",
        why="",
        remedy="Skriv ut värdet i stället.",
    ),
    ProblemKind(
        code="FALT01",
        title="Okänd nyckel",
        meaning="Nyckeln finns inte i formatet. Ofta är den felstavad.",
        why="",
        remedy="Rätta stavningen eller ta bort raden.",
    ),
    ProblemKind(
        code="FALT02",
        title="Obligatorisk uppgift saknas",
        meaning="Uppgiften måste finnas för att sidan ska kunna visas rätt.",
        why="",
        remedy="Lägg till uppgiften.",
    ),
    ProblemKind(
        code="FALT03",
        title="Värdet kan inte tolkas",
        meaning="Värdet har inte den form som fältet kräver.",
        why="",
        remedy="Skriv värdet så som meddelandet visar.",
    ),
)
