"""Routes of the server without a method of their own."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
print(client.http.get("/ok"))
print(sorted(client.http.get("/info"))[:3])
thread = client.http.post("/threads", json={"metadata": {"via": "http"}})
print(thread["metadata"], type(thread).__name__)
print(client.http.patch(f"/threads/{thread['thread_id']}", json={"metadata": {"more": 1}})["metadata"])
print(client.http.put("/store/items", json={"namespace": ["http"], "key": "k", "value": {"v": 1}}))
print(client.http.get("/store/items", params={"namespace": "http", "key": "k"})["value"])
print(client.http.delete("/store/items", json={"namespace": ["http"], "key": "k"}))
print(len(client.http.post("/threads/search", json={"metadata": {"via": "http"}, "limit": 1})))
body = {"assistant_id": "agent", "input": {"topic": "tea"}, "stream_mode": ["updates"]}
for part in client.http.stream("/runs/stream", "POST", json=body):
    print(part.event, part.data if part.event == "updates" else "")
print(client.http.delete(f"/threads/{thread['thread_id']}"))
try:
    client.http.get("/no/such/route")
except Exception as error:
    print(type(error).__name__, error.status_code)
