"""Lines that are parts of themselves and areas that replace themselves."""

from pathlib import Path

from tests.example import BOARD, problems_of, replace, told, write_example

ECONOMY = f"{BOARD}/ekonomi.yml"
STAB = "{id: stab, namn: Stab, slag: nettokostnad, verksamhetsområde: stab"


def circles(root: Path) -> list[str]:
    return [str(problem) for problem in problems_of(root) if problem.code == "ID05"]


def test_a_sum_that_is_a_part_of_itself_through_another_is_told_once(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, ECONOMY, STAB, f"{STAB}, summa: [nettokostnad]")
    assert circles(tmp_path) == [
        f"{ECONOMY}:11\n"
        "  ID05  Posten stab är en del av sig själv: stab → nettokostnad → stab.\n"
        "        Ändra summa eller formel."
    ]


def test_a_formula_that_names_itself_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    formula = "formel: summa-kostnader - summa-intakter"
    replace(tmp_path, ECONOMY, formula, "formel: summa-kostnader - nettokostnader")
    assert circles(tmp_path) == [
        f"{ECONOMY}:26\n  ID05  Posten nettokostnader är en del av sig själv.\n        Ändra summa eller formel."
    ]


def test_a_line_that_is_equal_to_itself_is_told_but_two_may_be_equal_to_each_other(tmp_path: Path) -> None:
    write_example(tmp_path)
    total = "{id: nettokostnad, namn: Nettokostnad, slag: nettokostnad,"
    replace(tmp_path, ECONOMY, total, f"{total} lika med: resultat/nettokostnader,")
    assert told(tmp_path) == []
    replace(tmp_path, ECONOMY, "lika med: resultat/nettokostnader", "lika med: drift/nettokostnad")
    assert [problem.split("\n")[1] for problem in circles(tmp_path)] == [
        "  ID05  Posten nettokostnad är en del av sig själv."
    ]


def test_lines_that_stand_under_each_other_are_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, ECONOMY, STAB, f"{STAB}, ingår i: kulturskola")
    assert circles(tmp_path) == []
    school = "{id: kulturskola, namn: Kulturskola, slag: nettokostnad,"
    replace(tmp_path, ECONOMY, school, f"{school} ingår i: stab,")
    assert circles(tmp_path) == [
        f"{ECONOMY}:10\n"
        "  ID05  Posten kulturskola står under sig själv: kulturskola → stab → kulturskola.\n"
        "        Ändra ingår i."
    ]


def test_an_area_that_replaces_itself_is_told(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(
        tmp_path, f"{BOARD}/namnd.yml", "    ekonomisk: ja\n", "    ekonomisk: ja\n    ersätter: [stab]\n"
    )
    assert circles(tmp_path) == [
        f"{BOARD}/namnd.yml:14\n  ID05  Verksamhetsområdet stab ersätter sig självt.\n        Ändra ersätter."
    ]
