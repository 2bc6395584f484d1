"""The handbook's pages about the problem codes, made from the catalogue: a page a code and their list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator import formats
from generator.findings.advice import HOW_TO_EXPLAIN, example_of_explanation, shown
from generator.findings.wording import SEVERITY_SENTENCES, visible
from generator.pages.page import Context, Page, SearchEntry
from generator.pages.parts import BreadcrumbItem, DefinitionItem, NavItem, PagerParams
from generator.problems import FAMILIES, Edit, ProblemKind

PROBLEMS = "/handbok/problem/"
Navigation = Callable[[str], list[NavItem]]


@dataclass(frozen=True)
class Family:
    """A family of codes. `id` is the heading's; `problems` are items of definition-list."""

    id: str
    title: str
    problems: list[DefinitionItem]


@dataclass(frozen=True)
class FileChange:
    """A piece of a file of the invented municipality: what stood there, None in a new file, and what stands there."""

    file: str
    before: str | None
    after: str


@dataclass(frozen=True)
class ProblemsContext(Context):
    """The handbook's list of problem codes.

    chapters: items of local-nav: the handbook's pages.
    lead: what the page is.
    severities: what each severity means.
    families: the codes by family.
    """

    chapters: list[NavItem]
    lead: str
    severities: list[str]
    families: list[Family]


@dataclass(frozen=True)
class ProblemCodeContext(Context):
    """One problem code.

    chapters: items of local-nav: the handbook's pages.
    severity: how grave it is, in a sentence.
    meaning: what is wrong.
    why: why it matters to readers; empty where the catalogue does not say.
    remedy: what to do.
    example: pieces of files that have the problem; empty where none can be shown.
    message: what is then said; None without an example.
    near_miss: pieces of files that look as if they had it and do not; empty where none can be shown.
    because: why they do not; None without a near miss.
    how_to_explain: what to do when the document itself is so; None where that is no excuse.
    explanation: rapport.yml with such an explanation.
    pager: the codes before and after in the family.
    """

    chapters: list[NavItem]
    severity: str
    meaning: str
    why: str
    remedy: str
    example: list[FileChange]
    message: str | None
    near_miss: list[FileChange]
    because: str | None
    how_to_explain: str | None
    explanation: str | None
    pager: PagerParams


def problem_address(kind: ProblemKind) -> str:
    return f"{PROBLEMS}{kind.slug}/"


def problem_pages(trail: list[BreadcrumbItem], navigation: Navigation) -> list[Page]:
    """The list of codes, then a page a code. `trail` is the way to the list."""
    pages = [_list_page(trail, navigation(PROBLEMS))]
    above = [*trail[:-1], BreadcrumbItem(title="Problemkoder", url=PROBLEMS)]
    for _, kinds in FAMILIES:
        for number, kind in enumerate(kinds):
            neighbours = _pager(kinds[number - 1] if number else None, kinds[number + 1 : number + 2])
            pages.append(_code_page(kind, above, navigation(problem_address(kind)), neighbours))
    return pages


def _list_page(trail: list[BreadcrumbItem], chapters: list[NavItem]) -> Page:
    title = "Handbok: problemkoder"
    lead = "När källfilerna granskas får varje problem en kod. Varje kod har en sida som förklarar vad den betyder och vad du gör åt problemet."
    context = ProblemsContext(
        title=title,
        breadcrumbs=trail,
        chapters=chapters,
        lead=lead,
        severities=list(SEVERITY_SENTENCES.values()),
        families=[_family(name, kinds) for name, kinds in FAMILIES if kinds],
    )
    return Page(
        address=PROBLEMS, template="handbok_problem", context=context, html_title=title, description=lead
    )


def _family(name: str, kinds: Iterable[ProblemKind]) -> Family:
    items = [
        DefinitionItem(
            term=_title(kind),
            url=problem_address(kind),
            description=Markup("<strong>{}.</strong> {}").format(
                formats.capitalised(kind.severity.value), kind.meaning
            ),
            id=kind.slug,
        )
        for kind in kinds
    ]
    return Family(f"familj-{formats.slug(name)}", name, items)


def _title(kind: ProblemKind) -> str:
    return f"{kind.code} {kind.title}"


def _pager(before: ProblemKind | None, after: Iterable[ProblemKind]) -> PagerParams:
    pager = PagerParams()
    if before:
        pager["previous"] = BreadcrumbItem(title=_title(before), url=problem_address(before))
    for kind in after:
        pager["next"] = BreadcrumbItem(title=_title(kind), url=problem_address(kind))
    return pager


def _code_page(
    kind: ProblemKind, above: list[BreadcrumbItem], chapters: list[NavItem], pager: PagerParams
) -> Page:
    context = ProblemCodeContext(
        title=_title(kind),
        breadcrumbs=[*above, BreadcrumbItem(title=kind.code)],
        chapters=chapters,
        severity=SEVERITY_SENTENCES[kind.severity],
        meaning=kind.meaning,
        why=kind.why,
        remedy=kind.remedy,
        example=[_change(edit) for edit in kind.example.edits] if kind.example else [],
        message=visible(kind.example.message) if kind.example else None,
        near_miss=[_change(edit) for edit in kind.near_miss.edits] if kind.near_miss else [],
        because=kind.near_miss.because if kind.near_miss else None,
        how_to_explain=HOW_TO_EXPLAIN if kind.explainable else None,
        explanation=example_of_explanation(kind),
        pager=pager,
    )
    return Page(
        address=problem_address(kind),
        template="handbok_problemkod",
        context=context,
        html_title=f"{_title(kind)} – Handbok",
        description=kind.meaning[:160],
        search=SearchEntry("Problemkod", "Handbok", f"{kind.code} {kind.meaning}"),
    )


def _change(edit: Edit) -> FileChange:
    before = None if edit.before is None else shown(edit.before)
    return FileChange(visible(edit.file), before, shown(edit.after))
