"""Sums, formulas and variances that the printed figures do not bear out."""

from generator.problems.kind import ProblemKind

KINDS = (
    ProblemKind(
        code="SUM01",
        title="Summan stämmer inte",
        meaning="Posterna summerar inte till den summa som står i dokumentet, mer än vad avrundning kan förklara.",
        why="",
        remedy="Rätta den cell som skiljer sig från dokumentet.",
        explainable=True,
    ),
    ProblemKind(
        code="SUM02",
        title="En post saknas i summan",
        meaning="Några av posterna som summan består av finns i tabellen, men inte alla. Då går summan inte att kontrollera.",
        why="",
        remedy="Lägg till raden som saknas, eller ändra summan i ekonomi.yml.",
    ),
    ProblemKind(
        code="SUM03",
        title="Formeln stämmer inte",
        meaning="Posten ska enligt ekonomi.yml kunna räknas fram ur andra poster, men gör det inte.",
        why="",
        remedy="Rätta den cell som skiljer sig från dokumentet.",
        explainable=True,
    ),
    ProblemKind(
        code="SUM04",
        title="Två tabeller säger olika",
        meaning="Posten ska enligt ekonomi.yml vara lika med en post i en annan tabell i samma rapport.",
        why="",
        remedy="Rätta den cell som skiljer sig från dokumentet.",
        explainable=True,
    ),
    ProblemKind(
        code="AVV01",
        title="Avvikelsen stämmer inte",
        meaning="Avvikelsen är alltid budget minus prognos eller utfall, så att plus betyder överskott.",
        why="",
        remedy="Rätta den cell som skiljer sig från dokumentet.",
        explainable=True,
    ),
)
