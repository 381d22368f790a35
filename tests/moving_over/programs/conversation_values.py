"""The thread protocol: one run, its values and its output."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
with client.threads.stream(assistant_id="agent") as thread:
    started = thread.run.start(input={"topic": "tea"})
    print(sorted(started), thread.thread_id)
    for snapshot in thread.values:
        print(snapshot)
    print(thread.output, thread.interrupted, thread.interrupts)
