#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7 (Python 3.11 or newer), raw HTTP.
#
# A run that is made with `after_seconds` gets a `created_at` in the future: the time at which it may start, not the time
# at which it was made. `GET /threads/{thread_id}/runs` sorts by `created_at`, newest first, so the delayed run stands
# before every run that is made after it, and stays "the latest run" of the thread until its time has come. What reads
# the first row as the thread's newest run (`limit=1`), or subtracts `created_at` from now for a run's age, is wrong.
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
from langgraph.graph import END, START, StateGraph

builder = StateGraph(dict)
builder.add_node("work", lambda state: {"done": True})
builder.add_edge(START, "work")
builder.add_edge("work", END)
graph = builder.compile()
PY
echo '{"dependencies": ["."], "graphs": {"agent": "./graph.py:graph"}}' > langgraph.json

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
LANGSMITH_TRACING=false setsid venv/bin/langgraph dev --no-browser --no-reload --host 127.0.0.1 --port "$port" > server.log 2>&1 &
server=$!

PORT=$port python3 - <<'PY'
import datetime
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

thread = call("POST", "/threads", {})["thread_id"]
delayed = call("POST", f"/threads/{thread}/runs", {"assistant_id": "agent", "input": {}, "after_seconds": 3600})
made = datetime.datetime.now(datetime.timezone.utc)
later = call("POST", f"/threads/{thread}/runs", {"assistant_id": "agent", "input": {}})
ahead = (datetime.datetime.fromisoformat(delayed["created_at"]) - made).total_seconds()
first = call("GET", f"/threads/{thread}/runs?limit=1")[0]
print("version:", call("GET", "/info")["version"])
print(f"created_at of a run with after_seconds=3600 is {ahead:.0f} seconds ahead of the clock")
print("the first row of the list is the delayed run:", first["run_id"] == delayed["run_id"])
print("the run that was made after it is in the second place:", call("GET", f"/threads/{thread}/runs?limit=2")[1]["run_id"] == later["run_id"])
assert 3500 < ahead < 3700, ahead
assert first["run_id"] == delayed["run_id"] != later["run_id"]
PY
echo 'seen as described'
