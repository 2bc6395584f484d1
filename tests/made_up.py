"""A made-up municipality as search sees it: as many pages, and as many words, as a large one has."""

import random
from collections.abc import Iterator, Sequence

from generator.pages.page import Context, Page, SearchEntry

STATES = ("Uppfyllt", "Delvis uppfyllt", "Inte uppfyllt", "Bedömning saknas")


class MadeUpWords:
    """Swedish texts from a seed: a few words are common and most are rare, and many are compounds of others."""

    def __init__(self, vocabulary: Sequence[str], seed: int = 4711) -> None:
        self._random = random.Random(seed)
        own = sorted({word for word in vocabulary if len(word) > 3})
        self._random.shuffle(own)
        compounds = [f"{self._random.choice(own)}{self._random.choice(own)}" for _ in range(12_000)]
        self._words = [*own, *compounds]
        total = 0.0
        self._weights = [total := total + 1 / rank for rank in range(1, len(self._words) + 1)]

    def text(self, count: int) -> str:
        return " ".join(self._random.choices(self._words, cum_weights=self._weights, k=count))

    def state(self) -> str:
        return self._random.choice(STATES)

    def number(self, most: int) -> int:
        return self._random.randint(1, most)


def made_up_pages(
    words: MadeUpWords, *, boards: int = 10, years: int = 5, indicators: int = 40
) -> list[Page]:
    """The pages of one municipality with as many boards, years, and indicators of each board."""
    return [
        page
        for number in range(boards)
        for page in _board(words, f"Nämnd{number} {words.text(1)}", f"/storstad/namnd-{number}/", years, indicators)
    ]


def _board(words: MadeUpWords, name: str, address: str, years: int, indicators: int) -> Iterator[Page]:
    where = f"{name}, Storstad"
    yield _page("namnd", address, name, SearchEntry("Nämnd", "Storstad", words.text(40)))
    for number in range(indicators):
        state = f"Utfall 2023: {words.number(900)} {words.text(1)}"
        entry = SearchEntry("Indikator", where, words.text(15), (words.text(6),), state, 2023)
        yield _page("indikator", f"{address}indikatorer/{number}/", words.text(4), entry)
    for number in range(years * 12):
        state = f"{words.state()}, enligt delårsrapport augusti 2024"
        entry = SearchEntry("Mål", f"{where} 2023 och 2024", words.text(120), (), state, 2024)
        yield _page("mal", f"{address}mal/{number}/", words.text(6), entry)
    for year in range(2021, 2021 + years):
        own = f"{address}{year}/"
        yield _page("ar", own, f"{name} {year}", SearchEntry("År", f"{where} {year}", words.text(12), year=year))
        tables = tuple(
            SearchEntry(
                "Tabell", f"{where} {year}", words.text(60), (words.text(40),),
                year=year, title=f"{words.text(1)}, delårsrapport augusti {year}", anchor=f"tabell-{number}",
            )
            for number in range(6)
        )  # fmt: skip
        economy = SearchEntry("Ekonomi", f"{where} {year}", words.text(12), year=year)
        yield _page("ekonomi", f"{own}ekonomi/", f"Ekonomi {year}", economy, tables)
        for number in range(3):
            entry = SearchEntry("Delårsrapport", f"{where} {year}", words.text(250), year=year)
            yield _page("rapport", f"{own}rapport-{number}/", f"Rapport {number} {year}", entry)


def _page(
    template: str, address: str, title: str, entry: SearchEntry, parts: tuple[SearchEntry, ...] = ()
) -> Page:
    context = Context(title=title, breadcrumbs=[])
    return Page(address, template, context, title, title, entry, parts)
