#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7 (Python 3.11 or newer), raw HTTP.
#
# `POST /assistants/{assistant_id}/latest` goes back to an older version of an assistant by halves. The assistant gets the
# number, the name, the metadata and the `config` of that version, but keeps the `graph_id` and the `context` of the newer
# one. `POST …/versions` still lists the version as it was made, so the assistant differs from the version whose number it
# shows. Runs follow the assistant: after the way back they are made by the newer graph, which reads the newer model from
# its context and the older one from `config["configurable"]`, though the server otherwise keeps these two equal.
#
# What helps: to send the `graph_id` and the `context` of the listed version with a PATCH, which makes yet another version.
#
# Seen:
#   version 1 as listed:  {'version': 1, 'graph': 'stable', 'context': {'model': 'small'}, 'configurable': {'model': 'small'}}
#   latest, set to 1:     {'version': 1, 'graph': 'beta', 'context': {'model': 'large'}, 'configurable': {'model': 'small'}}
#   a run of version 1 before:        {'graph': 'stable', 'from_context': 'small', 'from_config': 'small'}
#   a run after going back to it:     {'graph': 'beta', 'from_context': 'large', 'from_config': 'small'}
#   a run after a PATCH (version 3):  {'graph': 'stable', 'from_context': 'small', 'from_config': 'small'}
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
    model: str


class State(TypedDict):
    graph: str
    from_context: str
    from_config: str


def build(name):
    def work(state: State, config: RunnableConfig, runtime: Runtime[Context]) -> dict:
        return {"graph": name, "from_context": runtime.context["model"], "from_config": config["configurable"]["model"]}

    builder = StateGraph(State, context_schema=Context)
    builder.add_node("work", work)
    builder.add_edge(START, "work")
    builder.add_edge("work", END)
    return builder.compile()


stable, beta = build("stable"), build("beta")
PY

# Another program may take the port first: the server is ours if it knows this name.
name=agent$$
echo "{\"dependencies\": [\".\"], \"graphs\": {\"$name\": \"./graph.py:stable\", \"beta\": \"./graph.py:beta\"}}" > langgraph.json
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


def run(identity):
    thread = call("POST", "/threads", {})[1]["thread_id"]
    return call("POST", f"/threads/{thread}/runs/wait", {"assistant_id": identity, "input": {"graph": ""}})[1]


def brief(assistant):
    graph = "stable" if assistant["graph_id"] == AGENT else assistant["graph_id"]
    configurable = assistant["config"]["configurable"]
    return {"version": assistant["version"], "graph": graph, "context": assistant["context"], "configurable": configurable}


made = call("POST", "/assistants", {"graph_id": AGENT, "context": {"model": "small"}})[1]["assistant_id"]
before = run(made)
call("PATCH", f"/assistants/{made}", {"graph_id": "beta", "context": {"model": "large"}})
call("POST", f"/assistants/{made}/latest", {"version": 1})
listed = brief(call("POST", f"/assistants/{made}/versions", {})[1][-1])
latest = brief(call("GET", f"/assistants/{made}")[1])
after = run(made)
print("version 1 as listed:", listed)
print("latest, set to 1:", latest)
print("a run of version 1 before:", before)
print("a run after going back to it:", after)
patched = call("PATCH", f"/assistants/{made}", {"graph_id": AGENT, "context": {"model": "small"}})[1]
mended = run(made)
print(f"a run after a PATCH (version {patched['version']}):", mended)
assert listed == {"version": 1, "graph": "stable", "context": {"model": "small"}, "configurable": {"model": "small"}}, listed
assert latest == {"version": 1, "graph": "beta", "context": {"model": "large"}, "configurable": {"model": "small"}}, latest
assert before == {"graph": "stable", "from_context": "small", "from_config": "small"}, before
assert after == {"graph": "beta", "from_context": "large", "from_config": "small"}, after
assert (patched["version"], mended) == (3, before), mended
PY
echo 'seen as described'
