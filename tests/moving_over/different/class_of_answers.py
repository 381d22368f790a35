"""The exact class of an answer."""

import os

import orjson
from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
thread = client.threads.create()
print(type(thread) is dict, isinstance(thread, dict), type(thread["metadata"]) is dict)
try:
    print(orjson.dumps(thread, option=orjson.OPT_PASSTHROUGH_SUBCLASS)[:1])
except TypeError as error:
    print(error)
