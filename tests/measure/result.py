"""The measured result as data/tillganglighet.yml: a small, readable file that the site's own statement tells of."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.measure.faults import Fault

PATH = "data/tillganglighet.yml"
HEAD = """\
# Det här mätte make mat. Sidan Tillgänglighet berättar om det. Mät igen hellre än att ändra för hand.
# yaml-language-server: $schema=.schema/tillganglighet.json
"""
EXAMPLES = 5


@dataclass(frozen=True)
class Result:
    """What was measured, by which tools, and what they found."""

    day: str
    pages: int
    charts: int
    tables: int
    modes: tuple[str, ...]
    tools: tuple[tuple[str, str], ...]
    undecided: int
    faults: tuple[Fault, ...]


def written(result: Result) -> str:
    """The file's text: the same result gives the same bytes."""
    lines = [f"mätt: {result.day}", f"sidor: {result.pages}", f"diagram: {result.charts}"]
    lines += [f"tabeller: {result.tables}", "lägen:", *(f"  - {mode}" for mode in result.modes), "verktyg:"]
    for name, version in result.tools:
        lines += [f"  - namn: {name}", f'    version: "{version}"']
    lines += [f"att pröva för hand: {result.undecided}", *_faults(result.faults)]
    return HEAD + "\n".join(lines) + "\n"


def _faults(faults: Sequence[Fault]) -> list[str]:
    if not faults:
        return ["fel: []"]
    lines = ["fel:"]
    for rule in sorted({fault.rule for fault in faults}):
        own = sorted({fault for fault in faults if fault.rule == rule})
        pages = sorted({fault.address for fault in own})
        lines.append(f"  - regel: {rule}")
        if own[0].criterion:
            lines.append(f'    kriterium: "{own[0].criterion}"')
        lines += [f"    antal: {len(own)}", f"    sidor: {len(pages)}", "    exempel:"]
        lines += [f"      - {address}" for address in pages[:EXAMPLES]]
    return lines
