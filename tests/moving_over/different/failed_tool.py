"""A conversation: the output of a tool that fails."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
with client.threads.stream(assistant_id="tools") as thread:
    thread.run.start(input={"messages": [{"role": "user", "content": "Oslo"}]})
    for call in thread.tool_calls:
        list(call.deltas)
        if call.name != "broken":
            continue
        try:
            print(call.output, call.error)
        except Exception as error:
            print("raised:", error)
