#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7 (Python 3.11 or newer), raw HTTP.
#
# After `POST /threads/{thread_id}/state` with a checkpoint, the thread itself (`GET /threads/{thread_id}`, and searches by
# `values`) does not show what `GET …/state` shows:
#
# - With an older checkpoint (a fork: "edit, then run again") its `values` are those of that checkpoint, without the update.
# - With the checkpoint of a subgraph its `values` become the *subgraph's* state, with keys that the thread's own graph does
#   not have, and its `interrupts` are emptied, though the subgraph's question is still open: a resume answers it.
#
# So a list of threads shows what is not their state, and an inbox that reads the threads' `interrupts` misses an open
# question. The next run puts both right; until then only the state tells.
#
# Seen:
#   fork:     thread {'item': 'pen', 'answer': 'yes'}, state {'item': 'ink', 'answer': 'yes'}
#   subgraph: thread {'item': 'ink', 'draft': 'about pen'} with 0 interrupts, state {'item': 'pen'} with next ['ask']
#             threads found by the value of draft: 1
#   resumed:  {'item': 'ink', 'answer': 'yes'}, thread and state the same
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
from langgraph.types import interrupt


class Inner(TypedDict, total=False):
    item: str
    draft: str
    answer: str


class Outer(TypedDict, total=False):
    item: str
    answer: str


def chain(schema, **nodes):
    builder = StateGraph(schema)
    for name, node in nodes.items():
        builder.add_node(name, node)
    for pair in zip([START, *nodes], [*nodes, END]):
        builder.add_edge(*pair)
    return builder.compile()


inner = chain(
    Inner,
    write=lambda state: {"draft": f"about {state['item']}"},
    confirm=lambda state: {"answer": interrupt("send it?")},
)
graph = chain(Outer, ask=inner)
PY

# Another program may take the port first: the server is ours if it knows this name.
name=agent$$
echo "{\"dependencies\": [\".\"], \"graphs\": {\"$name\": \"./graph.py:graph\"}}" > langgraph.json
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
LANGSMITH_TRACING=false setsid venv/bin/langgraph dev --no-browser --no-reload --host 127.0.0.1 --port "$port" > server.log 2>&1 &
server=$!

PORT=$port NAME=$name venv/bin/python - <<'PY'
import json
import os
import time
import urllib.error
import urllib.request

URL = f"http://127.0.0.1:{os.environ['PORT']}"
AGENT = os.environ["NAME"]


def call(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(URL + path, data, {"Content-Type": "application/json"}, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, json.loads(response.read() or b"null")
    except urllib.error.HTTPError as error:
        return error.code, None


for _ in range(120):
    try:
        status, _found = call("POST", "/assistants/search", {"graph_id": AGENT})
    except OSError:
        time.sleep(1)
    else:
        assert status == 200, "another server has taken the port"
        break
else:
    raise SystemExit("the server has not started")
print("version:", call("GET", "/info")[1]["version"])


def asked():
    thread = call("POST", "/threads", {})[1]["thread_id"]
    call("POST", f"/threads/{thread}/runs/wait", {"assistant_id": AGENT, "input": {"item": "pen"}})
    return f"/threads/{thread}"


def answer(path):
    return call("POST", f"{path}/runs/wait", {"assistant_id": AGENT, "command": {"resume": "yes"}})[1]


def seen(path):
    thread, state = call("GET", path)[1], call("GET", f"{path}/state")[1]
    return thread["values"], len(thread["interrupts"]), state["values"], state["next"]


path = asked()
answer(path)
older = call("GET", f"{path}/history?limit=10")[1][0]["checkpoint"]
call("POST", f"{path}/state", {"values": {"item": "pen"}, "as_node": "ask"})
assert call("POST", f"{path}/state", {"values": {"item": "ink"}, "checkpoint": older, "as_node": "ask"})[0] == 200
fork = seen(path)
print(f"fork: thread {fork[0]}, state {fork[2]}")
assert fork == ({"item": "pen", "answer": "yes"}, 0, {"item": "ink", "answer": "yes"}, []), fork

path = asked()
before = seen(path)
assert before == ({"item": "pen"}, 1, {"item": "pen"}, ["ask"]), before
subgraph = call("GET", f"{path}/state")[1]["tasks"][0]["checkpoint"]
assert call("POST", f"{path}/state", {"values": {"item": "ink"}, "checkpoint": subgraph})[0] == 200
after = seen(path)
print(f"subgraph: thread {after[0]} with {after[1]} interrupts, state {after[2]} with next {after[3]}")
assert after == ({"item": "ink", "draft": "about pen"}, 0, {"item": "pen"}, ["ask"]), after
found = call("POST", "/threads/search", {"values": {"draft": "about pen"}})[1]
print("threads found by the value of draft:", len(found))
assert [f"/threads/{thread['thread_id']}" for thread in found] == [path], found
result = answer(path)
print("resumed:", result)
assert result == {"item": "ink", "answer": "yes"}, result
assert seen(path) == (result, 0, result, []), seen(path)
PY
echo 'seen as described'
