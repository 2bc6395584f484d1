"""A folder at the far end of SSH: connections that break, keys that do not fit, programs that are missing."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.publishing import far_end
from generator.publishing.layout import RELEASES, SITE
from generator.publishing.rsync import RsyncTarget
from generator.publishing.target import Busy, CannotPublish
from tests.published import Site, make_site, publish, quiet, restore, stand_in_ssh

ROOT = Path(__file__).parents[2]
FOLDER = "mål; touch 'inte detta' $(touch inte) \"eller\" detta"


@pytest.fixture
def far(tmp_path: Path) -> Path:
    folder = tmp_path / "fjärran"
    folder.mkdir()
    return folder


@pytest.fixture
def ssh(far: Path) -> tuple[str, ...]:
    return stand_in_ssh(far)


@pytest.fixture
def sites(tmp_path: Path) -> list[Site]:
    return [make_site(tmp_path / str(number), number) for number in (1, 2, 3)]


def failing_ssh(folder: Path, message: str, *, after: int = 0, code: int = 255) -> tuple[str, ...]:
    """An ssh that fails with a message from the call after a number of calls on."""
    working, count, script = stand_in_ssh(folder)[0], folder / "antal", folder / "bruten-ssh"
    script.write_text(
        "#!/bin/sh\n"
        f"echo x >>'{count}'\n"
        f"if [ $(wc -l <'{count}') -gt {after} ]; then cat >&2 <<'SLUT'\n{message}\nSLUT\nexit {code}; fi\n"
        f"exec '{working}' \"$@\"\n"
    )
    script.chmod(0o755)
    count.unlink(missing_ok=True)
    return (str(script),)


def shows(far: Path, site: Site) -> bool:
    folder = far / FOLDER / SITE
    return all((folder / path).read_bytes() == (site.folder / path).read_bytes() for path in site.files)


def left_behind(far: Path) -> list[str]:
    return [
        path.name
        for folder in (far / FOLDER, far / FOLDER / RELEASES)
        for path in folder.iterdir()
        if path.name.startswith((".ny-", ".bort-"))
    ]


def test_no_word_of_a_path_is_run(far: Path, ssh: tuple[str, ...], sites: list[Site]) -> None:
    publish(RsyncTarget("varden", FOLDER, ssh=ssh), sites[0])
    assert sorted(path.name for path in far.iterdir()) == sorted([FOLDER, "ssh"])
    assert shows(far, sites[0])


def test_a_connection_that_breaks_at_any_call_leaves_the_old_site_or_the_new(
    far: Path, ssh: tuple[str, ...], sites: list[Site]
) -> None:
    publish(RsyncTarget("varden", FOLDER, ssh=ssh), sites[0])
    for calls in range(9):
        broken = RsyncTarget(
            "varden", FOLDER, ssh=failing_ssh(far, "Connection closed by remote host", after=calls)
        )
        try:
            publish(broken, sites[1])
        except CannotPublish as error:
            assert str(error).startswith("Anslutningen till varden bröts.")  # noqa: PT017
            assert shows(far, sites[0])
        else:
            break
    assert calls > 5
    assert shows(far, sites[1])
    publish(RsyncTarget("varden", FOLDER, ssh=ssh), sites[2])
    assert shows(far, sites[2])
    assert left_behind(far) == []
    shown = [site.release for site in sites]
    assert RsyncTarget("varden", FOLDER, ssh=ssh).releases() == shown


def test_what_one_that_was_cut_off_left_behind_is_removed(
    far: Path, ssh: tuple[str, ...], sites: list[Site]
) -> None:
    publish(RsyncTarget("varden", FOLDER, ssh=ssh), sites[0])
    releases = far / FOLDER / RELEASES
    (releases / ".ny-0009-halv" / SITE).mkdir(parents=True)
    (releases / "0009-aldrig-visad").mkdir()
    (releases / "0009-aldrig-visad" / "publicering.json").write_text("{}")
    (far / FOLDER / ".ny-webbplats").symlink_to("ingenstans")
    publish(RsyncTarget("varden", FOLDER, ssh=ssh), sites[1])
    assert left_behind(far) == []
    assert sorted(path.name for path in releases.iterdir()) == [site.release.name for site in sites[:2]]


def test_a_publisher_that_was_killed_lets_the_lock_go(
    far: Path, ssh: tuple[str, ...], sites: list[Site]
) -> None:
    program = (
        "import sys, time\n"
        "from generator.publishing.rsync import RsyncTarget\n"
        "with RsyncTarget('varden', sys.argv[1], ssh=sys.argv[2:]).locked():\n"
        "    print('har', flush=True)\n"
        "    time.sleep(60)\n"
    )
    words = [sys.executable, "-c", program, FOLDER, *ssh]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"har\n"
        with pytest.raises(Busy, match="Någon annan publicerar till varden:"):
            publish(RsyncTarget("varden", FOLDER, ssh=ssh), sites[0])
        holder.kill()
    for _ in range(100):
        try:
            publish(RsyncTarget("varden", FOLDER, ssh=ssh), sites[0])
        except Busy:
            time.sleep(0.05)
        else:
            break
    assert shows(far, sites[0])


def test_one_that_lost_its_lock_without_knowing_changes_nothing(
    far: Path, ssh: tuple[str, ...], sites: list[Site]
) -> None:
    publish(RsyncTarget("varden", FOLDER, ssh=ssh), sites[0])
    target, site = RsyncTarget("varden", FOLDER, ssh=ssh), sites[1]
    with target.locked():
        (far / FOLDER / ".las-agare").write_text("någon annan")
        with pytest.raises(CannotPublish, match="någon annan kan ha börjat publicera"):
            target.deploy(site.folder, site.files, site.release, site.record, quiet)
    assert shows(far, sites[0])


def test_only_what_differs_takes_room(far: Path, ssh: tuple[str, ...], sites: list[Site]) -> None:
    for site in sites[:2]:
        publish(RsyncTarget("varden", FOLDER, ssh=ssh), site)
    one, two = (far / FOLDER / RELEASES / site.release.name / SITE / "assets/site.js" for site in sites[:2])
    assert one.stat().st_ino == two.stat().st_ino


def test_going_back_needs_no_copying(far: Path, ssh: tuple[str, ...], sites: list[Site]) -> None:
    for site in sites[:2]:
        publish(RsyncTarget("varden", FOLDER, ssh=ssh), site)
    restore(RsyncTarget("varden", FOLDER, ssh=ssh), sites[0].release)
    assert (far / FOLDER / SITE).readlink() == Path(RELEASES, sites[0].release.name, SITE)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Host key verification failed.", "Datorn känner inte igen servern varden."),
        (
            "ssh: Could not resolve hostname varden: Name or service not known",
            "Servern varden går inte att hitta.",
        ),
        ("konto@varden: Permission denied (publickey,password).", "Servern varden släpper inte in dig."),
        ("ssh: connect to host varden port 22: Connection refused", "Servern varden svarar inte."),
        ("mkdir: cannot create directory '/srv': Permission denied", "Du får inte skriva i mapp på varden."),
        ('rsync: write failed on "x": No space left on device (28)', "Disken på varden är full."),
        ("något som ingen har sett", "Det gick inte att publicera till varden:mapp."),
    ],
)
def test_what_the_programs_say_is_told_with_what_to_do(
    far: Path, sites: list[Site], said: str, told: str
) -> None:
    with pytest.raises(CannotPublish) as raised:
        publish(RsyncTarget("varden", "mapp", ssh=failing_ssh(far, f"en annan rad\n{said}")), sites[0])
    assert str(raised.value).startswith(told)
    assert said in str(raised.value)


def test_programs_that_are_missing_are_told(
    far: Path, ssh: tuple[str, ...], sites: list[Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(
        CannotPublish, match=r"Programmet finns-inte saknas på den här datorn\. Installera OpenSSH"
    ):
        publish(RsyncTarget("varden", "mapp", ssh=("finns-inte",)), sites[0])
    without = failing_ssh(far, "", code=far_end.NO_FLOCK)
    with pytest.raises(CannotPublish, match="Programmet flock saknas på varden"):
        publish(RsyncTarget("varden", "mapp", ssh=without), sites[0])
    monkeypatch.setenv("PATH", str(far))
    with pytest.raises(CannotPublish, match=r"Programmet rsync saknas på den här datorn\. Installera rsync"):
        publish(RsyncTarget("varden", "mapp", ssh=ssh), sites[0])
