"""Sources, dates and meetings."""

from generator.problems.kind import ProblemKind

KINDS = (
    ProblemKind(
        code="KALLA01",
        title="En siffra utan källa",
        meaning="Varje siffra måste gå att hitta i dokumentet, med sida eller avsnitt.",
        why="",
        remedy="Fyll i kolumnen sida, eller ange avsnitt för tabellen i rapport.yml.",
    ),
    ProblemKind(
        code="KALLA02",
        title="Notmarkering utan not",
        meaning="Cellen hänvisar till en not som inte finns i rapport.yml.",
        why="",
        remedy="Lägg till noten under noter i rapport.yml, eller ta bort markeringen.",
    ),
    ProblemKind(
        code="KALLA03",
        title="Två uppgifter om samma siffra",
        meaning="Samma rapport, eller två rapporter med samma datum, anger olika värden. Då är det oklart vilket som gäller.",
        why="",
        remedy="Rätta den cell som är fel, eller ange dokumentens rätta datum.",
    ),
    ProblemKind(
        code="RAPP01",
        title="Rapportens datum stämmer inte",
        meaning="En uppföljning kan inte vara daterad innan den period som den redovisar har slutat. Ingen rapport kan publiceras före sitt eget datum eller sammanträdets.",
        why="",
        remedy="Rätta avser, daterat, datum eller publiceras i rapport.yml.",
    ),
    ProblemKind(
        code="RAPP02",
        title="Rapporten saknar besked om sammanträdet",
        meaning="Läsaren ska kunna se när nämnden behandlade rapporten, eller varför det inte framgår.",
        why="",
        remedy="Ange datum eller datum saknas under sammanträde i rapport.yml.",
    ),
)
