#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7 (Python 3.11 or newer), raw HTTP.
#
# A thread keeps the `configurable` of the assistant that ran on it first, and this goes before the `configurable` of every
# later assistant. A second assistant of the same graph on the same thread, or the same assistant after an update, runs with
# the values of the first. The `context` of the run is right, so that the two, which the server makes equal for an assistant,
# differ in one run: a graph that reads `runtime.context` follows the assistant, and one that reads `config["configurable"]`
# follows the thread's past. Nothing in the answer tells; the thread's `config` shows what sticks to it.
#
# What helps: a `configurable` or a `context` that is sent with the run itself goes before both.
#
# Seen:
#   formal, its first thread: {'from_context': 'formal', 'from_config': 'formal'}
#   casual, on that thread: {'from_context': 'casual', 'from_config': 'formal'}
#   casual, on a thread of its own: {'from_context': 'casual', 'from_config': 'casual'}
#   formal, updated, on its first thread: {'from_context': 'updated', 'from_config': 'formal'}
#   casual, with a configurable of the run: {'from_context': 'sent', 'from_config': 'sent'}
#   casual, with a context of the run: {'from_context': 'sent', 'from_config': 'sent'}
#   config of the first thread: {'configurable': {'tone': 'formal'}}
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

from langchain_core.runnables import RunnableConfig
from langgraph.graph import END, START, StateGraph
from langgraph.runtime import Runtime


class Context(TypedDict):
    tone: str


class State(TypedDict):
    from_context: str
    from_config: str


def work(state: State, config: RunnableConfig, runtime: Runtime[Context]) -> dict:
    return {"from_context": runtime.context["tone"], "from_config": config["configurable"]["tone"]}


builder = StateGraph(State, context_schema=Context)
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


def assistant(tone):
    return call("POST", "/assistants", {"graph_id": AGENT, "config": {"configurable": {"tone": tone}}})[1]["assistant_id"]


def run(what, thread, identity, **more):
    body = {"assistant_id": identity, "input": {"from_context": ""}, **more}
    seen = call("POST", f"/threads/{thread}/runs/wait", body)[1]
    print(f"{what}: {seen}")
    return seen["from_context"], seen["from_config"]


formal, casual = assistant("formal"), assistant("casual")
first, second = (call("POST", "/threads", {})[1]["thread_id"] for _ in range(2))
assert run("formal, its first thread", first, formal) == ("formal", "formal")
assert run("casual, on that thread", first, casual) == ("casual", "formal")
assert run("casual, on a thread of its own", second, casual) == ("casual", "casual")
call("PATCH", f"/assistants/{formal}", {"config": {"configurable": {"tone": "updated"}}})
assert run("formal, updated, on its first thread", first, formal) == ("updated", "formal")
sent = {"config": {"configurable": {"tone": "sent"}}}
assert run("casual, with a configurable of the run", first, casual, **sent) == ("sent", "sent")
assert run("casual, with a context of the run", first, casual, context={"tone": "sent"}) == ("sent", "sent")
config = call("GET", f"/threads/{first}")[1]["config"]
print("config of the first thread:", config)
assert config == {"configurable": {"tone": "formal"}}, config
PY
echo 'seen as described'
