"""The older mode `messages`: metadata, partial and complete messages."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
shown = ""
question = {"messages": [{"role": "user", "content": "What is tea?"}]}
for event in client.runs.stream(None, "chat", input=question, stream_mode="messages"):
    if event.event == "messages/partial":
        text = event.data[0]["content"]
        print("+", repr(text[len(shown) :]))
        shown = text
    elif event.event.startswith("messages/"):
        print(event.event, type(event.data).__name__, len(event.data))
print(shown)
