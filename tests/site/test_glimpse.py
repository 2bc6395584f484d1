"""What is open in a browser while a source is saved: made first, and as the whole site has it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread, Timer
from typing import Any

import pytest

from generator.site.making import Making, Wanted
from generator.site.served import Served
from generator.site.serving import _Opened, _shown
from generator.site.settings import moment_from
from tests.example import INTERIM_REPORT, replace, write, write_neighbour
from tests.site_build import MOMENT, example_project, leave_handbook_out, leave_undrawn

pytestmark = [pytest.mark.site, pytest.mark.slow]

FIGURES = f"{INTERIM_REPORT}/indikatorer.csv"
BOARD = "/exempelstad/kulturnamnden/"
INDICATOR = f"{BOARD}indikatorer/besok/"
TEXT = "content/exempelstad/kulturnamnden/2025/bokbuss.md"
GOAL = f"{BOARD}mal/bokbuss/"
WANTED = Wanted(moment=moment_from(MOMENT))


class Held:
    """The rest of a save, made when the test says so."""

    started: "list[Held]" = []  # noqa: RUF012

    def __init__(self, pause: float, make: Callable[..., None], args: tuple[object, ...]) -> None:
        self._make = make
        self._args = args

    def start(self) -> None:
        self.started.append(self)

    def cancel(self) -> None:
        self.started.clear()

    def go_on(self) -> None:
        self.started.remove(self)
        self._make(*self._args)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = example_project(tmp_path_factory.mktemp("glimt") / "projekt", pdf="nej").parent
    write_neighbour(found)
    return found


@pytest.fixture(scope="module")
def shown(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with pytest.MonkeyPatch.context() as patch:
        leave_undrawn(patch)
        leave_handbook_out(patch)
        patch.setattr("generator.site.served.Timer", Held)
        found = Served(root / "mkdocs.yml", WANTED, tmp_path_factory.mktemp("visad"))
        found.update()
        yield found
        found.close()


@pytest.fixture
def held() -> list[Held]:
    return Held.started


@pytest.fixture
def served(root: Path, shown: Served, held: list[Held]) -> Iterator[Served]:
    """Exempelstad and its neighbour as they are shown; what a test saves is put right after it."""
    shown.differing.write_text("", encoding="utf-8")
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts}
    yield shown
    for path, content in before.items():
        if path.read_bytes() != content:
            path.write_bytes(content)
    shown.update()
    assert held == []


def html(served: Served, address: str) -> str:
    return (served.folder / address[1:] / "index.html").read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")


def boards_pages(served: Served) -> dict[str, bytes]:
    """Every page of a board that is no redirect, by its address."""
    found = {f"/{path.parent.relative_to(served.folder).as_posix()}/": path for path in served.folder.rglob("index.html")}
    return {
        address: content
        for address, path in found.items()
        if len(address.removeprefix("/en").split("/")) > 3 and "/badda-in/" not in address
        if not address.removeprefix("/en").startswith(("/handbok/", "/jamfor/", "/oppna-data/"))
        if "/tillganglighet/" not in address
        if b'http-equiv="refresh"' not in (content := path.read_bytes())
    }


def test_every_page_of_a_board_is_as_the_whole_site_has_it(root: Path, served: Served, held: list[Held]) -> None:
    """A figure, an assessment and a text are changed at once; both boards and both languages are open."""
    before = boards_pages(served)
    replace(root, FIGURES, "82000", "83000")
    replace(root, f"{INTERIM_REPORT}/uppfoljning.yml", "Besöken ökar på alla", "Besöken minskar på alla")
    write(root, TEXT, "Bussen har gått sönder.")
    served.update(list(before))
    glimpsed = boards_pages(served)
    assert {address for address, page in glimpsed.items() if page != before[address]} >= {INDICATOR, f"/en{INDICATOR}", GOAL}
    (rest,) = held
    rest.go_on()
    whole = boards_pages(served)
    assert len(whole) > 100
    assert {address: page.partition(b"</head>")[2] for address, page in glimpsed.items()} == {
        address: page.partition(b"</head>")[2] for address, page in whole.items()
    }
    assert served.differing.read_text("utf-8") == ""


def test_what_is_open_is_made_before_the_rest(root: Path, served: Served, held: list[Held]) -> None:
    replace(root, FIGURES, "82000", "83000")
    served.update([INDICATOR])
    assert "83 000" in html(served, INDICATOR)
    assert "83 000" not in html(served, f"/en{INDICATOR}").replace(",", " ")
    (rest,) = held
    rest.go_on()
    assert "83 000" in html(served, f"/en{INDICATOR}").replace(",", " ")
    assert "83000" in (served.folder / f"{INDICATOR[1:]}data.csv").read_text("utf-8")


def test_who_asks_for_another_page_waits_for_the_rest(root: Path, served: Served, held: list[Held]) -> None:
    replace(root, FIGURES, "82000", "83000")
    served.update([INDICATOR])
    served.wait_for(INDICATOR)  # is there already, and so is what it is shown with
    for style in served.folder.rglob("*.css"):
        served.wait_for(f"/{style.relative_to(served.folder).as_posix()}")
    waiting = [BOARD, "/exempelstad/data.csv", f"{BOARD}index.html"]
    readers = [Thread(target=served.wait_for, args=(path,), daemon=True) for path in waiting]
    for reader in readers:
        reader.start()
        reader.join(0.05)
    assert all(reader.is_alive() for reader in readers)
    held[0].go_on()
    for reader in readers:
        reader.join(10)
    assert not any(reader.is_alive() for reader in readers)


def test_who_asked_before_the_glimpse_is_not_given_what_it_left_behind(
    root: Path, served: Served, held: list[Held]
) -> None:
    """MkDocs' server holds a request while a site is made, and reads the file when the glimpse is done."""
    saves = [lambda: replace(root, FIGURES, "82000", "83000"), lambda: served.update([INDICATOR])]

    def mkdocs(environ: Any, start_response: Any) -> list[bytes]:
        while saves:
            saves.pop(0)()
        document = html(served, BOARD + "2024/delarsrapport-08/").encode()
        if held:
            Timer(0.05, held[0].go_on).start()
        start_response("200 OK", [("Content-Type", "text/html"), ("Content-Length", "1")])
        return [document]

    told: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_error: object) -> Any:
        told.append((status, headers))

    environ = {"PATH_INFO": f"{BOARD}2024/delarsrapport-08/"}
    answer = _shown(served, _Opened(), mkdocs)(environ, start_response)
    (document,) = list(answer)
    assert "83 000" in document.decode()
    assert told == [("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(document)))])]


def test_a_later_save_is_made_whole_with_the_one_before(root: Path, served: Served, held: list[Held]) -> None:
    replace(root, FIGURES, "82000", "83000")
    served.update([INDICATOR])
    write(root, TEXT, "Bussen har gått sönder.")
    served.update([GOAL])
    assert "Bussen har gått sönder." in html(served, GOAL)
    (rest,) = held
    rest.go_on()
    assert "83 000" in html(served, INDICATOR)
    assert "Bussen har gått sönder." in html(served, GOAL)
    assert served.differing.read_text("utf-8") == ""


def test_what_only_the_whole_site_shows_to_be_wrong_is_told_over_the_last_one(
    root: Path, served: Served, held: list[Held], capsys: pytest.CaptureFixture[str]
) -> None:
    before = html(served, GOAL)
    write(root, TEXT, "Läs om [pengarna](/exempelstad/kulturnamnden/#pengarna).")
    served.update([GOAL])
    assert "pengarna" in html(served, GOAL)
    held[0].go_on()
    assert html(served, GOAL) == before
    assert "LANK02" in served.bar
    assert served.differing.read_text("utf-8")
    served.update([GOAL])  # which the server does for what differs
    assert held == []
    assert html(served, GOAL) == before
    assert "LANK02" in served.bar
    assert "1 fel i källorna. Den senaste hela webbplatsen visas." in capsys.readouterr().err.replace("\N{NO-BREAK SPACE}", " ")


def test_a_page_that_turns_out_another_is_fetched_again(
    root: Path, served: Served, held: list[Held], monkeypatch: pytest.MonkeyPatch
) -> None:
    glimpse = Making.glimpse

    def mistaken(*asked: Any) -> Any:
        shown, pages = glimpse(*asked)
        return shown, {path: page.replace(b"<h1", b"<p>Fel.</p><h1") for path, page in pages.items()}

    monkeypatch.setattr(Making, "glimpse", mistaken)
    replace(root, FIGURES, "82000", "83000")
    served.update([INDICATOR])
    assert "Fel." in html(served, INDICATOR)
    held[0].go_on()
    assert "Fel." not in html(served, INDICATOR)
    assert served.differing.read_text("utf-8")


def _nothing(root: Path) -> None:
    """What is saved in every case is enough."""


def _name_the_site(root: Path) -> None:
    replace(root, "mkdocs.yml", "site_name: Öppna mål", "site_name: Öppnare mål")


@pytest.mark.parametrize(
    ("opened", "also_saved"),
    [([], _nothing), (["/"], _nothing), ([INDICATOR, "/jamfor/"], _nothing), ([INDICATOR], _name_the_site)],
    ids=["nothing is open", "the start page is open", "a comparison is open too", "a setting is saved too"],
)
def test_all_is_made_at_once_where_what_is_open_is_not_the_boards_alone(
    root: Path, served: Served, held: list[Held], opened: list[str], also_saved: Callable[[Path], None]
) -> None:
    replace(root, FIGURES, "82000", "83000")
    also_saved(root)
    served.update(opened)
    assert held == []
    assert "83 000" in html(served, INDICATOR)
    assert "83 000" in html(served, f"/en{INDICATOR}").replace(",", " ")


@pytest.mark.parametrize(
    ("setting", "why"),
    [("strict: ja", "mkdocs.yml, rad "), ("plugins: []", "Skriv oppna-mal under plugins:")],
    ids=["a setting that MkDocs refuses", "without us"],
)
def test_a_setting_that_is_wrong_is_told_and_the_last_site_shown(
    root: Path, served: Served, held: list[Held], capsys: pytest.CaptureFixture[str], setting: str, why: str
) -> None:
    before = html(served, INDICATOR)
    replace(root, FIGURES, "82000", "83000")
    text = (root / "mkdocs.yml").read_text("utf-8")
    write(root, "mkdocs.yml", text.replace("strict: true", setting) if why.startswith("mkdocs") else text.partition("plugins:")[0] + setting)
    served.update([INDICATOR])
    assert held == []
    told = capsys.readouterr().err
    assert why in told
    assert told.endswith("Den senaste hela webbplatsen visas.\n")
    assert html(served, INDICATOR) == before
    served.wait_for(BOARD)


def test_what_was_glimpsed_is_taken_back_where_the_rest_cannot_be_made(
    root: Path, served: Served, held: list[Held], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a setting that is wrong, and by a disk that is full."""
    before, bar = html(served, INDICATOR), served.bar
    replace(root, FIGURES, "82000", "83000")
    served.update([INDICATOR])
    (root / "mkdocs.yml").rename(root / "undan.yml")
    served.update([INDICATOR])
    (root / "undan.yml").rename(root / "mkdocs.yml")
    assert held == []
    assert (html(served, INDICATOR), served.bar) == (before, bar)
    served.wait_for(BOARD)

    def full(*_: object, **__: object) -> bool:
        raise OSError(28, "No space left on device")

    served.update([INDICATOR])
    assert html(served, INDICATOR) != before
    with monkeypatch.context() as patch:
        patch.setattr("generator.site.served.write_site", full)
        with pytest.raises(OSError, match="No space"):
            held[0].go_on()
    assert (html(served, INDICATOR), served.bar) == (before, bar)
    assert served.differing.read_text("utf-8")
    served.wait_for(BOARD)


def test_an_error_leaves_every_page_as_it_was(root: Path, served: Served, held: list[Held]) -> None:
    before = html(served, INDICATOR)
    replace(root, FIGURES, "82000", "åttiotvåtusen")
    served.update([INDICATOR])
    assert held == []
    assert html(served, INDICATOR) == before
    assert "ttiotvåtusen" in served.bar
