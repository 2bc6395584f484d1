"""Follow-ups without a status, and goals that a report passes over."""

from pathlib import Path

import pytest

from generator.rules import read_and_settle
from tests.example import BOARD, INTERIM_REPORT, problems_of, replace, write, write_example

FOLLOW_UPS = f"{INTERIM_REPORT}/uppfoljning.yml"
GOALS = f"{BOARD}/2024/mal.yml"
REPORT = (
    "titel: Rapport\nslag: {kind}\navser: {period}\npubliceras: {day}T08:00Z\n"
    "dokument: {{titel: Rapport, fil: dokument, daterat: {day}}}\n"
    "sammanträde: {{datum saknas: Dokumentet anger inte dagen.}}\n"
)
ANNUAL = f"{BOARD}/2024/verksamhetsberattelse"
FIX = "Lägg till uppfyllelse eller genomförande, eller förklara i rapport.yml att den saknas."


def said(root: Path, code: str) -> list[str]:
    return [str(problem) for problem in problems_of(root) if problem.code == code]


def add_report(root: Path, folder: str, kind: str, period: str, day: str, follow_ups: str = "") -> None:
    write_example(root)
    write(root, f"{folder}/rapport.yml", REPORT.format(kind=kind, period=period, day=day))
    if follow_ups:
        write(root, f"{folder}/uppfoljning.yml", f"uppföljning:\n{follow_ups}")


def test_a_goal_without_a_status_in_an_interim_report_is_told_at_its_line(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, FOLLOW_UPS, "    uppfyllelse: Nås inte\n", "")
    replace(tmp_path, FOLLOW_UPS, "    genomförande: Klart\n", "")
    assert said(tmp_path, "MAL03") == [
        f"{FOLLOW_UPS}:{line}\n"
        f"  MAL03  Rapporten 2024/delarsrapport-08 anger ingen status för målet {goal}.\n"
        f"         {FIX}"
        for line, goal in [(6, "meroppet"), (11, "nojda-elever")]
    ]


def test_its_explanation_stands_with_the_goal(tmp_path: Path) -> None:
    write_example(tmp_path)
    replace(tmp_path, FOLLOW_UPS, "    uppfyllelse: Nås inte\n", "")
    claim = "Rapporten 2024/delarsrapport-08 anger ingen status för målet nojda-elever."
    entry = f"{{problem: MAL03, fil: uppfoljning.yml, gäller: {claim}, varför: Enkäten dröjer.}}"
    replace(tmp_path, f"{INTERIM_REPORT}/rapport.yml", "noter:\n", f"förklaringar:\n  - {entry}\nnoter:\n")
    settled = read_and_settle(tmp_path)
    assert [str(problem) for problem in settled.problems] == []
    report = settled.country.municipalities[0].boards[0].report("2024/delarsrapport-08")
    assert report is not None
    assert report.prose["nojda-elever"].endswith("Enkäten dröjer.")


def test_a_report_without_any_status_is_told_once(tmp_path: Path) -> None:
    write_example(tmp_path)
    write(
        tmp_path,
        FOLLOW_UPS,
        "uppföljning:\n  - {mål: fler-besok, sida: 5}\n  - {mål: kortare-ko, sida: 8}\n  - {mål: skolsamverkan, sida: 9}\n",
    )
    assert said(tmp_path, "MAL03") == [
        f"{FOLLOW_UPS}\n"
        "  MAL03  Rapporten 2024/delarsrapport-08 anger ingen status för något av sina 2 mål.\n"
        "         Lägg till uppfyllelse eller genomförande för målen, eller förklara i rapport.yml."
    ]


def test_a_goal_whose_answer_in_words_is_missing_needs_a_status(tmp_path: Path) -> None:
    write_example(tmp_path)
    (tmp_path / "content/exempelstad/kulturnamnden/2024/delarsrapport-08/samverkan-med-skolan.md").unlink()
    assert [problem.split("målet ")[1].split(".")[0] for problem in said(tmp_path, "MAL03")] == [
        "skolsamverkan"
    ]


@pytest.mark.parametrize(("kind", "told"), [("månadsuppföljning", []), ("tertialrapport", ["nojda-elever"])])
def test_a_monthly_report_need_not_tell_how_goals_go(tmp_path: Path, kind: str, told: list[str]) -> None:
    folder = f"{BOARD}/2024/rapport-04"
    goals = "  - {mål: fler-besok, uppfyllelse: Nås, sida: 5}\n  - {mål: nojda-elever, sida: 8}\n"
    add_report(tmp_path, folder, kind, "2024-04", "2024-05-20", goals)
    found = said(tmp_path, "MAL03")
    assert [problem.split("målet ")[1].split(".")[0] for problem in found] == told


def test_a_monthly_report_of_a_time_that_the_goal_is_reported_for_must(tmp_path: Path) -> None:
    folder = f"{BOARD}/2024/rapport-12"
    add_report(
        tmp_path, folder, "månadsuppföljning", "2024-12", "2025-02-03", "  - {mål: fler-besok, sida: 5}\n"
    )
    assert len(said(tmp_path, "MAL03")) == 1


def test_a_municipality_without_words_for_status_is_asked_for_none(tmp_path: Path) -> None:
    write_example(tmp_path)
    path = tmp_path / "data/exempelstad/kommun.yml"
    path.write_text(path.read_text(encoding="utf-8").partition("  uppfyllelse:")[0], encoding="utf-8")
    write(
        tmp_path, FOLLOW_UPS, "uppföljning:\n  - {mål: fler-besok, sida: 5}\n  - {mål: meroppet, sida: 7}\n"
    )
    assert said(tmp_path, "MAL03") == []


def test_the_years_last_report_follows_up_every_goal_but_headings(tmp_path: Path) -> None:
    goals = [("fler-besok", "uppfyllelse: Nås"), ("meroppet", "genomförande: Klart")]
    add_report(
        tmp_path,
        ANNUAL,
        "verksamhetsberättelse",
        "2024",
        "2025-03-03",
        "".join(f"  - {{mål: {goal}, {status}, sida: 5}}\n" for goal, status in goals),
    )
    assert said(tmp_path, "MAL04") == [
        f"{GOALS}:{line}\n"
        f"  MAL04  Rapporten 2024/verksamhetsberattelse ska redovisa målet {goal}, men nämner det inte.\n"
        "         Lägg till målet i uppfoljning.yml i 2024/verksamhetsberattelse, eller förklara i dess rapport.yml."
        for line, goal in [
            (23, "kortare-ko"),
            (29, "nojda-elever"),
            (35, "dans-i-byarna"),
            (40, "skolsamverkan"),
        ]
    ]


def test_a_years_last_report_that_follows_up_nothing_is_told_once(tmp_path: Path) -> None:
    add_report(tmp_path, ANNUAL, "verksamhetsberättelse", "2024", "2025-03-03")
    assert said(tmp_path, "MAL04") == [
        f"{ANNUAL}/rapport.yml\n"
        "  MAL04  Rapporten 2024/verksamhetsberattelse ska redovisa 6 mål, men följer inte upp något.\n"
        "         Lägg till uppfoljning.yml i rapportens mapp, eller förklara i rapport.yml."
    ]


@pytest.mark.parametrize(("due", "count"), [("2024-T2", 1), ("2024-08", 1), ("2024-T1", 0), ("2024", 0)])
def test_a_goal_is_due_in_the_report_whose_period_ends_with_its_own(
    tmp_path: Path, due: str, count: int
) -> None:
    write_example(tmp_path)
    replace(
        tmp_path,
        FOLLOW_UPS,
        "  - mål: fler-besok\n    uppfyllelse: Nås\n    bedömning: Besöken ökar på alla bibliotek.\n    sida: 5\n",
        "",
    )
    replace(tmp_path, GOALS, "redovisas: [2024-K3, 2024]", f"redovisas: [{due}]")
    assert len(said(tmp_path, "MAL04")) == count


def test_a_report_on_money_at_the_same_time_need_not_follow_up(tmp_path: Path) -> None:
    folder = f"{BOARD}/2024/manadsuppfoljning-08"
    add_report(tmp_path, folder, "månadsuppföljning", "2024-08", "2024-09-20")
    replace(tmp_path, GOALS, "redovisas: [2024-K3, 2024]", "redovisas: [2024-T2]")
    assert said(tmp_path, "MAL04") == []


@pytest.mark.parametrize("file", ["uppfoljning.yml", "rapport.yml"])
def test_follow_ups_that_cannot_be_read_are_not_said_to_be_missing(tmp_path: Path, file: str) -> None:
    add_report(tmp_path, ANNUAL, "verksamhetsberättelse", "2024", "2025-02-10")
    assert len(said(tmp_path, "MAL04")) == 1
    folder = ANNUAL if file == "uppfoljning.yml" else f"{BOARD}/2024/tillagg"
    write(tmp_path, f"{folder}/{file}", "a: [\n")
    assert said(tmp_path, "MAL04") == []
    assert len(said(tmp_path, "YML01")) == 1
