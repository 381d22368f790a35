"""Every way to make a client, and to close it."""

import os

from langgraph_sdk import get_sync_client

url = os.environ["LANGGRAPH_URL"]
for settings in (
    {"timeout": 30},
    {"timeout": 30.5},
    {"timeout": (5, 60)},
    {"timeout": (5, 60, 60, 5)},
    {"timeout": (None, 60, None, None)},
    {"api_key": None},
    {"api_key": "key"},
    {"headers": None},
    {"headers": {}},
):
    try:
        with get_sync_client(url=url, **settings) as client:
            print(settings, client.http.get("/ok"))
    except ValueError as error:
        print(settings, type(error).__name__)
client = get_sync_client(url=url + "/")
print(client.assistants.count(metadata={"no": "such"}))
client.close()
client.close()
try:
    client.assistants.count()
except RuntimeError:
    print("closed")
