"""What can be wrong with the sources: `Problem`, and the catalogue that explains each code.

The catalogue is the single place where a code is described; the handbook pages on the site and
`oppna-mal granska --forklara CODE` are made from it.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath


def quoted(text: str, longest: int = 60) -> str:
    """A source's own text as messages show it: within quotes, on one line, shortened.

    Signs that cannot be seen are written out, as `<U+200B>`, so that no message looks like nonsense.
    """
    line = re.sub("[\t\n \N{NO-BREAK SPACE}]+", " ", text[: 10 * longest]).strip(" ")
    shown = line if len(line) <= longest else f"{line[: longest - 1]}…"
    signs = (f"<U+{ord(sign):04X}>" if _is_invisible(sign) else sign for sign in shown)
    return f'"{"".join(signs)}"'


def _is_invisible(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] == "C" or category in ("Zl", "Zp")


class Severity(StrEnum):
    """How grave a problem is; only `ERROR` stops a build."""

    ERROR = "fel"
    WARNING = "varning"


@dataclass(frozen=True)
class Place:
    """Where something stands: a file relative to the project, a line (from 1) and a named column."""

    file: str
    line: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        line = f":{self.line}" if self.line is not None else ""
        column = f" {self.column}" if self.column else ""
        return f"{self.file}{line}{column}"

    @property
    def sort_key(self) -> tuple[tuple[str, ...], int, str]:
        return PurePosixPath(self.file).parts, self.line or 0, self.column or ""

    def at_column(self, name: str) -> "Place":
        return Place(self.file, self.line, f"kolumn {quoted(name)}")


@dataclass(frozen=True)
class ProblemKind:
    """An entry of the catalogue; all texts are Swedish and shown to editors."""

    code: str
    title: str
    meaning: str
    remedy: str
    severity: Severity = Severity.ERROR


def _catalogue(*kinds: ProblemKind) -> dict[str, ProblemKind]:
    return {kind.code: kind for kind in kinds}


CATALOGUE = _catalogue(
    ProblemKind(
        "FIL01",
        "En fil saknas",
        "En annan fil hänvisar till filen, eller så måste den alltid finnas.",
        "Lägg filen på den plats som meddelandet anger.",
    ),
    ProblemKind(
        "FIL02",
        "Filen är inte läsbar text",
        "Filen innehåller tecken som inte hör hemma i en textfil. Ofta är det en Excel-fil eller bild som har fått fel filändelse.",
        "Spara om filen som CSV (semikolonavgränsad) eller som text i UTF-8.",
    ),
    ProblemKind(
        "FIL03",
        "Filen är tom",
        "En tom fil kan betyda att något gick fel när den sparades.",
        "Fyll filen, eller ta bort den om den inte behövs.",
    ),
    ProblemKind(
        "FIL04",
        "Filen är för stor",
        "Källfiler är små. En mycket stor fil är nästan alltid fel fil.",
        "Kontrollera att det är rätt fil.",
    ),
    ProblemKind(
        "FIL05",
        "Otillåten fil eller länk",
        "Symboliska länkar följs inte, eftersom de kan peka utanför projektet.",
        "Lägg en vanlig fil i stället för länken.",
    ),
    ProblemKind(
        "FIL06",
        "Filen hör inte hemma här",
        "Filen används inte av någon del av webbplatsen. Ofta är namnet felstavat.",
        "Rätta namnet, flytta filen eller ta bort den.",
    ),
    ProblemKind(
        "FIL07",
        "Filen går inte att öppna",
        "Datorn säger nej när filen eller mappen ska läsas. Ofta saknas läsrättighet, eller så är filen öppen i Excel.",
        "Stäng filen i andra program, och kontrollera att du får läsa den.",
    ),
    ProblemKind(
        "YML01",
        "YAML-filen går inte att läsa",
        "Filen följer inte reglerna för YAML. Vanliga orsaker är en tabb, en felaktig indragning eller ett kolon som saknar citattecken runt texten.",
        "Rätta raden som meddelandet pekar på. Använd mellanslag, aldrig tabb.",
    ),
    ProblemKind(
        "YML02",
        "Samma nyckel två gånger",
        "En nyckel får bara stå en gång på samma nivå. Annars är det oklart vilket värde som gäller.",
        "Ta bort den ena.",
    ),
    ProblemKind(
        "YML03",
        "YAML-filen använder något som inte är tillåtet",
        "Ankare, alias, taggar, styrtecken, flera dokument i samma fil och mycket djupa nivåer är inte tillåtna.",
        "Skriv ut värdet i stället.",
    ),
    ProblemKind(
        "FALT01",
        "Okänd nyckel",
        "Nyckeln finns inte i formatet. Ofta är den felstavad.",
        "Rätta stavningen eller ta bort raden.",
    ),
    ProblemKind(
        "FALT02",
        "Obligatorisk uppgift saknas",
        "Uppgiften måste finnas för att sidan ska kunna visas rätt.",
        "Lägg till uppgiften.",
    ),
    ProblemKind(
        "FALT03",
        "Värdet kan inte tolkas",
        "Värdet har inte den form som fältet kräver.",
        "Skriv värdet så som meddelandet visar.",
    ),
    ProblemKind(
        "CSV01",
        "Rubrikraden kan inte tolkas",
        "Första raden i en CSV-fil anger vad kolumnerna innehåller: indikator eller post, sedan mått och period.",
        "Rätta rubriken så som meddelandet visar.",
    ),
    ProblemKind(
        "CSV02",
        "Fel antal celler på raden",
        "Raden har fler eller färre celler än rubrikraden. Då går det inte att veta vilken siffra som hör till vilken kolumn.",
        "Lägg till eller ta bort celler så att raden stämmer med rubrikraden.",
    ),
    ProblemKind(
        "CSV03",
        "Cellen kan inte tolkas",
        "Cellen är varken ett tal eller någon av de beteckningar som formatet känner till.",
        "Skriv talet med decimalkomma, till exempel 12,5.",
    ),
    ProblemKind(
        "CSV04",
        "Ett ensamt streck",
        "Ett streck betyder olika saker i olika dokument: noll, uppgift saknas eller inte aktuellt.",
        "Skriv 0, – (inget finns att redovisa), .. (uppgift saknas) eller . (kan inte förekomma).",
    ),
    ProblemKind(
        "CSV05",
        "Samma rad eller kolumn två gånger",
        "Samma siffra får bara anges en gång i samma rapport.",
        "Ta bort den ena eller skilj dem åt med en dimension.",
    ),
    ProblemKind(
        "ID01",
        "Okänt id",
        "Id:t finns inte där det ska vara definierat. Ofta är det felstavat.",
        "Rätta stavningen eller lägg till definitionen.",
    ),
    ProblemKind(
        "ID02",
        "Samma id två gånger",
        "Ett id är en adress på webbplatsen och får bara användas en gång.",
        "Byt id på den ena.",
    ),
    ProblemKind(
        "ID03",
        "Adressen är upptagen",
        "Mappens namn blir en adress, och webbplatsen har redan en egen sida där.",
        "Byt namn på mappen.",
    ),
    ProblemKind(
        "SUM01",
        "Summan stämmer inte",
        "Posterna summerar inte till den summa som står i dokumentet, mer än vad avrundning kan förklara.",
        "Rätta den cell som skiljer sig från dokumentet. Står felet i dokumentet, förklara det i kolumnen not på summaraden.",
    ),
    ProblemKind(
        "SUM02",
        "En post saknas i summan",
        "Några av posterna som summan består av finns i tabellen, men inte alla. Då går summan inte att kontrollera.",
        "Lägg till raden som saknas, eller ändra summan i ekonomi.yml.",
    ),
    ProblemKind(
        "SUM03",
        "Formeln stämmer inte",
        "Posten ska enligt ekonomi.yml kunna räknas fram ur andra poster, men gör det inte.",
        "Rätta den cell som skiljer sig från dokumentet, eller förklara i kolumnen not.",
    ),
    ProblemKind(
        "SUM04",
        "Två tabeller säger olika",
        "Posten ska enligt ekonomi.yml vara lika med en post i en annan tabell i samma rapport.",
        "Rätta den cell som skiljer sig från dokumentet, eller förklara i kolumnen not.",
    ),
    ProblemKind(
        "AVV01",
        "Avvikelsen stämmer inte",
        "Avvikelsen är alltid budget minus prognos eller utfall, så att plus betyder överskott.",
        "Rätta den cell som skiljer sig från dokumentet, eller förklara i kolumnen not.",
    ),
    ProblemKind(
        "TAL01",
        "Fler decimaler än indikatorn har",
        "Siffran har fler decimaler än vad indikatorns definition anger, och skulle avrundas när den visas.",
        "Ändra decimaler i indikatorer.yml eller rätta siffran.",
    ),
    ProblemKind(
        "TAL02",
        "Värdet passar inte enheten",
        "Ett procenttecken står vid något som inte är procent, eller en andel ligger utanför skalan.",
        "Rätta cellen eller indikatorns enhet eller skala.",
    ),
    ProblemKind(
        "KALLA01",
        "En siffra utan källa",
        "Varje siffra måste gå att hitta i dokumentet, med sida eller avsnitt.",
        "Fyll i kolumnen sida, eller ange avsnitt för tabellen i rapport.yml.",
    ),
    ProblemKind(
        "KALLA02",
        "Notmarkering utan not",
        "Cellen hänvisar till en not som inte finns i rapport.yml.",
        "Lägg till noten under noter i rapport.yml, eller ta bort markeringen.",
    ),
    ProblemKind(
        "KALLA03",
        "Två uppgifter om samma siffra",
        "Samma rapport, eller två rapporter med samma datum, anger olika värden. Då är det oklart vilket som gäller.",
        "Rätta den cell som är fel, eller ange dokumentens rätta datum.",
    ),
    ProblemKind(
        "RAPP01",
        "Rapportens datum stämmer inte",
        "En uppföljning kan inte vara daterad innan den period som den redovisar har slutat. Ingen rapport kan publiceras före sitt eget datum eller sammanträdets.",
        "Rätta avser, daterat, datum eller publiceras i rapport.yml.",
    ),
    ProblemKind(
        "RAPP02",
        "Rapporten saknar besked om sammanträdet",
        "Läsaren ska kunna se när nämnden behandlade rapporten, eller varför det inte framgår.",
        "Ange datum eller datum saknas under sammanträde i rapport.yml.",
    ),
    ProblemKind(
        "MAL01",
        "Ord som styrmodellen inte känner",
        "Kommunens egna ord för måluppfyllelse och genomförande står i kommun.yml, så att de kan visas på samma sätt överallt.",
        "Rätta stavningen, eller lägg till ordet i styrmodellen i kommun.yml.",
    ),
    ProblemKind(
        "PERS01",
        "Personuppgift",
        "Personnummer, samordningsnummer, personers e-postadresser och mobilnummer får inte stå i någon källa, eftersom allt i källorna blir offentligt.",
        "Ta bort uppgiften. Skriv en roll eller en funktion i stället.",
    ),
    ProblemKind(
        "TEXT01",
        "Text som inte hör till något",
        "Texten i content/ ska ha samma sökväg som det mål eller den tabell som den beskriver.",
        "Rätta filnamnet eller ta bort filen.",
    ),
    ProblemKind(
        "TEXT02",
        "Mål utan text",
        "Målet har ingen förklarande text. Läsaren får bara se dess namn.",
        "Skriv två till fem meningar i content/.",
        Severity.WARNING,
    ),
    ProblemKind(
        "TEXT03",
        "Något är kvar att fylla i",
        "Texten kommer från mallen som oppna-mal ny skrev, och skulle visas för läsaren som den är.",
        "Fyll i uppgiften.",
        Severity.WARNING,
    ),
)


@dataclass(frozen=True)
class Problem:
    """Something wrong at a place: what stands there, and what to do about it, in Swedish."""

    code: str
    place: Place
    what: str
    fix: str

    def __post_init__(self) -> None:
        if self.code not in CATALOGUE:
            raise KeyError(f"problem code {self.code} is not in the catalogue")

    @property
    def severity(self) -> Severity:
        return CATALOGUE[self.code].severity

    def __str__(self) -> str:
        indent = " " * (len(self.code) + 4)
        return f"{self.place}\n  {self.code}  {self.what}\n{indent}{self.fix}"


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems sorted by file, line and column, each once."""
    return sorted(set(problems), key=lambda p: (p.place.sort_key, p.code, p.what))


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """Those of the problems that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
