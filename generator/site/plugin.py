"""What `mkdocs build` runs: a plugin that puts our pages in place of MkDocs' documents."""

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from generator.compression import compress_site
from generator.contents import Content, made
from generator.finishing import LOST, SITE_MAP
from generator.site.making import Making, Wanted, undamaged
from generator.site.settings import PluginConfig


class OppnaMalPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Replaces MkDocs' documents by the pages that the sources tell of. Our own command writes the same files itself."""

    def __init__(self) -> None:
        self._files: Mapping[str, Content] = {}

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        config.theme.static_templates = set()
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Reads, checks and makes everything while the last site is still untouched."""
        making = Making(config, self.config)
        self._files = undamaged(lambda: made(_read(making.site(Wanted()).files)))

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        return Files(
            [File.generated(config, path, content=content.read()) for path, content in self._files.items()]
        )

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Writes what MkDocs would date by the clock or take for a hidden file."""
        folder = Path(config.site_dir)
        for path in (LOST, *(path for path in self._files if path.startswith(".")), SITE_MAP):
            if path in self._files:
                folder.joinpath(path).parent.mkdir(exist_ok=True)
                folder.joinpath(path).write_bytes(self._files[path].read())
        if self.config.komprimera:
            compress_site(folder)


def _read(files: Mapping[str, Content]) -> dict[str, bytes]:
    return {path: content.read() for path, content in files.items()}
