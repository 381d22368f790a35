"""The thread protocol: several projections in one loop, and the raw events."""

import json
import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
with client.threads.stream(assistant_id="chat") as thread:
    thread.run.start(input={"messages": [{"role": "user", "content": "Hello there"}]})
    items = list(thread.interleave_projections(["values", "messages"]))
    print(sorted({name for name, _ in items}))
    print([str(item.text) for name, item in items if name == "messages"])
with client.threads.stream(assistant_id="agent") as thread:
    thread.run.start(input={"topic": "tea"})
    for event in thread.subscribe(["updates"]):
        print(event["method"], event["params"]["data"])
        print(sorted(event), event["params"]["namespace"])
        print(isinstance(event, dict), json.loads(json.dumps(event)) == event, sorted(event | {"own": 1}))
        print(sorted(event["params"]), event.get("method"), event.pop("method"), "method" in event)
