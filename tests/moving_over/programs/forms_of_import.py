"""The names that programs import, in the forms in which they import them."""

import os

import langgraph_sdk as sdk
from langgraph_sdk import client as client_module
from langgraph_sdk import get_sync_client as connect
from langgraph_sdk import schema

with connect(url=os.environ["LANGGRAPH_URL"]) as client:
    print(client.assistants.count(metadata={"no": "such"}))
print(isinstance(schema.StreamPart("a", None), tuple), client_module.get_sync_client is connect is sdk.get_sync_client)
