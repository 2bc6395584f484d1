"""Ids that lead nowhere, each told with the nearest one that exists."""

from pathlib import Path

import pytest

from tests.example import BOARD, INTERIM_REPORT, PLAN, replace, told, write, write_example

MUNICIPALITY = "data/exempelstad/kommun.yml"


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "what", "fix"),
    [
        (f"{PLAN}/indikatorer.csv", "elever-i-ko", "elever-i-kö", ':4 kolumn "indikator"', 'Indikatorn "elever-i-kö" finns inte i indikatorer.yml.', 'Menade du "elever-i-ko"? Lägg annars till den i indikatorer.yml.'),
        (f"{PLAN}/indikatorer.csv", "elever-i-ko", "xyz", ':4 kolumn "indikator"', 'Indikatorn "xyz" finns inte i indikatorer.yml.', "Rätta stavningen, eller lägg till den i indikatorer.yml."),
        (f"{PLAN}/resultat.csv", "avgifter", "avgifterna", ':2 kolumn "post"', 'Posten "avgifterna" finns inte i ekonomi.yml.', 'Menade du "avgifter"? Lägg annars till den i ekonomi.yml.'),
        (f"{PLAN}/rapport.yml", "tabell: resultat", "tabell: resultatet", ":22", 'Tabellen "resultatet" finns inte i ekonomi.yml.', 'Menade du "resultat"? Lägg annars till den i ekonomi.yml.'),
        (f"{PLAN}/rapport.yml", "  stab: Stab och", "  staben: Stab och", ":27", 'Benämningens id "staben" finns inte i rapportens tabeller.', 'Menade du "stab"? Lägg annars till det i rapportens tabeller.'),
        (f"{BOARD}/indikatorer.yml", "beskrivning: Så många böcker och andra medier har lånats, delat med antalet invånare.\n    enhet: lån\n    decimaler: 1\n    önskad riktning: upp\n    art: kvalitetsindikator\n    verksamhetsområde: bibliotek", "beskrivning: B\n    enhet: lån\n    decimaler: 1\n    önskad riktning: upp\n    art: kvalitetsindikator\n    verksamhetsområde: biblioteken", ":15", 'Verksamhetsområdet "biblioteken" finns inte i namnd.yml.', 'Menade du "bibliotek"? Lägg annars till det i namnd.yml.'),
        (f"{BOARD}/ekonomi.yml", "verksamhetsområde: stab", "verksamhetsområde: staben", ":11", 'Verksamhetsområdet "staben" finns inte i namnd.yml.', 'Menade du "stab"? Lägg annars till det i namnd.yml.'),
        (f"{BOARD}/ekonomi.yml", "huvudpost: nettokostnader", "huvudpost: netto", ":18", 'Huvudposten "netto" finns inte i tabellens poster.', "Rätta stavningen, eller lägg till den i tabellens poster."),
        (f"{BOARD}/ekonomi.yml", "summa: [avgifter, bidrag]", "summa: [avgifter, bidragen]", ":22", 'Posten "bidragen" finns inte i tabellens poster.', 'Menade du "bidrag"? Lägg annars till den i tabellens poster.'),
        (f"{BOARD}/ekonomi.yml", "formel: summa-kostnader -", "formel: summa-kostnad -", ":26", 'Posten "summa-kostnad" finns inte i tabellens poster.', 'Menade du "summa-kostnader"? Lägg annars till den i tabellens poster.'),
        (f"{BOARD}/ekonomi.yml", "lika med: drift/nettokostnad", "lika med: driften/nettokostnad", ":26", 'Tabellen "driften" finns inte i ekonomi.yml.', 'Menade du "drift"? Lägg annars till den i ekonomi.yml.'),
        (f"{BOARD}/ekonomi.yml", "lika med: drift/nettokostnad", "lika med: drift/netto", ":26", 'Posten "netto" finns inte i tabellen drift.', "Rätta stavningen, eller lägg till den i tabellen drift."),
        (f"{BOARD}/2025/mal.yml", "nivå: uppdrag", "nivå: uppdraget", ":18", 'Nivån "uppdraget" finns inte i kommun.yml.', 'Menade du "uppdrag"? Lägg annars till den i kommun.yml.'),
        (f"{BOARD}/2025/mal.yml", "verksamhetsområde: bibliotek", "verksamhetsområde: stabb", ":3", 'Verksamhetsområdet "stabb" finns inte i namnd.yml.', 'Menade du "stab"? Lägg annars till det i namnd.yml.'),
        (f"{BOARD}/2025/mal.yml", "indikatorer: [besok]", "indikatorer: [besokare]", ":3", 'Indikatorn "besokare" finns inte i indikatorer.yml.', 'Menade du "besok"? Lägg annars till den i indikatorer.yml.'),
        (f"{BOARD}/2025/mal.yml", "bygger på: kortare-ko", "bygger på: kort-ko", ":9", 'Målet "kort-ko" finns inte i mal.yml för något år.', 'Menade du "kortare-ko"? Lägg annars till det i mal.yml för något år.'),
        (f"{BOARD}/2025/mal.yml", "{rapport: verksamhetsplan, sida: 6}", "{rapport: verksamhetsplanen, sida: 6}", ":3", 'Rapporten "2025/verksamhetsplanen" finns inte i nämndens mapp.', 'Menade du "2025/verksamhetsplan"? Lägg annars till den i nämndens mapp.'),
        (f"{BOARD}/namnd.yml", "{rapport: 2025/verksamhetsplan, sida: 3}", "{rapport: ../../verksamhetsplan, sida: 3}", ":3", 'Rapporten "../../verksamhetsplan" finns inte i nämndens mapp.', 'Menade du "2025/verksamhetsplan"? Lägg annars till den i nämndens mapp.'),
        (f"{BOARD}/sammantraden.yml", "{rapport: 2024/delarsrapport-08, sida: 7}", "{rapport: 2023/delarsrapport-08, sida: 7}", ":2", 'Rapporten "2023/delarsrapport-08" finns inte i nämndens mapp.', 'Menade du "2024/delarsrapport-08"? Lägg annars till den i nämndens mapp.'),
        (f"{BOARD}/sammantraden.yml", "mål: meroppet", "mål: meröppet", ":5", '"mål" har värdet "meröppet", som inte går att använda.', "Skriv id:t med små bokstäver a–z, siffror och bindestreck, till exempel vard-och-omsorg."),
        (f"{BOARD}/sammantraden.yml", "mål: meroppet", "mål: meroppett", ":2", 'Målet "meroppett" finns inte i mal.yml för något år.', 'Menade du "meroppet"? Lägg annars till det i mal.yml för något år.'),
        (MUNICIPALITY, "kulturnamnden/2025/verksamhetsplan", "kulturnamnden/2025/plan", ":10", 'Rapporten "kulturnamnden/2025/plan" finns inte i kommunens mapp.', 'Menade du "kulturnamnden/2025/verksamhetsplan"? Lägg annars till den i kommunens mapp.'),
    ],
)  # fmt: skip
def test_an_id_that_leads_nowhere_is_told_with_the_nearest(
    tmp_path: Path, file: str, old: str, new: str, place: str, what: str, fix: str
) -> None:
    write_example(tmp_path)
    replace(tmp_path, file, old, new)
    problems = [problem for problem in told(tmp_path) if "  SUM02  " not in problem]
    code = "FALT03" if "har värdet" in what else "ID01"
    assert problems == [f"{file}{place}\n  {code}  {what}\n{' ' * (len(code) + 4)}{fix}"]


def test_a_goal_may_name_its_report_with_the_year(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(
        tmp_path,
        f"{BOARD}/2025/mal.yml",
        "{rapport: verksamhetsplan, sida: 6}",
        "{rapport: 2024/delarsrapport-08, sida: 6}",
    )
    assert told(tmp_path) == []


def test_a_follow_up_of_no_goal_and_one_told_twice_are_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    file = f"{INTERIM_REPORT}/uppfoljning.yml"
    replace(tmp_path, file, "mål: nojda-elever", "mål: nojda-elver")
    replace(tmp_path, file, "mål: skolsamverkan", "mål: kortare-ko")
    assert told(tmp_path) == [
        f"{file}:12\n"
        '  ID01  Målet "nojda-elver" finns inte i 2024/mal.yml.\n'
        '        Menade du "nojda-elever"? Lägg annars till det i 2024/mal.yml.',
        f'{file}:18\n  ID02  Målet "kortare-ko" följs upp två gånger.\n        Ta bort den ena.',
    ]


def test_a_follow_up_in_a_year_without_goals_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    (tmp_path / BOARD / "2024/mal.yml").unlink()
    assert (
        f"{INTERIM_REPORT}/uppfoljning.yml:2\n"
        "  FIL01  Rapporten följer upp mål, men filen 2024/mal.yml finns inte.\n"
        "         Lägg till årets mål i mal.yml."
    ) in told(tmp_path)


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "first"),
    [
        (f"{BOARD}/indikatorer.yml", "- id: lan", "- id: besok", 15, 2),
        (f"{BOARD}/namnd.yml", "- id: kulturskola", "- id: bibliotek", 11, 5),
        (f"{BOARD}/2025/mal.yml", "- id: bokbuss", "- id: fler-besok", 18, 3),
        (f"{BOARD}/ekonomi.yml", "{id: bidrag,", "{id: avgifter,", 21, 20),
        (f"{BOARD}/ekonomi.yml", "- id: resultat", "- id: drift", 13, 2),
        (f"{PLAN}/rapport.yml", "fil: resultat.csv", "fil: drift.csv", 22, 18),
        (MUNICIPALITY, "- id: uppdrag", "- id: mal", 22, 17),
    ],
)
def test_an_id_that_stands_twice_is_told(
    tmp_path: Path, file: str, old: str, new: str, line: int, first: int
) -> None:
    write_example(tmp_path)
    replace(tmp_path, file, old, new)
    stated = new.split(": ")[-1].rstrip(",")
    assert (
        f"{file}:{line}\n"
        f'  ID02  "{stated}" används redan på rad {first}.\n'
        "        Byt ut eller ta bort den ena."
    ) in told(tmp_path)


def test_an_area_in_a_row_that_nearly_is_one_is_told_and_another_place_is_not(tmp_path: Path) -> None:
    write_example(tmp_path)
    file = f"{INTERIM_REPORT}/omraden.csv"
    table = "tabeller:\n  - {fil: omraden.csv, rubrik: Områden, avsnitt: Områden}\n"
    replace(tmp_path, f"{INTERIM_REPORT}/rapport.yml", "tabeller:\n", table)
    write(tmp_path, file, "indikator;område;utfall 2020\nlan;biblotek;5\nlan;Norra staden;6\n")
    assert told(tmp_path) == [
        f'{file}:2 kolumn "område"\n'
        '  ID01  Verksamhetsområdet "biblotek" finns inte i namnd.yml.\n'
        '        Menade du "bibliotek"? Lägg annars till det i namnd.yml.'
    ]
