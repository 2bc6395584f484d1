"""What readers come for, where they look for it, with its source: Härryda's socialnämnd."""

import re
from xml.etree.ElementTree import Element

import pytest

from tests.found import results_in
from tests.site_build import Site, name_of, resolved, text_of, with_class

pytestmark = pytest.mark.site

BOARD = "/harryda/socialnamnden/"
PLAN_2025 = f"{BOARD}2025/verksamhetsplan/"
INTERIM_2024 = f"{BOARD}2024/delarsrapport-08/"


def table(element: Element, table_id: str) -> dict[str, list[str]]:
    """A table's rows by their header; white space and what is for screen readers aside."""
    found = [one for one in element.iter("table") if one.get("id") == table_id]
    assert len(found) == 1, table_id
    return {text_of(row[0]): [text_of(cell) for cell in row[1:]] for row in found[0].findall("tbody/tr")}


def columns(element: Element, table_id: str) -> list[str]:
    return next(
        [text_of(head) for head in one.findall("thead/tr/th")]
        for one in element.iter("table")
        if one.get("id") == table_id
    )


def section(element: Element, title: str) -> Element:
    """The section whose heading begins with the title."""
    found = [
        part
        for part in element.iter("section")
        if any(name_of(head) == "h2" and text_of(head).startswith(title) for head in part)
    ]
    assert len(found) == 1, title
    return found[0]


def sources(element: Element, address: str) -> set[tuple[str, str]]:
    """Each source's text and the address that it leads to."""
    return {
        (text_of(found), resolved(address, link.get("href", "")))
        for found in with_class(element, "source")
        for link in found.iter("a")
    }


def test_staff_continuity_in_home_care_through_the_years(real_site: Site) -> None:
    address = f"{BOARD}indikatorer/personalkontinuitet-hemtjanst/"
    main = real_site.main(address)
    rows = table(main, "siffror-personalkontinuitet-hemtjanst")
    assert [(year, rows[year][0]) for year in ("2020", "2021", "2022", "2023")] == [
        ("2020", "15"),
        ("2021", "16"),
        ("2022", "14"),
        ("2023", "14"),
    ]
    chart = with_class(main, "chart-figure")[0]
    found = sources(chart, address)
    assert [link for _, link in found] == [PLAN_2025]
    assert all(re.search(r"sida \d+$", text) for text, _ in found)
    assert "Lägre är bättre" in text_of(main)


def test_how_care_of_the_elderly_is_expected_to_keep_its_budget(real_site: Site) -> None:
    address = f"{BOARD}2024/ekonomi/"
    part = section(real_site.main(address), "Drift")
    table_id = "tabell-delarsrapport-08-drift"
    place = columns(part, table_id).index("Avvikelse 2024 tkr") - 1
    assert table(part, table_id)["Vård och omsorg"][place] == "+6 900"
    assert any("Vård och omsorg" in text_of(found) for found in with_class(part, "chart-figure"))
    assert sources(part, address)
    assert all("Delårsrapport augusti 2024" in text for text, _ in sources(part, address))
    assert any(text.endswith("sida 18") for text, _ in sources(part, address))


def test_what_the_board_may_spend_in_the_years_to_come(real_site: Site) -> None:
    address = f"{BOARD}2025/ekonomi/"
    part = section(real_site.main(address), "Driftbudget")
    table_id = "tabell-verksamhetsplan-drift"
    head, net = columns(part, table_id), table(part, table_id)["Nettokostnad"]
    figures = {title.split(" tkr")[0]: net[place] for place, title in enumerate(head[1:])}
    assert figures["Budget 2025"] == "840 726"
    assert figures["Plan 2027"] == "859 771"
    assert any(text.endswith("sida 26") and link == PLAN_2025 for text, link in sources(part, address))


def test_how_many_live_on_social_assistance(real_site: Site) -> None:
    address = f"{BOARD}indikatorer/ekonomiskt-bistand-personer/"
    main = real_site.main(address)
    figure = with_class(main, "key-figure")[0]
    assert text_of(with_class(figure, "key-figure__value")[0]).startswith("322")
    assert "2023" in text_of(figure)
    assert {link for _, link in sources(figure, address)} == {PLAN_2025}
    assert any(text.endswith("sida 24") for text, _ in sources(figure, address))


def test_whether_the_family_centre_was_opened(real_site: Site) -> None:
    address = f"{BOARD}mal/familjecentral-ravlanda/"
    main = real_site.main(address)
    marks = [text_of(found) for found in with_class(main, "status__word")]
    assert marks[0] == "Genomfört"
    assert INTERIM_2024 in {resolved(address, link.get("href", "")) for link in main.iter("a")}
    assert any("Delårsrapport augusti 2024" in text for text, _ in sources(main, address))


@pytest.mark.parametrize("address", [BOARD, f"{BOARD}2024/ekonomi/", f"{BOARD}2025/ekonomi/"])
def test_the_revised_budget_says_what_it_was_and_who_said_so(real_site: Site, address: str) -> None:
    main = real_site.main(address)
    text = text_of(main)
    assert "821 861" in text
    assert "821 074" in text
    told = [text_of(found) for found in main.iter() if name_of(found) in {"li", "dd", "p"}]
    revised = [one for one in told if "821 074" in one or "821 861" in one]
    assert any("Delårsrapport augusti 2024" in one or "Verksamhetsplan 2025" in one for one in revised)
    assert "Delårsrapport augusti 2024" in text
    assert "Verksamhetsplan 2025" in text


def test_the_report_that_revises_lists_what_it_changed(real_site: Site) -> None:
    rows = table(real_site.main(PLAN_2025), "tabell-revideringar")
    assert rows["Nettokostnad, budget 2024"] == [
        "821 074 tkr",
        "821 861 tkr",
        "+787 tkr (+0,1 procent)",
        "Delårsrapport augusti 2024",
    ]


def test_search_knows_goals_indicators_and_the_words_of_comments(real_site: Site) -> None:
    by_url = {entry["url"]: entry for entry in results_in(real_site.folder)}
    goal = by_url["harryda/socialnamnden/mal/familjecentral-ravlanda/"]
    assert "Rävlanda" in f"{goal['title']} {goal['text']}"
    indicator = by_url["harryda/socialnamnden/indikatorer/franvaro-andel/"]
    assert indicator["title"] == "Frånvaro i skolan"
    assert indicator["state"] == "Utfall 2023: 9,8\N{NO-BREAK SPACE}procent"
    comment = (
        real_site.root / "content/harryda/socialnamnden/2024/delarsrapport-08/drift.md"
    ).read_text(encoding="utf-8")  # fmt: skip
    words = [word for word in re.findall(r"\w{8,}", comment) if word.islower()]
    assert words
    table = by_url["harryda/socialnamnden/2024/ekonomi/#delarsrapport-08-drift"]
    assert all(word in table["text"] for word in words)


def test_the_start_page_leads_to_the_municipality_and_its_boards(real_site: Site) -> None:
    main = real_site.main("/")
    links = {resolved("/", link.get("href", "")) for link in main.iter("a")}
    assert {BOARD, "/om/"} <= links
    assert "Härryda" in text_of(main)


def test_budgets_are_compared_in_per_cent_of_the_budget_that_the_report_states(real_site: Site) -> None:
    """18 450 of 821 074 tkr, though a later document states the budget as 821 861."""
    main = real_site.main("/jamfor/budget/")
    rows = table(main, "tabell-forecast-08")
    assert rows["Socialnämnden, Härryda 2024"][:2] == ["+2,2 procent", "+18 450 tkr"]
    assert rows["Socialnämnden, Herrljunga 2021"][:2] == ["0,0 procent", "0 tkr"]
    so_far = table(main, "tabell-so-far-03")["Socialnämnden, Härnösand 2024"]
    assert so_far[1].startswith("−9 556 tkr")
    assert "procent" not in so_far[0]


def test_no_measure_is_compared_that_no_document_says_is_the_same(real_site: Site) -> None:
    """Härryda and Herrljunga both count staff whom a person meets in 14 days; neither names Kolada's id."""
    told = text_of(section(real_site.main("/jamfor/"), "Samma mått hos flera nämnder"))
    assert "Inget av nämndernas dokument anger ett id i databasen Kolada" in told


def test_two_years_of_a_board_are_set_side_by_side(real_site: Site) -> None:
    main = real_site.main(f"{BOARD}jamfor/2022-2023/")
    rows = table(main, "indikatorer-bredvid-varandra")
    assert rows["Personalkontinuitet i hemtjänsten"] == ["14 personer", "14 personer", "Oförändrat"]
    assert rows["Nöjda med hemtjänsten i sin helhet"] == [
        "92 procent",
        "91 procent",
        "Sämre: 1 procentenhet lägre",
    ]
