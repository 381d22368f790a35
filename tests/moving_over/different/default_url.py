"""The server's address from the environment."""

import os

from langgraph_sdk import get_sync_client

os.environ["LANGGRAPH_API_URL"] = os.environ["LANGGRAPH_URL"]
try:
    print("found it:", get_sync_client().assistants.count() > 0)
except Exception:
    print("looked elsewhere")
