"""The extras `fast` and `websocket`: orjson decodes, and the WebSocket's package is there."""

import orjson
import websockets

from langgraph_client import codec, get_client

assert codec.try_loads is orjson.loads
assert codec.loads(b"[18446744073709551616, NaN]")[0] == 2**64
assert websockets.__version__
get_client("http://127.0.0.1:9").close()
