"""The embargo, proven on whole sites: nothing of what waits is in any byte, and all of it is a second later.

Each case builds three sites. One second before `publiceras`, the site with what waits is to be byte for byte the
site without it: so no size, count, order or file name tells either.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.problems import Severity
from tests.contents import everything_in
from tests.example import BOARD, problems_of, replace, write, write_neighbour
from tests.site_build import Site, build, example_project, fingerprint, leave_undrawn

pytestmark = pytest.mark.site

BEFORE, AFTER = "2025-09-25T07:59:59+02:00", "2025-09-25T08:00:00+02:00"
REPORT = f"{BOARD}/2025/delarsrapport-08"
PROSE = REPORT.replace("data/", "content/")
SITE_URL = "https://mal.exempelstad.example/"
# What stands in the sources of what waits and nowhere else: a part of a word, so that no ending hides it.
OF_THE_REPORT = [
    "exempelstad/kulturnamnden/2025/delarsrapport-08",
    "zyxtitel",
    "zyxenglish",
    "zyxdokument",
    "zyxadress",
    "zyxtidigare",  # earlier addresses
    "zyxmaltidigare",
    "zyxmattidigare",
    "§ 7351",
    "kn 2025/73511",
    "zyxnot",
    "zyxkommentar",  # a note in a table
    "zyxbenamning",
    "zyxrubrik",
    "zyxprosa",
    "zyxbedomning",
    "zyxmalprosa",
    "zyxmal",
    "zyxgoal",
    "zyxord",  # a status word
    "zyxniva",
    "zyxmatt",
    "zyxmeasure",
    "zyxomrade",
    "zyxpost",
    "zyxtabell",
    "zyxnamn",  # what an indicator is called from now on
    "zyxavbrott",  # why a series is broken this year
    "zyxarende",
    "zyxbeslut",
    "7654321",
    "8765432",
    "918273",
    "5647382",
]
OF_THE_BOARD = ["zyxnamnden", "zyxboard", "zyxsyfte", "zyxnamndmal", "exempelstad/zyxnamnd", "zyxnamndmatt", "6152433"]
OF_THE_MUNICIPALITY = ["zyxkoping", "zyxmunicipality", "zyxstyrning", "zyxansvarig", "zyxkontakt", "#4a5b6c"]


@pytest.fixture(scope="module", autouse=True)
def _charts_are_spelled_out() -> Iterator[None]:
    """A drawing has its figures as lengths; spelled out, each would be found. PDF files are made for real."""
    with pytest.MonkeyPatch.context() as patch:
        leave_undrawn(patch)
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("embargo")
    (found / "cache").mkdir()
    return found


@pytest.fixture(scope="module")
def without(folder: Path) -> Site:
    """The site of the sources that have nothing that waits."""
    return built(project(folder, "utan"), BEFORE)


@pytest.fixture(scope="module")
def told_without(without: Site) -> str:
    return everything_in(without.folder)


def project(folder: Path, name: str) -> Path:
    """Exempelstad and its neighbour. All projects share what is kept between builds, as an editor's builds do."""
    root = example_project(folder / name).parent
    write_neighbour(root)
    (root / ".cache").symlink_to(folder / "cache")
    replace(root, "mkdocs.yml", "# site_url: https://mal.kommunen.se/", f"site_url: {SITE_URL}")
    write(root, "content/om.md", "# Om\n\nLäs mer i den nya rapporten och i planen.\n")
    return root


def with_report(root: Path) -> list[str]:
    """A report of a board that has published before, with something new in every file that can have it."""
    for file, text in _REPORT_FILES.items():
        write(root, file, text)
    for file, addition in _ADDED.items():
        write(root, file, (root / file).read_text(encoding="utf-8").rstrip() + "\n" + addition)
    for file, old, new in _CHANGED:
        replace(root, file, old, new)
    return OF_THE_REPORT


def with_places(root: Path) -> list[str]:
    """A whole new board of a municipality, and a whole new municipality with a board of the same look."""
    _write_board(root, "exempelstad")
    write(root, "data/zyxkoping/kommun.yml", _MUNICIPALITY)
    write(root, "data/zyxkoping/logotyp.svg", (root / "data/exempelstad/logotyp.svg").read_bytes())
    _write_board(root, "zyxkoping")
    return [*OF_THE_BOARD, *OF_THE_MUNICIPALITY]


@pytest.mark.parametrize("plant", [with_report, with_places])
def test_what_waits_is_nowhere_until_its_time_and_then_everywhere(
    folder: Path, without: Site, told_without: str, plant: Callable[[Path], list[str]]
) -> None:
    root = project(folder, plant.__name__)
    words = plant(root)
    assert [str(found) for found in problems_of(root) if found.severity is Severity.ERROR] == []
    after = everything_in(built(root, AFTER).folder)
    assert [word for word in words if word not in after] == []
    assert fingerprint(built(root, BEFORE).folder) == fingerprint(without.folder)
    assert [word for word in words if word in told_without] == []


def built(root: Path, moment: str) -> Site:
    return build(root / "mkdocs.yml", root.parent / f"{root.name}-{moment[:19].replace(':', '')}", moment)


_REPORT_FILES = {
    f"{REPORT}/rapport.yml": """titel: Delårsrapport zyxtitel 2025
slag: delårsrapport
avser: 2025-08
publiceras: 2025-09-25T08:00:00+02:00
tidigare: [zyxtidigare]
dokument:
  titel: Zyxdokument om kulturen
  fil: exempelstad-kulturnamnden-zyxdokument
  daterat: 2025-09-10
  adress: https://www.exempelstad.example/zyxadress.pdf
sammanträde:
  datum: 2025-09-17
  paragraf: § 7351
  diarienummer: KN 2025/73511
tabeller:
  - fil: indikatorer.csv
    rubrik: Zyxrubrik för måtten
    avsnitt: "2"
  - fil: drift.csv
    tabell: drift
    rubrik: Driftredovisning
    avsnitt: "3"
  - fil: zyxtabell.csv
    tabell: zyxtabell
    rubrik: Zyxtabellen
    avsnitt: "4"
benämningar:
  besok: Zyxbenamning av besök
noter:
  z: Zyxnot om besöken.
engelska:
  titel: Zyxenglish report 2025
""",
    f"{REPORT}/indikatorer.csv": "indikator;utfall 2024;prognos 2025;not;sida\n"
    "besok;83000;7654321[z];Zyxkommentar om talet.;5\nuthyrningar;14;18;;5\nzyxmatt;8765431;8765432;;6\n",
    f"{REPORT}/drift.csv": "post;prognos 2025;budget 2025;avvikelse 2025;not;sida\n"
    "bibliotek;43000;43000;0;;11\nkulturskola;18800;18800;0;;11\nstab;6200;6200;0;;11\n"
    "zyxpost;918273;0;-918273;;11\nnettokostnad;68000;68000;0;;11\n",
    f"{REPORT}/zyxtabell.csv": "post;prognos 2025;not;sida\nzyxbyggnad;5647382;;12\n",
    f"{REPORT}/uppfoljning.yml": """uppföljning:
  - mål: fler-besok
    uppfyllelse: Zyxord
    bedömning: Zyxbedomning av besöken.
    sida: 5
  - mål: plats-i-kulturskolan
    uppfyllelse: Nås
    sida: 6
  - mål: bokbuss
    genomförande: Klart
    sida: 6
  - mål: zyxmal
    uppfyllelse: Nås
    sida: 6
""",
    f"{PROSE}/rapport.md": "Zyxprosa om året som har gått. Det har gått bra.\n",
    f"{PROSE}/drift.md": "Zyxprosa om pengarna. De räckte inte.\n",
    f"{PROSE}/fler-besok.md": "Zyxprosa om besöken. De blev fler.\n",
    "content/exempelstad/kulturnamnden/2025/zyxmal.md": "Zyxmalprosa om varför. Det är viktigt.\n",
    "content/om.md": "# Om\n\nLäs mer i [den nya rapporten](/exempelstad/kulturnamnden/2025/delarsrapport-08/) "
    "och i planen.\n",
}
_ADDED = {
    f"{BOARD}/indikatorer.yml": """
  - id: zyxmatt
    tidigare: [zyxmattidigare]
    namn: Zyxmatt av kulturen
    beskrivning: Zyxmatt finns bara i den nya rapporten.
    enhet: antal
    decimaler: 0
    önskad riktning: upp
    art: målindikator
    verksamhetsområde: zyxomrade
    engelska: {namn: Zyxmeasure of culture}
""",
    f"{BOARD}/ekonomi.yml": """  - id: zyxtabell
    namn: Zyxtabell
    beskrivning: Zyxtabell om byggnader.
    enhet: tkr
    tecken: {kostnader: positiva, intäkter: positiva}
    huvudpost: zyxbyggnad
    poster:
      - {id: zyxbyggnad, namn: Zyxbyggnad, slag: nettokostnad}
""",
    f"{BOARD}/2025/mal.yml": """  - id: zyxmal
    tidigare: [zyxmaltidigare]
    nivå: zyxniva
    namn: Zyxmalet ska nås av alla
    verksamhetsområde: zyxomrade
    indikatorer: [zyxmatt]
    källa: {rapport: delarsrapport-08, sida: 6}
    engelska: {namn: Zyxgoal for everyone}
""",
    f"{BOARD}/sammantraden.yml": """  - datum: 2025-09-17
    ärenden:
      - rubrik: Zyxarende om kulturen
        mål: zyxmal
        beslut: Zyxbeslut att godkänna.
        diarienummer: KN 2025/73512
    källa: {rapport: 2025/delarsrapport-08, sida: 7}
""",
}
_CHANGED = [
    (f"{BOARD}/namnd.yml", "engelska:\n", """  - id: zyxomrade
    namn: Zyxomrade
    beskrivning: Zyxomrade finns bara i den nya rapporten.
engelska:
"""),
    (
        f"{BOARD}/ekonomi.yml",
        "      - {id: nettokostnad, namn: Nettokostnad, slag: nettokostnad, summa: [bibliotek, kulturskola, stab]}\n",
        "      - {id: zyxpost, namn: Zyxpost, slag: nettokostnad, verksamhetsområde: zyxomrade}\n"
        "      - {id: nettokostnad, namn: Nettokostnad, slag: nettokostnad, summa: [bibliotek, kulturskola, stab]}\n",
    ),
    (
        f"{BOARD}/indikatorer.yml",
        "    namn: Antal uthyrningar av scenen\n",
        "    namn: Zyxnamn på uthyrningar\n    kortnamn: Zyxnamn\n"
        "    tidigare namn:\n      - {namn: Antal uthyrningar av scenen, till: 2025}\n",
    ),
    (
        f"{BOARD}/indikatorer.yml",
        "      - {år: 2022, varför: E-böcker räknas med från och med 2022.}\n",
        "      - {år: 2022, varför: E-böcker räknas med från och med 2022.}\n"
        "      - {år: 2026, varför: Zyxavbrott från och med 2026.}\n",
    ),
    ("data/exempelstad/kommun.yml", "  uppfyllelse:\n", """    - id: zyxniva
      namn: Zyxniva
      plural: Zyxnivaer
      slag: mål
      beskrivning: Zyxniva finns bara i den nya rapporten.
  uppfyllelse:
    - ord: Zyxord
      vid årets slut: uppfyllt
      under året: väntas uppfyllas
"""),
    ("data/tillganglighet.yml", "      - /om/\n", "      - /om/\n      - /exempelstad/kulturnamnden/2025/delarsrapport-08/\n"),
]


def _write_board(root: Path, municipality: str) -> None:
    folder = f"data/{municipality}/zyxnamnd"
    for path, text in {
        "namnd.yml": "namn: Zyxnamnden\nsyfte: Zyxsyfte för alla.\nverksamhetsområden: []\n"
        "källa: {rapport: 2025/plan, sida: 1}\nengelska: {namn: Zyxboard}\n",
        "indikatorer.yml": "indikatorer:\n  - id: zyxnamndmatt\n    namn: Zyxnamndmatt\n    beskrivning: Ett mått.\n"
        "    enhet: antal\n    decimaler: 0\n    önskad riktning: upp\n    art: målindikator\n",
        "ekonomi.yml": "tabeller: []\n",
        "2025/mal.yml": "år: 2025\nmål:\n  - id: zyxnamndmal\n    nivå: mal\n    namn: Zyxnamndmal för alla\n"
        "    indikatorer: [zyxnamndmatt]\n    källa: {rapport: plan, sida: 2}\n",
        "2025/plan/rapport.yml": "titel: Zyxnamndens plan 2025\nslag: verksamhetsplan\navser: 2025\n"
        "publiceras: 2025-09-25T08:00:00+02:00\ndokument:\n  titel: Zyxnamndens plan\n  fil: zyxnamnden-plan\n"
        "  daterat: 2025-09-10\nsammanträde:\n  datum: 2025-09-17\n"
        "tabeller:\n  - {fil: indikatorer.csv, rubrik: Mått, avsnitt: \"1\"}\n",
        "2025/plan/indikatorer.csv": "indikator;utfall 2024;målvärde 2025;not;sida\nzyxnamndmatt;6152433;7000000;;3\n",
    }.items():
        write(root, f"{folder}/{path}", text)


_MUNICIPALITY = """namn: Zyxkopings kommun
kortnamn: Zyxkoping
kommunkod: "0097"
kontakt: Zyxkontakt svarar.
licens: CC0-1.0
styrmodell:
  beskrivning: Zyxstyrning av allt.
  nivåer:
    - {id: mal, namn: Mål, plural: Mål, slag: mål, beskrivning: Något som nämnden vill uppnå.}
  uppfyllelse:
    - {ord: Nås, vid årets slut: uppfyllt, under året: väntas uppfyllas}
utseende:
  färg: "#4a5b6c"
  logotyp: logotyp.svg
engelska: {namn: Zyxmunicipality, kortnamn: Zyxkoping}
tillgänglighet:
  ansvarig: Zyxansvarig
  status: inte förenlig
  metod: självskattning
  bedömd: 2025-09-24
  uppdaterad: 2025-09-24
  brister:
    - vad: Zyxbrist i kartan.
      varför: Kartan är en bild.
      kriterier: ["1.1.1"]
  kontakt:
    e-post: kultur@exempelstad.se
"""
