"""Serves a recorded conversation. IDs that the client generates now are mapped to those of the recording."""

from __future__ import annotations

import json
import os
import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from langgraph_client.testing.faults import FaultKind, Faults
from langgraph_client.testing.http import Request, Response, answer, dumps, event
from langgraph_client.testing.loopback import Loopback
from langgraph_client.testing.recording import VERSION
from langgraph_client.testing.redaction import Secrets

_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_POSITION = re.compile(r"(\d+)-(\d+)")


class Replay(Loopback):
    """A server that replays the responses of another one; see `replay`. A context manager.

    Attributes:
        url: The server's URL.
        requests: The requests it received.
    """

    def __init__(self, exchanges: list[dict[str, Any]]) -> None:
        self._recorded = Recorded(exchanges)
        super().__init__(self._recorded)

    @property
    def requests(self) -> list[Request]:
        """The requests it received, in order."""
        return self._recorded.requests

    def fault(self, kind: FaultKind, *, on: str = "*", times: int | None = 1, **options: Any) -> None:
        """Inject a fault of a stream or a request. See `FakeAgentServer.fault`.

        Raises:
            ValueError: The fault is one of runs or IDs, which are recorded.
        """
        if kind in {"fail_run", "interrupt_run", "repeat_ids"}:
            raise ValueError(f"a recording has its own runs and ids: there is no {kind!r}")
        fault = self._recorded.faults.order(kind, on, times, options)
        if kind == "refuse":
            self.refuse(fault.options["seconds"])


def replay(path: str | os.PathLike[str]) -> Replay:
    """Serve a file that `record` wrote, on a free port of this host: a context manager with `url`.

    A request receives the response that was recorded for it. Requests beyond the recorded number receive the last
    response again. A request that was not recorded is rejected with 501 and an explanation.

    Args:
        path: The file.

    Raises:
        ValueError: It is not a recording of this version.
    """
    whole = json.loads(Path(path).read_text(encoding="utf-8"))
    if not isinstance(whole, dict) or whole.get("recording") != "langgraph_client" or whole.get("version") != VERSION:
        raise ValueError(f"{os.fspath(path)} is not a recording of version {VERSION}")
    return Replay(whole["exchanges"])


class Recorded:
    """Responds to requests from a recording, any number of times over."""

    def __init__(self, exchanges: list[dict[str, Any]]) -> None:
        self.requests: list[Request] = []
        self.faults = Faults(sockets=True)
        self._exchanges = exchanges
        self._lock = threading.Lock()
        self._takes = [_Take(exchanges)]

    def answer(self, request: Request) -> Response:
        """Return the response to a request."""
        self.requests.append(request)
        return self.faults.around(request, self._answer)

    def close(self) -> None:
        """Do nothing: no response is ever active."""

    def _answer(self, request: Request) -> Response:
        with self._lock:
            for take in reversed(self._takes):
                response = take.answer(request)
                if response is not None:
                    return response
            self._takes.append(_Take(self._exchanges))  # the conversation begins again, with new IDs
            response = self._takes[-1].answer(request)
            if response is not None:
                return response
            self._takes.pop()
        asked = f"{request.method} {request.path}"
        return answer({"detail": f"The recording has no answer to {asked} with this query and body."}, 501)


class _Take:
    """One pass through the conversation: which live ID stands for which recorded one, and which exchanges were used."""

    def __init__(self, exchanges: list[dict[str, Any]]) -> None:
        self._exchanges = exchanges
        self._ids = set(_ID.findall(json.dumps(exchanges)))
        self._live: dict[str, str] = {}  # recorded ID → live ID, one to one
        self._used: set[int] = set()

    def answer(self, request: Request) -> Response | None:
        """Return the response to a request; None if it does not belong to this pass."""
        wanted = _key(request.method, request.path, dict(request.query), request.json)
        fitting = [number for number in range(len(self._exchanges)) if self._bindings(number, wanted) is not None]
        if not fitting:
            return None
        position = request.headers.get("last-event-id")
        exact = [number for number in fitting if self._position(number) == position]
        fresh = [number for number in exact or fitting if number not in self._used]
        number = fresh[0] if fresh else (exact or fitting)[-1]
        self._live.update(self._bindings(number, wanted) or {})
        self._used.add(number)
        response = self._exchanges[number]["response"]
        if position is not None and not exact:
            response = {**response, "events": self._after(response, position)}
        return self._spoken(response)

    def _bindings(self, number: int, wanted: str) -> dict[str, str] | None:
        """Return recorded ID → live ID if an exchange matches the request; else None."""
        request = self._exchanges[number]["request"]
        recorded = _key(request["method"], request["path"], request["query"], request["json"])
        if _ID.sub("", recorded) != _ID.sub("", wanted):
            return None
        pairs: dict[str, str] = {}
        for old, new in zip(_ID.findall(recorded), _ID.findall(wanted), strict=True):
            known = {**self._live, **pairs}
            taken = new in known.values() or (new in self._ids and new != old)
            if known.get(old, None if taken else new) != new:
                return None
            pairs[old] = new
        return pairs

    def _position(self, number: int) -> str | None:
        position: str | None = self._exchanges[number]["request"]["headers"].get("last-event-id")
        return position

    def _after(self, response: dict[str, Any], position: str) -> list[dict[str, Any]]:
        """Return all recorded events of the same run after a position, for a disconnect that was not recorded."""
        place = response["headers"].get("content-location")
        same = [
            one["response"] for one in self._exchanges if one["response"]["headers"].get("content-location") == place
        ]
        events = {json.dumps(one): one for part in same for one in part.get("events", ()) if "id" in one}
        ordered = sorted(events.values(), key=lambda one: _pair(one["id"]))
        return [one for one in ordered if _pair(one["id"]) > _pair(position)]

    def _spoken(self, response: dict[str, Any]) -> Response:
        headers = {name.title(): self._translated(value) for name, value in response["headers"].items()}
        if "events" in response:
            return Response(status=response["status"], headers=headers, body=self._events(response["events"]))
        body = response.get("text", "").encode() if "json" not in response else dumps(response["json"])
        return Response(status=response["status"], headers=headers, body=self._translated(body.decode()).encode())

    def _events(self, events: list[dict[str, Any]]) -> Iterator[bytes]:
        for one in events:
            yield self._translated(event(one.get("event", "message"), one["data"], one.get("id")).decode()).encode()

    def _translated(self, text: str) -> str:
        return _ID.sub(lambda match: self._live.get(match[0], match[0]), text)


def _key(method: str, path: str, query: dict[str, str], body: Any) -> str:
    """Return a request as comparable text; secrets are redacted as in the recording."""
    secrets = Secrets()
    plain = [method, path, secrets.redacted(query), secrets.redacted(body)]
    return secrets.out_of(json.dumps(plain, sort_keys=True))


def _pair(position: str) -> tuple[int, int]:
    match = _POSITION.fullmatch(position)
    return (int(match[1]), int(match[2])) if match else (0, 0)
