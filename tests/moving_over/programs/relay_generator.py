"""A view that turns a run into server-sent events of its own, and leaves early when its reader does."""

import itertools
import json
import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])


def events(text):
    stream = client.runs.stream(
        None, "chat", input={"messages": [{"role": "user", "content": text}]}, stream_mode=["messages-tuple", "values"]
    )
    for part in stream:
        if part.event == "messages" and part.data[0].get("content"):
            yield f"data: {json.dumps({'token': part.data[0]['content']})}\n\n"
    yield "data: [DONE]\n\n"


def raw():
    yield from client.runs.stream(None, "agent", input={"topic": "tea"}, stream_mode="updates")


print(list(events("words:6")))
print(next(iter(events("Hi there"))).strip())
print([part.event for part in raw()])
print(
    [
        part.event
        for part in itertools.islice(client.runs.stream(None, "burst", input={"count": 50}, stream_mode="custom"), 4)
    ]
)
stream = client.runs.stream(None, "slow", input={"steps": 100, "delay": 0.05}, stream_mode="updates")
print(next(stream).event, next(stream).data)
stream.close()
print(next(stream, "closed"))
