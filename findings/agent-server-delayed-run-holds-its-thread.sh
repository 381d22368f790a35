#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7 (Python 3.11 or newer), raw HTTP.
#
# A run with `after_seconds` holds its thread long before it starts:
#
# - Its `multitask_strategy` applies when it is made, not when it starts: with `interrupt` the run that is working is stopped
#   at once, and nothing takes its place until the time has come.
# - Until then the thread is `busy`, its state can't be updated (409), and a run with `reject` is refused (409), though
#   nothing is running. A run with the default `enqueue` is not queued behind it, but runs at once.
# - A later run with `interrupt` cancels the delayed run, though the two would never have met: the user's next message
#   takes away the reminder that was made with `after_seconds`.
#
# Seen:
#   the working run: interrupted; the delayed run: pending; thread: busy
#   update of the state: 409; run with reject: 409
#   run with enqueue: {'item': 'enqueue', 'done': True}; the delayed run: pending; thread: busy
#   run with interrupt: {'item': 'interrupt', 'done': True}; the delayed run: interrupted; thread: idle
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
import asyncio
from typing import TypedDict

from langgraph.graph import END, START, StateGraph


class State(TypedDict, total=False):
    item: str
    done: bool


async def work(state: State) -> dict:
    if state["item"] == "slow":
        await asyncio.sleep(30)
    return {"done": True}


builder = StateGraph(State)
builder.add_node("work", work)
builder.add_edge(START, "work")
builder.add_edge("work", END)
graph = builder.compile()
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

path = "/threads/" + call("POST", "/threads", {})[1]["thread_id"]


def run(end, item, **more):
    return call("POST", f"{path}/runs{end}", {"assistant_id": AGENT, "input": {"item": item}, **more})


def status(identity):
    return call("GET", f"{path}/runs/{identity}")[1]["status"]


def thread():
    return call("GET", path)[1]["status"]


def until(condition):
    for _ in range(100):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError("it has not come")


run("/wait", "first")
working = run("", "slow")[1]["run_id"]
until(lambda: status(working) == "running")
delayed = run("", "reminder", after_seconds=3600, multitask_strategy="interrupt")[1]["run_id"]
until(lambda: status(working) != "running")
time.sleep(2)  # a successor would have started by now
print(f"the working run: {status(working)}; the delayed run: {status(delayed)}; thread: {thread()}")
assert (status(working), status(delayed), thread()) == ("interrupted", "pending", "busy")

update = call("POST", f"{path}/state", {"values": {"item": "edited"}, "as_node": "work"})[0]
reject = run("/wait", "reject", multitask_strategy="reject")[0]
print(f"update of the state: {update}; run with reject: {reject}")
assert (update, reject) == (409, 409)

result = run("/wait", "enqueue")[1]
print(f"run with enqueue: {result}; the delayed run: {status(delayed)}; thread: {thread()}")
assert (result, status(delayed), thread()) == ({"item": "enqueue", "done": True}, "pending", "busy")

result = run("/wait", "interrupt", multitask_strategy="interrupt")[1]
print(f"run with interrupt: {result}; the delayed run: {status(delayed)}; thread: {thread()}")
assert (result, status(delayed), thread()) == ({"item": "interrupt", "done": True}, "interrupted", "idle")
PY
echo 'seen as described'
