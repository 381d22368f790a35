#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7 (Python 3.11 or newer), raw HTTP.
#
# `DELETE /threads/{thread_id}/runs/{run_id}` does not only remove the record of a run: it removes the run's checkpoints. So
# who tidies up the finished runs of a thread loses its conversation. What remains depends on the order: without its newest
# run, the state of the thread is that of the run before; without its older run only, the state stays whole. Meanwhile the
# thread itself (`GET /threads/{thread_id}`, and searches by `values`) goes on showing what was deleted.
#
# Seen:
#   two runs: state ['one', 'seen 1', 'two', 'seen 3'], thread the same
#   without the older run: state ['one', 'seen 1', 'two', 'seen 3'], thread the same
#   without the newest run: state ['one', 'seen 1'], thread ['one', 'seen 1', 'two', 'seen 3']
#   without both: state None, thread ['one', 'seen 1', 'two', 'seen 3']
#   threads found by the deleted values: 1
#   a run after that: ['three', 'seen 1']
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
import operator
from typing import Annotated, TypedDict

from langgraph.graph import END, START, StateGraph


class State(TypedDict):
    log: Annotated[list[str], operator.add]


builder = StateGraph(State)
builder.add_node("reply", lambda state: {"log": [f"seen {len(state['log'])}"]})
builder.add_edge(START, "reply")
builder.add_edge("reply", END)
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


def say(path, text):
    return call("POST", f"{path}/runs/wait", {"assistant_id": AGENT, "input": {"log": [text]}})[1]["log"]


def conversation():
    path = "/threads/" + call("POST", "/threads", {})[1]["thread_id"]
    say(path, "one")
    say(path, "two")
    newest, older = (run["run_id"] for run in call("GET", f"{path}/runs")[1])
    return path, newest, older


def seen(what, path):
    state, thread = call("GET", f"{path}/state")[1]["values"], call("GET", path)[1]["values"]
    logs = (state or {}).get("log"), thread["log"]
    print(f"{what}: state {logs[0]}, thread {logs[1]}")
    return logs


whole = ["one", "seen 1", "two", "seen 3"]
path, newest, older = conversation()
assert seen("two runs", path) == (whole, whole)
assert call("DELETE", f"{path}/runs/{older}")[0] == 204
assert seen("without the older run", path) == (whole, whole)
path, newest, older = conversation()
assert call("DELETE", f"{path}/runs/{newest}")[0] == 204
assert seen("without the newest run", path) == (whole[:2], whole)
assert call("DELETE", f"{path}/runs/{older}")[0] == 204
assert seen("without both", path) == (None, whole)
found = call("POST", "/threads/search", {"ids": [path.rpartition("/")[2]], "values": {"log": whole}})[1]
print("threads found by the deleted values:", len(found))
assert len(found) == 1, found
after = say(path, "three")
print("a run after that:", after)
assert after == ["three", "seen 1"], after
PY
echo 'seen as described'
