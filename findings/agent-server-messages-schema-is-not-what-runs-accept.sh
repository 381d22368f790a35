#!/usr/bin/env bash
# langgraph-api 0.16.7 with langgraph-runtime-inmem 0.36.7, langgraph 1.2.22, langchain-core 1.7.2 and
# jsonschema 4.26.0 (Python 3.11 or newer).
#
# The input schema that `GET /assistants/{assistant_id}/schemas` publishes for a chat graph (MessagesState) does not
# describe what a run accepts, in either direction:
#
# - The usual message `{"role": "user", "content": "hi"}` is invalid. `type` has a default in every branch of the `oneOf`
#   and is required in none, and other keys are allowed, so that the message matches eight branches where one may match.
#   The two other short forms, a pair and a bare text, match no branch. The run accepts all three.
# - `{"type": "HumanMessageChunk", "content": "hi"}` is valid, and the run fails.
#
# So a client that validates its input by the published schema rejects the usual messages; of the forms tried,
# only `{"type": "human", …}` is right for both.
#
# Seen:
#   {"role": "user", "content": "hi"}: matches 8 of 12, valid: False, accepted by the run: True
#   ["user", "hi"]: matches 0 of 12, valid: False, accepted by the run: True
#   {"type": "HumanMessageChunk", "content": "hi"}: matches 1 of 12, valid: True, accepted by the run: False
#   {"type": "human", "content": "hi"}: matches 1 of 12, valid: True, accepted by the run: True
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
venv/bin/pip install --quiet 'langgraph-cli[inmem]==0.4.40' 'langgraph-api==0.16.7' 'langgraph-runtime-inmem==0.36.7' 'langgraph==1.2.22' \
  'langchain-core==1.7.2' 'jsonschema==4.26.0'

cat > graph.py <<'PY'
from langgraph.graph import END, START, MessagesState, StateGraph

builder = StateGraph(MessagesState)
builder.add_node("reply", lambda state: {"messages": [("ai", "hello")]})
builder.add_edge(START, "reply")
builder.add_edge("reply", END)
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

import jsonschema

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
published = call("GET", f"/assistants/{identity}/schemas")[1]["input_schema"]
validator = jsonschema.Draft202012Validator(published)
branches = published["properties"]["messages"]["items"]["oneOf"]


def judged(message):
    matching = [each for each in branches if validator.evolve(schema={**each, "$defs": published["$defs"]}).is_valid(message)]
    valid = validator.is_valid({"messages": [message]})
    result = call("POST", "/runs/wait", {"assistant_id": "agent", "input": {"messages": [message]}})[1]
    accepted = "__error__" not in result and result["messages"][0]["type"] == "human"
    print(f"{json.dumps(message)}: matches {len(matching)} of {len(branches)}, valid: {valid}, accepted by the run: {accepted}")
    return len(matching), valid, accepted


assert judged({"role": "user", "content": "hi"}) == (8, False, True)
assert judged(["user", "hi"]) == (0, False, True)
assert judged("hi") == (0, False, True)
assert judged({"type": "HumanMessageChunk", "content": "hi"}) == (1, True, False)
assert judged({"type": "human", "content": "hi"}) == (1, True, True)
PY
echo 'seen as described'
