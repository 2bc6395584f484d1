"""A stand-in for Kolada's API, version 3, on this machine: it answers as the documentation says that Kolada does.

A call names at most 25 of each kind of id (else 400), an answer has at most `page_size` rows and the address of
the next page, and an unknown id is answered with nothing. Trouble is put in a queue: each is given once, in turn.
"""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

MOST_IDS = 25


@dataclass(frozen=True)
class Trouble:
    """An answer that is not what was asked for. `seconds`: how long it takes to come."""

    status: int = 200
    body: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    seconds: float = 0.0


@dataclass
class StandIn:
    """What Kolada has: titles by id, and rows as (id, municipality, year, the text of its values).

    `asked` are the paths that were asked for, with their queries.
    """

    address: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    rows: list[tuple[str, str, int, str]] = field(default_factory=list)
    page_size: int = 5000
    next_key: str = "next_url"
    trouble: list[Trouble] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def has(self, kolada_id: str, year: int, *values: str, municipality: str = "0099") -> None:
        """Kolada has these values (as JSON) of the measure and the year."""
        self.titles.setdefault(kolada_id, f"Mått {kolada_id}")
        self.rows.append((kolada_id, municipality, year, f"[{', '.join(values)}]"))

    def answer(self, target: str) -> tuple[int, str]:
        """Status and body of what is asked for."""
        parts = urlsplit(target)
        words = parts.path.removeprefix("/v3/").split("/")
        if any(len(word.split(",")) > MOST_IDS for word in words):
            return 400, '{"detail": "Too many ids"}'
        if words[0] == "kpi" and len(words) == 2:
            ids = words[1].split(",")
            found = [json.dumps({"id": i, "title": self.titles[i]}) for i in ids if i in self.titles]
        elif words[:2] == ["data", "kpi"] and words[3::2] == ["municipality", "year"] and len(words) == 7:
            ids, places, years = (words[n].split(",") for n in (2, 4, 6))
            found = [
                f'{{"kpi": "{kpi}", "municipality": "{place}", "period": {year}, "values": {values}}}'
                for kpi, place, year, values in self.rows
                if kpi in ids and place in places and str(year) in years
            ]
        else:
            return 404, '{"detail": "Not Found"}'
        return 200, self._page(found, parts.path, parse_qs(parts.query))

    def _page(self, found: list[str], path: str, query: dict[str, list[str]]) -> str:
        number = int(query.get("page", ["1"])[0])
        size = min(self.page_size, int(query.get("per_page", ["5000"])[0]))
        part = found[(number - 1) * size : number * size]
        server = self.address.removesuffix("/v3")
        more = f"{server}{path}?page={number + 1}&per_page={size}" if number * size < len(found) else None
        return f'{{"values": [{", ".join(part)}], "count": {len(part)}, {json.dumps(self.next_key)}: {json.dumps(more)}}}'


def value(gender: str, stated: str, *, status: str = "", deleted: bool = False) -> str:
    """A value as the API writes it; `stated` is the figure's own text, or `null`."""
    return json.dumps({"gender": gender, "count": 1, "status": status, "isdeleted": deleted})[:-1] + f', "value": {stated}}}'


@contextmanager
def stand_in() -> Iterator[StandIn]:
    """The stand-in, answering until it is left."""
    kolada = StandIn()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kolada.asked.append(self.path)
            trouble = kolada.trouble.pop(0) if kolada.trouble else None
            if trouble is not None:
                time.sleep(trouble.seconds)
                self._send(trouble.status, trouble.body, trouble.headers)
            else:
                self._send(*kolada.answer(self.path), ())

        def _send(self, status: int, body: str, headers: tuple[tuple[str, str], ...]) -> None:
            sent = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(sent)))
            for name, text in headers:
                self.send_header(name, text)
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            """Who asked has not waited for the answer."""

    with Server(("127.0.0.1", 0), Handler) as server:
        kolada.address = f"http://127.0.0.1:{server.server_port}/v3"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield kolada
        finally:
            server.shutdown()
            thread.join()
