"""The accessibility statement."""

from generator.problems.kind import Edit, Example, NearMiss, ProblemKind, Severity

_FILE = "data/exempelstad/kommun.yml"
_STATUS = Edit(_FILE, "  status: delvis förenlig\n", "  status: helt förenlig\n")
_WHOLE = """\
tillgänglighet:
  ansvarig: Exempelstads kommun
  status: delvis förenlig
  metod: självskattning
  bedömd: 2025-09-24
  uppdaterad: 2025-10-01
  publicerad: 2024-09-26
  brister:
    - vad: Den som är blind hör inte vilka linjer i kartan över byarna som är bussar.
      varför: Kartan är en bild utan beskrivning.
      kriterier: ["1.1.1"]
      i stället: Bibliotekets personal läser upp turlistan.
      åtgärdas: Under 2026.
  omfattas inte:
    - vad: Nämndens protokoll från tiden före den 23 september 2018.
      varför: De är äldre än lagen.
  kontakt:
    e-post: kultur@exempelstad.se
    telefon: 0555-12 34 56
  svarstid: två arbetsdagar
"""
_E_MAIL = Edit(_FILE, "    e-post: kultur@exempelstad.se\n    telefon: 0555-12 34 56\n", "    telefon: 0555-12 34 56\n")

KINDS = (
    ProblemKind(
        code="TILL01",
        title="Status stämmer inte med bristerna",
        meaning="Tillgänglighetsredogörelsens status säger ett, och bristerna i den eller i mätningen något annat.",
        why="Den som möter ett hinder ska veta om det är känt. Lagen kräver att bristerna är förtecknade.",
        remedy="Åtgärda bristerna, beskriv dem i redogörelsen eller ändra status.",
        example=Example((_STATUS,), "Status är helt förenlig, men redogörelsen beskriver brister."),
        near_miss=NearMiss(
            (Edit(_FILE, "  status: delvis förenlig\n", "  status: inte förenlig\n"),),
            "Bristerna är beskrivna, och status säger att de finns.",
        ),
    ),
    ProblemKind(
        code="TILL02",
        title="Tillgänglighetsredogörelse saknas",
        meaning="I kommun.yml saknas nyckeln tillgänglighet, så att webbplatsen inte kan visa någon redogörelse.",
        why="En kommun ska redogöra för hur tillgänglig dess webbplats är, enligt lagen (2018:1937) om tillgänglighet till digital offentlig service.",
        remedy="Bedöm webbplatsen och fyll i tillgänglighet i kommun.yml. Handbokens kapitel Tillgänglighet visar hur.",
        severity=Severity.WARNING,
        example=Example(
            (Edit(_FILE, _WHOLE, ""),),
            "Exempelstads kommun har ingen tillgänglighetsredogörelse.",
        ),
        near_miss=NearMiss(
            (_E_MAIL,),
            "Redogörelsen finns, och läsaren kan ringa.",
        ),
    ),
    ProblemKind(
        code="TILL03",
        title="Läsaren kan inte anmäla en brist",
        meaning="Redogörelsen har varken e-post, telefon eller webbsida under kontakt.",
        why="Lagen kräver att den som möter ett hinder kan säga till, och kan begära innehållet i en annan form.",
        remedy="Fyll i e-post, telefon eller webbsida till en funktion under kontakt.",
        severity=Severity.WARNING,
        example=Example(
            (Edit(_FILE, "  kontakt:\n    e-post: kultur@exempelstad.se\n    telefon: 0555-12 34 56\n", ""),),
            "Redogörelsen säger inte hur läsaren anmäler en brist.",
        ),
        near_miss=NearMiss((_E_MAIL,), "Ett telefonnummer räcker."),
    ),
    ProblemKind(
        code="TILL04",
        title="Redogörelsen är äldre än bedömningen",
        meaning="Redogörelsens datum under uppdaterad är tidigare än datumet under bedömd.",
        why="Läsaren behöver veta om redogörelsen bygger på den senaste bedömningen.",
        remedy="Rätta det datum som är fel.",
        example=Example(
            (Edit(_FILE, "  uppdaterad: 2025-10-01\n", "  uppdaterad: 2025-09-01\n"),),
            "Redogörelsen uppdaterades 1 september 2025, före bedömningen 24 september 2025.",
        ),
        near_miss=NearMiss(
            (Edit(_FILE, "  uppdaterad: 2025-10-01\n", "  uppdaterad: 2025-09-24\n"),),
            "Redogörelsen får vara från samma dag som bedömningen.",
        ),
    ),
)
