"""All that a file says, however it is packed: for tests that look for what must not be there."""

import gzip
import re
import zipfile
import zlib
from base64 import b64decode
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import brotli
import pikepdf
import pyarrow.parquet

_BASE64 = re.compile(rb"[A-Za-z0-9+/]{24,}={0,2}")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s\u00a0\u202f\u2009.,'](?=\d)")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_MAPPED = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_MAPS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)


def everything_in(folder: Path) -> str:
    """Every name and every byte of a folder as texts that can be searched, in lower case."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    found = [path.relative_to(folder).as_posix() for path in files]
    # What lies packed in two ways beside itself is taken once.
    contents = dict.fromkeys(content for path in files for content in unpacked(path.read_bytes()))
    found += [text for content in contents for text in texts_of(content)]
    return "\n".join(found).lower()


def unpacked(content: bytes) -> Iterator[bytes]:
    """The bytes as they are, and what is packed in them, at any depth."""
    yield content
    if content.startswith(b"\x1f\x8b"):
        yield from unpacked(gzip.decompress(content))
    elif content.startswith(b"%PDF"):
        yield from _of_pdf(content)
    elif content.startswith(b"\x89PNG"):
        yield from _of_png(content)
    elif content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from unpacked(archive.read(name))
    elif content.startswith(b"PAR1"):
        table = pyarrow.parquet.read_table(BytesIO(content))
        yield str(table.schema).encode()
        yield str(table.to_pylist()).encode()
    else:
        yield from _of_brotli(content)
        for found in _BASE64.findall(content):
            if len(found) % 4 == 0:
                yield from unpacked(b64decode(found))


def texts_of(content: bytes) -> Iterator[str]:
    """The bytes as text, and as readers and programs understand it: escapes resolved, numbers without spaces."""
    # Each letter of our alphabet has a null byte in UTF-16: what has none says nothing there.
    for encoding in ("utf-8", "utf-16-be", "utf-16-le") if b"\0" in content else ("utf-8",):
        text = content.decode(encoding, errors="replace")
        plain = unescape(unquote(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)))
        yield from dict.fromkeys((text, plain, _BETWEEN_DIGITS.sub("", plain)))


def _of_brotli(content: bytes) -> Iterator[bytes]:
    try:
        yield brotli.decompress(content)
    except brotli.error:
        return


def _of_png(content: bytes) -> Iterator[bytes]:
    """The chunks' bytes, inflated where they are deflated: pixels, texts and profiles."""
    start = 8
    while start < len(content):
        length = int.from_bytes(content[start : start + 4], "big")
        chunk = content[start + 8 : start + 8 + length]
        yield chunk
        for offset in (0, chunk.find(b"\x00") + 2):
            try:
                yield zlib.decompress(chunk[offset:])
            except zlib.error:
                continue
        start += length + 12


def _of_pdf(content: bytes) -> Iterator[bytes]:
    """Every object, every stream inflated, and the words on the pages."""
    with pikepdf.open(BytesIO(content)) as pdf:
        yield "\n".join(text for found in pdf.objects for text in _strings(found)).encode()
        yield from (found.read_bytes() for found in pdf.objects if isinstance(found, pikepdf.Stream))
        for page in pdf.pages:
            yield _words_on(page).encode()


def _strings(found: Any) -> Iterator[str]:
    """The strings and names of an object; an object that it refers to has its own."""
    if isinstance(found, pikepdf.String | pikepdf.Name):
        yield str(found)
    elif isinstance(found, pikepdf.Array):
        for each in found:
            yield from _own_strings(each)
    elif isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        for name, each in found.items():
            yield name
            yield from _own_strings(each)


def _own_strings(found: Any) -> Iterator[str]:
    if isinstance(found, pikepdf.Object) and not found.is_indirect:
        yield from _strings(found)


def _words_on(page: Any) -> str:
    """The page's text: its glyphs, as its fonts say what they stand for; a new line for each run of them."""
    fonts = {name: _letters(font) for name, font in page.obj.Resources.get("/Font", {}).items()}
    letters: dict[int, str] = {}
    found = []
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, instruction.operator
        if str(operator) == "Tf":
            letters = fonts.get(str(operands[0]), {})
        elif str(operator) in ("Tj", "TJ"):
            parts = operands[0] if str(operator) == "TJ" else operands
            glyphs = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            found.append("".join(letters.get(code, "") for code in _codes(glyphs)))
    return "\n".join(found) + "\n" + "".join(found).replace("\N{HYPHEN}", "")


def _codes(glyphs: bytes) -> Iterator[int]:
    return (int.from_bytes(glyphs[i : i + 2], "big") for i in range(0, len(glyphs), 2))


def _letters(font: Any) -> dict[int, str]:
    """What each glyph of a font stands for, as WeasyPrint writes it: glyph by glyph."""
    if "/ToUnicode" not in font:
        return {}
    return {
        int(glyph, 16): bytes.fromhex(letters.decode()).decode("utf-16-be", errors="replace")
        for block in _MAPS.findall(font.ToUnicode.read_bytes())
        for glyph, letters in _MAPPED.findall(block)
    }
