#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7, langgraph 1.2.22 and langgraph-sdk 0.4.14 (Python 3.11 or newer).
#
# `POST /threads/{thread_id}/history` documents `before` as a CheckpointConfig, `{"thread_id": …, "checkpoint_id": …}`. A
# body of this form passes the server's validation and is answered with 500. What works is a whole config around it,
# `{"configurable": {…}}`, which the document does not mention. So `RemoteGraph.get_state_history(config, before=other)`,
# which sends the documented form, can't page back on this server.
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
venv/bin/pip install --quiet 'langgraph-cli[inmem]==0.4.40' 'langgraph-api==0.16.7' 'langgraph-runtime-inmem==0.36.7' \
  'langgraph==1.2.22' 'langgraph-sdk==0.4.14'

cat > graph.py <<'PY'
from typing import TypedDict

from langgraph.graph import END, START, StateGraph


class State(TypedDict):
    done: bool


builder = StateGraph(State)
builder.add_node("work", lambda state: {"done": True})
builder.add_edge(START, "work")
builder.add_edge("work", END)
graph = builder.compile()
PY
echo '{"dependencies": ["."], "graphs": {"agent": "./graph.py:graph"}}' > langgraph.json

port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
LANGSMITH_TRACING=false setsid venv/bin/langgraph dev --no-browser --no-reload --host 127.0.0.1 --port "$port" > server.log 2>&1 &
server=$!

PORT=$port venv/bin/python - <<'PY'
import json
import os
import time
import urllib.error
import urllib.request

from langgraph.pregel.remote import RemoteGraph
from langgraph_sdk import get_sync_client

URL = f"http://127.0.0.1:{os.environ['PORT']}"


def call(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as error:
        return error.code, None


for _ in range(120):
    try:
        print("version:", call("GET", "/info")[1]["version"])
        break
    except OSError:
        time.sleep(1)

thread = call("POST", "/threads", {})[1]["thread_id"]
call("POST", f"/threads/{thread}/runs/wait", {"assistant_id": "agent", "input": {"done": False}})
history = f"/threads/{thread}/history"
newest = call("POST", history, {})[1][0]["checkpoint"]
documented = call("POST", history, {"limit": 10, "before": {key: newest[key] for key in ("thread_id", "checkpoint_ns", "checkpoint_id")}})
wrapped = call("POST", history, {"limit": 10, "before": {"configurable": newest}})
print("all states:", len(call("POST", history, {"limit": 10})[1]))
print("before= as documented:", documented[0])
print("before= in a config:", wrapped[0], "and", len(wrapped[1]), "states")

client = get_sync_client(url=URL)
config = {"configurable": {"thread_id": thread}}
graph = RemoteGraph("agent", sync_client=client)
states = list(graph.get_state_history(config))
try:
    list(graph.get_state_history(config, before=states[0].config))
    remote = "no error"
except Exception as error:
    remote = type(error).__name__
print("RemoteGraph.get_state_history(before=):", remote)
assert documented[0] == 500, documented
assert (wrapped[0], len(wrapped[1])) == (200, 2), wrapped
assert remote == "InternalServerError", remote
PY
echo 'seen as described'
