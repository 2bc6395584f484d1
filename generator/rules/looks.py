"""A municipality's colours: whether text and links in them can be read."""

from collections.abc import Iterator

from generator import formats
from generator.model.board import Country
from generator.model.look import DARK_GROUND, LIGHT_GROUND, TEXT_CONTRAST, contrast, readable_on
from generator.problems import Problem


def check_colours(country: Country) -> Iterator[Problem]:
    """A colour of kommun.yml that is too pale in light mode, or too dark in dark mode."""
    for municipality in country.municipalities:
        look = municipality.look
        if look is None:
            continue
        for colour, ground, key, mode in (
            (look.colour, LIGHT_GROUND, "färg", "ljust"),
            (look.dark_colour, DARK_GROUND, "färg i mörkt läge", "mörkt"),
        ):
            if colour is None or (found := contrast(colour, ground)) >= TEXT_CONTRAST:
                continue
            what = (
                f"{key} är {colour}, som har kontrasten {formats.number(found, 1)} mot webbplatsens bakgrund i "
                f"{mode} läge. Text och länkar behöver minst {formats.number(TEXT_CONTRAST, 1)}."
            )
            fix = f"Välj en {'mörkare' if mode == 'ljust' else 'ljusare'} färg, till exempel {readable_on(colour, ground)}."
            yield Problem("UTS01", look.place, what, fix)
