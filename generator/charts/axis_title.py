"""The title of a value axis: its unit in words, and where the axis begins when that is not at zero."""

from generator.charts.look import LINE_HEIGHT, wrapped
from generator.charts.placement import Label
from generator.charts.scales import tick_labels
from generator.charts.wording import unit_in_words
from generator.language import _

# How much wider a line is to a reader who widens letters and words as much as WCAG 1.4.12 says.
SPACED = 1.3
TITLE_GAP = 26.0  # between the top of the drawing's plot and the lines of its title


def title_lines(unit: str, ticks: tuple[float, ...], width: float, size: float) -> tuple[str, ...]:
    """The title in lines no wider than `width`, also when letters and words are spaced out."""
    words = unit_in_words(unit)
    if ticks and ticks[0] > 0:
        words = _("{unit} (axeln börjar vid {start})", unit=words, start=tick_labels(ticks)[0])
    return tuple(wrapped(words, width / SPACED, size))


def title_height(lines: tuple[str, ...], size: float) -> float:
    return len(lines) * size * LINE_HEIGHT


def title_label(lines: tuple[str, ...], left: float, size: float) -> Label:
    """The title above the plot, with room under it for a label over the uppermost tick."""
    return Label(-left, -TITLE_GAP + 4 - title_height(lines, size) / 2, lines, "left")
