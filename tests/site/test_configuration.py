"""What is wrong in mkdocs.yml: told in Swedish, with its line."""

from pathlib import Path

import pytest

from generator.site.configuration import configuration_of
from generator.site.exceptions import CannotBuild
from generator.site.settings import project_of

WHOLE = """\
site_name: Öppna mål
docs_dir: content
strict: true
theme:
  name: material
plugins:
  - oppna-mal:
      pdf: nej
"""


def config_file(folder: Path, text: str | bytes) -> Path:
    (folder / "content").mkdir()
    path = folder / "mkdocs.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refused(path: Path) -> list[str]:
    with pytest.raises(CannotBuild) as stopped:
        project_of(path)
    return str(stopped.value).splitlines()


def test_the_settings_are_what_the_file_says(tmp_path: Path) -> None:
    config, settings = project_of(config_file(tmp_path, WHOLE))
    assert (config.site_name, config.strict) == ("Öppna mål", True)
    assert (settings.pdf, settings.engelska, settings.komprimera) == (False, True, True)


@pytest.mark.parametrize(
    ("written", "means"), [("ja", True), ("true", True), ("yes", True), ("nej", False), ("false", False), ("no", False), ("", True)]
)
def test_yes_and_no_may_be_said_as_yaml_has_them(tmp_path: Path, written: str, means: bool) -> None:
    _config, settings = project_of(config_file(tmp_path, WHOLE.replace("pdf: nej", f"pdf: {written}")))
    assert settings.pdf is means


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("strict: true", "strict: ja", "mkdocs.yml, rad 3: strict: Värdet ska vara true eller false. Det är text."),
        ("pdf: nej", "pdf: kanske", 'mkdocs.yml, rad 8: pdf: Skriv ja eller nej. Där står "kanske".'),
        ("pdf: nej", "pdf: 1", 'mkdocs.yml, rad 8: pdf: Skriv ja eller nej. Där står "1".'),
        ("pdf: nej", "pdff: nej", "mkdocs.yml, rad 8: pdff: Inställningen finns inte. Rätta namnet eller ta bort raden."),
        ("pdf: nej", "pdf: [nej]", "mkdocs.yml, rad 8: pdf: Skriv ja eller nej."),
        (
            "pdf: nej",
            "tidpunkt: 2024-09-25",
            "mkdocs.yml, rad 8: tidpunkt: Värdet ska vara text. Det är ett datum. Sätt det inom citattecken.",
        ),
        ("pdf: nej", "publicera: [ut]", "mkdocs.yml, rad 8: publicera: Värdet ska vara text. Det är en lista."),
        (
            "strict: true",
            "site_url: mal.kommunen.se",
            "mkdocs.yml, rad 3: site_url: Skriv hela adressen, till exempel https://mal.kommunen.se/.",
        ),
        ("docs_dir: content", "docs_dir: texter", "mkdocs.yml, rad 2: docs_dir: Mappen eller filen finns inte. Rätta namnet."),
        ("site_name: Öppna mål", "", "mkdocs.yml: site_name: Inställningen saknas. Skriv den och ett värde."),
        ("docs_dir: content", "site_name: Mål", 'mkdocs.yml, rad 2: Nyckeln "site_name" står redan på rad 1. Ta bort den ena.'),
        ("name: material", "name: hittat-pa", "mkdocs.yml, rad 4: theme: Temat finns inte. Skriv name: material."),
        (
            "      pdf: nej",
            "      pdf: nej\n  - hittat-pa",
            'mkdocs.yml, rad 6: plugins: Tillägget "hittat-pa" är inte installerat. Rätta namnet eller ta bort raden.',
        ),
        (
            "strict: true",
            "nav: 3",
            "mkdocs.yml, rad 3: nav: Värdet går inte att använda. MkDocs säger: Expected nav to be a list, got a int: 3",
        ),
    ],
)
def test_a_setting_that_is_wrong_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    assert told in refused(config_file(tmp_path, WHOLE.replace(old, new)))


def test_a_value_that_is_wrong_and_a_name_that_nobody_knows_are_told_at_once(tmp_path: Path) -> None:
    text = WHOLE.replace("strict: true", "strict: true\nokänd: x").replace("pdf: nej", "pdf: kanske")
    lines = [line.split(": ")[0] for line in refused(config_file(tmp_path, text))]
    assert lines == ["mkdocs.yml, rad 9", "mkdocs.yml, rad 4"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("site_name: Mål\n  strict: true\n", "mkdocs.yml, rad 2: Ett kolon står där YAML inte väntar sig något."),
        ("- a\n- b\n", "mkdocs.yml: Filen ska ha en inställning på varje rad, till exempel site_name: "),
        ("site_name: Mål\n".encode("latin-1"), "mkdocs.yml: Filen går inte att använda. MkDocs säger: "),
        (WHOLE + "extra:\n  dag: 2024-13-45\n", "mkdocs.yml: Filen går inte att använda. MkDocs säger: month must be"),
        (WHOLE.partition("plugins:")[0] + "plugins: []\n", "Skriv oppna-mal under plugins: i "),
    ],
    ids=["broken YAML", "a list", "another encoding", "a day that is none", "without us"],
)
def test_a_file_that_is_no_settings_is_told(tmp_path: Path, text: str | bytes, told: str) -> None:
    assert refused(config_file(tmp_path, text))[0].startswith(told)


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "mkdocs.yml") == ["mkdocs.yml: Filen saknas. Skapa mkdocs.yml."]


def test_an_unknown_setting_is_warned_of_where_mkdocs_is_not_strict(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configuration_of(config_file(tmp_path, WHOLE.replace("strict: true", "okänd: x")))
    assert capsys.readouterr().err == (
        "Varning: mkdocs.yml, rad 3: okänd: Inställningen finns inte. Rätta namnet eller ta bort raden.\n"
    )


def test_what_mkdocs_takes_from_the_environment_is_left_to_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NAMN", "Kommunens mål")
    config = configuration_of(config_file(tmp_path, WHOLE.replace("Öppna mål", "!ENV NAMN")))
    assert config.site_name == "Kommunens mål"
