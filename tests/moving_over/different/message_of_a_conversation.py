"""A conversation: a message that is iterated, and what it was when it is whole."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
with client.threads.stream(assistant_id="chat") as thread:
    thread.run.start(input={"messages": [{"role": "user", "content": "words:2"}]})
    for message in thread.messages:
        print({type(item).__name__ for item in message}, str(message.text))
        print(type(message.output).__name__, isinstance(message.output, dict), message.output.content[0]["text"])
