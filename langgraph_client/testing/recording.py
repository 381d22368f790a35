"""Records the traffic with a real server into a file, without delaying it and with secrets redacted."""

from __future__ import annotations

import contextlib
import json
import os
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import attrs
import requests
from requests.adapters import BaseAdapter

from langgraph_client import Client
from langgraph_client.testing.redaction import Secrets

VERSION = 1
_SENT = ("last-event-id",)
_ANSWERED = ("content-type", "location", "content-location", "retry-after", "x-pagination-total", "x-pagination-next")


@contextlib.contextmanager
def record(client: Client, path: str | os.PathLike[str]) -> Iterator[Client]:
    """Record the requests of a client and their responses during a `with` block, into a file for `replay`.

    Headers are dropped, except those that streams and pages need; secrets are redacted to `***`: see
    `langgraph_client.testing.redaction`. Review the file before you commit it: it contains all other data.

    Args:
        client: A client of a real server; it works as usual.
        path: The JSON file to write.

    Yields:
        The same client.
    """
    session = client.session
    tape = _Tape(client.url)
    before = dict(session.adapters)
    for prefix, adapter in before.items():
        session.adapters[prefix] = _Tee(adapter, tape)
    try:
        yield client
    finally:
        session.adapters.update(before)
        Path(path).write_text(tape.text(), encoding="utf-8")


@attrs.define(eq=False)
class _Exchange:
    request: requests.PreparedRequest
    response: requests.Response
    body: list[bytes] = attrs.field(factory=list)


class _Tape:
    """The recorded exchanges."""

    def __init__(self, url: str) -> None:
        self._url = urlsplit(url)
        self._lock = threading.Lock()
        self._exchanges: list[_Exchange] = []

    def add(self, exchange: _Exchange) -> None:
        """Record an exchange whose body has not arrived yet."""
        with self._lock:
            self._exchanges.append(exchange)

    def text(self) -> str:
        """Return the file's content."""
        secrets = Secrets()
        for one in self._exchanges:
            secrets.learn(one.request.headers)
            secrets.learn(one.response.headers)
        written = [self._written(one, secrets) for one in self._exchanges]
        whole = {"recording": "langgraph_client", "version": VERSION, "exchanges": written}
        return secrets.out_of(json.dumps(whole, indent=1, ensure_ascii=False)) + "\n"

    def _written(self, exchange: _Exchange, secrets: Secrets) -> dict[str, Any]:
        request, response = exchange.request, exchange.response
        parts = urlsplit(str(request.url))
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        asked = {
            "method": request.method,
            "path": self._path(parts.path),
            "query": secrets.redacted(query),
            "headers": _some(request.headers, _SENT),
            "json": secrets.redacted(_decoded(request.body)),
        }
        headers = _some(response.headers, _ANSWERED)
        for name in ("location", "content-location"):
            if name in headers:
                headers[name] = self._path(urlsplit(headers[name]).path)
        content = b"".join(exchange.body)
        said = {"status": response.status_code, "headers": headers, **_content(content, headers, secrets)}
        return {"request": asked, "response": said}

    def _path(self, path: str) -> str:
        return path.removeprefix(self._url.path.rstrip("/"))


def _some(headers: Any, names: tuple[str, ...]) -> dict[str, str]:
    return {name: headers[name] for name in names if name in headers}


def _decoded(body: bytes | str | None) -> Any:
    if not body:
        return None
    try:
        return json.loads(body)
    except ValueError:
        return None


def _content(content: bytes, headers: dict[str, str], secrets: Secrets) -> dict[str, Any]:
    text = content.decode("utf-8", "replace")
    if headers.get("content-type", "").startswith("text/event-stream"):
        return {"events": secrets.redacted(events_of(text))}
    try:
        return {"json": secrets.redacted(json.loads(text))} if text.strip() else {}
    except ValueError:
        return {"text": text}


def events_of(text: str) -> list[dict[str, Any]]:
    """Return the complete events of a stream, parsed as the Agent Server writes them, without heartbeats."""
    *whole, _ = re.split(r"\r\n\r\n|\n\n", text)
    found = []
    for block in whole:
        fields: dict[str, Any] = {}
        for line in block.splitlines():
            name, _, value = line.partition(":")
            value = value.removeprefix(" ")
            if name in {"event", "id"}:
                fields[name] = value
            elif name == "data":
                fields[name] = f"{fields[name]}\n{value}" if name in fields else value
        if fields:
            fields["data"] = _decoded(fields.get("data"))
            found.append(fields)
    return found


class _Tee(BaseAdapter):
    """An adapter that delegates to another one, and records the exchanges."""

    def __init__(self, adapter: BaseAdapter, tape: _Tape) -> None:
        super().__init__()
        self._adapter = adapter
        self._tape = tape

    def send(self, request: requests.PreparedRequest, *args: Any, **options: Any) -> requests.Response:
        """Send a request. Called by requests."""
        response = self._adapter.send(request, *args, **options)
        exchange = _Exchange(request, response)
        self._tape.add(exchange)
        response.raw = _Teed(response.raw, exchange.body)
        return response

    def close(self) -> None:
        """Close the adapter. Called by requests."""
        self._adapter.close()


class _Teed:
    """A body that records what is read from it, and otherwise delegates to the original."""

    def __init__(self, raw: Any, heard: list[bytes]) -> None:
        self._raw = raw
        self._heard = heard

    def __getattr__(self, name: str) -> Any:
        return getattr(self._raw, name)

    def stream(self, *args: Any, **options: Any) -> Iterator[bytes]:
        """Yield the body in chunks, like urllib3's method."""
        for chunk in self._raw.stream(*args, **options):
            self._heard.append(chunk)
            yield chunk

    def read(self, *args: Any, **options: Any) -> bytes:
        """Read from the body, like urllib3's method."""
        return self._noted(self._raw.read(*args, **options))

    def read1(self, *args: Any, **options: Any) -> bytes:
        """Read from the body, like urllib3's method."""
        return self._noted(self._raw.read1(*args, **options))

    def _noted(self, data: bytes) -> bytes:
        self._heard.append(data)
        return data
