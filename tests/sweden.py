"""A made-up Sweden: municipalities of any size in our source format, from a seed, without a single error.

    python -m tests.sweden FOLDER --kommuner 1 --namnder 10 --ar 5 --indikatorer 40

Their boards plan, forecast in August and close the books, year after year; now and then a later report states another
figure, a figure is missing, or a goal has not been assessed. `SIZES` has the sizes that `make bench` measures.
"""

import argparse
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LAST_YEAR = 2025
AREAS = ("forskola", "skola", "omsorg", "fritid", "stab")
_AREA_NAMES = ("Förskola", "Skola", "Omsorg", "Fritid", "Stab")
_BOARDS = (
    "Barnnämnden", "Skolnämnden", "Omsorgsnämnden", "Kulturnämnden", "Fritidsnämnden",
    "Tekniska nämnden", "Miljönämnden", "Byggnadsnämnden", "Räddningsnämnden", "Valnämnden",
)  # fmt: skip
_SUBJECTS = (
    "Besök", "Ansökningar", "Beslut", "Platser", "Samtal", "Utredningar", "Avtal", "Kurser", "Turer", "Möten",
    "Lån", "Bokningar", "Ärenden", "Tillsyner", "Elever", "Deltagare", "Boende", "Anmälningar", "Resor", "Insatser",
)  # fmt: skip
_WHERE = (
    "i centrum", "i norr", "i söder", "i väster", "i öster", "på landet", "på natten", "på sommaren", "för unga", "för äldre",
)  # fmt: skip
_VERBS = ("bli fler", "bli bättre", "nå alla", "gå snabbare", "bli tryggare", "synas mer")
_WORDS = ("Nås", "Nås delvis", "Nås inte")


@dataclass(frozen=True)
class Size:
    """How many municipalities, boards of each, years of each board, and indicators of each board."""

    municipalities: int
    boards: int
    years: int
    indicators: int


SIZES = {
    "kommun": Size(1, 10, 5, 40),
    "stor": Size(10, 10, 5, 40),
    "sverige": Size(290, 2, 3, 12),
}


def write_country(root: Path, size: Size, *, seed: int = 4711) -> None:
    """Writes a whole project: mkdocs.yml, data/ and content/."""
    root.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "tests/exempelstad/content", root / "content", ignore=shutil.ignore_patterns("exempelstad"))
    (root / "data").mkdir()
    shutil.copy(ROOT / "data/ordlista.yml", root / "data")
    for number in range(size.municipalities):
        _Municipality(root, number, size, random.Random(f"{seed}-{number}")).write()


class _Municipality:
    def __init__(self, root: Path, number: int, size: Size, chance: random.Random) -> None:
        self.root, self.size, self.chance = root, size, chance
        self.id = f"provkommun-{number + 1}"
        self.name = f"Provkommun {number + 1}"
        self.code = f"{(number + 1) % 10000:04}"

    def write(self) -> None:
        boards = [self._board(number) for number in range(self.size.boards)]
        first = boards[0]
        self._put(
            "kommun.yml",
            _MUNICIPALITY.format(name=self.name, code=self.code, board=first.id, year=LAST_YEAR),
        )
        for board in boards:
            for path, text in board.files():
                target = self.root / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="\n")

    def _board(self, number: int) -> "_Board":
        name = _BOARDS[number % len(_BOARDS)]
        suffix = f" {number // len(_BOARDS) + 1}" if number >= len(_BOARDS) else ""
        return _Board(self, f"namnd-{number + 1}", name + suffix, self.chance)

    def _put(self, name: str, text: str) -> None:
        path = self.root / "data" / self.id / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


class _Board:
    """One board's files. Every value is drawn once, so that all reports agree where they are meant to."""

    def __init__(self, municipality: _Municipality, board_id: str, name: str, chance: random.Random) -> None:
        self.municipality, self.id, self.name, self.chance = municipality, board_id, name, chance
        size = municipality.size
        self.years = list(range(LAST_YEAR - size.years + 1, LAST_YEAR + 1))
        self.indicators = [f"matt-{number + 1}" for number in range(size.indicators)]
        self.outcomes = {key: self._walk(chance.randint(40, 900)) for key in self.indicators}
        self.costs = {area: self._walk(chance.randint(4_000, 90_000)) for area in AREAS}

    def _walk(self, start: int) -> dict[int, int]:
        """A value a year, three years back too, that moves a little at a time."""
        value, found = start, {}
        for year in range(self.years[0] - 3, LAST_YEAR + 2):
            value = max(10, round(value * self.chance.uniform(0.93, 1.09)))
            found[year] = value
        return found

    def files(self) -> Iterator[tuple[Path, str]]:
        data = Path("data", self.municipality.id, self.id)
        content = Path("content", self.municipality.id, self.id)
        yield data / "namnd.yml", self._board_file()
        yield data / "indikatorer.yml", self._indicators_file()
        yield data / "ekonomi.yml", _ECONOMY
        for year in self.years:
            yield data / str(year) / "mal.yml", self._goals_file(year)
            for number in range(8):
                yield content / str(year) / f"mal-{number + 1}.md", self._prose(f"Så arbetar nämnden med målet under {year}.")
            for folder, text in self._reports(year):
                yield data / str(year) / folder, text
            for folder in ("delarsrapport-08", "verksamhetsberattelse"):
                yield content / str(year) / folder / "rapport.md", self._prose("Nämnden håller sin plan i stort.")
                yield content / str(year) / folder / "drift.md", self._prose("Kostnaderna följer verksamheten.")

    def _prose(self, text: str) -> str:
        more = " ".join(self.chance.choices(_SENTENCES, k=4))
        return f"{text}\n\n{more}\n"

    def _board_file(self) -> str:
        areas = "".join(f"  - {{id: {area}, namn: {name}, beskrivning: Det som rör {name.lower()} i kommunen.}}\n" for area, name in zip(AREAS, _AREA_NAMES, strict=True))
        return (
            f"namn: {self.name}\nsyfte: Nämnden ansvarar för service till dem som bor i kommunen.\n"
            f"källa: {{rapport: {LAST_YEAR}/delarsrapport-08, sida: 3}}\nverksamhetsområden:\n{areas}"
        )

    def _indicators_file(self) -> str:
        kinds = ("målindikator", "kvalitetsindikator", "informationstal", "nyckeltal")
        found = []
        for number, key in enumerate(self.indicators):
            subject = _SUBJECTS[number % len(_SUBJECTS)]
            where = _WHERE[(number // len(_SUBJECTS)) % len(_WHERE)]
            extra = f" {number // (len(_SUBJECTS) * len(_WHERE)) + 1}" if number >= len(_SUBJECTS) * len(_WHERE) else ""
            found.append(
                f"  - id: {key}\n    namn: {subject} {where}{extra}\n"
                f"    beskrivning: Så många {subject.lower()} {where} det har varit under året.\n"
                f"    enhet: {subject.lower()}\n    decimaler: 0\n    önskad riktning: {('upp', 'ned', 'ingen')[number % 3]}\n"
                f"    art: {kinds[number % 4]}\n    verksamhetsområde: {AREAS[number % len(AREAS)]}\n"
            )
        return "indikatorer:\n" + "".join(found)

    def _goals_file(self, year: int) -> str:
        found = []
        for number in range(8):
            own = [key for place, key in enumerate(self.indicators) if place % 8 == number][:4]
            subject = _SUBJECTS[(number * 2 + year) % len(_SUBJECTS)].lower()
            found.append(
                f"  - id: mal-{number + 1}\n    nivå: {'uppdrag' if number % 4 == 3 else 'mal'}\n"
                f"    namn: Nämndens {subject} ska {_VERBS[number % len(_VERBS)]} år {year}\n"
                f"    verksamhetsområde: {AREAS[number % len(AREAS)]}\n"
                + (f"    indikatorer: [{', '.join(own)}]\n" if own else "")
                + f"    källa: {{rapport: delarsrapport-08, sida: {number + 4}}}\n"
            )
        return f"år: {year}\nmål:\n" + "".join(found)

    def _reports(self, year: int) -> Iterator[tuple[str, str]]:
        """A forecast in August and final accounts in February, each with its tables and what it says of the goals."""
        yield "delarsrapport-08/rapport.yml", _report("Delårsrapport", "delårsrapport", f"{year}-08", f"{year}-09-12", f"{year}-09-26", self)
        yield "delarsrapport-08/indikatorer.csv", self._indicators_csv(year, (year - 2, year - 1), forecast=True)
        yield "delarsrapport-08/drift.csv", self._costs_csv(year, "prognos")
        yield "delarsrapport-08/uppfoljning.yml", self._follow_up()
        yield "verksamhetsberattelse/rapport.yml", _report("Verksamhetsberättelse", "verksamhetsberättelse", f"{year}", f"{year + 1}-02-12", f"{year + 1}-02-26", self)
        yield "verksamhetsberattelse/indikatorer.csv", self._indicators_csv(year, (year - 1, year), forecast=False)
        yield "verksamhetsberattelse/drift.csv", self._costs_csv(year, "bokslut")
        yield "verksamhetsberattelse/uppfoljning.yml", self._follow_up()

    def _indicators_csv(self, year: int, years: tuple[int, int], *, forecast: bool) -> str:
        head = ["indikator", *(f"utfall {each}" for each in years), *([f"prognos {year}"] if forecast else []), "sida"]
        lines = [";".join(head)]
        for number, key in enumerate(self.indicators):
            cells = [".." if number % 17 == 5 and each % 3 == 0 else str(self.outcomes[key][each]) for each in years]
            if forecast:
                cells.append(str(self.outcomes[key][year] + self.chance.randint(-4, 4)))
            lines.append(";".join([key, *cells, str(5 + number // 20)]))
        return "\n".join(lines) + "\n"

    def _costs_csv(self, year: int, outcome: str) -> str:
        lines = [f"post;{outcome} {year};budget {year};avvikelse {year};bokslut {year - 1};sida"]
        rows = []
        for area in AREAS:
            final = self.costs[area][year]
            told = final if outcome == "bokslut" else round(final * self.chance.uniform(0.98, 1.02))
            budget = round(self.costs[area][year - 1] * 1.02)
            rows.append((told, budget, budget - told, self.costs[area][year - 1]))
            lines.append(";".join([area, *map(str, rows[-1]), "11"]))
        lines.append(";".join(["nettokostnad", *(str(sum(column)) for column in zip(*rows, strict=True)), "11"]))
        return "\n".join(lines) + "\n"

    def _follow_up(self) -> str:
        found = []
        for number in range(8):
            if number % 4 == 3:
                told = f"    genomförande: {self.chance.choice(('Påbörjat', 'Klart'))}\n"
            else:
                told = "" if self.chance.random() < 0.1 else f"    uppfyllelse: {self.chance.choice(_WORDS)}\n"
            found.append(f"  - mål: mal-{number + 1}\n{told}    sida: {number + 4}\n")
        return "uppföljning:\n" + "".join(found)


def _report(title: str, kind: str, period: str, dated: str, published: str, board: _Board) -> str:
    return (
        f"titel: {title} {period}\nslag: {kind}\navser: {period}\npubliceras: {published}T08:00:00Z\n"
        f"dokument:\n  titel: {title} {period}, {board.name.lower()}\n"
        f"  fil: {board.municipality.id}-{board.id}-{kind.replace('å', 'a').replace('ä', 'a')}-{period}\n  daterat: {dated}\n"
        "sammanträde:\n  datum saknas: Dokumentet anger inte vilken dag nämnden behandlade rapporten.\n"
        "tabeller:\n  - {fil: indikatorer.csv, rubrik: Indikatorer, avsnitt: \"2.1\"}\n"
        "  - {fil: drift.csv, tabell: drift, rubrik: Driftredovisning, avsnitt: \"3.1\"}\n"
    )


_SENTENCES = (
    "Personalen har fått mer tid för dem som behöver det.",
    "Fler har sökt, och väntan har blivit kortare.",
    "Lokalerna är trånga, och nämnden söker nya.",
    "Arbetet har börjat och fortsätter nästa år.",
    "Nämnden samarbetar med föreningar och grannar.",
    "Det nya systemet är i drift sedan i våras.",
)
_ECONOMY = """tabeller:
  - id: drift
    namn: Drift
    beskrivning: Vad verksamheten kostar sedan intäkterna har räknats av.
    enhet: tkr
    tecken: {kostnader: positiva, intäkter: positiva}
    huvudpost: nettokostnad
    poster:
""" + "".join(
    f"      - {{id: {area}, namn: {name}, slag: nettokostnad, verksamhetsområde: {area}}}\n"
    for area, name in zip(AREAS, _AREA_NAMES, strict=True)
) + f"      - {{id: nettokostnad, namn: Nettokostnad, slag: nettokostnad, summa: [{', '.join(AREAS)}]}}\n"  # fmt: skip
_MUNICIPALITY = """namn: {name}
kortnamn: {name}
kommunkod: "{code}"
licens: CC0-1.0
kontakt: Frågor besvaras av kommunens kontaktcenter.
styrmodell:
  beskrivning: Fullmäktige beslutar om ramar och mål. Nämnden gör en plan för året och följer upp den.
  källa: {{rapport: {board}/{year}/delarsrapport-08, sida: 4}}
  nivåer:
    - {{id: mal, namn: Mål, plural: Mål, slag: mål, beskrivning: Något som nämnden vill uppnå under året.}}
    - {{id: uppdrag, namn: Uppdrag, plural: Uppdrag, slag: uppdrag, beskrivning: Något bestämt som förvaltningen ska göra.}}
  uppfyllelse:
    - {{ord: Nås, vid årets slut: uppfyllt, under året: väntas uppfyllas}}
    - {{ord: Nås delvis, vid årets slut: delvis uppfyllt, under året: väntas delvis uppfyllas}}
    - {{ord: Nås inte, vid årets slut: inte uppfyllt, under året: väntas inte uppfyllas}}
  genomförande:
    - {{ord: Påbörjat, betyder: påbörjat}}
    - {{ord: Klart, betyder: genomfört}}
tillgänglighet:
  ansvarig: {name}
  status: delvis förenlig
  metod: självskattning
  bedömd: 2025-09-24
  uppdaterad: 2025-10-01
  publicerad: 2024-09-26
  brister:
    - vad: Texten i diagrammen blir inte större för den som förstorar enbart texten.
      varför: Diagrammen är bilder.
      kriterier: ["1.4.4"]
      i stället: Läs siffrorna i tabellen under diagrammet.
  kontakt: {{e-post: kontakt@provkommun.example}}
  svarstid: två arbetsdagar
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--storlek", choices=SIZES)
    for name, default in (("kommuner", 1), ("namnder", 10), ("ar", 5), ("indikatorer", 40)):
        parser.add_argument(f"--{name}", type=int, default=default)
    told = parser.parse_args()
    size = SIZES.get(told.storlek or "") or Size(told.kommuner, told.namnder, told.ar, told.indikatorer)
    write_country(told.folder, size)


if __name__ == "__main__":
    main()
