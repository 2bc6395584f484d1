"""Kolada, the municipalities' common database: where a measure has its page for readers."""

SITE = "https://www.kolada.se"


def measure_page(kolada_id: str) -> str:
    """The page in Kolada where readers find a measure and its figures, by its id (`N00900`)."""
    return f"{SITE}/verktyg/fri-sokning/?kpis={kolada_id}"
