"""A run recorded as JSON lines, and read again."""

import json
import os
import tempfile

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
with tempfile.TemporaryFile("w+") as log:
    for part in client.runs.stream(None, "slow", input={"steps": 3, "delay": 0}, stream_mode=["values", "updates"]):
        log.write(json.dumps({"event": part.event, "data": part.data}, ensure_ascii=False) + "\n")
    log.seek(0)
    for line in log:
        print(line.strip())
