#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7 and langgraph 1.2.22 (Python 3.11 or newer), raw HTTP.
#
# The `output_schema` of a graph does not only shape its result: it also filters what the stream modes `values` and
# `updates` deliver while the graph runs. In `updates` a node that writes nothing but other keys has `null` in the place
# of its update, and one that writes both kinds shows a part of it; `values` delivers nothing until a key of the output is
# written. So the progress of a long run is hidden, and `for key in update` fails on `null`. This makes nothing
# private: the mode `tasks` and the thread's state show every key.
#
# Seen:
#   updates: [{'think': None}, {'reply': {'answer': '42'}}]
#   values:  [{'answer': '42'}]
#   tasks:   {'think': {'plan': 'look it up'}, 'reply': {'plan': 'done', 'answer': '42'}}
#   state:   {'question': '?', 'plan': 'done', 'answer': '42'}
#
# Prints what was seen, and fails when the server behaves otherwise.
set -euo pipefail

folder=$(mktemp -d)
server=
cleanup() {
  [ -z "$server" ] || { kill -- "-$server" && wait "$server"; } 2>/dev/null || true
  rm -rf "$folder"
}
trap cleanup EXIT
cd "$folder"

python3 -m venv venv
venv/bin/pip install --quiet 'langgraph-cli[inmem]==0.4.40' 'langgraph-api==0.16.7' 'langgraph-runtime-inmem==0.36.7' 'langgraph==1.2.22'

cat > graph.py <<'PY'
from typing import TypedDict

from langgraph.graph import END, START, StateGraph


class State(TypedDict):
    question: str
    plan: str
    answer: str


class Output(TypedDict):
    answer: str


builder = StateGraph(State, output_schema=Output)
builder.add_node("think", lambda state: {"plan": "look it up"})
builder.add_node("reply", lambda state: {"plan": "done", "answer": "42"})
builder.add_edge(START, "think")
builder.add_edge("think", "reply")
builder.add_edge("reply", END)
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
import urllib.error
import urllib.request

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
body = {"assistant_id": "agent", "input": {"question": "?"}, "stream_mode": ["values", "updates", "tasks"]}
request = urllib.request.Request(f"{URL}/threads/{thread}/runs/stream", json.dumps(body).encode(), {"Content-Type": "application/json"})
seen = {"metadata": [], "values": [], "updates": [], "tasks": []}
with urllib.request.urlopen(request, timeout=60) as response:
    for block in response.read().decode().replace("\r\n", "\n").split("\n\n"):
        fields = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if fields:
            seen[fields["event"]].append(json.loads(fields["data"]))
results = {task["name"]: task["result"] for task in seen["tasks"] if "result" in task}
state = call("GET", f"/threads/{thread}/state")[1]["values"]
print("updates:", seen["updates"])
print("values: ", seen["values"])
print("tasks:  ", results)
print("state:  ", state)
assert seen["updates"] == [{"think": None}, {"reply": {"answer": "42"}}], seen["updates"]
assert seen["values"] == [{"answer": "42"}], seen["values"]
assert results == {"think": {"plan": "look it up"}, "reply": {"plan": "done", "answer": "42"}}, results
assert state == {"question": "?", "plan": "done", "answer": "42"}, state
PY
echo 'seen as described'
