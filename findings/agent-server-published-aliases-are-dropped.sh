#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7, langgraph 1.2.22 and pydantic 2.14.4 (Python 3.11 or newer), raw HTTP.
#
# The state of a graph is a pydantic model whose fields have aliases. `GET /assistants/{assistant_id}/schemas` publishes
# the aliases (`orderId`) for the input, but a run takes the fields' names only, and only if the model sets
# `populate_by_name`: without it, the value of a required field can't reach the model at all. The server accepts an input that
# conforms to the published schema, and drops what it holds:
#
# - An optional value is replaced by its default. The run succeeds, so nothing shows the loss.
# - Without a required value the run fails. From then on `GET /threads/{thread_id}/state` answers 400, and the thread stays
#   broken: a run with the right names fails on it too, though it succeeds on a new thread.
#
# So a form or a typed client that is generated from the published schemas sends data that get lost.
#
# Seen:
#   optional, giftWrap=true: 'gift wrap: False'; gift_wrap=true: 'gift wrap: True'
#   required, orderId=7: ValidationError, then its state answers 400
#   order_id=7 on the same thread: ValidationError, state 400; on a new thread: 'order 7', state 200
#   without populate_by_name, orderId=7 and order_id=7: ['ValidationError', 'ValidationError']
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
venv/bin/pip install --quiet 'langgraph-cli[inmem]==0.4.40' 'langgraph-api==0.16.7' 'langgraph-runtime-inmem==0.36.7' 'langgraph==1.2.22' 'pydantic==2.14.4'

cat > graph.py <<'PY'
from langgraph.graph import END, START, StateGraph
from pydantic import BaseModel, ConfigDict, Field


class Required(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    order_id: int = Field(alias="orderId")
    note: str = ""


class ByAlias(BaseModel):
    order_id: int = Field(alias="orderId")
    note: str = ""


class Optional(BaseModel):
    model_config = ConfigDict(populate_by_name=True)
    gift_wrap: bool = Field(default=False, alias="giftWrap")
    note: str = ""


def compiled(state, work):
    builder = StateGraph(state)
    builder.add_node("work", work)
    builder.add_edge(START, "work")
    builder.add_edge("work", END)
    return builder.compile()


def order(state: Required) -> dict:
    return {"note": f"order {state.order_id}"}


def unreached(state: ByAlias) -> dict:
    return {"note": "reached"}


def gift(state: Optional) -> dict:
    return {"note": f"gift wrap: {state.gift_wrap}"}


required, by_alias, optional = compiled(Required, order), compiled(ByAlias, unreached), compiled(Optional, gift)
PY
echo '{"dependencies": ["."], "graphs": {"required": "./graph.py:required", "by_alias": "./graph.py:by_alias", "optional": "./graph.py:optional"}}' > langgraph.json

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


def run(graph, given, thread=None):
    thread = thread or call("POST", "/threads", {})[1]["thread_id"]
    result = call("POST", f"/threads/{thread}/runs/wait", {"assistant_id": graph, "input": given})[1]
    outcome = result["__error__"]["error"] if "__error__" in result else result["note"]
    return thread, outcome, call("GET", f"/threads/{thread}/state")[0]


assistants = {row["graph_id"]: row["assistant_id"] for row in call("POST", "/assistants/search", {})[1]}
published = {
    graph: next(iter(call("GET", f"/assistants/{assistants[graph]}/schemas")[1]["input_schema"]["properties"]))
    for graph in ("required", "optional")
}
print("published names:", published)

_, lost, _ = run("optional", {"giftWrap": True})
_, kept, _ = run("optional", {"gift_wrap": True})
neither = [run("by_alias", given)[1] for given in ({"orderId": 7}, {"order_id": 7})]
print(f"optional, giftWrap=true: {lost!r}; gift_wrap=true: {kept!r}")

thread, refused, broken = run("required", {"orderId": 7})
_, again, still = run("required", {"order_id": 7}, thread)
_, fresh, whole = run("required", {"order_id": 7})
print(f"required, orderId=7: {refused}, then its state answers {broken}")
print(f"order_id=7 on the same thread: {again}, state {still}; on a new thread: {fresh!r}, state {whole}")
print("without populate_by_name, orderId=7 and order_id=7:", neither)
assert published == {"required": "orderId", "optional": "giftWrap"}, published
assert (lost, kept) == ("gift wrap: False", "gift wrap: True"), (lost, kept)
assert (refused, broken) == ("ValidationError", 400), (refused, broken)
assert (again, still) == ("ValidationError", 400), (again, still)
assert neither == ["ValidationError"] * 2, neither
assert (fresh, whole) == ("order 7", 200), (fresh, whole)
PY
echo 'seen as described'
