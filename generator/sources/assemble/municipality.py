"""kommun.yml and ordlista.yml → the municipality with its steering model, and the glossary."""

from generator.model.board import Board, GlossaryTerm, Municipality
from generator.model.look import DARK_GROUND, Logo, Look, readable_on
from generator.model.report import English
from generator.model.steering import FulfilmentWord, Level, ProgressWord, SteeringModel
from generator.problems import Place
from generator.sources.assemble.accessibility import accessibility_statement
from generator.sources.assemble.shared import Report, english_of, report_duplicates, source_of
from generator.sources.schema.municipality import GlossaryFile, LookEntry, MunicipalityFile, SteeringEntry
from generator.sources.yaml_file import YamlFile


def glossary(file: GlossaryFile) -> tuple[GlossaryTerm, ...]:
    return tuple(
        GlossaryTerm(
            term.word,
            term.code,
            term.explanation,
            tuple(term.synonyms),
            tuple(term.search_words),
            term.explained_in_texts,
            english_of(term.english),
        )
        for term in file.terms
    )


def municipality(
    municipality_id: str,
    file: MunicipalityFile,
    yaml: YamlFile,
    boards: tuple[Board, ...],
    unreadable: frozenset[str],
    logo: Logo | None,
    report: Report,
) -> Municipality:
    levels = file.steering_model.levels
    report_duplicates(
        [level.id for level in levels], lambda i: yaml.place("styrmodell", "nivåer", i, "id"), report
    )
    return Municipality(
        id=municipality_id,
        name=file.name,
        short_name=file.short_name,
        code=file.code,
        organisation_number=file.organisation_number,
        website=file.website,
        contact=file.contact,
        licence=file.licence,
        geonames=file.geonames,
        steering_model=_steering_model(file.steering_model, yaml),
        boards=boards,
        unreadable=unreadable,
        small_figure_limit=file.small_figure_limit,
        look=_look(file.look, logo, yaml) if file.look else None,
        accessibility=accessibility_statement(file.accessibility, yaml.place("tillgänglighet", "status"))
        if file.accessibility
        else None,
        place=Place(yaml.name),
        english=english_of(file.english),
    )


def _look(entry: LookEntry, logo: Logo | None, yaml: YamlFile) -> Look:
    made = readable_on(entry.colour, DARK_GROUND) if entry.colour else None
    return Look(entry.colour, entry.dark_colour or made, logo, yaml.place("utseende"))


def _steering_model(entry: SteeringEntry, yaml: YamlFile) -> SteeringModel:
    return SteeringModel(
        description=entry.description,
        source=source_of(entry.source) if entry.source else None,
        levels=tuple(
            Level(e.id, e.name, e.plural, e.kind, e.description, english_of(e.english)) for e in entry.levels
        ),
        fulfilment_words=tuple(
            FulfilmentWord(e.word, e.at_year_end, e.before_year_end, english_of(e.english))
            for e in entry.fulfilment
        ),
        progress_words=tuple(ProgressWord(e.word, e.meaning, english_of(e.english)) for e in entry.progress),
        indicator_word=entry.indicator_words.singular if entry.indicator_words else "indikator",
        indicators_word=entry.indicator_words.plural if entry.indicator_words else "indikatorer",
        place=yaml.place("styrmodell", "källa") if entry.source else yaml.place("styrmodell"),
        english=(*english_of(entry.english), *_english_words(entry)),
    )


def _english_words(entry: SteeringEntry) -> English:
    """The municipality's word for indicator in English, by the model's names."""
    given = dict(english_of(entry.indicator_words.english if entry.indicator_words else None))
    names = {"singular": "indicator_word", "plural": "indicators_word"}
    return tuple((name, given[key]) for key, name in names.items() if key in given)
