"""Files that would take a reader's time, memory or whole machine end as problems, in little memory.

How long each takes is no test's to say: `make bench` measures.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from generator.problems import Gathered, Place, Problem
from tests.example import BOARD, PLAN, problems_of, write, write_example

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parent.parent
MEMORY = 500_000_000
MUNICIPALITY = "data/exempelstad/kommun.yml"
INDICATORS = f"{BOARD}/indikatorer.yml"
DRIFT = f"{PLAN}/drift.csv"
TEXT = "content/exempelstad/kulturnamnden/2025/bokbuss.md"
HEADER = "post;plan 2027;not;sida\n"
FULL = 999_000  # bytes: just under what is read at all

# In a child with little memory: writes each case, reads the whole project, and puts the file back.
CHILD = """
import json, sys
from pathlib import Path
from generator.rules import read_and_check

root, cases, memory = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
read_and_check(root)
try:
    import resource
except ImportError:
    pass
else:
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + memory, used + memory))
told = {}
for case in sorted(cases.iterdir()):
    file, contents = case.read_bytes().split(b"\\n", 1)
    path = root / file.decode()
    original = path.read_bytes()
    path.write_bytes(contents)
    del contents
    try:
        problems = read_and_check(root)[1]
        told[case.name] = [[p.code, p.place.file, p.place.line, p.what, p.fix] for p in problems]
    except BaseException as error:
        told[case.name] = repr(error)[:200]
    path.write_bytes(original)
print(json.dumps(told))
"""


def full(text: str, before: str = "") -> bytes:
    """The text again and again, until the file is as long as a file may be."""
    return (before + text * (FULL // len(text.encode()) - 1)).encode()


def aliases() -> str:
    lines = ['a: &a ["ha", "ha"]'] + [f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]" for i in range(20)]  # fmt: skip
    return "\n".join(lines)


HOSTILE: dict[str, tuple[str, str | bytes, str]] = {
    "fifty megabytes": (MUNICIPALITY, b"a: 1\n" * 10_000_000, "FIL04"),
    "a billion laughs": (MUNICIPALITY, aliases(), "YML03"),
    "a quadratic blow-up": (MUNICIPALITY, full("*a,", "a: &a xxxxxxxxxx\nb: ["), "YML03"),
    "an object of Python": (MUNICIPALITY, "a: !!python/object/apply:os.system [ls]", "YML03"),
    "an object of Python by name": (MUNICIPALITY, "a: !!python/name:os.system", "YML03"),
    "a module of Python": (MUNICIPALITY, "!!python/module:os ''", "YML03"),
    "a set, an omap and binary": (MUNICIPALITY, "a: !!set {b}\nc: !!binary aGVq", "YML03"),
    "100,000 lists in one another": (MUNICIPALITY, "[" * 100_000, "YML03"),
    "100,000 mappings in one another": (MUNICIPALITY, "{a: " * 100_000, "YML03"),
    "100,000 dashes": (MUNICIPALITY, "- " * 100_000 + "a", "YML03"),
    "100,000 question marks": (MUNICIPALITY, "? " * 100_000, "YML03"),
    "levels by indentation": (MUNICIPALITY, "".join(" " * i + "a:\n" for i in range(1000)), "YML03"),
    "the same key all through": (MUNICIPALITY, full("a: 1\n"), "FIL04"),
    "other keys all through": (MUNICIPALITY, "".join(f"k{i}: 1\n" for i in range(90_000)), "FIL04"),
    "9,000 unknown keys": (MUNICIPALITY, "".join(f"nam{i}: 1\n" for i in range(9_000)), "FALT01"),
    "a list of a million": (MUNICIPALITY, full("- b\n", "a:\n"), "FIL04"),
    "9,000 indicators that are none": (INDICATORS, "indikatorer:\n" + "- {id: Å}\n" * 6_000, "FALT02"),
    "merge keys": (MUNICIPALITY, "a: {b: 1}\n<<: {namn: x}\n", "FALT01"),
    "a merge of an alias": (MUNICIPALITY, "a: &a {b: 1}\nc:\n  <<: *a\n", "YML03"),
    "a million documents": (MUNICIPALITY, full("---\na\n"), "YML03"),
    "comments only": (MUNICIPALITY, full("# x\n"), "FIL03"),
    "a quotation mark without end": (MUNICIPALITY, full("x\n\n", "namn: '"), "YML01"),
    "one value of a megabyte": (MUNICIPALITY, full("x", "namn: "), "FALT02"),
    "a number of a megabyte": (f"{BOARD}/2024/mal.yml", full("9", "år: "), "FALT03"),
    "an empty contact of a million lines": (MUNICIPALITY, full("\n", "kontakt:\n"), "FALT02"),
    "NUL": (MUNICIPALITY, b"namn: a\0b", "FIL02"),
    "a BOM in the middle": (MUNICIPALITY, "namn: a\n\ufeffkod: b\n", "FALT01"),
    "a tab": (MUNICIPALITY, "kontakt:\n\tnamn: x\n", "YML01"),
    "a million rows": (DRIFT, full("a;1;;\n", HEADER), "FIL04"),
    "a million columns": (DRIFT, full(";plan 2027", "post"), "FIL04"),
    "100,000 titles": (DRIFT, "post;" + ";".join(f"x{i}" for i in range(100_000)) + "\na;1\n", "FIL04"),
    "a row of a million cells": (DRIFT, full(";1", HEADER + "a"), "CSV02"),
    "a cell of a megabyte": (DRIFT, full("x", HEADER + "a;"), "CSV02"),
    "a cell of 100,000 signs": (DRIFT, HEADER + "a;" + "9" * 100_000 + ";;\n", "CSV03"),
    "a quotation mark that never ends": (DRIFT, full("x;1\n", HEADER + 'a;"'), "CSV02"),
    "quotation marks only": (DRIFT, full('"', HEADER), "CSV02"),
    "blank rows only": (DRIFT, full(";;;\n", HEADER), "FIL03"),
    "2,000 rows of nothing but bad cells": (DRIFT, HEADER + "".join(f"r{i};x;;s\n" for i in range(2_000)), "CSV03"),
    "six thousand good cells": (DRIFT, "post;" + ";".join(f"plan {y}" for y in range(1950, 2008)) + "\n" + "".join(f"r{i}{';1' * 58}\n" for i in range(100)), "ID01"),
    "a row twice all through": (DRIFT, HEADER + "bibliotek;1;;\n" * 2_000, "CSV05"),
    "NUL in a cell": (DRIFT, f"{HEADER}bibliotek;1\0;;\n", "FIL02"),
    "a line separator of Unicode": (DRIFT, f"{HEADER}bibliotek;1\u2028;;\n", "FIL02"),
    "NEL": (DRIFT, f"{HEADER}bibliotek;1\x85;;\n", "FIL02"),
    "encodings mixed in one file": (DRIFT, f"{HEADER}bibliotek;1;å".encode() + "å\x81;\n".encode("latin-1"), "FIL02"),
    "UTF-16 in the middle": (DRIFT, HEADER.encode() + "bibliotek;1;;".encode("utf-16"), "FIL02"),
    "a formula": (DRIFT, f"{HEADER}bibliotek;=cmd|' /C calc'!A0;;\n", "CSV03"),
    "a formula as id": (DRIFT, f"{HEADER}=HYPERLINK(1);1;;\n", "ID01"),
    "accents without end": (TEXT, full("\u0301\u0323", "a"), "FIL02"),
    "personal numbers all through": (TEXT, full("8112189876\n"), "PERS01"),
}  # fmt: skip


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """What a process with 500 MB above what it begins with says of every case."""
    folder = tmp_path_factory.mktemp("hostile")
    write_example(folder / "projekt")
    (folder / "cases").mkdir()
    for name, (file, contents, _) in HOSTILE.items():
        write(folder / "cases", name, file.encode() + b"\n" + (contents if isinstance(contents, bytes) else contents.encode()))  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(folder / "projekt"), str(folder / "cases"), str(MEMORY)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        check=False,
        timeout=300,  # a hang is a fault; speed is not measured here
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_as_problems_in_little_memory(name: str, told: dict[str, object]) -> None:
    problems = told[name]
    assert isinstance(problems, list), problems
    file, _, code = HOSTILE[name]
    assert code in [problem[0] for problem in problems if problem[1] == file], problems[:5]
    assert len(problems) < 600
    for _, _, _, what, fix in problems:
        assert what.endswith(".")
        assert len(what) < 250
        assert len(fix) < 350


# --- a file that is wrong all through -----------------------------------------------------------------


def test_a_file_of_two_thousand_bad_cells_tells_a_hundred_and_how_many_more(tmp_path: Path) -> None:
    write_example(tmp_path)
    rows = "".join(f"rad-{i};x\n" for i in range(2_000))
    write(tmp_path, DRIFT, f"post;plan 2027\n{rows}")
    problems = [problem for problem in problems_of(tmp_path) if problem.place.file == DRIFT]
    assert Counter(problem.code for problem in problems) >= Counter({"CSV03": 101, "ID01": 101})
    (more,) = [problem for problem in problems if problem.code == "CSV03" and problem.place.line is None]
    assert str(more) == (
        f"{DRIFT}\n"
        "  CSV03  Filen har 1\u00a0900 CSV03 till, som inte visas.\n"
        "         Ofta har de samma orsak. Rätta de första och granska igen."
    )
    lines = [problem.place.line for problem in problems if problem.code == "CSV03" and problem is not more]
    assert lines == list(range(2, 102))


def test_a_hundred_problems_of_a_code_are_all_told_and_no_more_is_said(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(tmp_path, DRIFT, "post;plan 2027\n" + "".join(f"rad-{i};x\n" for i in range(100)))
    assert [problem.code for problem in problems_of(tmp_path)].count("CSV03") == 100


def test_each_code_and_file_has_its_own_hundred_and_no_problem_counts_twice() -> None:
    def of(code: str, file: str, line: int) -> Problem:
        return Problem(code, Place(file, line), "Fel.", "Rätta.")

    gathered = Gathered()
    for _ in range(2):
        gathered.add_all(of("CSV03", "a.csv", line) for line in range(100))
        gathered.add_all(of("SUM01", "a.csv", line) for line in range(100))
        gathered.add_all(of("CSV03", "b.csv", line) for line in range(100))
    assert len(gathered.problems) == 300
    gathered.add(of("CSV03", "b.csv", 100))
    (more,) = gathered.problems[300:]
    assert (more.code, str(more.place), more.what) == ("CSV03", "b.csv", "Filen har 1 CSV03 till, som inte visas.")  # fmt: skip


def test_what_was_counted_while_reading_is_still_told_after(tmp_path: Path) -> None:
    read = Gathered()
    read.add_all(Problem("CSV03", Place("a.csv", line), "Fel.", "Rätta.") for line in range(150))
    told = Gathered(read.more).add_all(read.kept)
    assert told.problems == read.problems
    assert len(told.problems) == 101
