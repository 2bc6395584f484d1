"""What is told of problems, to people and to machines, and that nothing in the sources can break a format."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from generator.findings import Findings
from generator.findings.advice import MOST_LINES, shown, told
from generator.findings.explaining import REASON, pastes
from generator.findings.first import advice_of_order
from generator.findings.github import as_github
from generator.findings.json_format import as_json
from generator.findings.sarif import as_sarif
from generator.findings.scope import Scope, UnknownReport, find_scope
from generator.findings.text import MOST_PROBLEMS, problems_by_file, what_to_do
from generator.findings.wording import place_in_words, visible
from generator.model.report import Remark
from generator.problems import CATALOGUE, Example, Place, Problem, ProblemKind, Severity
from generator.rules import read_and_settle
from tests.example import BOARD, INTERIM_REPORT, PLAN, problems_of, replace, write, write_example

TABLE = f"{INTERIM_REPORT}/drift.csv"
SUM = Problem(
    "SUM01", Place(TABLE, 5).at_column("prognos 2024"), "Summan är 1, men Netto säger 2.", "Rätta cellen."
)
UNREADABLE = Problem("YML01", Place(f"{BOARD}/namnd.yml", 3), "Raden går inte att läsa.", "Rätta raden.")
UNKNOWN = Problem("ID01", Place(f"{BOARD}/2025/mal.yml", 9), "Målet finns inte.", "Rätta stavningen.")
NO_TEXT = Problem("TEXT02", Place(f"{BOARD}/2025/mal.yml", 4), "Målet har ingen text.", "Skriv en text.")
FINDINGS = Findings((SUM, UNREADABLE, UNKNOWN, NO_TEXT), (Remark(SUM, "Det står så på sidan 9."),))
HOSTILE = "a\x1b[31mb\r\n::error::c%0A,:\"'\u202e\u2028<script>\x00\\ {0} ]]> ##[error] d"


def hostile(text: str = HOSTILE) -> Findings:
    problem = Problem("SUM01", Place(f"data/{text}.csv", 5, text), text, text)
    return Findings((problem,), (Remark(problem, text),))


def text_of(findings: Findings) -> str:
    return "".join(block.plain for block in problems_by_file(findings.problems))


def settled(root: Path) -> Findings:
    found = read_and_settle(root)
    return Findings(found.problems, found.explained)


# --- how many, and what first -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("findings", "summary"),
    [
        (Findings(()), "inga fel och inga varningar"),
        (Findings((SUM, UNREADABLE, NO_TEXT)), "2 fel och 1 varning"),
        (FINDINGS, "3 fel och 1 varning, 1 förklarade"),
    ],
)
def test_the_problems_are_counted_by_severity(findings: Findings, summary: str) -> None:
    assert findings.summary.replace("\u00a0", " ") == summary


def test_notes_are_counted_when_there_are_any(monkeypatch: pytest.MonkeyPatch) -> None:
    note = ProblemKind("OBS01", "t", "m.", "w.", "r.", severity=Severity.NOTE)
    monkeypatch.setitem(CATALOGUE, "OBS01", note)
    findings = Findings((Problem("OBS01", Place("content/a.md"), "Lång mening.", "Dela den."),))
    assert findings.summary.replace("\u00a0", " ") == "inga fel, inga varningar och 1 upplysning"
    sentences = [" ".join(sentence.split()) for sentence in what_to_do(findings, with_notes=False)]
    assert sentences == ["1 upplysning visas med: oppna-mal granska --upplysningar"]
    assert "1 upplysning" not in " ".join(what_to_do(findings, with_notes=True))


def test_what_cannot_be_read_is_to_be_mended_before_sums() -> None:
    assert advice_of_order([SUM, UNKNOWN, UNREADABLE]) == (
        f"Börja med {BOARD}/namnd.yml, rad 3. Andra fel kan bero på det. Granska igen när du har rättat det."
    )
    assert advice_of_order([SUM, UNKNOWN]) == (
        f"Börja med {BOARD}/2025/mal.yml, rad 9. Andra fel kan bero på det. Granska igen när du har rättat det."
    )


def test_among_equals_the_first_comes_first() -> None:
    other = Problem("SUM01", Place(TABLE, 7), "Annat.", "Rätta.")
    assert advice_of_order([SUM, other, NO_TEXT]) == (
        f'Börja med {TABLE}, rad 5, kolumn "prognos 2024". Granska igen när du har rättat.'
    )


def test_one_error_needs_no_order() -> None:
    assert advice_of_order([SUM, NO_TEXT]) is None


# --- text -------------------------------------------------------------------------------------------


def test_people_read_a_file_at_a_time_and_broken_files_first() -> None:
    in_another = Problem("TEXT02", Place(f"{BOARD}/2023/mal.yml", 4), "Målet har ingen text.", "Skriv.")
    assert text_of(Findings((in_another, UNKNOWN, SUM, NO_TEXT))) == (
        f"{TABLE}\n"
        '  rad 5, kolumn "prognos 2024"\n'
        "    SUM01  Fel: Summan är 1, men Netto säger 2.\n"
        "           Rätta cellen.\n"
        f"{BOARD}/2025/mal.yml\n"
        "  rad 4\n"
        "    TEXT02  Varning: Målet har ingen text.\n"
        "            Skriv en text.\n"
        "  rad 9\n"
        "    ID01  Fel: Målet finns inte.\n"
        "          Rätta stavningen.\n"
        f"{BOARD}/2023/mal.yml\n"
        "  rad 4\n"
        "    TEXT02  Varning: Målet har ingen text.\n"
        "            Skriv.\n"
    )


def test_what_is_the_same_at_several_places_is_said_once() -> None:
    below = Problem(SUM.code, Place(TABLE, 8).at_column("prognos 2024"), SUM.what, SUM.fix)
    assert text_of(Findings((SUM, below))) == (
        f'{TABLE}\n  rad 5, kolumn "prognos 2024"\n  rad 8, kolumn "prognos 2024"\n'
        "    SUM01  Fel: Summan är 1, men Netto säger 2.\n           Rätta cellen.\n"
    )


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    missing = Problem("FIL01", Place("data"), "Mappen data saknas.", "Skapa den.")
    assert text_of(Findings((missing,))) == (
        "data\n    FIL01  Fel: Mappen data saknas.\n           Skapa den.\n"
    )


def test_people_are_spared_more_problems_than_anyone_reads() -> None:
    many = tuple(Problem("SUM01", Place(TABLE, line), f"Fel {line}.", "Rätta.") for line in range(1, 251))
    text = text_of(Findings(many))
    assert text.count("SUM01") == MOST_PROBLEMS
    assert text.endswith("… och 50 till. Ofta har de samma orsak: rätta de första och granska igen.\n")
    assert len(json.loads(as_json(Findings(many)))["problem"]) == 250
    assert as_github(Findings(many)).count("::error ") == 250


def test_what_to_do_ends_with_codes_and_explanations() -> None:
    assert list(what_to_do(FINDINGS, with_notes=False))[1:] == [
        "Vad en kod betyder: oppna-mal granska --forklara SUM01",
        "Står det så i dokumentet? 1 av problemen går att förklara i rapport.yml. "
        "Vad du skriver: oppna-mal granska --forklaringar",
    ]
    assert list(what_to_do(Findings(()), with_notes=False)) == []


def test_signs_that_cannot_be_seen_are_written_out() -> None:
    assert visible("a\x1bb\u202ec\ud800") == "a<U+001B>b<U+202E>c<U+D800>"
    assert visible("en rad\r\n  och en till") == "en rad och en till"
    assert place_in_words(Place("a\x00.csv", 2, "x\x07")) == 'a<U+0000>.csv, rad 2, kolumn "x<U+0007>"'


def test_text_cannot_take_over_a_terminal() -> None:
    text = text_of(hostile())
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert len(text.splitlines()) == 4


# --- JSON -------------------------------------------------------------------------------------------


def test_json_has_every_key() -> None:
    document = json.loads(as_json(FINDINGS))
    assert document["version"] == 1
    assert document["antal"] == {"fel": 3, "varning": 1, "upplysning": 0, "förklarade": 1}
    first = {
        "kod": "SUM01",
        "allvar": "fel",
        "titel": CATALOGUE["SUM01"].title,
        "fil": TABLE,
        "rad": 5,
        "kolumn": "prognos 2024",
        "vad": "Summan är 1, men Netto säger 2.",
        "gör": "Rätta cellen.",
        "hjälp": "/handbok/problem/sum01/",
    }
    assert document["problem"][0] == first
    assert document["förklarade"] == [{**first, "varför": "Det står så på sidan 9."}]
    assert [entry["allvar"] for entry in document["problem"]] == ["fel", "fel", "fel", "varning"]


def test_json_says_null_where_there_is_no_line() -> None:
    (entry,) = json.loads(as_json(Findings((Problem("FIL01", Place("data"), "a", "b"),))))["problem"]
    assert (entry["rad"], entry["kolumn"]) == (None, None)


def test_json_carries_anything() -> None:
    document = json.loads(as_json(hostile()))
    assert document["problem"][0]["vad"] == HOSTILE
    assert document["förklarade"][0]["varför"] == HOSTILE


# --- SARIF ------------------------------------------------------------------------------------------


def run_of(findings: Findings, **named: str) -> dict[str, Any]:
    document = json.loads(as_sarif(findings, **named))
    assert set(document) == {"$schema", "version", "runs"}
    assert document["version"] == "2.1.0"
    (run,) = document["runs"]
    assert isinstance(run, dict)
    return run


def test_sarif_has_a_rule_for_each_code() -> None:
    rules = run_of(FINDINGS)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CATALOGUE)
    for rule in rules:
        kind = CATALOGUE[rule["id"]]
        assert rule["name"] == rule["shortDescription"]["text"] == kind.title
        assert kind.meaning in rule["fullDescription"]["text"]
        assert rule["help"]["text"] == kind.remedy
        level = {"fel": "error", "varning": "warning", "upplysning": "note"}[kind.severity.value]
        assert rule["defaultConfiguration"] == {"level": level}


def test_sarif_has_a_result_for_each_problem_and_suppresses_what_is_explained() -> None:
    run = run_of(FINDINGS)
    assert [result["ruleId"] for result in run["results"]] == ["SUM01", "YML01", "ID01", "TEXT02", "SUM01"]
    assert [result["level"] for result in run["results"]] == ["error", "error", "error", "warning", "error"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    first, *_, explained = run["results"]
    assert first["message"] == {"text": "prognos 2024: Summan är 1, men Netto säger 2. Rätta cellen."}
    assert first["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": TABLE}, "region": {"startLine": 5}}}
    ]
    assert explained["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": "Det står så på sidan 9."}
    ]
    assert "suppressions" not in first


def test_sarif_knows_a_problem_again_when_lines_have_moved() -> None:
    moved = Problem(SUM.code, Place(TABLE, 7, SUM.place.column), SUM.what, SUM.fix)
    other = Problem(SUM.code, SUM.place, "Summan är 1, men Netto säger 3.", SUM.fix)

    def prints(*problems: Problem) -> list[dict[str, str]]:
        return [result["partialFingerprints"] for result in run_of(Findings(problems))["results"]]

    assert prints(SUM) == prints(moved)
    assert prints(SUM) != prints(other)
    assert len({entry["oppnaMal/v1"] for entry in prints(SUM, moved)}) == 2


def test_a_file_is_a_relative_address_whatever_its_name() -> None:
    name = 'data/en mapp/åäö %20#?:"\x1b.csv'
    (result,) = run_of(Findings((Problem("FIL06", Place(name), "a", "b"),)), folder="under/")["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert not set(uri) & set(' "#?:\x1b')
    assert unquote(uri) == f"under/{name}"
    assert "region" not in result["locations"][0]["physicalLocation"]


def test_sarif_carries_anything() -> None:
    first, explained = run_of(hostile())["results"]
    assert first["message"]["text"] == f"{HOSTILE}: {HOSTILE} {HOSTILE}"
    assert explained["suppressions"][0]["justification"] == HOSTILE


def test_every_format_is_the_same_from_time_to_time() -> None:
    for form in (as_json, as_sarif, as_github):
        assert form(FINDINGS) == form(FINDINGS)
        assert "/tmp" not in form(FINDINGS)


@pytest.mark.parametrize("form", [as_json, as_sarif])
def test_a_file_name_that_is_no_text_is_still_written(form: Any) -> None:
    written = form(Findings((Problem("FIL06", Place("data/\udcff.csv"), "a", "b"),)))
    assert json.loads(written.encode("utf-8", "backslashreplace"))


# --- GitHub -----------------------------------------------------------------------------------------


def test_github_gets_a_command_a_problem() -> None:
    assert as_github(FINDINGS).splitlines() == [
        f"::error file={TABLE},line=5,title=SUM01 {CATALOGUE['SUM01'].title}"
        "::prognos 2024: Summan är 1, men Netto säger 2.%0ARätta cellen.",
        f"::error file={BOARD}/namnd.yml,line=3,title=YML01 {CATALOGUE['YML01'].title}"
        "::Raden går inte att läsa.%0ARätta raden.",
        f"::error file={BOARD}/2025/mal.yml,line=9,title=ID01 {CATALOGUE['ID01'].title}"
        "::Målet finns inte.%0ARätta stavningen.",
        f"::warning file={BOARD}/2025/mal.yml,line=4,title=TEXT02 {CATALOGUE['TEXT02'].title}"
        "::Målet har ingen text.%0ASkriv en text.",
    ]


def test_github_is_told_where_the_project_lies() -> None:
    assert as_github(Findings((SUM,)), folder="webb/").startswith(f"::error file=webb/{TABLE},")


def test_nothing_in_the_sources_makes_a_command() -> None:
    written = as_github(hostile())
    assert len(written.splitlines()) == 1
    properties, message = written.removeprefix("::error ").split("::", 1)
    assert [part.partition("=")[0] for part in properties.split(",")] == ["file", "line", "title"]
    assert ":" not in properties
    assert "\x1b" not in written
    assert "%250A" in message


# --- one report -------------------------------------------------------------------------------------


@pytest.fixture
def example(tmp_path: Path) -> Path:
    write_example(tmp_path)
    return tmp_path


def codes(findings: Findings) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.file) for problem in findings.problems]


def test_a_report_is_found_by_its_address_or_the_end_of_it(example: Path) -> None:
    scope = Scope("exempelstad/kulturnamnden/2025/verksamhetsplan")
    for address in (scope.folder, "2025/verksamhetsplan", f"/{scope.folder}/", f"data/{scope.folder}"):
        assert find_scope(example, address) == scope


@pytest.mark.parametrize(
    ("address", "message"),
    [
        (
            "2024/delarsrapport",
            "Rapporten 2024/delarsrapport finns inte. Menade du exempelstad/kulturnamnden/2024/delarsrapport-08?",
        ),
        (
            "x",
            "Rapporten x finns inte. Skriv KOMMUN/NÄMND/ÅR/RAPPORT, till exempel "
            "exempelstad/kulturnamnden/2025/verksamhetsplan.",
        ),
        (
            "\x1b../..",
            "Rapporten <U+001B>../.. finns inte. Skriv KOMMUN/NÄMND/ÅR/RAPPORT, till exempel "
            "exempelstad/kulturnamnden/2025/verksamhetsplan.",
        ),
    ],
)
def test_a_report_that_does_not_exist_is_told_with_those_alike(
    example: Path, address: str, message: str
) -> None:
    with pytest.raises(UnknownReport) as told_:
        find_scope(example, address)
    assert str(told_.value) == message


def test_a_report_of_several_boards_needs_its_whole_address(example: Path) -> None:
    write(example, "data/exempelstad/annan/2025/verksamhetsplan/rapport.yml", "titel: A\n")
    with pytest.raises(UnknownReport) as told_:
        find_scope(example, "2025/verksamhetsplan")
    assert str(told_.value) == (
        "Rapporten 2025/verksamhetsplan finns i flera nämnder. Skriv "
        "exempelstad/annan/2025/verksamhetsplan eller exempelstad/kulturnamnden/2025/verksamhetsplan."
    )


def test_a_report_has_its_own_problems_and_those_that_hide_it(example: Path) -> None:
    replace(example, TABLE, "66100;66500;400", "76100;66500;400")
    write(example, f"{PLAN}/extra.txt", "x")
    write(example, "content/exempelstad/kulturnamnden/2025/verksamhetsplan/fel.md", "x\n")
    write(example, "content/exempelstad/kulturnamnden/2025/felstavat.md", "x\n")
    replace(example, f"{BOARD}/2025/mal.yml", "bygger på: kortare-ko", "bygger på: finns-inte")
    plan = find_scope(example, "2025/verksamhetsplan").of(settled(example))
    assert codes(plan) == [
        ("TEXT01", "content/exempelstad/kulturnamnden/2025/verksamhetsplan/fel.md"),
        ("ID01", f"{BOARD}/2025/mal.yml"),
        ("FIL06", f"{PLAN}/extra.txt"),
    ]
    interim = find_scope(example, "2024/delarsrapport-08").of(settled(example))
    assert {file for _, file in codes(interim)} == {TABLE}


@pytest.mark.parametrize(
    "file", ["data/exempelstad/kommun.yml", f"{BOARD}/namnd.yml", f"{BOARD}/2025/mal.yml"]
)
def test_a_file_above_that_cannot_be_read_is_told(example: Path, file: str) -> None:
    write(example, file, "a: [\n")
    plan = find_scope(example, "2025/verksamhetsplan").of(settled(example))
    assert ("YML01", file) in codes(plan)


def test_a_report_that_cannot_be_read_can_be_asked_for(example: Path) -> None:
    write(example, f"{PLAN}/rapport.yml", "a: [\n")
    plan = find_scope(example, "2025/verksamhetsplan").of(settled(example))
    assert ("YML01", f"{PLAN}/rapport.yml") in codes(plan)


# --- explanations to paste --------------------------------------------------------------------------


def pasted(root: Path) -> dict[str, str]:
    found = read_and_settle(root)
    return {paste.file: paste.text for paste in pastes(found.country, Findings(found.problems))}


def test_what_is_pasted_settles_every_problem_once_it_is_filled_in(example: Path) -> None:
    replace(example, TABLE, "66100;66500;400", "76100;66500;400")
    assert {problem.code for problem in problems_of(example)} >= {"SUM01", "AVV01"}
    ((file, text),) = pasted(example).items()
    assert file == f"{INTERIM_REPORT}/rapport.yml"
    assert text.startswith(f"# Klistra in sist i {file}\nförklaringar:\n  - problem: ")
    (example / file).write_text((example / file).read_text(encoding="utf-8") + text, encoding="utf-8")
    left = problems_of(example)
    assert {problem.code for problem in left} == {"SUM01", "AVV01", "TEXT03"}
    unfilled = {problem.what for problem in left if problem.code == "TEXT03"}
    assert unfilled == {f'"varför" är inte ifyllt: där står "{REASON}"'}
    filled = (example / file).read_text(encoding="utf-8").replace(REASON, "Så står det på sidan 9.")
    (example / file).write_text(filled, encoding="utf-8")
    assert problems_of(example) == []


def test_under_a_key_that_is_there_only_the_entries_are_pasted(example: Path) -> None:
    replace(example, TABLE, "66100;66500;400", "76100;66500;400")
    ((file, text),) = pasted(example).items()
    first, *others = yaml.safe_load(text)["förklaringar"]
    assert others
    start = f"förklaringar:\n  - {json.dumps(first, ensure_ascii=False)}\n"
    path = example / file
    path.write_text(path.read_text(encoding="utf-8") + start, encoding="utf-8")
    more = pasted(example)[file]
    assert more.startswith(f"# Klistra in sist under förklaringar: i {file}\n  - problem: ")
    filled = (path.read_text(encoding="utf-8") + more).replace(REASON, "Så står det på sidan 9.")
    path.write_text(filled, encoding="utf-8")
    assert problems_of(example) == []


def test_what_cannot_be_explained_is_not_pasted(example: Path) -> None:
    replace(example, f"{BOARD}/2025/mal.yml", "bygger på: kortare-ko", "bygger på: finns-inte")
    assert pasted(example) == {}


def test_a_problem_of_the_year_is_explained_by_its_newest_report(example: Path) -> None:
    country = read_and_settle(example).country
    for folder in ("2025", "2025/verksamhetsplan"):
        problem = Problem("SUM01", Place(f"{BOARD}/{folder}/x.csv", 1), "Så: är det, #1.", "Rätta.")
        (paste,) = pastes(country, Findings((problem, problem)))
        assert paste.file == f"{PLAN}/rapport.yml"
        (entry,) = yaml.safe_load(paste.text)["förklaringar"]
        assert entry == {"problem": "SUM01", "fil": "x.csv", "gäller": "Så: är det, #1.", "varför": REASON}


def test_a_problem_of_no_board_is_not_pasted(example: Path) -> None:
    country = read_and_settle(example).country
    for file in ("data", "data/ordlista.yml", "data/annan/namnd/2025/r/x.csv", "content/om.md"):
        assert list(pastes(country, Findings((Problem("SUM01", Place(file), "a", "b"),)))) == []


# --- what the catalogue says ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", CATALOGUE.values(), ids=CATALOGUE)
def test_everything_of_a_code_is_told(kind: ProblemKind) -> None:
    text = told(kind)
    assert text.startswith(f"{kind.code} {kind.title} ({kind.severity.value})\n\n{kind.meaning}\n\n")
    assert f"Gör så här: {kind.remedy}\n" in text
    assert kind.why in text
    assert not any(ord(sign) < 32 and sign != "\n" for sign in text)
    if kind.example:
        assert f"Granskningen säger: {visible(kind.example.message)}" in text
    if kind.near_miss:
        assert f"Det här är däremot rätt:\n\n  {kind.near_miss.edits[0].file}\n" in text
        assert kind.near_miss.because in text
    assert ("Står det så i dokumentet" in text) is kind.explainable


def test_a_code_without_examples_is_told_all_the_same() -> None:
    text = told(ProblemKind("X01", "Titel", "Mening.", "", "Råd.", explainable=True))
    assert "Varför:" not in text
    assert "      gäller: Skriv ordagrant det som granskningen säger.\n" in text


def test_an_example_without_edits_is_told_all_the_same() -> None:
    kind = ProblemKind("X01", "T", "M.", "W.", "R.", explainable=True, example=Example((), "Säger så."))
    assert "Granskningen säger: Säger så." in told(kind)


def test_a_long_file_is_shown_by_its_first_lines() -> None:
    assert shown("a\n" * 100) == "a\n" * MOST_LINES + "…"
    assert shown("x" * 1000) == f"{'x' * 160}…"
    assert shown("a\x00;b\r\n") == "a<U+0000>;b"
    assert shown("\n") == "(inget)"
