"""`make katalog`: the catalogues of the site's words, brought up to date with what the code says in Swedish.

New messages come in without a translation, those that are no longer used go. Nothing of when, where or at
which line is written, so that a catalogue changes only where its words do. tests/test_messages.py fails
until every message is translated.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from generator.language import CATALOGUES, Language

ROOT = Path(__file__).resolve().parent.parent
METHODS = [("generator/**.py", "python"), ("site_theme/**.html", "jinja2.ext:babel_extract")]
OPTIONS = {"site_theme/**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
KEYWORDS = {
    "_": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
HEADER = """\
# {name} words of the site. Made by `make katalog` from what the code says in Swedish.
msgid ""
msgstr ""
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms};\\n"

"""
_HTML = re.compile(r"</?[a-z][^>]*>")


def used_messages(root: Path = ROOT) -> Catalog:
    """Every message that the code and the templates hold, untranslated."""
    found = Catalog()
    for folder in ("generator", "site_theme"):
        methods = [(pattern, method) for pattern, method in METHODS if pattern.startswith(folder)]
        messages = extract_from_dir(
            root / folder,
            [(pattern.removeprefix(f"{folder}/"), method) for pattern, method in methods],
            {pattern.removeprefix(f"{folder}/"): options for pattern, options in OPTIONS.items()},
            KEYWORDS,
        )
        for path, _line, message, _comments, context in messages:
            found.add(message, locations=[(f"{folder}/{path}", 0)], context=context)
    return found


def catalogue(language: Language) -> Catalog:
    """What is translated to a language."""
    with (CATALOGUES / f"{language.value}.po").open("rb") as file:
        return read_po(file, locale=language.value)


def updated(known: Catalog, used: Catalog) -> Catalog:
    """The messages that are used, with the translations that are known."""
    made = Catalog(locale=known.locale)
    for message in _messages(used):
        before = known.get(_key(message), message.context)
        text = before.string if before is not None and before.id == message.id else None
        locations = sorted(set(message.locations))
        made.add(message.id, text, locations=locations, context=message.context)
    return made


def written(made: Catalog, language: Language) -> bytes:
    """The file of a catalogue."""
    body = BytesIO()
    write_po(body, made, omit_header=True, sort_output=True, width=0, include_lineno=False)
    head = HEADER.format(
        name=language.name.title(), code=language.value, plural_forms=made.plural_forms.rstrip(";")
    )
    return head.encode() + body.getvalue()


def faults(known: Catalog, used: Catalog) -> list[str]:
    """What is wrong with a catalogue: what it lacks, what it has in vain, and places that got lost."""
    found = []
    for message in _messages(used):
        told = known.get(_key(message), message.context)
        if told is None or told.id != message.id:
            found.append(f"is missing: {message.id!r}")
            continue
        forms = _forms(message.id)
        texts = _forms(told.string)
        if len(texts) < len(forms) or not all(texts):
            found.append(f"has no translation: {message.id!r}")
        elif any(_places(text) != _places(form) for form, text in zip(forms, texts, strict=True)):
            found.append(f"has other places or markup than the Swedish: {message.id!r}")
    used_keys = {(_key(message), message.context) for message in _messages(used)}
    found += [
        f"is used no longer: {message.id!r}"
        for message in _messages(known)
        if (_key(message), message.context) not in used_keys
    ]
    found += [f"is used no longer: {message!r}" for message in known.obsolete]
    return found


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _key(message: Message) -> str:
    return _forms(message.id)[0]


def _forms(stated: object) -> tuple[str, ...]:
    """The forms of a message, one or several."""
    if isinstance(stated, (list, tuple)):
        return tuple(str(form) for form in stated)
    return (str(stated),) if stated else ("",)


def _places(text: str) -> tuple[list[str], list[str]]:
    """The named places and the HTML tags of a message."""
    names = sorted(name for _text, name, _spec, _conversion in Formatter().parse(text) if name)
    return names, sorted(_HTML.findall(text))


def main() -> None:
    used = used_messages()
    for language in Language:
        if language is not Language.SWEDISH:
            made = updated(catalogue(language), used)
            (CATALOGUES / f"{language.value}.po").write_bytes(written(made, language))
            lacking = faults(made, used)
            print(f"{language.value}.po: {len(made)} texter, {len(lacking)} att översätta eller rätta")
            print("\n".join(lacking))


if __name__ == "__main__":
    main()
