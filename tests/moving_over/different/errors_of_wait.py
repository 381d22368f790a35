"""A rejected request in wait, and in create."""

import os

from langgraph_sdk import get_sync_client
from langgraph_sdk.errors import NotFoundError

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
missing = "00000000-0000-4000-8000-000000000000"
for call in (client.runs.create, client.runs.wait):
    try:
        call(missing, "agent", input={"topic": "tea"})
    except NotFoundError as error:
        print(type(error).__name__, error.status_code)
    except Exception as error:
        print(type(error).__name__, error.response.status_code)
