"""Questions to Kolada's API, version 3, as it is documented at https://api.kolada.se/v3/docs.

At most 25 ids a call; every page of an answer is read; an answer of 429 says how long to wait. No server but
the one that was given is asked: neither redirects nor the addresses of next pages lead elsewhere.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit, urlunsplit

import requests

from generator.intake.kolada_answer import Kind, MeasurePage, Row, RowPage, UnclearAnswer, read_answer

API = "https://api.kolada.se/v3"
MOST_IDS = 25  # in a list of one call
PER_PAGE = 5000  # the most that the API gives at a time
MOST_PAGES = 200
MOST_TRIES = 4
TIMEOUT = 30.0  # seconds without an answer
LONGEST_WAIT = 300.0  # seconds that one may be asked to wait before it is better to come back later
WAIT_UNSTATED = 60.0  # seconds, where 429 does not say how long
_PAUSES = (2.0, 8.0, 20.0)  # seconds before each new try when the server fails


class NoAnswer(Exception):
    """Kolada has not told what was asked for; the message says why and what to do, in Swedish."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Kolada:
    """The API at `address`. `sleep` waits for some seconds; `now` is the time that dates are compared with."""

    address: str = API
    sleep: Callable[[float], None] = time.sleep
    now: Callable[[], datetime] = _now
    timeout: float = TIMEOUT
    session: requests.Session = field(default_factory=requests.Session)

    def titles(self, ids: Sequence[str]) -> dict[str, str]:
        """What Kolada calls each measure; those that it does not have are left out. Raises NoAnswer."""
        found: dict[str, str] = {}
        for some in _batches(ids):
            for page in self._pages(f"kpi/{','.join(some)}", MeasurePage):
                found |= {measure.id: measure.title for measure in page.values}
        return {kolada_id: found[kolada_id] for kolada_id in ids if kolada_id in found}

    def rows(self, ids: Sequence[str], municipality: str, years: Sequence[int]) -> Iterator[Row]:
        """What Kolada states of the measures, in no particular order. Raises NoAnswer."""
        for some in _batches(ids):
            for when in _batches([str(year) for year in years]):
                path = f"data/kpi/{','.join(some)}/municipality/{municipality}/year/{','.join(when)}"
                for page in self._pages(path, RowPage):
                    for row in page.values:
                        if row.kpi not in some or row.municipality != municipality or str(row.period) not in when:
                            raise NoAnswer(
                                f"Kolada svarade om {row.kpi}, {row.municipality} och {row.period}, som vi inte frågade "
                                "om. Inget är ändrat. Kontrollera adressen till Kolada."
                            )
                        yield row

    def _pages(self, path: str, kind: type[Kind]) -> Iterator[Kind]:
        address = f"{self.address.rstrip('/')}/{path}?per_page={PER_PAGE}"
        seen: set[str] = set()
        while address:
            if address in seen or len(seen) == MOST_PAGES:
                raise NoAnswer(f"Koladas svar tar aldrig slut: {address}. Inget är ändrat. Försök igen senare.")
            seen.add(address)
            try:
                page = read_answer(self._get(address), kind)
            except UnclearAnswer as unclear:
                raise NoAnswer(
                    f"{unclear} Frågan var {address}. Inget är ändrat. Försök igen senare. Hjälper det inte har "
                    "Kolada ändrats, och programmet behöver ändras."
                ) from unclear
            yield page
            address = self._on_this_server(page.next) if page.next else ""

    def _on_this_server(self, stated: str) -> str:
        """The address of a next page, asked for in the same way as the first one."""
        own, next_page = urlsplit(self.address), urlsplit(stated)
        if next_page.netloc and next_page.netloc != own.netloc:
            raise NoAnswer(
                f"Kolada hänvisar till en annan server, {next_page.netloc}. Inget är ändrat. Kontrollera adressen."
            )
        return urlunsplit((own.scheme, own.netloc, next_page.path, next_page.query, ""))

    def _get(self, address: str) -> bytes:
        """The body of an answer of 200; waits and tries again where that may help."""
        trouble = ""
        for attempt in range(MOST_TRIES):
            last = attempt == MOST_TRIES - 1
            try:
                answer = self.session.get(
                    address,
                    timeout=self.timeout,
                    allow_redirects=False,
                    headers={"Accept": "application/json", "User-Agent": "oppna-mal"},
                )
            except requests.RequestException as error:
                trouble = _why_unreached(error, address)
                if not last:
                    self.sleep(_PAUSES[attempt])
                continue
            if answer.status_code == 200:
                return answer.content
            if answer.status_code != 429 and answer.status_code < 500:
                raise NoAnswer(_refused(answer, address))
            trouble = _refused(answer, address)
            if not last:
                self.sleep(self._pause(answer, attempt))
        raise NoAnswer(trouble)

    def _pause(self, answer: requests.Response, attempt: int) -> float:
        """How many seconds to wait: what the server asks for (Retry-After, in seconds or as a time)."""
        stated = answer.headers.get("Retry-After", "").strip()
        unstated = WAIT_UNSTATED if answer.status_code == 429 else _PAUSES[attempt]
        seconds = unstated
        if stated.isascii() and stated.isdigit():
            seconds = float(stated)
        elif stated:
            try:
                until = parsedate_to_datetime(stated)
            except ValueError:
                until = None
            if until is not None and until.tzinfo is not None:
                seconds = max(0.0, (until - self.now()).total_seconds())
        if seconds > LONGEST_WAIT:
            raise NoAnswer(
                f"Kolada ber oss vänta {round(seconds / 60)} minuter. Inget är ändrat. Kör kommandot igen då."
            )
        return seconds


def _batches(listed: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(listed), MOST_IDS):
        yield listed[start : start + MOST_IDS]


def _why_unreached(error: requests.RequestException, address: str) -> str:
    server = urlsplit(address).netloc
    if isinstance(error, requests.Timeout):
        return f"Kolada ({server}) svarar inte. Inget är ändrat. Försök igen senare."
    return f"Det går inte att nå Kolada ({server}). Inget är ändrat. Kontrollera nätet och adressen."


def _refused(answer: requests.Response, address: str) -> str:
    code = answer.status_code
    if code == 429:
        return "Kolada tar inte emot fler frågor just nu. Inget är ändrat. Kör kommandot igen om en stund."
    if code >= 500:
        return f"Kolada har ett fel (kod {code}). Inget är ändrat. Försök igen senare."
    if 300 <= code < 400:
        target = answer.headers.get("Location", "en annan adress")
        return f"Kolada har flyttat till {target}. Inget är ändrat. Ange den nya adressen med --adress."
    return (
        f"Kolada förstår inte frågan (kod {code}): {address}. Inget är ändrat. Kontrollera adressen, kommunkoden "
        "och indikatorernas kolada-id."
    )
