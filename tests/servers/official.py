"""Streams one run for each URL by the official client, and prints what came: run with a Python that has langgraph-sdk.

A line for each URL: JSON with the numbers that came, and the error that was raised, `stalled` when nothing came any more.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from typing import Any

from langgraph_sdk import get_sync_client

LIMIT = 20.0
"""Seconds after which the runs that have not ended count as stalled; uncut, each takes a second."""


def streamed(url: str, graph: str, given: dict[str, Any], into: dict[str, Any]) -> None:
    """Stream a resumable run on a new thread."""
    try:
        client = get_sync_client(url=url, api_key=None)
        thread_id = client.threads.create()["thread_id"]
        options: dict[str, Any] = {"stream_mode": "updates", "stream_resumable": True}
        for part in client.runs.stream(thread_id, graph, input=given, **options):
            if part.event == "updates":
                into["numbers"].append(part.data["work"]["step"])
    except Exception as error:  # noqa: BLE001 - whatever it is, the user is told
        into["said"] = type(error).__name__
    else:
        into["said"] = ""


def main(graph: str, given: str, *urls: str) -> None:
    """One run for each URL, at once."""
    runs: list[dict[str, Any]] = [{"numbers": [], "said": "stalled"} for _ in urls]
    threads = [
        threading.Thread(target=streamed, args=(url, graph, json.loads(given), run), daemon=True)
        for url, run in zip(urls, runs, strict=True)
    ]
    for thread in threads:
        thread.start()
    end = time.monotonic() + LIMIT
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
    for run in runs:
        print(json.dumps(run))


if __name__ == "__main__":
    main(*sys.argv[1:])
