#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7 (Python 3.11 or newer), raw HTTP.
#
# `stream_mode` on `GET /threads/{thread_id}/runs/{run_id}/stream` filters by the events' names, and makes no exception for
# the two that belong to no mode. A reader who joins a running run with `?stream_mode=values` sees neither `metadata` nor,
# when the run fails, `error`: the response is a 200 that ends like that of a run which succeeded. `POST …/runs/stream`
# with the same mode delivers both. A misspelt mode is accepted: the stream is empty, and ends as cleanly.
#
# What helps, though the server's OpenAPI document doesn't tell: asking for the modes `["values", "metadata", "error"]`, as
# a JSON array in one value.
#
# Seen:
#   (no stream_mode): ['metadata', 'values', 'error'], run: error
#   ?stream_mode=values: ['values'], run: error
#   ?stream_mode=value: [], run: error
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


class State(TypedDict):
    item: str


async def work(state: State) -> dict:
    await asyncio.sleep(3)  # the reader joins meanwhile
    raise ValueError("out of stock")


builder = StateGraph(State)
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
import urllib.error
import urllib.parse
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



def events(path):
    request = urllib.request.Request(URL + path, headers={"Last-Event-ID": "-"})
    with urllib.request.urlopen(request, timeout=60) as response:
        lines = response.read().decode().splitlines()
    return [line.removeprefix("event: ") for line in lines if line.startswith("event: ")]


def joined(query):
    thread = call("POST", "/threads", {})[1]["thread_id"]
    body = {"assistant_id": "agent", "input": {"item": "pen"}, "stream_mode": ["values"], "stream_resumable": True}
    path = f"/threads/{thread}/runs/{call('POST', f'/threads/{thread}/runs', body)[1]['run_id']}"
    seen = events(f"{path}/stream{query}")
    status = call("GET", path)[1]["status"]
    print(f"{query or '(no stream_mode)'}: {seen}, run: {status}")
    assert status == "error", status
    return seen


assert joined("") == ["metadata", "values", "error"]
assert joined("?stream_mode=values") == ["values"]
assert joined("?stream_mode=value") == []
assert joined("?stream_mode=" + urllib.parse.quote('["values","metadata","error"]')) == ["metadata", "values", "error"]
PY
echo 'seen as described'
