"""Ten questions that a resident would ask, written down before the pages were looked at.

Each is answered from the start page in at most three steps, without JavaScript. A step is the name of a
link, or a board's card on the start page and the name of a link in it.
"""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

Step = str | tuple[str, str]
HARRYDA, HARNOSAND, HERRLJUNGA = "Härryda kommun", "Härnösands kommun", "Herrljunga kommun"
QUESTIONS: list[tuple[str, list[Step], str]] = [
    ("Räcker pengarna för socialnämnden i Härryda?", [], "Ett överskott på 18,5 miljoner kronor"),
    (
        "Vilka mål har nämnden nått?",
        [(HARRYDA, "Målen 2024")],
        "Bostäder för äldre och funktionsnedsatta Uppfyllt",
    ),
    (
        "Hur många olika personer kommer hem till den som har hemtjänst?",
        [(HARRYDA, "Socialnämnden"), "Personalkontinuitet i hemtjänsten"],
        "Utfall 2023 14 personer",
    ),
    (
        "Vad gör nämnden åt att barn inte går i skolan?",
        [(HARRYDA, "Målen 2024"), "Minska problematisk skolfrånvaro"],
        "Minska problematisk skolfrånvaro",
    ),
    ("Hur mycket går socialnämnden i Härnösand back?", [], "Ett underskott på 9,6 miljoner kronor"),
    (
        "Hur sjuk är personalen i Herrljunga?",
        [(HERRLJUNGA, "Socialnämnden"), "Sjukfrånvaro"],
        "Utfall jan–aug 2021 10,5 procent",
    ),
    ("Hur mycket pengar får socialnämnden i Härryda 2025?", [], "840,7 miljoner kronor"),
    (
        "När träffades nämnden i Härnösand, och vad tog den upp?",
        [(HARNOSAND, "Socialnämnden"), "Alla sammanträden"],
        "26 april 2024",
    ),
    ("Har någon siffra ändrats i efterhand?", ["Rättelser och revideringar"], "821 074"),
    ("Vad betyder nettokostnad?", ["Ordlista"], "nettokostnad"),
]


def spoken(page: Page) -> str:
    """The text of the page's main part as one line, with plain spaces."""
    return re.sub(r"\s+", " ", page.locator("main").inner_text())


def follow(page: Page, step: Step) -> None:
    if isinstance(step, str):
        link = page.get_by_role("link", name=step, exact=True).first
    else:
        card = page.get_by_role("article").filter(has_text=step[0])
        expect(card).to_have_count(1)
        link = card.get_by_role("link", name=step[1], exact=True)
    link.click()


@pytest.mark.parametrize(("question", "steps", "answer"), QUESTIONS, ids=[found[0] for found in QUESTIONS])
def test_a_question_is_answered_in_three_steps(
    plain: Page, server: str, question: str, steps: list[Step], answer: str
) -> None:
    assert len(steps) <= 3
    plain.goto(server)
    for step in steps:
        follow(plain, step)
    assert answer in spoken(plain)
