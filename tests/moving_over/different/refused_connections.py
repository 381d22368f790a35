"""A server that is not there."""

import socket

from langgraph_sdk import get_sync_client
from langgraph_sdk.errors import LangGraphError

with socket.socket() as holder:
    holder.bind(("127.0.0.1", 0))  # bound and not listening
    client = get_sync_client(url=f"http://127.0.0.1:{holder.getsockname()[1]}")
    try:
        client.threads.get("00000000-0000-4000-8000-000000000000")
    except Exception as error:
        print(type(error).__name__, isinstance(error, LangGraphError), isinstance(error, ConnectionError))
