#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7 (Python 3.11 or newer), raw HTTP.
#
# Whether the name of a graph can stand for its default assistant depends on the operation, not on the resource. Runs
# and crons are created by the name, and `GET /assistants/{name}/graph` draws the graph; all the other paths below that
# very assistant (itself, `/schemas`, `/subgraphs`, `/versions`) answer 422 to the name, and so does a search for the
# crons that were created by it. A program that was configured with a name must look up the UUID for all but a few calls.
#
# Seen:
#   POST /runs/wait, POST /runs/crons, GET /assistants/{}/graph: by name 200, by UUID 200
#   POST /runs/crons/search: by name 422, by UUID 200
#   GET /assistants/{} and its /schemas and /subgraphs, POST its /versions: by name 422, by UUID 200
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

identity = call("POST", "/assistants/search", {"graph_id": "agent"})[1][0]["assistant_id"]
seen = {}
for method, path, body in [
    ("POST", "/runs/wait", {"assistant_id": "{}", "input": {"done": False}}),
    ("POST", "/runs/crons", {"assistant_id": "{}", "input": {"done": False}, "schedule": "0 0 1 1 *"}),
    ("POST", "/runs/crons/search", {"assistant_id": "{}"}),
    ("GET", "/assistants/{}/graph", None),
    ("GET", "/assistants/{}", None),
    ("GET", "/assistants/{}/schemas", None),
    ("GET", "/assistants/{}/subgraphs", None),
    ("POST", "/assistants/{}/versions", {}),
]:
    answers = []
    for text in ("agent", identity):
        sent = body and {key: text if value == "{}" else value for key, value in body.items()}
        answers.append(call(method, path.replace("{}", text), sent)[0])
    seen[path] = answers
    print(f"{method} {path}: by name {answers[0]}, by UUID {answers[1]}")
by_name = {path for path, (name, _) in seen.items() if name == 200}
assert by_name == {"/runs/wait", "/runs/crons", "/assistants/{}/graph"}, by_name
assert all(name in (200, 422) and uuid == 200 for name, uuid in seen.values()), seen
PY
echo 'seen as described'
