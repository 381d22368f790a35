"""Two modes at once, told apart by the event's name."""

import os
from collections import Counter

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
seen = Counter()
last_values = None
for part in client.runs.stream(
    thread["thread_id"], "agent", input={"topic": "rain"}, stream_mode=["updates", "values", "debug"]
):
    seen[part.event] += 1
    match part.event:
        case "metadata":
            print("run", part.data["run_id"], "attempt", part.data.get("attempt"))
        case "updates":
            for node, update in part.data.items():
                print(node, "->", update)
        case "values":
            last_values = part.data
print(dict(seen))
print(last_values)
