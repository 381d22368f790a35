"""The thread protocol: subgraphs and their state."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
with client.threads.stream(assistant_id="nested") as thread:
    thread.run.start(input={"trail": []})
    for subgraph in thread.subgraphs:
        print(subgraph.graph_name, len(subgraph.path), subgraph.path[0].split(":")[0], subgraph.status)
    print(thread.output)
