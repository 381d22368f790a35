"""Records what one server streams, for tests that need no server: `python -m tests.servers.record NAME …`.

A file for each server: the bytes of its streams as text, by what was streamed. The runs are small, and in their own words.
"""

from __future__ import annotations

import json
import sys
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from langgraph_client import Client, get_client
from tests.servers.running import NAMES, started

FOLDER = Path(__file__).parents[1] / "protocol" / "streams"
MODES = ["updates", "custom"]
JOKE = {"topic": "tea"}


def recorded(url: str) -> dict[str, str]:
    """The streams of a server: kind → bytes as text."""
    with get_client(url=url, api_key=None) as client:
        thread_id = client.threads.create().thread_id
        live = _bytes(url, f"/threads/{thread_id}/runs/stream", body=_body("agent"))
        run_id = client.runs.list(thread_id)[0].run_id
        place = f"/threads/{thread_id}/runs/{run_id}/stream"
        start = "-1" if "id: 0\n" in live.replace("\r", "") else "-"
        return {
            "live": live,
            "replay": _bytes(url, place, {"Last-Event-ID": start}),
            "late join": _bytes(url, place),
            "unknown run": _bytes(url, f"/threads/{thread_id}/runs/{thread_id}/stream"),
            "failing": _bytes(url, f"/threads/{_thread(client)}/runs/stream", body=_body("failing")),
            "stateless": _bytes(url, "/runs/stream", body=_body("agent")),
            "burst": _bytes(url, f"/threads/{_thread(client)}/runs/stream", body=_body("burst", count=8)),
            "messages": _bytes(url, "/runs/stream", body=_said()),
        }


def _thread(client: Client) -> str:
    return client.threads.create().thread_id


def _body(graph: str, **given: Any) -> dict[str, Any]:
    options = {"stream_mode": MODES, "stream_resumable": True, "on_disconnect": "continue"}
    return {"assistant_id": graph, "input": given or JOKE, **options}


def _said() -> dict[str, Any]:
    asked = {"messages": [{"role": "user", "content": "tea"}]}
    return {"assistant_id": "chat", "input": asked, "stream_mode": ["messages-tuple"]}


def _bytes(url: str, path: str, headers: Mapping[str, str] | None = None, body: Any = None) -> str:
    """The body of one stream, to its end, without the client that is to be tested with it."""
    data = None if body is None else json.dumps(body).encode()
    sent = {"Accept": "text/event-stream", "Content-Type": "application/json", **(headers or {})}
    request = urllib.request.Request(url + path, data=data, headers=sent)
    try:
        with urllib.request.urlopen(request, timeout=20) as response:
            return response.read().decode()
    except urllib.error.HTTPError as error:
        return f"{error.code} {error.read().decode()}"


def main(names: list[str]) -> None:
    """Record each server."""
    FOLDER.mkdir(exist_ok=True)
    for name in names or NAMES:
        with started(name) as url:
            text = json.dumps(recorded(url), indent=1, ensure_ascii=False)
        (FOLDER / f"{name}.json").write_text(text + "\n")
        print(name, len(text))


if __name__ == "__main__":
    main(sys.argv[1:])
