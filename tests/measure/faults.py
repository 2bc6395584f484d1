"""A fault of one page, and faults of all pages told in short: by rule, with examples."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EXAMPLES = 3


@dataclass(frozen=True, order=True)
class Fault:
    """`rule` is axe's or one of RULES; `criterion` is WCAG's number, or empty for what is good practice."""

    rule: str
    criterion: str
    address: str
    mode: str
    what: str


# The rules that are not axe's: what they ask, and the criterion of WCAG 2.2 that they belong to.
RULES = {
    "diagram-utan-namn": ("Varje diagram har ett namn", "1.1.1"),
    "figur-utan-namn": ("Varje figur har ett namn", "1.1.1"),
    "diagram-utan-tabell": ("Varje diagram har sina siffror i en riktig tabell", "1.1.1"),
    "tabell-utan-rubriker": ("Varje tabell har rubrik, kolumnrubriker och radrubriker", "1.3.1"),
    "rullar-i-sidled": ("Ingen sida rullar i sidled", "1.4.10"),
    "rullning-utan-tangentbord": ("Det som rullar i sidled nås med tangentbordet och har ett namn", "2.1.1"),
    "litet-mal": ("Länkar och knappar är minst 24 × 24 px", "2.5.8"),
    "text-kapad": ("Ingen text kapas", "1.4.4"),
    "diagramtext-kapad": ("Ingen text i ett diagram kapas", "1.4.4"),
    "diagramtext-liten": ("Texten i diagram är minst 9 px hög", ""),
    "kontrast": ("Text över toningar och i diagram skiljer sig från sin bakgrund", "1.4.3"),
    "fokus-syns-inte": ("Det syns vad tangentbordet har nått", "2.4.7"),
    "utan-javascript": ("Sidan säger samma sak utan JavaScript", ""),
    "annan-värd": ("Sidan hämtar inget från någon annan värd", ""),
    "konsol": ("Webbläsaren har inget att anmärka", ""),
    "html": ("Nu Html Checker hittar inget fel", "4.1.1"),
    "lighthouse": ("Lighthouse ger minst det som krävs", ""),
}


def told(faults: Iterable[Fault]) -> str:
    """Faults grouped by rule, the most common first, each with a few pages as examples."""
    found = sorted(set(faults))
    counts = Counter(fault.rule for fault in found)
    lines: list[str] = []
    for rule, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        own = [fault for fault in found if fault.rule == rule]
        pages = list(dict.fromkeys(fault.address for fault in own))
        asked = RULES[rule][0] if rule in RULES else "axe"
        lines.append(f"\n{rule} ({asked}): {count} fel på {len(pages)} sidor")
        for fault in _examples(own):
            lines += [f"  {fault.address}  [{fault.mode}]", f"      {fault.what[:200]}"]
    return "\n".join(lines).lstrip("\n")


def _examples(faults: Sequence[Fault]) -> list[Fault]:
    """One fault a page, of as few pages as are needed to see what is wrong."""
    by_page = {fault.address: fault for fault in reversed(faults)}
    return sorted(by_page.values(), key=lambda fault: fault.address)[:EXAMPLES]
