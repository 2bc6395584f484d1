"""Editions: what a country states, what an edition changes, and the files that it is kept in."""

import json
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.edition import (
    CellKey,
    Change,
    Edition,
    Event,
    GoalKey,
    Key,
    PublishedReport,
    Rename,
    Said,
    State,
    changes_between,
    page_changes,
    state_after,
    until,
)
from generator.model.publication import next_edition, restoration, said_of, state_of
from generator.model.value import Missing
from generator.publishing.record import write_edition, write_files
from generator.rules import read_and_check
from generator.sources.editions import CELLS_FILE, EDITION_FILE, edition_files, read_editions
from tests.editions import INTERIM, PLAN, country_of, publish
from tests.example import BOARD, INTERIM_REPORT, replace, told, write_example

REPORT = "exempelstad/kulturnamnden/2024/delarsrapport-08"
LATER = PLAN + timedelta(days=30)
FIRST_CSV = f"{INTERIM_REPORT}/indikatorer.csv"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_example(tmp_path)
    return tmp_path


def editions_of(root: Path) -> tuple[Edition, ...]:
    problems: list[object] = []
    found = read_editions(root / "data/utgavor", "data/utgavor", problems.append)
    assert problems == []
    return found


# --- what is stated ---------------------------------------------------------------------------------


def test_every_cell_that_says_something_is_a_statement(root: Path) -> None:
    country = read_and_check(root)[0]
    cells = [
        (report.id, table.file_name, row.key, row.dimensions, column.title, said_of(cell.value))
        for report in country.municipalities[0].boards[0].reports
        for table in report.tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
        if cell.value is not Missing.NOT_STATED
    ]
    stated = {
        (k.report.split("/", 2)[2], k.file_name, k.row, k.dimensions, k.column, Said(said.value, said.sign))
        for k, said in state_of(country).statements.items()
        if isinstance(k, CellKey)
    }
    assert len(cells) == len(stated) > 50
    assert set(cells) == stated


@pytest.mark.parametrize(
    ("column", "row", "said"),
    [
        ("utfall 2022", "lan", Said("5,9", "", 5)),
        ("prognos 2024", "lan", Said("", "..", 5)),
        ("utfall 2023", "besok", Said("81310", "", 5)),
    ],
)
def test_a_figure_is_recorded_as_the_source_says_it(root: Path, column: str, row: str, said: Said) -> None:
    stated = state_of(read_and_check(root)[0]).statements
    assert stated[CellKey(REPORT, "indikatorer.csv", row, (), column)] == said


def test_what_is_not_to_be_seen_yet_is_in_no_edition(root: Path) -> None:
    publish(root, INTERIM)
    written = "".join(path.read_text(encoding="utf-8") for path in (root / "data/utgavor").rglob("*.json*"))
    assert "2025" not in written
    assert REPORT in written


# --- records ----------------------------------------------------------------------------------------


def test_an_edition_is_read_as_it_was_written(root: Path) -> None:
    first, second = publish(root, INTERIM), publish(root, PLAN)
    assert editions_of(root) == (first, second)
    assert [report.id for report in second.reports] == ["exempelstad/kulturnamnden/2025/verksamhetsplan"]
    assert first.count(Event.NEW) > 0
    assert second.count(Event.CHANGED) == second.count(Event.REMOVED) == 0


def test_an_edition_holds_only_what_is_new(root: Path) -> None:
    publish(root, INTERIM)
    second = publish(root, PLAN)
    assert {change.key.report for change in second.changes} == {"exempelstad/kulturnamnden/2025/verksamhetsplan"}
    third = publish(root, LATER)
    assert (third.changes, third.reports) == ((), ())


def test_a_line_is_readable_and_says_what_stood_before(root: Path) -> None:
    publish(root, PLAN)
    correct_lending(root)
    publish(root, LATER)
    lines = (root / "data/utgavor/0002" / CELLS_FILE).read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1
    line = json.loads(lines[0])
    del line["hash"]
    assert line == {
        "händelse": "ändrad",
        "rapport": REPORT,
        "fil": "indikatorer.csv",
        "rad": "lan",
        "kolumn": "utfall 2022",
        "värde": "5,8",
        "värde före": "5,9",
        "sida": 5,
    }


def correct_lending(root: Path) -> None:
    """Lending in 2022 is corrected from 5,9 to 5,8."""
    replace(root, FIRST_CSV, "lan;;5,2;5,9;6,1;..;;5", "lan;;5,2;5,8;6,1;..;;5")
    entry = 'datum: 2025-01-10, fil: indikatorer.csv, rad: lan, kolumn: utfall 2022, var: "5,9", är: "5,8", varför: Fel rad.'
    before = "  b: Siffran är preliminär.\n"
    replace(root, f"{INTERIM_REPORT}/rapport.yml", before, f"{before}rättelser:\n  - {{{entry}}}\n")


@pytest.mark.parametrize(
    ("file", "old", "new", "what"),
    [
        (CELLS_FILE, '"värde": "5,9"', '"värde": "5,8"', "Raden är ändrad sedan utgåvan skrevs."),
        (CELLS_FILE, '"rad": "lan"', '"rad": "lan2"', "Raden är ändrad sedan utgåvan skrevs."),
        (CELLS_FILE, '{"händelse"', '"händelse"', "Raden går inte att läsa."),
        (CELLS_FILE, '"händelse": "ny"', '"händelse": "nytt"', "Raden går inte att läsa (händelse)."),
        (EDITION_FILE, '"utgåva": 1', '"utgåva": 2', "Utgåva 1 saknas, eller har fel nummer."),
        (EDITION_FILE, '"tidpunkt": "2024', '"tidpunkt": "i fjol', "Raden går inte att läsa (tidpunkt)."),
    ],
)
def test_what_was_changed_by_hand_is_told(root: Path, file: str, old: str, new: str, what: str) -> None:
    publish(root, INTERIM)
    path = root / "data/utgavor/0001" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [problem for problem in told(root) if "UTG01" in problem and what in problem]


def test_a_line_that_has_been_taken_away_is_told(root: Path) -> None:
    publish(root, INTERIM)
    path = root / "data/utgavor/0001" / CELLS_FILE
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(True)[1:]), encoding="utf-8")
    assert any("Utgåvan stämmer inte med sin kontrollsumma." in problem for problem in told(root))


def test_a_missing_edition_a_missing_file_and_a_strange_folder_are_told(root: Path) -> None:
    publish(root, INTERIM)
    publish(root, PLAN)
    kept = root / "data/utgavor"
    shutil.move(kept / "0001", root / "undan")
    assert any("Utgåva 1 saknas" in problem for problem in told(root))
    shutil.move(root / "undan", kept / "0001")
    (kept / "0002/mal.jsonl").unlink()
    assert any("data/utgavor/0002/mal.jsonl\n  UTG01  Filen saknas." in problem for problem in told(root))
    shutil.rmtree(kept / "0002")
    (kept / "anteckningar.txt").write_text("x", encoding="utf-8")
    assert any("Det här är ingen utgåva." in problem for problem in told(root))


def test_a_file_in_the_place_of_the_folder_is_told(root: Path) -> None:
    (root / "data/utgavor").write_text("x", encoding="utf-8")
    assert any("data/utgavor\n  UTG01" in problem for problem in told(root))


def test_an_edition_is_written_once(root: Path) -> None:
    edition = publish(root, INTERIM)
    with pytest.raises(FileExistsError):
        write_edition(root, edition, ())


def test_half_a_record_is_never_left(root: Path) -> None:
    with pytest.raises(TypeError):
        write_files(root, 1, {"utgava.json": "{}", "siffror.jsonl": None})  # type: ignore[dict-item]
    assert list((root / "data/utgavor").iterdir()) == []


# --- states -----------------------------------------------------------------------------------------


def test_going_back_lays_the_earlier_state_again(root: Path) -> None:
    first = publish(root, INTERIM)
    publish(root, PLAN)
    back = restoration(editions_of(root), 1, LATER, "0.1.0")
    write_edition(root, back, editions_of(root))
    after = state_after(editions_of(root))
    assert after.fingerprint == first.fingerprint
    assert list(after.reports) == [REPORT]
    assert back.restores == 1
    assert {change.event for change in back.changes} == {Event.REMOVED}
    again = publish(root, LATER + timedelta(days=1))
    assert [report.id for report in again.reports] == ["exempelstad/kulturnamnden/2025/verksamhetsplan"]


def test_a_report_that_states_nothing_is_still_published_after_going_back() -> None:
    silent = State({}, {"a/b/2025/plan": PublishedReport("a/b/2025/plan", "Plan", "Plan", "")})
    first = Edition(1, INTERIM, "1", silent.fingerprint, tuple(silent.reports.values()))
    second = Edition(2, PLAN, "1", silent.fingerprint, (PublishedReport("a/b/2025/x", "X", "X", ""),))
    back = restoration((first, second), 1, LATER, "1")
    assert list(state_after((first, second, back)).reports) == ["a/b/2025/plan"]


def test_there_is_no_going_back_to_what_never_was(root: Path) -> None:
    publish(root, INTERIM)
    with pytest.raises(ValueError, match="no edition 7"):
        restoration(editions_of(root), 7, LATER, "0.1.0")


def test_a_new_id_is_no_new_figure(root: Path) -> None:
    before = publish(root, INTERIM)
    replace(root, FIRST_CSV, "\nlan;", "\nutlan;")
    path = root / BOARD / "indikatorer.yml"
    text = path.read_text(encoding="utf-8").replace("id: lan\n", "id: utlan\n    tidigare: [lan]\n")
    path.write_text(text, encoding="utf-8")
    for goals in (root / BOARD).glob("20*/mal.yml"):
        text = goals.read_text(encoding="utf-8")
        goals.write_text(text.replace("[lan]", "[utlan]").replace(" lan,", " utlan,"), encoding="utf-8")
    assert [problem for problem in told(root) if "UTG" in problem] == []
    after = publish(root, INTERIM + timedelta(days=1))
    assert after.changes == ()
    assert after.renames == (Rename("rad", "exempelstad/kulturnamnden", "lan", "utlan"),)
    assert after.fingerprint != before.fingerprint
    key = CellKey(REPORT, "indikatorer.csv", "utlan", (), "utfall 2022")
    assert state_after(editions_of(root)).statements[key].value == "5,9"


def test_editions_of_a_later_time_are_not_seen(root: Path) -> None:
    publish(root, INTERIM)
    publish(root, PLAN)
    seen = country_of(root, PLAN - timedelta(seconds=1)).editions
    assert [edition.number for edition in seen] == [1]
    assert until((), PLAN) == ()


def test_pages_come_change_and_go() -> None:
    events, hashes = page_changes({"/a/": "1", "/b/": "1", "/c/": "1"}, {"/a/": "1", "/b/": "2", "/d/": "1"})
    assert events == {"/b/": Event.CHANGED, "/c/": Event.REMOVED, "/d/": Event.NEW}
    assert hashes == {"/b/": "2", "/d/": "1"}


_SAID = st.builds(Said, st.sampled_from(["", "1", "1,0", "-2"]), st.sampled_from(["", "..", "sekretess"]))
_KEYS: st.SearchStrategy[Key] = st.one_of(
    st.builds(CellKey, st.sampled_from(["a/b/2024/x", "a/b/2025/y"]), st.just("f.csv"), st.sampled_from("pq"),
              st.sampled_from([(), (("kön", "K"),)]), st.just("utfall 2024")),
    st.builds(GoalKey, st.just("a/b/2024/x"), st.sampled_from("mn")),
)  # fmt: skip


@given(st.lists(st.dictionaries(_KEYS, _SAID, max_size=6), min_size=1, max_size=5))
def test_editions_laid_on_one_another_give_the_last_state(states: list[dict[Key, Said]]) -> None:
    editions: list[Edition] = []
    for number, statements in enumerate(states, start=1):
        before, after = state_after(editions), State(statements)
        reports = tuple(
            PublishedReport(name, "", "", "")
            for name in dict.fromkeys(key.report for key in statements)
            if name not in before.reports
        )
        changes: tuple[Change, ...] = changes_between(before, after)
        moment = datetime.fromisoformat("2024-01-01T00:00+01:00") + timedelta(days=number)
        edition = Edition(number, moment, "1", after.fingerprint, reports, changes)
        assert set(edition_files(edition, editions)) == {"utgava.json", "siffror.jsonl", "mal.jsonl", "sidor.jsonl"}
        editions.append(edition)
        assert state_after(editions).fingerprint == after.fingerprint
        assert dict(state_after(editions).statements) == statements


def test_two_editions_of_the_same_sources_have_the_same_fingerprint(root: Path) -> None:
    country = country_of(root, PLAN)
    first, second = (next_edition((), country, moment, "1") for moment in (PLAN, LATER))
    assert first.fingerprint == second.fingerprint
