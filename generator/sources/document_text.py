"""The texts of the documents that figures were taken from, for `granska --dokument`.

They are only searched and never shown, and so are not searched for personal data.
"""

import unicodedata
from pathlib import Path

from generator.sources.text import decode

MAX_BYTES = 20_000_000


def read_documents(folder: Path) -> dict[str, str]:
    """The text files of the folder by their names without `.txt`; what is no text is left out."""
    texts = {path.stem: _text(path) for path in sorted(folder.glob("*.txt")) if path.is_file()}
    return {name: text for name, text in texts.items() if text}


def _text(path: Path) -> str | None:
    if path.stat().st_size > MAX_BYTES:
        return None
    text = decode(path.read_bytes())
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n")) if text else None
