"""A conversation: a run that fails, and a command that is refused."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
try:
    with client.threads.stream(assistant_id="failing") as thread:
        thread.run.start(input={"topic": "tea"})
        print(thread.output)
except Exception as error:
    print(type(error).__name__, str(error).split(":")[0])
try:
    with client.threads.stream(assistant_id="no-such-graph") as thread:
        thread.run.start(input={})
except Exception as error:
    print(type(error).__name__, str(error).split(":")[0])
