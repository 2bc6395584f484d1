"""Bytes → text: every encoding that Excel in Sweden writes, and what is no text at all."""

import codecs
from pathlib import Path

import pytest

from generator.sources.text import read_text

NOT_TEXT = "Spara om filen som CSV eller som text i UTF-8. En Excel-fil (.xlsx) måste exporteras först."


def read(folder: Path, contents: bytes) -> tuple[str | None, list[str]]:
    told: list[str] = []
    path = folder / "fil.csv"
    path.write_bytes(contents)
    text = read_text(path, "fil.csv", lambda problem: told.append(str(problem)))
    return text, told


@pytest.mark.parametrize(
    "contents",
    [
        "Härryda 1\u00a0250 ≥".encode(),
        codecs.BOM_UTF8 + "Härryda 1\u00a0250 ≥".encode(),
        codecs.BOM_UTF16_LE + "Härryda 1\u00a0250 ≥".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Härryda 1\u00a0250 ≥".encode("utf-16-be"),
    ],
    ids=["UTF-8", "UTF-8 with BOM", "UTF-16 LE", "UTF-16 BE"],
)
def test_unicode_is_read_in_every_form(tmp_path: Path, contents: bytes) -> None:
    assert read(tmp_path, contents) == ("Härryda 1\u00a0250 ≥", [])


def test_windows_1252_is_read_where_the_bytes_are_no_utf_8(tmp_path: Path) -> None:
    assert read(tmp_path, "Härryda – 1\u00a0250 …".encode("cp1252")) == ("Härryda – 1\u00a0250 …", [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_every_line_end_becomes_one(tmp_path: Path, end: str) -> None:
    assert read(tmp_path, f"a{end}b{end}{end}c".encode()) == ("a\nb\n\nc", [])


def test_letters_in_two_parts_become_one(tmp_path: Path) -> None:
    assert read(tmp_path, "a\u030a".encode()) == ("å", [])


@pytest.mark.parametrize(
    "contents",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04\x14\0\x06\0\x08\0",
        "indikator;utfall 2023".encode("utf-16-le"),
        codecs.BOM_UTF16_LE + b"odd",
        codecs.BOM_UTF8 + b"\xe5\xe4\xf6",
        b"a\x81b",
    ],
    ids=["PNG", "xlsx", "UTF-16 without BOM", "half a UTF-16 sign", "BOM before Windows-1252", "no letter"],
)
def test_what_is_no_text_is_told(tmp_path: Path, contents: bytes) -> None:
    what = "Filen är inte text, eller så är den inte sparad som UTF-8."
    assert read(tmp_path, contents) == (None, [f"fil.csv\n  FIL02  {what}\n         {NOT_TEXT}"])


@pytest.mark.parametrize("sign", ["\x1b", "\u2028", "\x85", "\uffff"])
def test_a_sign_of_no_text_is_told_with_its_line_and_name(tmp_path: Path, sign: str) -> None:
    what = f'Raden har ett tecken som inte hör hemma i text: "<U+{ord(sign):04X}>".'
    fix = f"Ta bort tecknet. Är det ingen textfil? {NOT_TEXT}"
    told = [f"fil.csv:2\n  FIL02  {what}\n         {fix}"]
    assert read(tmp_path, f"rad ett\nrad{sign}två".encode()) == (None, told)


def test_a_letter_that_another_program_lost_is_told(tmp_path: Path) -> None:
    told = [
        "fil.csv:2\n"
        "  FIL02  En bokstav på raden har gått förlorad och blivit �.\n"
        "         Skriv den rätta bokstaven."
    ]
    assert read(tmp_path, "post\nH�rryda".encode()) == (None, told)


@pytest.mark.parametrize("contents", [b"", b" \r\n\t\n", codecs.BOM_UTF8], ids=["nothing", "blanks", "BOM"])
def test_an_empty_file_is_told(tmp_path: Path, contents: bytes) -> None:
    told = ["fil.csv\n  FIL03  Filen är tom.\n         Fyll filen eller ta bort den."]
    assert read(tmp_path, contents) == (None, told)


def test_a_file_of_six_megabytes_is_not_even_read(tmp_path: Path) -> None:
    told = ["fil.csv\n  FIL04  Filen är 6,0 MB. Gränsen är 1 MB.\n         Kontrollera att det är rätt fil."]
    assert read(tmp_path, b"x" * 6_000_000) == (None, told)


def test_a_missing_file_a_link_and_a_folder_are_told(tmp_path: Path) -> None:
    told: list[str] = []
    (tmp_path / "mapp").mkdir()
    (tmp_path / "hemlig").write_text("hemligt")
    (tmp_path / "länk").symlink_to(tmp_path / "hemlig")
    for name in ("saknas", "mapp", "länk"):
        assert read_text(tmp_path / name, name, lambda problem: told.append(str(problem))) is None
    assert told == [
        "saknas\n  FIL01  Filen saknas.\n         Skapa saknas.",
        "mapp\n  FIL06  Detta är en mapp, men ska vara en fil.\n"
        "         Byt namn på mappen, och lägg en fil här i stället.",
        "länk\n  FIL05  Detta är en symbolisk länk.\n         Lägg en vanlig fil eller mapp här i stället.",
    ]


def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    told = [
        "fil.csv\n"
        "  FIL07  Filen går inte att öppna.\n"
        "         Stäng filen i andra program, och kontrollera att du får läsa den."
    ]
    assert read(tmp_path, b"post") == (None, told)
