"""The thread protocol: messages and their deltas."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
with client.threads.stream(assistant_id="chat") as thread:
    thread.run.start(input={"messages": [{"role": "user", "content": "words:5"}]})
    for message in thread.messages:
        print([delta for delta in message.text], str(message.text))
        print(message.node, bool(message.message_id))
    print([one["content"] for one in thread.output["messages"]])
