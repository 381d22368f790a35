"""`client.http` on the real server: the Agent Server's own routes are called by path, as a deployment's own would be."""

from __future__ import annotations

import uuid

import pytest

from langgraph_client import Client, NotFoundError, UnprocessableEntityError
from langgraph_client.models import Thread

JOKE = {"topic": "ice cream"}


def test_each_method(client: Client, thread: Thread) -> None:
    """They do what the resources' methods do."""
    http, path = client.http, f"/threads/{thread.thread_id}"
    assert http.get(path)["thread_id"] == thread.thread_id
    assert http.patch(path, json={"metadata": {"a": "b"}})["metadata"]["a"] == "b"
    found = http.post("/threads/search", json={"ids": [thread.thread_id]})
    assert [one["metadata"]["a"] for one in found] == ["b"]
    item = {"namespace": ["http", thread.thread_id], "key": "k", "value": {"a": 1}}
    assert http.put("/store/items", json=item) is None
    assert client.store.get_item(item["namespace"], "k").value == {"a": 1}
    http.delete("/store/items", json={"namespace": item["namespace"], "key": "k"})
    assert client.store.get_item(item["namespace"], "k") is None


def test_a_stream(client: Client, thread: Thread) -> None:
    """A run's parts, the last state among them."""
    parts = client.http.stream(
        f"/threads/{thread.thread_id}/runs/stream", "POST", json={"assistant_id": "agent", "input": JOKE}
    )
    assert [part.data for part in parts if part.event == "values"][-1]["topic"] == "ice cream and cats"


def test_errors_have_the_servers_response(client: Client) -> None:
    """Typed, with the request and the response."""
    path = f"/threads/{uuid.uuid4()}"
    with pytest.raises(NotFoundError) as caught:
        client.http.get(path)
    assert (caught.value.request.method, caught.value.request.url) == ("GET", client.url + path)
    assert caught.value.response.json() == caught.value.body
    with pytest.raises(UnprocessableEntityError) as refused:
        client.http.get("/threads/no-uuid")
    assert refused.value.response.status_code == 422
