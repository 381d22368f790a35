"""A conversation: what an interrupt and the answer to it look like."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
with client.threads.stream(assistant_id="approval") as thread:
    thread.run.start(input={"request": "buy cats"})
    list(thread.values)
    interrupt = thread.interrupts[0]
    print(interrupt["value"])
    print(sorted(thread.run.respond("yes", interrupt_id=interrupt["interrupt_id"])))
    print(thread.output["answer"])
