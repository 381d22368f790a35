"""What code does with a part that is a named tuple."""

import json
import os

from langgraph_sdk import get_sync_client
from langgraph_sdk.schema import StreamPart

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
parts = list(client.runs.stream(None, "agent", input={"topic": "snow"}, stream_mode="updates"))
last = parts[-1]
print(isinstance(last, tuple), isinstance(last, StreamPart), len(last), type(last).__name__, last._fields)
print(last[0], last[1], last[-2], last[:2])
print(last._replace(data=None)._asdict() | {"id": None})
print(json.dumps(last[:2]), json.dumps(last._asdict() | {"id": None}))
print(StreamPart("custom", {"a": 1}), StreamPart(event="custom", data={"a": 1}, id="7").id)
print(sorted({part.event for part in parts}), [part.event for part in sorted(parts, key=lambda part: part[0])])
match last:
    case StreamPart("updates", {"generate_joke": {"joke": joke}}):
        print("joke:", joke)
