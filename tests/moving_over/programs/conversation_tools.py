"""The thread protocol: tool calls and a channel of the graph's own."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
question = {"messages": [{"role": "user", "content": "Oslo"}]}
with client.threads.stream(assistant_id="tools") as thread:
    thread.run.start(input=question)
    found = {}
    for call in thread.tool_calls:
        deltas = list(call.deltas)
        if call.name != "broken":
            found[call.name] = (call.tool_call_id, call.input, deltas, call.output["content"])
    for name in sorted(found):
        print(name, found[name])
with client.threads.stream(assistant_id="tools") as thread:
    thread.run.start(input=question)
    print(sorted(str(event) for event in thread.extensions["progress"]))
