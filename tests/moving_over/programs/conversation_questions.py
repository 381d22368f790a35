"""The thread protocol: an interrupt, and the answer to it."""

import json
import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
with client.threads.stream(assistant_id="approval") as thread:
    thread.run.start(input={"request": "buy cats"})
    for _ in thread.values:  # until the run pauses
        pass
    print(thread.interrupted, len(thread.interrupts), thread.interrupts[0]["namespace"] in ([], ()))
    for interrupt in thread.interrupts:
        print(isinstance(interrupt, dict), sorted(json.loads(json.dumps(interrupt))))
    thread.run.respond("yes", interrupt_id=thread.interrupts[0]["interrupt_id"])
    print(thread.output)
print(client.threads.get_state(thread.thread_id)["values"])
