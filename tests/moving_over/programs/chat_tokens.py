"""A chat on a terminal: tokens of `messages-tuple`, a line a message."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
for question in ("Hello there", "words:12"):
    tokens = []
    for part in client.runs.stream(
        thread["thread_id"],
        "chat",
        input={"messages": [{"role": "human", "content": question}]},
        stream_mode="messages-tuple",
    ):
        if part.event != "messages":
            continue
        message_chunk, metadata = part.data
        if message_chunk["type"] == "AIMessageChunk" and metadata["langgraph_node"] == "talk":
            tokens.append(message_chunk["content"])
    print("AI:", "|".join(tokens))
state = client.threads.get_state(thread["thread_id"])
print([(message["type"], message["content"]) for message in state["values"]["messages"]])
