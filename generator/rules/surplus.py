"""Whether prose says that the amount which follows is a surplus or a deficit."""

import re

_SURPLUS = re.compile(
    r"\b(?P<word>över|under)skott\w*\s+(?P<between>(?:[^\W\d]\w*,?\s+){0,8}?)"
    r"(?:(?:på|om|är|blir|blev|var|till)\s+)?(?:(?:cirka|omkring|drygt|knappt|nästan)\s+)?[+\N{MINUS SIGN}-]?$"
)
_SURPLUS_AFTER_COMMA = re.compile(
    r"\b(?P<word>över|under)skott\w*(?P<between>\s+(?:i|inom|för)\s+[^,]+)?,\s*$"
)
_ANOTHER = re.compile(r"\bett på\s*$")
_BREAKS = re.compile(
    r"\b(?:beror|att|eftersom|genom|varav|tack|utan|inklusive|framför|främst|mest|med|minskar|minskade|ökar|ökade"
    r"|bättre|sämre|som|därför|av|från|och|mot)\b"
)


def surplus_said(before: str, last: int) -> int:
    """Whether what follows is said to be a surplus or a deficit; `last` is what the amount before it was."""
    if _ANOTHER.search(before):
        return last
    found = _SURPLUS_AFTER_COMMA.search(before) or _SURPLUS.search(before)
    if found is None or _BREAKS.search(_without_period(found["between"] or "")):
        return 0
    return 1 if found["word"] == "över" else -1


def _without_period(words: str) -> str:
    """The words without `till och med augusti`, which says when and not why."""
    return re.sub(r"\b(?:till )?och med\b", "", words)
