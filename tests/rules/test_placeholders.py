"""What the templates left to be filled in is told as a warning."""

from pathlib import Path

from tests.example import BOARD, INTERIM_REPORT, problems_of, replace, write_example


def test_what_is_left_of_a_template_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    file = f"{INTERIM_REPORT}/rapport.yml"
    text = (tmp_path / file).read_text(encoding="utf-8")
    name = next(line for line in text.split("\n") if line.strip().startswith("fil: ") and ".csv" not in line)
    replace(tmp_path, file, f"{name}\n", "  fil: fyll-i-dokumentets-filnamn\n")
    assert [str(problem) for problem in problems_of(tmp_path)] == [
        f"{file}\n"
        '  TEXT03  "fil" är inte ifyllt: där står "fyll-i-dokumentets-filnamn"\n'
        "          Fyll i uppgiften."
    ]
    assert BOARD in file
