"""TEXT05: prose that is hard to read, by the readability index LIX (Björnsson 1968).

LIX is the words of a mean sentence plus how many percent of the words are long. Names that the municipality
has given to goals, lines, indicators and areas, abbreviations and numbers are never counted as long: the
writer did not choose them.
"""

import re
from collections.abc import Iterator, Sequence

from generator.model.board import Board, Municipality
from generator.problems import Problem
from generator.rules.texts import Text, blocks_of, texts_of

HARD_LIX = 55
VERY_HARD_LIX = 60
FEWEST_WORDS = 40
LONGEST_SHORT_WORD = 6
_WORD = re.compile(r"[^\W\d_]+(?:[-:’'][^\W\d_]+)*")
_FIX = "Dela den längsta meningen, och byt långa ord mot korta."


def check_readability(municipality: Municipality, board: Board) -> Iterator[Problem]:
    """A text of some length has a LIX of at most 55."""
    names = _names(municipality, board)
    for text in texts_of(board):
        sentences = _sentences(text)
        if sum(len(words) for _, words in sentences) < FEWEST_WORDS:
            continue
        lix = _lix([words for _, words in sentences], names)
        if lix > HARD_LIX:
            start, longest = max(sentences, key=lambda found: len(found[1]))
            degree = "mycket svårt" if lix > VERY_HARD_LIX else "svårt"
            what = f"Texten har LIX {lix}, som är {degree}. Den längsta meningen har {len(longest)} ord."
            yield Problem("TEXT05", text.place(start), what, _FIX)


def _sentences(text: Text) -> list[tuple[int, list[str]]]:
    """Where each sentence begins, and its words; an item of a list is a sentence of its own."""
    found = []
    for block in blocks_of(text.markdown):
        for sentence in block:
            if words := _WORD.findall(sentence.text):
                blank = len(sentence.text) - len(sentence.text.lstrip())
                found.append((sentence.start + blank, words))
    return found


def _lix(sentences: Sequence[Sequence[str]], names: re.Pattern[str]) -> int:
    words = [word for sentence in sentences for word in sentence]
    long_words = sum(_is_long(word) for sentence in sentences for word in _without(names, sentence))
    return round(len(words) / len(sentences) + 100 * long_words / len(words))


def _without(names: re.Pattern[str], sentence: Sequence[str]) -> list[str]:
    """The words of a sentence but those of names."""
    return _WORD.findall(names.sub(" ", " ".join(sentence)))


def _is_long(word: str) -> bool:
    return len(word) > LONGEST_SHORT_WORD and not word.isupper()


def _names(municipality: Municipality, board: Board) -> re.Pattern[str]:
    """The names of the board's own things, with the ending that a sentence may give the last word."""
    names = [municipality.name, municipality.short_name, board.name]
    names += [area.name for area in board.service_areas]
    names += [name for known in board.indicators.values() for name in (known.name, known.short_name or "")]
    names += [line.name for table in board.tables.values() for line in table.lines]
    for goal_year in board.goal_years:
        for goal in goal_year.walk():
            names += [goal.name, goal.short_name or ""]
    phrases = {r"\s".join(map(re.escape, words)) for name in names if (words := _WORD.findall(name))}
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})\w{{0,3}}(?!\w)", re.IGNORECASE)
