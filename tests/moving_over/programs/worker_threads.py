"""One client, many threads of a pool."""

import os
from concurrent.futures import ThreadPoolExecutor

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])


def joke(topic: str) -> str:
    thread = client.threads.create()
    try:
        return client.runs.wait(thread["thread_id"], "agent", input={"topic": topic})["joke"]
    finally:
        client.threads.delete(thread["thread_id"])


def stream(topic: str) -> list[str]:
    return [part.event for part in client.runs.stream(None, "agent", input={"topic": topic}, stream_mode="updates")]


with ThreadPoolExecutor(8) as pool:
    print(sorted(pool.map(joke, ["tea", "rain", "snow", "milk"] * 2)))
    print(list(pool.map(stream, ["a", "b", "c"])))
