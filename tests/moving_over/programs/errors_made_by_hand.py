"""A test of a user's own, in which the client's errors are made by hand."""

import os
from unittest.mock import Mock

from langgraph_sdk import get_sync_client
from langgraph_sdk.errors import APIStatusError, InternalServerError, NotFoundError


def title_of(client, thread_id):
    try:
        return client.threads.get(thread_id)["metadata"]["title"]
    except NotFoundError:
        return "no such thread"
    except APIStatusError as error:
        return f"status {error.status_code}: {error.message}, {error.body}"


client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
answered = []
client.http.get("/ok", on_response=answered.append)
for kind in (NotFoundError, InternalServerError, APIStatusError):
    fake = Mock(spec=client)
    fake.threads = Mock(spec=client.threads)
    fake.threads.get.side_effect = kind("as asked", response=answered[0], body={"detail": "x"})
    print(kind.__name__, title_of(fake, "1"))
fake.threads.get.side_effect = None
fake.threads.get.return_value = {"metadata": {"title": "mine"}}
print(title_of(fake, "1"))
