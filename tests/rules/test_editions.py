"""The sources against what has been published; the catalogue's examples show the plain cases."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.editions import INTERIM, PLAN, publish
from tests.example import BOARD, INTERIM_REPORT, replace, told, write, write_example

CSV = f"{INTERIM_REPORT}/indikatorer.csv"
REPORT_FILE = f"{INTERIM_REPORT}/rapport.yml"
NOTE = "  b: Siffran är preliminär.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Exempelstad, both of whose reports have been published."""
    write_example(tmp_path)
    publish(tmp_path, PLAN)
    return tmp_path


def codes(root: Path) -> list[str]:
    """The codes of what is told of editions."""
    return sorted(line.split()[0] for p in told(root) for line in p.splitlines() if line.strip().startswith("UTG"))


def corrected(root: Path, *entries: str) -> None:
    listed = "".join(f"  - {{datum: 2025-01-10, fil: indikatorer.csv, varför: Fel rad., {entry}}}\n" for entry in entries)
    replace(root, REPORT_FILE, NOTE, f"{NOTE}rättelser:\n{listed}")


def test_what_was_published_as_it_stands_is_no_problem(root: Path) -> None:
    assert codes(root) == []


def test_the_message_says_what_to_write(root: Path) -> None:
    replace(root, CSV, "nojda-elever;K;[a];90;", "nojda-elever;K;[a];92;")
    found = next(problem for problem in told(root) if "UTG03" in problem)
    entry = 'fil: indikatorer.csv, rad: nojda-elever, kön: K, kolumn: utfall 2022, var: "90", är: "92", varför: …'
    assert entry in found
    assert f"{CSV}:5" in found


def test_the_entry_that_the_message_gives_settles_it(root: Path) -> None:
    replace(root, CSV, "nojda-elever;K;[a];90;", "nojda-elever;K;[a];92;")
    corrected(root, 'rad: nojda-elever, kön: K, kolumn: utfall 2022, var: "90", är: "92"')
    assert codes(root) == []


def test_a_correction_must_begin_with_what_was_published(root: Path) -> None:
    replace(root, CSV, "nojda-elever;K;[a];90;", "nojda-elever;K;[a];92;")
    corrected(root, 'rad: nojda-elever, kön: K, kolumn: utfall 2022, var: "91", är: "92"')
    assert codes(root) == ["UTG03"]


def test_a_correction_that_is_published_needs_a_new_one_for_the_next_change(root: Path) -> None:
    replace(root, CSV, "nojda-elever;K;[a];90;", "nojda-elever;K;[a];92;")
    corrected(root, 'rad: nojda-elever, kön: K, kolumn: utfall 2022, var: "90", är: "92"')
    publish(root, PLAN + timedelta(days=40))
    assert codes(root) == []
    replace(root, CSV, "nojda-elever;K;[a];92;", "nojda-elever;K;[a];93;")
    replace(root, REPORT_FILE, 'är: "92"', 'är: "93"')
    assert codes(root) == ["UTG03"]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("lan;;5,2;5,9;", "lan;;5,2;;", ["UTG03"]),  # emptied
        ("lan;;5,2;5,9;", "lan;;5,2;..;", ["UTG03"]),  # no longer stated, for a reason
        ("lan;;5,2;5,9;", "lan;;5,2;5,90;", ["UTG03"]),  # told with another precision
        ("lan;;5,2;5,9;", "lan;;5,2; 5,9 ;", []),
        ("lan;;5,2;5,9;", "lan;;5,2;5,9[b];", []),  # a note beside the figure is no other figure
        ("besok;;61240;", "besok;;61 240;", []),
        ("nojda-elever;K;[a];90;91;;;8", "nojda-elever;K;[a];90;91;..;;8", ["UTG03"]),  # an empty cell is filled
        ("6,1;..;;5", "6,1;..;;6", []),  # another page of the document
    ],
)
def test_a_cell_says_what_was_published(root: Path, old: str, new: str, expected: list[str]) -> None:
    replace(root, CSV, old, new)
    assert codes(root) == expected


def test_what_is_added_to_a_published_table_changes_nothing_that_was_published(root: Path) -> None:
    text = (root / CSV).read_text(encoding="utf-8")
    first, *rest = text.splitlines()
    wider = [f"{first};utfall 2019"] + [f"{line};" for line in rest]
    write(root, CSV, "\n".join(wider).replace("lan;;5,2;5,9;6,1;..;;5;", "lan;;5,2;5,9;6,1;..;;5;4,4") + "\n")
    assert codes(root) == []


def test_a_lost_row_a_lost_file_and_a_lost_report_are_told_once_each(root: Path) -> None:
    replace(root, CSV, "lan;;5,2;5,9;6,1;..;;5\n", "")
    found = [problem for problem in told(root) if "UTG04" in problem]
    assert len(found) == 1
    assert 'Raden "lan", "prognos 2024", "utfall 2021", "utfall 2022" och "utfall 2023", är' in found[0]


def test_a_file_that_cannot_be_read_is_not_called_lost(root: Path) -> None:
    write(root, CSV, b"\xff\xfe\x00")
    assert codes(root) == []
    write(root, f"{INTERIM_REPORT}/uppfoljning.yml", "uppföljning: {")
    assert codes(root) == []
    write(root, REPORT_FILE, "titel: [")
    assert codes(root) == []
    write(root, f"{BOARD}/namnd.yml", "[")
    assert codes(root) == []


def test_a_report_whose_folder_is_gone_is_told(root: Path) -> None:
    (root / INTERIM_REPORT).rename(root / "undan")
    assert "UTG02" in codes(root)
    (root / "undan").rename(root / f"{BOARD}/2024/delar")
    assert "UTG02" in codes(root)


def test_a_folder_with_a_new_name_keeps_what_was_published(root: Path) -> None:
    (root / INTERIM_REPORT).rename(root / f"{BOARD}/2024/delar")
    (root / "content/exempelstad/kulturnamnden/2024/delarsrapport-08").rename(
        root / "content/exempelstad/kulturnamnden/2024/delar"
    )
    renamed = root / f"{BOARD}/2024/delar/rapport.yml"
    renamed.write_text(f"tidigare: [delarsrapport-08]\n{renamed.read_text(encoding='utf-8')}", encoding="utf-8")
    assert codes(root) == []
    replace(root, f"{BOARD}/2024/delar/indikatorer.csv", "lan;;5,2;5,9;", "lan;;5,2;5,8;")
    assert codes(root) == ["UTG03"]


def test_before_the_first_edition_anything_may_change(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, CSV, "lan;;5,2;5,9;", "lan;;5,2;5,8;")
    assert codes(tmp_path) == []


def test_what_waits_for_its_time_may_change(tmp_path: Path) -> None:
    write_example(tmp_path)
    publish(tmp_path, INTERIM)
    replace(tmp_path, f"{BOARD}/2025/verksamhetsplan/indikatorer.csv", "elever-i-ko;41;38;", "elever-i-ko;41;39;")
    assert codes(tmp_path) == []


def test_an_assessment_that_is_taken_away_is_a_warning(root: Path) -> None:
    replace(root, f"{INTERIM_REPORT}/uppfoljning.yml", "    genomförande: Klart\n", "")
    assert codes(root) == ["UTG05"]
    publish(root, PLAN + timedelta(days=1))
    assert codes(root) == []
