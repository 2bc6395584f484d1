"""The theme's files as readers fetch them: names that follow the content, of scripts that import others too."""

import re
from pathlib import Path

import pytest

from generator.build import theme_folder
from generator.pages.assets import EMBED_STYLESHEET, ICON, SCRIPT, STYLESHEET, fingerprinted, theme_assets

FILES = {
    "assets/base.css": "body { margin: 0 }\n",
    "assets/favicon.svg": "<svg/>\n",
    "assets/site.js": "first();\n",
    "assets/search.js": 'import { find } from "./words.js";\nimport { show } from "./a-list.js";\n',
    "assets/a-list.js": 'import { find } from "./words.js";\n',
    "assets/words.js": "export const find = 1;\n",
    "components/data-table/style.css": ".data-table { color: red }\n",
    "components/source/style.css": ".source { color: red }\n",
    "embed/embed.css": ".embed { color: red }\n",
    "components/card/style.css": ".card { color: red }\n",
    "pages/goal.css": ".goal { color: red }\n",
}
HASHED = re.compile(r"assets/[a-z-]+\.[0-9a-f]{8}\.(css|js)")


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def changed_by(theme: Path, name: str, text: str) -> set[str]:
    """The assets that get another path when a file of the theme does."""
    before = theme_assets(theme).paths
    (theme / name).write_text(text, encoding="utf-8")
    after = theme_assets(theme).paths
    assert set(after) == set(before)
    return {asset for asset in before if before[asset] != after[asset]}


def test_a_name_holds_a_hash_of_the_content() -> None:
    assert fingerprinted("assets/site.css", b"") == "assets/site.e3b0c442.css"
    assert fingerprinted("assets/site.css", b" ") != fingerprinted("assets/site.css", b"")


def test_styles_and_scripts_are_named_by_their_content_and_icons_are_not(theme: Path) -> None:
    assets = theme_assets(theme)
    assert set(assets.paths) == {STYLESHEET, EMBED_STYLESHEET, SCRIPT, ICON, "search.js", "a-list.js", "words.js"}
    assert assets.paths[ICON] == "assets/favicon.svg"
    assert set(assets.paths.values()) == set(assets.files)
    for path, content in assets.files.items():
        if path != "assets/favicon.svg":
            assert HASHED.fullmatch(path), path
            plain = re.sub(r"\.[0-9a-f]{8}\.", ".", path)
            assert fingerprinted(plain, content) == path


def test_one_stylesheet_holds_base_first_and_then_what_builds_on_it(theme: Path) -> None:
    own = [".card", ".data-table", ".source", ".goal"]
    assert re.findall(r"[a-z.-]+(?= \{)", theme_assets(theme).styles) == ["body", *own]


def test_an_embedded_chart_has_a_stylesheet_with_what_it_shows_only(theme: Path) -> None:
    assets = theme_assets(theme)
    styles = assets.files[assets.paths[EMBED_STYLESHEET]].decode()
    assert re.findall(r"[a-z.-]+(?= \{)", styles) == ["body", ".data-table", ".source", ".embed"]
    assert changed_by(theme, "embed/embed.css", "") == {EMBED_STYLESHEET}


def test_a_script_imports_others_by_the_names_that_they_have(theme: Path) -> None:
    assets = theme_assets(theme)
    for name, imported in (("search.js", ["words.js", "a-list.js"]), ("a-list.js", ["words.js"])):
        text = assets.files[assets.paths[name]].decode()
        assert [f"assets/{found}" for found in re.findall(r'"\./([^"]+)"', text)] == [
            assets.paths[other] for other in imported
        ]


def test_a_changed_script_changes_the_names_of_those_that_import_it(theme: Path) -> None:
    assert changed_by(theme, "assets/words.js", "export const find = 2;\n") == {"words.js", "a-list.js", "search.js"}
    assert changed_by(theme, "assets/site.js", "second();\n") == {"site.js"}
    assert changed_by(theme, "pages/goal.css", "") == {STYLESHEET}


def test_a_script_that_imports_what_is_not_there_is_a_fault(theme: Path) -> None:
    (theme / "assets/words.js").unlink()
    with pytest.raises(KeyError, match=r"words\.js"):
        theme_assets(theme)


def test_no_script_of_the_theme_imports_another_by_its_plain_name() -> None:
    assets = theme_assets(theme_folder())
    texts = [content.decode() for path, content in assets.files.items() if path.endswith(".js")]
    imports = [found for text in texts for found in re.findall(r'(?:from|import\()\s*"([^"]+)"', text)]
    assert len(imports) >= 3
    assert all(f"assets/{found.removeprefix('./')}" in assets.files for found in imports)
