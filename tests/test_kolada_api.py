"""Questions to Kolada's API, asked of a stand-in: few ids a call, every page, patience, and nothing guessed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from generator.intake.kolada_answer import Row
from generator.intake.kolada_api import LONGEST_WAIT, MOST_IDS, MOST_TRIES, WAIT_UNSTATED, Kolada, NoAnswer
from tests.kolada import StandIn, Trouble, stand_in, value

NOW = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)


@pytest.fixture
def server() -> Iterator[StandIn]:
    with stand_in() as found:
        yield found


def client(server: StandIn, slept: list[float] | None = None, timeout: float = 10) -> Kolada:
    """A client that notes how long it should have slept, and does not."""
    waits = slept if slept is not None else []
    return Kolada(server.address, sleep=waits.append, now=lambda: NOW, timeout=timeout)


def rows(server: StandIn, *ids: str, years: tuple[int, ...] = (2023, 2024)) -> list[Row]:
    return list(client(server).rows(ids, "0099", years))


def refusal(server: StandIn, slept: list[float] | None = None, timeout: float = 10) -> str:
    """What is said when the measure N00900 cannot be fetched."""
    with pytest.raises(NoAnswer) as refused:
        list(client(server, slept, timeout).rows(["N00900"], "0099", [2023]))
    return str(refused.value)


def test_the_address_is_the_documented_one(server: StandIn) -> None:
    server.has("N00900", 2023, value("T", "1"))
    assert len(rows(server, "N00900", "U23471")) == 1
    assert server.asked == ["/v3/data/kpi/N00900,U23471/municipality/0099/year/2023,2024?per_page=5000"]


def test_no_call_names_more_than_25_ids_or_years_and_all_are_asked_for(server: StandIn) -> None:
    ids = [f"N{number:05}" for number in range(60)]
    for kolada_id in ids:
        server.has(kolada_id, 2023, value("T", "1"))
    assert [row.kpi for row in rows(server, *ids)] == ids
    assert list(client(server).titles(ids)) == ids
    assert [path.split("/kpi/")[1].split("?")[0].split("/")[0].count(",") + 1 for path in server.asked] == [
        25, 25, 10, 25, 25, 10,
    ]  # fmt: skip
    server.asked.clear()
    list(client(server).rows(ids[:1], "0099", range(1990, 2020)))
    assert [path.split("/year/")[1].count(",") + 1 for path in server.asked] == [MOST_IDS, 5]


@pytest.mark.parametrize("key", ["next_url", "next_page"])
def test_every_page_is_read(server: StandIn, key: str) -> None:
    server.page_size, server.next_key = 2, key
    years = tuple(range(2015, 2020))
    for year in years:
        server.has("N00900", year, value("T", str(year)))
    assert [row.period for row in rows(server, "N00900", years=years)] == list(years)
    assert len(server.asked) == 3


def test_pages_without_end_are_left(server: StandIn) -> None:
    page = f'{{"values": [], "next_url": "{server.address}/data/same"}}'
    server.trouble = [Trouble(body=page)] * 5
    assert "tar aldrig slut" in refusal(server)
    assert len(server.asked) == 2


def test_no_other_server_is_asked(server: StandIn) -> None:
    server.trouble = [Trouble(body='{"values": [], "next_url": "https://annan.example/v3/data"}')]
    assert "Kolada hänvisar till en annan server, annan.example." in refusal(server)
    server.trouble = [Trouble(301, headers=(("Location", "https://annan.example/v4"),))]
    assert refusal(server) == (
        "Kolada har flyttat till https://annan.example/v4. Inget är ändrat. Ange den nya adressen med --adress."
    )


def test_figures_are_exactly_those_of_the_answer(server: StandIn) -> None:
    server.has("N00900", 2023, value("T", "0.10"), value("K", "33.333333333333336"), value("M", "12"))
    (row,) = rows(server, "N00900")
    assert [(stated.gender, stated.value) for stated in row.values] == [
        ("T", Decimal("0.10")), ("K", Decimal("33.333333333333336")), ("M", 12),
    ]  # fmt: skip
    assert str(row.values[0].value) == "0.10"


@pytest.mark.parametrize(
    ("headers", "waited"),
    [
        ((("Retry-After", "7"),), 7),
        ((("Retry-After", "Sun, 29 Nov 2026 12:00:42 GMT"),), 42),
        ((("Retry-After", "Sun, 29 Nov 2026 11:00:00 GMT"),), 0),
        ((("Retry-After", "snart"),), WAIT_UNSTATED),
        ((), WAIT_UNSTATED),
    ],
)
def test_a_server_that_asks_one_to_wait_is_waited_for(
    server: StandIn, headers: tuple[tuple[str, str], ...], waited: float
) -> None:
    server.has("N00900", 2023, value("T", "1"))
    server.trouble = [Trouble(429, headers=headers)]
    slept: list[float] = []
    assert len(list(client(server, slept).rows(["N00900"], "0099", [2023]))) == 1
    assert slept == [waited]


def test_a_very_long_wait_is_told_instead(server: StandIn) -> None:
    server.trouble = [Trouble(429, headers=(("Retry-After", str(int(LONGEST_WAIT) + 300)),))]
    slept: list[float] = []
    assert refusal(server, slept) == "Kolada ber oss vänta 10 minuter. Inget är ändrat. Kör kommandot igen då."
    assert slept == []


def test_a_server_that_never_has_time_is_left(server: StandIn) -> None:
    server.trouble = [Trouble(429, headers=(("Retry-After", "1"),))] * MOST_TRIES
    slept: list[float] = []
    assert "tar inte emot fler frågor just nu" in refusal(server, slept)
    assert slept == [1] * (MOST_TRIES - 1)


def test_a_fault_that_passes_is_waited_out_and_one_that_does_not_is_told(server: StandIn) -> None:
    server.has("N00900", 2023, value("T", "1"))
    server.trouble = [Trouble(500), Trouble(503)]
    slept: list[float] = []
    assert len(list(client(server, slept).rows(["N00900"], "0099", [2023]))) == 1
    assert slept == [2, 8]
    server.trouble = [Trouble(502)] * MOST_TRIES
    assert refusal(server) == "Kolada har ett fel (kod 502). Inget är ändrat. Försök igen senare."


@pytest.mark.parametrize("code", [400, 404])
def test_a_question_that_is_refused_is_not_asked_again(server: StandIn, code: int) -> None:
    server.trouble = [Trouble(code)]
    assert f"Kolada förstår inte frågan (kod {code})" in refusal(server)
    assert len(server.asked) == 1


def test_a_server_that_does_not_answer_is_told_by_name(server: StandIn) -> None:
    server.trouble = [Trouble(seconds=0.3)] * MOST_TRIES
    slept: list[float] = []
    name = server.address.split("/")[2]
    assert refusal(server, slept, timeout=0.02) == (
        f"Kolada ({name}) svarar inte. Inget är ändrat. Försök igen senare."
    )
    assert len(slept) == MOST_TRIES - 1


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(NoAnswer, match=r"Det går inte att nå Kolada \(127\.0\.0\.1:1\)\."):
        Kolada("http://127.0.0.1:1/v3", sleep=lambda _: None).titles(["N00900"])



def page(values: str = "", kpi: str = "N00900", municipality: str = "0099", year: int = 2023) -> str:
    """An answer with one row."""
    row = f'{{"kpi": "{kpi}", "municipality": "{municipality}", "period": {year}, "values": [{values}]}}'
    return f'{{"values": [{row}]}}'


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<html>", "Svaret är inte läsbar JSON."),
        ('{"values": [', "Svaret är inte läsbar JSON."),
        ('{"values": [{"value": NaN}]}', "Svaret är inte läsbar JSON."),
        ("[]", "Det skiljer sig vid början."),
        ('{"count": 0}', "Det skiljer sig vid values."),
        ('{"values": [{"kpi": "N00900"}]}', "Det skiljer sig vid values.0.municipality."),
        (page(value("F", "1")), "Det skiljer sig vid values.0.values.0.gender."),
        (page(value("T", '"12"')), "Det skiljer sig vid values.0.values.0.value"),
        (page(value("T", "true")), "Det skiljer sig vid values.0.values.0.value"),
        (page('{"gender": "T"}'), "Det skiljer sig vid values.0.values.0.value."),
        (page(kpi="N00901"), "som vi inte frågade om"),
        (page(municipality="0098"), "som vi inte frågade om"),
        (page(year=1999), "som vi inte frågade om"),
    ],
)
def test_an_answer_that_is_not_as_documented_is_refused(server: StandIn, body: str, told: str) -> None:
    server.trouble = [Trouble(body=body)]
    assert told in (said := refusal(server))
    assert "Inget är ändrat." in said


def test_a_measure_that_kolada_does_not_have_has_no_title(server: StandIn) -> None:
    server.titles = {"N00900": "Kommunal skattesats"}
    assert client(server).titles(["N00900", "N99999"]) == {"N00900": "Kommunal skattesats"}
