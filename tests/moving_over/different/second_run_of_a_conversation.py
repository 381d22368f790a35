"""A conversation: the output of its second run."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
with client.threads.stream(assistant_id="agent") as thread:
    for topic in ("tea", "milk"):
        thread.run.start(input={"topic": topic})
        print(thread.output["topic"])
