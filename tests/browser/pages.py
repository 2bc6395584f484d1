"""One page of each kind, by its address on the real site."""

BOARD = "/harryda/socialnamnden/"
PAGES = {
    "start": "/",
    "municipality": "/harryda/",
    "board": BOARD,
    "year": f"{BOARD}2024/",
    "economy": f"{BOARD}2024/ekonomi/",
    "report": f"{BOARD}2025/verksamhetsplan/",
    "follow-up report": f"{BOARD}2024/delarsrapport-08/",
    "goals": f"{BOARD}mal/",
    "goal": f"{BOARD}mal/skolfranvaro/",
    "indicators": f"{BOARD}indikatorer/",
    "indicator": f"{BOARD}indikatorer/personalkontinuitet-hemtjanst/",
    "indicator without figures": f"{BOARD}indikatorer/demenskompetens-andel/",
    "meetings": f"{BOARD}sammantraden/",
    "comparisons": "/jamfor/",
    "budgets compared": "/jamfor/budget/",
    "years compared": f"{BOARD}jamfor/2023-2024/",
    "glossary": "/ordlista/",
    "about": "/om/",
    "search": "/sok/",
    "handbook": "/handbok/",
    "format reference": "/handbok/format/",
    "problem codes": "/handbok/problem/",
    "problem code": "/handbok/problem/sum01/",
    "lost": "/finns/inte/",
}
