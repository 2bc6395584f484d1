"""Figures that are not likely to be what the document says."""

from generator.problems.kind import ProblemKind

KINDS = (
    ProblemKind(
        code="TAL01",
        title="Fler decimaler än indikatorn har",
        meaning="Siffran har fler decimaler än vad indikatorns definition anger, och skulle avrundas när den visas.",
        why="",
        remedy="Ändra decimaler i indikatorer.yml eller rätta siffran.",
    ),
    ProblemKind(
        code="TAL02",
        title="Värdet passar inte enheten",
        meaning="Ett procenttecken står vid något som inte är procent, eller en andel ligger utanför skalan.",
        why="",
        remedy="Rätta cellen eller indikatorns enhet eller skala.",
    ),
)
