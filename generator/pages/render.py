"""Contexts → HTML: Jinja templates, the theme's components, and Markdown through a sanitiser."""

import re
from collections.abc import Mapping, MutableMapping, Sequence
from contextlib import suppress
from dataclasses import fields
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from types import CodeType
from typing import Any

import markdown
import nh3
from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from generator import language
from generator.model.board import GlossaryTerm
from generator.pages.explained import Explainer
from generator.pages.gallery import apart, description_of
from generator.pages.page import Context, Page

_WITHIN_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:tkr|mnkr|kr|procent|kronor|miljoner|miljarder)\b)")
_BLOCKS = ("p", "ul", "ol", "h2", "h3", "blockquote")
_TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "a", "h2", "h3", "blockquote", "code"}
# What "&#11;" becomes, and no page may have. Replaced, never removed: that would make "java&#1;script:" run.
_CONTROL = re.compile(r"[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]")
_ROOTED_TAG = re.compile(r'<[a-z][^<>]*="/[^<>]*>')  # that may have an address within the site
_ROOTED = re.compile(r'( (?:href|src|action|data-index|data-root)=")/(?!/)')


def prose(text: str) -> Markup:
    """Markdown as safe HTML: text, lists, links and headings; anything else is taken away.

    A text that is marked as the municipality's own says in each block that it is Swedish.
    """
    swedish = language.is_municipal(text)
    clean = nh3.clean(
        _parsed(language.unmarked(text), "sane_lists"),
        tags=_TAGS,
        attributes={"a": {"href"}},
        set_tag_attribute_values={tag: {"lang": language.Language.SWEDISH} for tag in _BLOCKS if swedish},
        url_schemes={"https", "http", "mailto"},
        link_rel=None,
    )
    return Markup(_unbroken(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", clean)))


@lru_cache(maxsize=4096)
def _parsed(text: str, *extensions: str) -> str:
    """Markdown as HTML, before it is cleaned; the pages of every language share it."""
    return markdown.markdown(text, output_format="html", extensions=list(extensions))


def _unbroken(text: str) -> str:
    """Figures that do not break across lines: no-break spaces within them and before their unit."""
    return _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", _WITHIN_NUMBER.sub("\N{NO-BREAK SPACE}", text))


def plain_text(text: str) -> str:
    """Markdown as plain text, for search and descriptions; marked as the municipality's own if it was."""
    html = nh3.clean(_parsed(language.unmarked(text)), tags=set())
    plain = re.sub(r"\s+", " ", Markup(html).unescape()).strip()
    return language.municipal(plain) if language.is_municipal(text) else plain


def root_of(address: str) -> str:
    """The way from a page to the site's root: `/a/b/` gives `../../`, `/` gives `./`."""
    return "../" * address.strip("/").count("/") + ("../" if address.strip("/") else "./")


def relative(html: str, address: str) -> str:
    """The HTML with every address that begins with `/` made relative to the page's own."""
    to_root = rf"\g<1>{root_of(address)}"
    return _ROOTED_TAG.sub(lambda tag: _ROOTED.sub(to_root, tag[0]), html)


def _words(message: str, **values: Any) -> Markup:
    """`language._` for templates: a message may hold markup, the values are escaped."""
    return Markup(language._(message)).format(**values)


def _counted_words(one: str, many: str, count: int, **values: Any) -> Markup:
    """`language.ngettext` for templates."""
    return Markup(language.form_of(one, many, count)).format(**{"count": count, **values})


class UnknownParam(TypeError):
    """A template gave a component a param that it does not have, or left out a required one."""


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates, by name and source text: in this process, and on disk where Python keeps this module compiled.

    There is one file for each name, whichever theme it was compiled of last. Where none may be written they are compiled
    in each process.
    """

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], CodeType] = {}
        here = Path(__file__)
        made_by = sha256(here.read_bytes() + version("jinja2").encode()).hexdigest()[:16]
        super().__init__(str(here.parent / "__pycache__"), f"mall-{made_by}-%s.pyc")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._kept.get((bucket.key, bucket.checksum))
        if bucket.code is None:
            with suppress(OSError):
                super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        if bucket.code is not None:
            self._kept[bucket.key, bucket.checksum] = bucket.code
        with suppress(OSError):
            super().dump_bytecode(bucket)


_COMPILED = _Compiled()


class _Environment(Environment):
    """Templates' dots lead to the keys of what is a dict; Jinja asks first for an attribute, which it hardly ever has.

    A key hides a method of the same name: no dict of ours that is used so may have the key `items`."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        return obj[attribute] if isinstance(obj, dict) and attribute in obj else super().getattr(obj, attribute)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """What every template knows. No template of ours has more, and to look through two mappings costs each rendering."""
        return super().make_globals(d) if d else self.globals


class Renderer:
    """Renders pages with the templates of one theme folder; with a glossary, its words are explained on them."""

    def __init__(self, theme: Path, glossary: Sequence[GlossaryTerm] = ()) -> None:
        self._theme = theme
        self._explainer = Explainer(glossary)
        self._known: dict[str, Mapping[str, Any]] = {}

    @cached_property
    def environment(self) -> Environment:
        environment = _Environment(
            loader=FileSystemLoader(self._theme),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            undefined=StrictUndefined,
            bytecode_cache=_COMPILED,
            auto_reload=False,  # no template changes while pages are made
        )
        environment.globals |= {"component": self.component, "_": _words, "ngettext": _counted_words}
        environment.filters |= {"prose": prose, "apart": apart}
        return environment

    def component(self, name: str, **params: Any) -> Markup:
        """A component with these params. Raises UnknownParam when they are not the component's."""
        known = self._params_of(name)
        if unknown := set(params) - set(known):
            raise UnknownParam(f"component {name} has no param {', '.join(sorted(unknown))}")
        missing = [key for key, spec in known.items() if spec["required"] and key not in params]
        if missing:
            raise UnknownParam(f"component {name} needs {', '.join(missing)}")
        template = self.environment.get_template(f"components/{name}/template.html")
        return Markup(template.render({**dict.fromkeys(known), **params}))

    def _params_of(self, name: str) -> Mapping[str, Any]:
        if name not in self._known:
            path = self._theme / "components" / name / "component.yml"
            self._known[name] = description_of(path)["params"]
        return self._known[name]

    def body(self, page: Page) -> str:
        """The page's HTML body with relative addresses."""
        template = self.environment.get_template(f"pages/{page.template}.html")
        html = template.render(as_variables(page.context))
        return relative(self._explainer.explained(html, page.template, self.component), page.address)


def as_variables(context: Context) -> dict[str, Any]:
    """The context's fields by name, without copying what they hold."""
    return {field.name: getattr(context, field.name) for field in fields(context)}
