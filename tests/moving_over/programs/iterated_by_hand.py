"""A stream that is iterated in several places, one after the other."""

import itertools
import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])


def new_stream():
    return client.runs.stream(None, "slow", input={"steps": 3, "delay": 0}, stream_mode="updates")


stream = new_stream()
for part in stream:
    print("first loop", part.event)
    break
for part in stream:
    print("second loop", part.event)
print("third loop", list(stream), next(stream, "nothing"))

stream = new_stream()
first = next(stream)
print([part.event for part in itertools.chain([first], stream)])

stream = new_stream()
print([part.event for part in itertools.islice(stream, 2)], [part.event for part in stream])

head, *rest = new_stream()
print(head.event, len(rest), [*new_stream()][-1].event, max(part.event for part in new_stream()))

stream = new_stream()
one, other = iter(stream), iter(stream)
print(next(one).event, next(other).event, next(one).event)
stream.close()
print(list(stream))

parts = client.runs.stream(None, "agent", input={"topic": "tea"}, stream_mode="updates", version="v2")
print(next(parts)["type"], [part["type"] for part in parts])
for mode in (None, ("updates",), {"updates"}):
    parts = client.runs.stream(None, "agent", input={"topic": "tea"}, stream_mode=mode)
    print([part.event for part in parts])
