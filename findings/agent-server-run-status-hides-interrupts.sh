#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7 (Python 3.11 or newer), raw HTTP.
#
# Neither status tells a human-in-the-loop interrupt from a run that was stopped. A run that stopped at `interrupt()` has
# the status `success`; one that somebody cancelled has the status `interrupted`. The thread's status is `interrupted`
# after both. So "resume when the run is `interrupted`" never resumes, and "resume when the thread is `interrupted`"
# resumes what a user had cancelled: only the thread's `interrupts` tell whether a person is asked.
#
# Prints what was seen, and fails when the server behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
server=
cleanup() {
  [ -z "$server" ] || kill -- "-$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet 'langgraph-cli[inmem]==0.4.40' 'langgraph-api==0.16.7' 'langgraph-runtime-inmem==0.36.7' 'langgraph==1.2.22'

cat > graph.py <<'PY'
import asyncio

from langgraph.graph import END, START, StateGraph
from langgraph.types import interrupt


async def work(state: dict) -> dict:
    if state.get("sleep"):
        await asyncio.sleep(60)
        return {"done": True}
    return {"answer": interrupt("which one?")}


builder = StateGraph(dict)
builder.add_node("work", work)
builder.add_edge(START, "work")
builder.add_edge("work", END)
graph = builder.compile()
PY
echo '{"dependencies": ["."], "graphs": {"agent": "./graph.py:graph"}}' > langgraph.json

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
LANGSMITH_TRACING=false setsid venv/bin/langgraph dev --no-browser --no-reload --host 127.0.0.1 --port "$port" > server.log 2>&1 &
server=$!

PORT=$port python3 - <<'PY'
import json
import os
import time
import urllib.request

URL = f"http://127.0.0.1:{os.environ['PORT']}"


def call(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, {"Content-Type": "application/json"}, method=method)
    with urllib.request.urlopen(request, timeout=30) as response:
        return json.load(response)


for _ in range(120):
    try:
        call("GET", "/ok")
        break
    except OSError:
        time.sleep(1)

def state_of(given, cancel):
    thread = call("POST", "/threads", {})["thread_id"]
    run = call("POST", f"/threads/{thread}/runs", {"assistant_id": "agent", "input": given})["run_id"]
    path = f"/threads/{thread}/runs/{run}"
    for _ in range(100):
        status = call("GET", path)["status"]
        if cancel and status == "running":
            time.sleep(1)
            request = urllib.request.Request(f"{URL}{path}/cancel?wait=true", b"", method="POST")
            urllib.request.urlopen(request, timeout=30).close()
        elif status not in ("pending", "running"):
            break
        time.sleep(0.2)
    found = call("GET", f"/threads/{thread}")
    return status, found["status"], len(found["interrupts"])


asked, cancelled = state_of({"sleep": False}, cancel=False), state_of({"sleep": True}, cancel=True)
print("version:", call("GET", "/info")["version"])
print("run that asks a person: run %s, thread %s, open interrupts %d" % asked)
print("run that was cancelled: run %s, thread %s, open interrupts %d" % cancelled)
assert asked == ("success", "interrupted", 1), asked
assert cancelled == ("interrupted", "interrupted", 0), cancelled
PY
echo 'seen as described'
