"""Nginx and Apache as the handbook sets them up: its own files, but for ports, certificate and folder.

Debian's nginx has the module for brotli in a package of its own, libnginx-mod-http-brotli-static. Each server
runs in a folder of its own as the user of the test, and is ended with it.
"""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPResponse, HTTPSConnection
from pathlib import Path

import pytest

from tests.handbook import files

PAGE = "webbserver"
HOST = "127.0.0.1"
_FOLDER = "/srv/oppna-mal"
_CERTIFICATE = "/etc/ssl/certs/mal.exempelstad.se.pem"
_KEY = "/etc/ssl/private/mal.exempelstad.se.key"
_NGINX_MODULES = (Path("/usr/lib/nginx/modules"), Path("/usr/share/nginx/modules"))
_BROTLI_MODULE = "ngx_http_brotli_static_module.so"
_APACHE_MODULES = Path("/usr/lib/apache2/modules")
_NEEDED_OF_APACHE = ("mpm_event", "authz_core", "dir", "headers", "mime", "rewrite", "alias", "ssl", "socache_shmcb", "http2")
_PATIENCE = 10.0  # seconds that a server may need to answer


@dataclass(frozen=True)
class Answer:
    """What a server answers. headers: by their names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class WebServer:
    """A running server: its ports, and the certificate that it is to be believed by."""

    port: int
    plain_port: int
    certificate: Path

    @property
    def address(self) -> str:
        return f"https://{HOST}:{self.port}"

    def get(self, path: str, *, method: str = "GET", **headers: str) -> Answer:
        """The answer as it is sent: nothing is followed, nothing unpacked. `_` in a header's name stands for `-`."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        connection = HTTPSConnection(HOST, self.port, timeout=_PATIENCE, context=context)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, headers={"Accept-Encoding": "identity", **named})
            return _answer(connection.getresponse())
        finally:
            connection.close()


def _answer(response: HTTPResponse) -> Answer:
    body = response.read()
    return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)


@contextmanager
def nginx(folder: Path, site: Path) -> Iterator[WebServer]:
    """The site served by nginx, which has `folder` to itself."""
    program = _program("nginx")
    module = next((path / _BROTLI_MODULE for path in _NGINX_MODULES if (path / _BROTLI_MODULE).exists()), None)
    if module is None:
        pytest.fail("Nginx saknar brotli. Installera libnginx-mod-http-brotli-static.")

    def command(server: WebServer) -> list[str]:
        ports = {"listen 80;": f"listen {HOST}:{server.plain_port};", "listen 443 ": f"listen {HOST}:{server.port} "}
        without = {"    listen [::]:80;\n": "", "    listen [::]:443 ssl http2;\n": ""}
        inner = _set_up("nginx/oppna-mal.conf", folder, {**without, **ports})
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        own = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
        user = "user root;\n" if os.name == "posix" and os.getuid() == 0 else ""
        text = (
            f"{user}load_module {module};\ndaemon off;\nworker_processes 1;\npid {folder}/nginx.pid;\n"
            f"error_log {folder}/error.log;\nevents {{}}\nhttp {{\naccess_log off;\n{own}{inner}}}\n"
        )
        return [program, "-p", str(folder), "-e", f"{folder}/error.log", "-c", str(_written(folder / "nginx.conf", text))]

    with _running(folder, site, command) as server:
        yield server


@contextmanager
def apache(folder: Path, site: Path) -> Iterator[WebServer]:
    """The site served by Apache, which has `folder` to itself."""
    program = _program("apache2")

    def command(server: WebServer) -> list[str]:
        ports = {"*:80>": f"{HOST}:{server.plain_port}>", "*:443>": f"{HOST}:{server.port}>"}
        inner = _set_up("apache/oppna-mal.conf", folder, ports)
        loaded = "".join(
            f"LoadModule {name}_module {_APACHE_MODULES}/mod_{name}.so\n" for name in _NEEDED_OF_APACHE
        )
        text = (
            f"{loaded}ServerRoot {folder}\nServerName mal.exempelstad.se\nPidFile {folder}/apache.pid\nErrorLog {folder}/error.log\n"
            f"DefaultRuntimeDir {folder}\nMutex file:{folder}\nTypesConfig /etc/mime.types\nAddType application/x-gzip .gz\n"
            f"<Directory />\nRequire all denied\n</Directory>\n"
            f"Listen {HOST}:{server.plain_port}\nListen {HOST}:{server.port} https\n{inner}"
        )
        if os.getuid() == 0:
            text += "User #65534\nGroup #65534\n"
        return [program, "-f", str(_written(folder / "apache.conf", text)), "-DFOREGROUND"]

    with _running(folder, site, command) as server:
        yield server


def _set_up(name: str, folder: Path, changes: dict[str, str]) -> str:
    """A file of the handbook with the paths and ports of a test."""
    text = dict(files(PAGE))[name]
    own = {_FOLDER: str(folder / "srv"), _CERTIFICATE: str(folder / "cert.pem"), _KEY: str(folder / "key.pem")}
    for old, new in {**changes, **own}.items():
        assert old in text, f"{old!r} does not stand in {name}"
        text = text.replace(old, new)
    return text


@contextmanager
def _running(folder: Path, site: Path, command: Callable[[WebServer], list[str]]) -> Iterator[WebServer]:
    """The server that the command starts, once it answers; the site lies behind a link, as when published.

    A site that is such a link itself is served from where it lies, so that what is published next is seen.
    """
    if site.is_symlink():
        folder.mkdir(parents=True)
        (folder / "srv").symlink_to(site.parent, target_is_directory=True)
    else:
        release = folder / "srv" / "utgavor" / "0001" / "webbplats"
        release.parent.mkdir(parents=True)
        shutil.copytree(site, release)
        (folder / "srv" / "webbplats").symlink_to(release.relative_to(folder / "srv"), target_is_directory=True)
    _make_certificate(folder)
    server = WebServer(_free_port(), _free_port(), folder / "cert.pem")
    log = folder / "said.txt"
    with log.open("wb") as said, subprocess.Popen(command(server), stdout=said, stderr=said) as process:
        try:
            _wait_for(server, process, (log, folder / "error.log"))
            yield server
        finally:
            process.terminate()
            process.wait(_PATIENCE)


def _wait_for(server: WebServer, process: subprocess.Popen[bytes], logs: tuple[Path, ...]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            server.get("/")
        except OSError:
            time.sleep(0.02)
        else:
            return
    pytest.fail("".join(path.read_text(errors="replace") for path in logs if path.exists()) or "no answer")


def _make_certificate(folder: Path) -> None:
    subject = ["-subj", "/CN=mal.exempelstad.se", "-addext", f"subjectAltName=IP:{HOST}"]
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    where = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run(["openssl", "req", *kind, *subject, *where], check=True, capture_output=True)


def _program(name: str) -> str:
    """Raises: fails the test when there is none, since a test that is skipped tests nothing."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
    if found is None:
        pytest.fail(f"{name} saknas. Installera det, på Debian och Ubuntu med: make webbservrar")
    return found


def _free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
        return port


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
