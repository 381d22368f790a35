"""Headers of the client and of one call, extra query parameters."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(
    url=os.environ["LANGGRAPH_URL"], api_key=None, headers={"X-Team": "blue", "Authorization": "Bearer token"}
)
thread = client.threads.create(headers={"X-Request-Source": "test"}, params={"trace": "1"})
print(
    client.threads.get(thread["thread_id"], headers={"x-api-key": "tenant"}, params={"a": None, "b": [1, 2]})["status"]
)
print(client.runs.wait(thread["thread_id"], "agent", input={"topic": "x"}, headers={"X-Team": "red"}, params="a=1"))
for part in client.runs.stream(
    thread["thread_id"], "agent", input={"topic": "y"}, headers={"X-Team": "red"}, params={"b": "2"}
):
    print(part.event)
client.store.put_item(["headers"], "k", {"v": 1}, None, None, {"X-Team": "red"})
print(
    client.store.search_items(["headers"], None, 1, 0, None, None, {"X-Team": "red"}, {"c": "3"})["items"][0]["value"]
)
print(client.assistants.count(metadata={"no": "such"}, headers={"Accept-Language": "de"}))
