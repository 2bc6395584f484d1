"""A YAML file against its schema: what an editor is told, in Swedish and at the right line."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from generator.sources.schema import (
    FILES,
    EconomyFile,
    GoalsFile,
    IndicatorsFile,
    MunicipalityFile,
    ReportFile,
    Source,
)
from generator.sources.validation import PATTERN_ADVICE, read_validated
from tests.example import BOARD, EXAMPLE, PLAN

ID = "Skriv id:t med små bokstäver a–z, siffror och bindestreck, till exempel vard-och-omsorg."
DAY = "Skriv datumet som 2024-09-25, eller 2024-09 om bara månaden är känd."
ZONE = "Skriv tiden med tidszon: 2024-09-25T08:00+02:00 (+01:00 under vintertid)."
PERIOD = "Skriv perioden som 2024, 2024-08, 2024-K1, 2024-T2, 2024-H1 eller 2023/24."
KEYS = "Skriv nycklar och värden, en per rad: nyckel: värde."
LIST = "Skriv en lista: en rad med bindestreck för varje del."
EMPTY = "Fyll i värdet eller ta bort raden."
MUNICIPALITY, INDICATORS, ECONOMY = (
    "data/exempelstad/kommun.yml",
    f"{BOARD}/indikatorer.yml",
    f"{BOARD}/ekonomi.yml",
)
GOALS, REPORT = f"{BOARD}/2025/mal.yml", f"{PLAN}/rapport.yml"
SCHEMAS: dict[str, type[Source]] = {
    MUNICIPALITY: MunicipalityFile,
    INDICATORS: IndicatorsFile,
    ECONOMY: EconomyFile,
    GOALS: GoalsFile,
    REPORT: ReportFile,
}


def told_of(path: Path, schema: type[Source]) -> list[str]:
    told: list[str] = []
    read_validated(path, "fil.yml", schema, lambda problem: told.append(str(problem)))
    return told


def unusable(key: str, value: str) -> str:
    return f'"{key}" har värdet "{value}", som inte går att använda.'


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "what", "fix"),
    [
        (GOALS, "    nivå: uppdrag", "    niva: uppdrag", "FALT01", 'Nyckeln "niva" finns inte här.', 'Menade du "nivå"? Kända nycklar: id, nivå, namn, kortnamn, beteckning, verksamhetsområde, indikatorer, redovisas, bygger på, källa, under, tidigare, engelska.'),
        (REPORT, "  paragraf: § 87", "  paragraf: § 87\n  xyz: 1", "FALT01", 'Nyckeln "xyz" finns inte här.', "Ta bort raden. Kända nycklar: datum, datum saknas, paragraf, diarienummer."),
        (REPORT, "  paragraf: § 87", '  "\u200b": 1', "FALT01", 'Nyckeln "<U+200B>" finns inte här.', "Ta bort raden. Kända nycklar: datum, datum saknas, paragraf, diarienummer."),
        (REPORT, "publiceras: 2024-12-13T08:00+01:00", "publiceras: 2024-12-13T08:00", "FALT03", unusable("publiceras", "2024-12-13T08:00"), ZONE),
        (REPORT, "publiceras: 2024-12-13T08:00+01:00", "publiceras: 2024-12-13", "FALT03", unusable("publiceras", "2024-12-13"), ZONE),
        (REPORT, "publiceras: 2024-12-13T08:00+01:00", "publiceras: 0001-01-01T00:00+01:00", "FALT03", unusable("publiceras", "0001-01-01T00:00+01:00"), ZONE),
        (REPORT, "  daterat: 2024-12-05", "  daterat: 5 december 2024", "FALT03", unusable("daterat", "5 december 2024"), DAY),
        (REPORT, "  daterat: 2024-12-05", "  daterat: 2024-13", "FALT03", unusable("daterat", "2024-13"), DAY),
        (REPORT, "  daterat: 2024-12-05", "  daterat:", "FALT02", 'Nyckeln "daterat" har inget värde.', EMPTY),
        (REPORT, "datum: 2024-12-11", "datum: 2024-02-30", "FALT03", unusable("datum", "2024-02-30"), "Skriv datumet som 2024-09-25."),
        (REPORT, "avser: 2025", "avser: 0000", "FALT03", unusable("avser", "0000"), PERIOD),
        (REPORT, "slag: verksamhetsplan", "slag: verksamhetsplanen", "FALT03", unusable("slag", "verksamhetsplanen"), 'Skriv verksamhetsplan, månadsuppföljning, delårsrapport, tertialrapport, verksamhetsberättelse eller statistik. Menade du "verksamhetsplan"?'),
        (REPORT, "slag: verksamhetsplan", "slag: [verksamhetsplan]", "FALT03", 'Under "slag" står en lista, som inte går att använda där.', 'Skriv verksamhetsplan, månadsuppföljning, delårsrapport, tertialrapport, verksamhetsberättelse eller statistik. Menade du "verksamhetsplan"?'),
        (REPORT, "titel: Verksamhetsplan 2025–2027\n", "titel: ''\n", "FALT02", 'Nyckeln "titel" har inget värde.', EMPTY),
        (REPORT, "titel: Verksamhetsplan 2025–2027\n", "titel: {a: b}\n", "FALT03", 'Under "titel" står nycklar och värden, som inte går att använda där.', "Skriv en text."),
        (REPORT, "titel: Verksamhetsplan 2025–2027\n", f"titel: {'x' * 4001}\n", "FALT03", unusable("titel", "x" * 59 + "…"), "Korta texten till högst 4000 tecken."),
        (REPORT, "sammanträde:\n  datum: 2024-12-11\n  paragraf: § 87\n  diarienummer: KN 2024/45\n", "sammanträde: [2024-12-11]\n", "FALT03", 'Under "sammanträde" står en lista, som inte går att använda där.', KEYS),
        (REPORT, "sammanträde:\n  datum: 2024-12-11\n  paragraf: § 87\n  diarienummer: KN 2024/45\n", "", "FALT02", 'Nyckeln "sammanträde" saknas.', "Lägg till sammanträde: … (När nämnden behandlade rapporten)."),
        (REPORT, "benämningar:\n  stab: Stab och ledning", "benämningar:\n  Stab och: Stab", "FALT03", '"Stab och" går inte att använda som nyckel.', ID),
        (REPORT, "noter:\n  a:", "noter:\n  Å1:", "FALT03", '"Å1" går inte att använda som nyckel.', "Skriv en kort notmarkering med små bokstäver eller siffror, till exempel a."),
        (REPORT, "  - fil: resultat.csv", "  - fil: ../resultat.csv", "FALT03", unusable("fil", "../resultat.csv"), "Skriv filnamnet med små bokstäver a–z och ändelsen .csv."),
        (REPORT, "  adress: https://www.exempelstad.example/verksamhetsplan-2025.pdf", "  adress: javascript:alert(1)", "FALT03", unusable("adress", "javascript:alert(1)"), "Skriv en hel webbadress som börjar med https://."),
        (GOALS, "  - id: bokbuss", "  - id: ../../etc/passwd", "FALT03", unusable("id", "../../etc/passwd"), ID),
        (GOALS, "  - id: bokbuss", "  - id: Bokbuss", "FALT03", unusable("id", "Bokbuss"), ID),
        (GOALS, "    indikatorer: [besok]", "    indikatorer: [Besök]", "FALT03", unusable("indikatorer", "Besök"), ID),
        (GOALS, "    indikatorer: [besok]", "    indikatorer: besok", "FALT03", unusable("indikatorer", "besok"), LIST),
        (GOALS, "källa: {rapport: verksamhetsplan, sida: 6}", "källa: verksamhetsplan", "FALT03", unusable("källa", "verksamhetsplan"), KEYS),
        (GOALS, "sida: 6}", "sida: sex}", "FALT03", unusable("sida", "sex"), "Skriv ett heltal med siffror."),
        (GOALS, "sida: 6}", "sida: 0}", "FALT03", unusable("sida", "0"), "Skriv ett heltal som är minst 1."),
        (GOALS, "sida: 6}", f"sida: {'9' * 5000}}}", "FALT03", unusable("sida", "9" * 59 + "…"), "Skriv ett heltal med siffror."),
        (GOALS, "år: 2025", "år: 2925", "FALT03", unusable("år", "2925"), "Skriv ett heltal som är högst 2199."),
        (INDICATORS, "    skala: 0-100", "    skala: 100", "FALT03", unusable("skala", "100"), "Skriv skalan som 0-100."),
        (INDICATORS, "    skala: 0-100", f"    skala: 0-{'9' * 5000}", "FALT03", unusable("skala", "0-" + "9" * 57 + "…"), "Skriv skalan som 0-100."),
        (INDICATORS, "    känslig: ja", "    känslig: Ja", "FALT03", unusable("känslig", "Ja"), "Skriv ja eller nej."),
        (INDICATORS, "    mätning: redovisning", "    mätning: ord", "FALT03", unusable("mätning", "ord"), "Skriv tal eller redovisning."),
        (INDICATORS, "    könsuppdelad: ja", "    könsuppdelad: ja\n    kolada-id: U1", "FALT03", unusable("kolada-id", "U1"), "Skriv Koladas id: N eller U och fem siffror, till exempel N00900."),
        (MUNICIPALITY, 'kommunkod: "0099"', "kommunkod: 99", "FALT03", unusable("kommunkod", "99"), 'Skriv fyra siffror inom citattecken, till exempel "1401".'),
        (MUNICIPALITY, 'kommunkod: "0099"', 'kommunkod: "0099"\norganisationsnummer: 212000-1234', "FALT03", unusable("organisationsnummer", "212000-1234"), "Skriv ett giltigt organisationsnummer, till exempel 212000-0142."),
        (MUNICIPALITY, "      slag: rubrik", "      slag: rubriker", "FALT03", unusable("slag", "rubriker"), 'Skriv mål, inriktning, uppdrag, nyckelaktivitet eller rubrik. Menade du "rubrik"?'),
        (ECONOMY, "formel: summa-kostnader - summa-intakter", "formel: summa-kostnader-summa-intakter", "FALT03", unusable("formel", "summa-kostnader-summa-intakter"), "Skriv post-id med mellanslag runt tecknen, till exempel summa-kostnader - summa-intakter."),
        (ECONOMY, "lika med: drift/nettokostnad", "lika med: nettokostnad", "FALT03", unusable("lika med", "nettokostnad"), "Skriv tabellens id, ett snedstreck och postens id: drift/nettokostnad."),
    ],
)  # fmt: skip
def test_what_breaks_the_format_is_told(
    tmp_path: Path, file: str, old: str, new: str, code: str, what: str, fix: str
) -> None:
    text = (EXAMPLE / file).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "fil.yml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = told_of(path, SCHEMAS[file])
    assert len(told) == 1
    place, message = told[0].split("\n", 1)
    assert message == f"  {code}  {what}\n{' ' * (len(code) + 4)}{fix}"
    assert re.fullmatch(r"fil\.yml:[0-9]+", place)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("- a\n- b\n", "Filen är en lista."),
        ("bara text\n", 'Filen har bara texten "bara text".'),
    ],
)
def test_a_file_that_is_no_mapping_is_told(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "fil.yml"
    path.write_text(text, encoding="utf-8")
    assert told_of(path, GoalsFile) == [f"fil.yml:1\n  FALT03  {what}\n          {KEYS}"]


def test_everything_that_is_wrong_in_a_file_is_told_at_its_own_line(tmp_path: Path) -> None:
    path = tmp_path / "fil.yml"
    path.write_text("år: x\nmål:\n  - id: a\n    nivå: B\n    namn: C\n  - id: d\n", encoding="utf-8")
    places = [problem.split("\n")[0] for problem in told_of(path, GoalsFile)]
    assert places == ["fil.yml:1", "fil.yml:4", "fil.yml:3", "fil.yml:6", "fil.yml:6", "fil.yml:6"]


@pytest.mark.parametrize("schema", FILES.values(), ids=FILES)
def test_every_pattern_of_the_format_has_its_advice(schema: type[Source]) -> None:
    patterns = {
        pattern
        for model in models_under(schema)
        for field in model.model_fields.values()
        for part in (*parts_of(field.annotation), *field.metadata)
        if isinstance(pattern := getattr(part, "pattern", None), str)
    }
    assert patterns <= set(PATTERN_ADVICE)


def models_under(model: type[BaseModel]) -> set[type[BaseModel]]:
    found = {model}
    queue = [model]
    while queue:
        for field in queue.pop().model_fields.values():
            for inner in parts_of(field.annotation):
                if isinstance(inner, type) and issubclass(inner, BaseModel) and inner not in found:
                    found.add(inner)
                    queue.append(inner)
    return found


def parts_of(annotation: object) -> list[object]:
    return [annotation, *(inner for part in get_args(annotation) for inner in parts_of(part))]


@pytest.mark.parametrize("schema", FILES.values(), ids=FILES)
def test_every_key_of_the_format_has_a_description(schema: type[Source]) -> None:
    assert schema.__doc__
    for model in models_under(schema):
        assert [name for name, field in model.model_fields.items() if not field.description] == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    contents=st.recursive(
        st.text("abc åäö:-[]{}#\"'0123", max_size=8) | st.sampled_from(["id", "mål", "2024", "ja"]),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "mål", "namn", "källa", "under", "tabeller", "poster", "x"]), inner, max_size=4),
    ),
    schema=st.sampled_from(sorted(FILES)),
)  # fmt: skip
def test_no_values_whatsoever_are_an_exception(tmp_path: Path, contents: object, schema: str) -> None:
    path = tmp_path / "fil.yml"
    path.write_text(json.dumps(contents, ensure_ascii=False), encoding="utf-8")
    told = told_of(path, FILES[schema])
    assert all(problem.startswith("fil.yml") for problem in told)
