"""A part unpacked into three names, and into two."""

import json
import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
part = next(iter(client.runs.stream(None, "agent", input={"topic": "tea"})))
try:
    event, data, _ = part
    print("three:", event)
except ValueError:
    print("three: ValueError")
try:
    event, data = part
    print("two:", event)
except ValueError:
    print("two: ValueError")
try:
    match part:
        case (event, _, _):
            print("case of three:", event)
except ValueError:
    print("case of three: ValueError")
print(len(part), len(list(part)), len(json.loads(json.dumps(part))), part[0], len(part[:]))
