"""What each data set is called and found by in a catalogue, where it stands among those of a whole country."""

from dataclasses import dataclass, replace

ALL = ""  # the name of all data sets together
GOVERNMENT, ECONOMY = "GOVE", "ECON"  # words of the EU's vocabulary of data themes
_COMMON = ("kommun", "nämnd", "politik")


@dataclass(frozen=True)
class Told:
    """title, english: the title in each language. description: what is added to the data set's own, in Swedish.

    in_english: the whole description. keywords: in Swedish, each in the singular. themes: of the EU's vocabulary.
    """

    title: str
    english: str
    in_english: str
    keywords: tuple[str, ...]
    description: str = ""
    themes: tuple[str, ...] = (GOVERNMENT,)

    def about(self, municipality: str) -> "Told":
        """The same of one municipality."""
        return replace(
            self,
            title=f"{self.title}: {municipality}",
            english=f"{self.english}: {municipality}",
            in_english=f"{self.in_english} Figures from {municipality}.",
        )


TOLD = {
    ALL: Told(
        "Nämnders mål, indikatorer och ekonomi",
        "Goals, indicators and economy of municipal boards",
        "All tables in one database: every figure that the boards’ reports state, with its source, and what the figures are about.",
        (*_COMMON, "mål", "indikator", "budget", "uppföljning"),
        "Alla tabeller i en databas: varje siffra som nämndernas rapporter anger, med sin källa, och det som siffrorna handlar om.",
        (GOVERNMENT, ECONOMY),
    ),
    "observationer": Told(
        "Siffror i nämnders rapporter",
        "Figures in the reports of municipal boards",
        "Every figure that the boards’ reports state: actuals, budgets, forecasts and targets, each with its document and page.",
        (*_COMMON, "indikator", "budget", "prognos", "bokslut", "nyckeltal"),
        "Utfall, budget, prognoser och målvärden, med dokument och sida.",
        (GOVERNMENT, ECONOMY),
    ),
    "kommuner": Told(
        "Kommuner med redovisade mål",
        "Municipalities whose goals are shown",
        "The municipalities that the website shows.",
        ("kommun",),
    ),
    "namnder": Told(
        "Nämnder med redovisade mål",
        "Boards whose goals are shown",
        "The municipal boards that the website shows, and what they are responsible for.",
        _COMMON,
    ),
    "verksamhetsomraden": Told(
        "Nämnders verksamhetsområden",
        "Service areas of municipal boards",
        "The service areas of the boards, with earlier names.",
        (*_COMMON, "verksamhet"),
    ),
    "indikatorer": Told(
        "Nämnders indikatorer",
        "Indicators of municipal boards",
        "What the boards measure and how: unit, desired direction and where it is measured.",
        (*_COMMON, "indikator", "nyckeltal", "mätning"),
    ),
    "poster": Told(
        "Poster i nämnders ekonomiska tabeller",
        "Lines of municipal boards’ economic tables",
        "The lines of the boards’ economic tables, and how they add up.",
        (*_COMMON, "budget", "ekonomi"),
        themes=(GOVERNMENT, ECONOMY),
    ),
    "rapporter": Told(
        "Rapporter till nämnder",
        "Reports to municipal boards",
        "The reports that the figures come from: document, meeting and day of publication.",
        (*_COMMON, "rapport", "sammanträde", "verksamhetsplan"),
    ),
    "mal": Told(
        "Nämnders mål och uppdrag",
        "Goals and assignments of municipal boards",
        "Goals, orientations, assignments and key activities, a row for each year that they are in force.",
        (*_COMMON, "mål", "uppdrag", "styrning"),
    ),
    "uppfoljningar": Told(
        "Uppföljning av nämnders mål",
        "Follow-up of municipal boards’ goals",
        "What each report says of a goal: whether it is fulfilled, and how far the work has come.",
        (*_COMMON, "mål", "uppföljning"),
    ),
    "revideringar": Told(
        "Reviderade siffror i nämnders rapporter",
        "Revised figures in the reports of municipal boards",
        "Figures that a later report states otherwise: before, after and the difference.",
        (*_COMMON, "revidering"),
    ),
    "rattelser": Told(
        "Rättade siffror om nämnder",
        "Corrected figures of municipal boards",
        "What was published wrongly on the website and has been corrected.",
        (*_COMMON, "rättelse"),
    ),
    "utgavor": Told(
        "Utgåvor av nämnders siffror",
        "Editions of municipal boards’ figures",
        "When the website was published, and how much was changed.",
        ("utgåva",),
    ),
}  # fmt: skip
