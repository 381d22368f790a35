"""A conversation: a message's text, while projections are interleaved."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
with client.threads.stream(assistant_id="chat") as thread:
    thread.run.start(input={"messages": [{"role": "user", "content": "Hello there"}]})
    for name, item in thread.interleave_projections(["messages"]):
        print(name, "".join(item.text))
