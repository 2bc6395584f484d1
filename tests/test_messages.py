"""The catalogues hold every word of the site, and no other; `make katalog` brings them up to date."""

import ast
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from generator.language import CATALOGUES, Language
from tests.messages import KEYWORDS, ROOT, catalogue, faults, updated, used_messages, written

OTHERS = [language for language in Language if language is not Language.SWEDISH]


@pytest.fixture(scope="module")
def used() -> Catalog:
    return used_messages()


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_is_complete_and_holds_nothing_in_vain(language: Language, used: Catalog) -> None:
    assert faults(catalogue(language), used) == []
    assert len(used) > 300


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_is_written_as_make_katalog_writes_it(language: Language, used: Catalog) -> None:
    kept = (CATALOGUES / f"{language.value}.po").read_bytes()
    assert kept == written(updated(catalogue(language), used), language)
    assert b"-Date:" not in kept
    assert b".py:" not in kept


def test_every_call_for_a_message_is_found() -> None:
    """Also where a message stands in what the extractor might not read, such as a string within a string."""
    found = {form for message in used_messages() for form in _forms(message.id)}
    for path in sorted((ROOT / "generator").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KEYWORDS:
                for argument in node.args[:1]:
                    if isinstance(argument, ast.Constant):
                        assert argument.value in found, f"{path.name}: {argument.value!r}"
                    else:
                        assert not isinstance(argument, ast.BinOp | ast.JoinedStr), (
                            f"{path.name}:{node.lineno} asks for a message that is put together"
                        )


def test_what_is_wrong_with_a_catalogue_is_told() -> None:
    used, known = Catalog(), Catalog(locale="en")
    for message in ("Källa", "Tom", "{name} anger {value}.", "<b>Sök</b>", ("{count} mål", "{count} mål!")):
        used.add(message)
    known.add("Tom", "")
    known.add("{name} anger {value}.", "{name} states {valeu}.")
    known.add("<b>Sök</b>", "Search")
    known.add(("{count} mål", "{count} mål!"), ("{count} goal", ""))
    known.add("Borta", "Gone")
    assert faults(known, used) == [
        "is missing: 'Källa'",
        "has no translation: 'Tom'",
        "has other places or markup than the Swedish: '{name} anger {value}.'",
        "has other places or markup than the Swedish: '<b>Sök</b>'",
        "has no translation: ('{count} mål', '{count} mål!')",
        "is used no longer: 'Borta'",
    ]


def test_a_catalogue_keeps_its_translations_and_loses_what_is_not_used() -> None:
    used, known = Catalog(), Catalog(locale="en")
    used.add("Källa", locations=[("generator/pages/x.py", 7)])
    used.add("Ny")
    known.add("Källa", "Source")
    known.add("Borta", "Gone")
    text = written(updated(known, used), Language.ENGLISH).decode()
    assert '#: generator/pages/x.py\nmsgid "Källa"\nmsgstr "Source"\n' in text
    assert 'msgid "Ny"\nmsgstr ""\n' in text
    assert "Borta" not in text


def test_messages_are_found_in_templates_too(tmp_path: Path) -> None:
    (tmp_path / "generator").mkdir()
    (tmp_path / "site_theme").mkdir()
    (tmp_path / "site_theme/x.html").write_text(
        "{{ _('Källa') }} {{ ngettext('en', 'flera', n) }}", encoding="utf-8"
    )
    assert {message.id for message in used_messages(tmp_path) if message.id} == {"Källa", ("en", "flera")}


def _forms(stated: object) -> tuple[object, ...]:
    return tuple(stated) if isinstance(stated, (list, tuple)) else (stated,)
