"""Names that drift away from each other under one id, and names that two ids share."""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import partial
from itertools import pairwise
from typing import TypeVar

from generator.model.board import Board, EconomicTable, Goal, Indicator, Line, Municipality
from generator.problems import Place, Problem, quoted

_Named = TypeVar("_Named", Indicator, Line)

# Names whose letters agree less than this are unlike: "Stab" and "Måltidsservice" have 0.1,
# "Fsg av verksamhet" and "Försäljning av verksamhet" 0.8.
ALIKE = 0.6
_COUNTED = frozenset({"antal", "antalet", "andel", "andelen"})
_SMALL = frozenset({"och", "av", "i", "för", "på", "som", "till", "med"})
_ENDINGS = frozenset(["n", "en", "et", "t", "na", "er", "ar", "or", "erna", "arna", "orna", "s", "a", "e"])
_LONG_WORD, _STEM = 6, 5
_MOST_LETTERS, _MOST_NEIGHBOURS = 300, 20


def _words(name: str) -> tuple[str, ...]:
    """The name's words without what varies: case, signs, a number before them, "antal" and "andel"."""
    words = re.findall(r"\w+", name.casefold())
    while words and words[0].isdigit():
        words.pop(0)
    return tuple(word for word in words if word not in _COUNTED)


def are_alike(one: str, other: str) -> bool:
    """Whether two names may well be of one thing: one holds the words of the other, or letters agree."""
    first, second = ([word for word in _words(name) if word not in _SMALL] for name in (one, other))
    if not first or not second or set(first) <= set(second) or set(second) <= set(first):
        return True
    one, other = (" ".join(words)[:_MOST_LETTERS] for words in (first, second))
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def check_report_names(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """Each name that a report gives resembles the definition's, or one that it had earlier."""
    definitions = _definitions(board)
    for report in board.reports:
        for key, name in report.names.items():
            known = definitions.get(key, [])
            every = [text for found, _ in known for text in _names_of(found)]
            if known and not any(are_alike(name, text) for text in every):
                definition, file = known[0]
                what = (
                    f"Rapporten kallar {key} för {quoted(name)}, men namnet är "
                    f"{quoted(definition.name)} i {file}."
                )
                fix = "Är det samma sak? Lägg då till namnet under tidigare namn. Rätta annars id:t."
                yield Problem("NAMN01", report.place_of(f"benämningar/{key}"), what, fix)


def _definitions(board: Board) -> dict[str, list[tuple[Indicator | Line, str]]]:
    """What each id defines, and the file where it does; an id may be of lines in several tables."""
    found: defaultdict[str, list[tuple[Indicator | Line, str]]] = defaultdict(list)
    for indicator in board.indicators.values():
        found[indicator.id].append((indicator, "indikatorer.yml"))
    for table in board.tables.values():
        for line in table.lines:
            found[line.id].append((line, "ekonomi.yml"))
    return found


def _names_of(definition: Indicator | Line) -> Iterator[str]:
    yield definition.name
    yield from (earlier.name for earlier in definition.earlier_names)
    if isinstance(definition, Indicator) and definition.short_name:
        yield definition.short_name


def check_goal_names(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A goal that keeps its id from one year to the next does not change its name wholly."""
    by_id: dict[str, list[tuple[int, Goal]]] = {}
    for goal_year in sorted(board.goal_years, key=lambda found: found.year):
        for goal in goal_year.walk():
            by_id.setdefault(goal.id, []).append((goal_year.year, goal))
    for goal_id, stated in by_id.items():
        for (year, earlier), (later_year, later) in pairwise(stated):
            if (
                year == later_year
                or are_alike(earlier.name, later.name)
                or _share_a_stem(earlier.name, later.name)
            ):
                continue
            what = (
                f"Målet {goal_id} heter {quoted(later.name)} {later_year}, men {quoted(earlier.name)} {year}."
            )
            fix = "Är det ett annat mål? Ge det då ett eget id, och ange det förra under bygger på."
            yield Problem("NAMN01", later.place, what, fix)


def _share_a_stem(one: str, other: str) -> bool:
    first, second = ({word[:_STEM] for word in _words(name) if len(word) >= _STEM} for name in (one, other))
    return bool(first & second)


def check_twins(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """No two indicators, and no two lines of a table, are the same thing by their names."""
    for one, other in _twins(board.indicators.values(), _indicator_traits):
        subject = f"Indikatorerna {one.id} och {other.id} har samma enhet och"
        yield _twin(other.place, subject, one.name, other.name)
    for table in board.tables.values():
        headings = _headings(table)
        for first, second in _twins(table.lines, partial(_line_traits, headings)):
            subject = f"Posterna {first.id} och {second.id} i tabellen {table.id} har"
            yield _twin(second.place, subject, first.name, second.name)


def _twins(
    definitions: Iterable[_Named], traits: Callable[[_Named], Hashable]
) -> Iterator[tuple[_Named, _Named]]:
    """Each with the first before it of the same traits and name.

    Only names whose words begin alike are compared, and not with all that came before, so that a very
    long file does not take a very long time.
    """
    before: defaultdict[Hashable, deque[_Named]] = defaultdict(lambda: deque(maxlen=_MOST_NEIGHBOURS))
    for definition in definitions:
        neighbours = before[traits(definition), tuple(word[:2] for word in _words(definition.name))]
        twin = next((found for found in neighbours if _same_name(found.name, definition.name)), None)
        if twin is not None:
            yield twin, definition
        neighbours.append(definition)


def _indicator_traits(indicator: Indicator) -> Hashable:
    return indicator.unit, indicator.service_area_id, indicator.measured_in_words, indicator.label


def _line_traits(headings: Mapping[str, str | None], line: Line) -> Hashable:
    return line.kind, line.service_area_id, line.part_of, headings[line.id]


def _headings(table: EconomicTable) -> dict[str, str | None]:
    """The heading that each line stands under: the last that a line before it began with."""
    found: dict[str, str | None] = {}
    heading = None
    for line in table.lines:
        heading = line.heading or heading
        found[line.id] = heading
    return found


def _twin(place: Place, subject: str, one: str, other: str) -> Problem:
    same = one.casefold() == other.casefold()
    names = f"samma namn: {quoted(one)}" if same else f"nästan samma namn: {quoted(one)} och {quoted(other)}"
    fix = (
        "Är det samma sak? Behåll då ett id, och lägg det andra under tidigare. Gör annars namnen tydligare."
    )
    return Problem("NAMN02", place, f"{subject} {names}.", fix)


def _same_name(one: str, other: str) -> bool:
    """Whether the names have the same words, a misspelling or an ending aside."""
    first, second = _words(one), _words(other)
    return bool(first) and len(first) == len(second) and all(map(_same_word, first, second))


def _same_word(one: str, other: str) -> bool:
    """Whether two words are one: "elev" and "elever"; one letter astray inside a long word."""
    short, long = sorted((one, other), key=len)
    if short == long or (len(short) > 3 and long.startswith(short) and long[len(short) :] in _ENDINGS):
        return True
    is_number = any(sign.isdigit() for sign in one + other)
    return not is_number and len(short) >= _LONG_WORD and _one_letter_astray(short, long)


def _one_letter_astray(short: Sequence[str], long: Sequence[str]) -> bool:
    """One letter lost or two swapped, after the first two: "hel-" and "deltid" are no misspellings."""
    start = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if start < 2:
        return False
    if len(long) == len(short) + 1:
        return long[start + 1 :] == short[start:]
    swapped = [*short[:start], *short[start : start + 2][::-1], *short[start + 2 :]]
    return len(long) == len(short) and swapped == list(long)
