"""Whether an error and the client are httpx's."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
try:
    client.threads.get("00000000-0000-4000-8000-000000000000")
except Exception as error:
    print("error:", any(cls.__module__.startswith("httpx") for cls in type(error).__mro__))
print("client:", type(getattr(client.http, "client", None)).__module__.startswith("httpx"))
