"""What a handler reads of the errors."""

import json
import os

from langgraph_sdk import get_sync_client
from langgraph_sdk.errors import (
    APIError,
    APIStatusError,
    BadRequestError,
    ConflictError,
    LangGraphError,
    NotFoundError,
    UnprocessableEntityError,
)

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
missing = "00000000-0000-4000-8000-000000000000"


def report(call):
    try:
        call()
    except APIStatusError as e:
        print(type(e).__name__, e.status_code, e.message.split("\n")[0][:40], e.body)
        print(
            e.response.status_code,
            e.response.json() == e.body,
            e.response.headers["content-type"],
            e.code,
            e.param,
            e.type,
        )
        print(
            e.request.method,
            str(e.request.url).rsplit(":", 1)[-1],
            e.request_id == e.response.headers.get("x-request-id"),
        )
        print(isinstance(e, APIError), isinstance(e, LangGraphError), json.loads(e.response.text) == e.body)


report(lambda: client.threads.get(missing))
report(lambda: client.runs.create(missing, "agent", input={}))
report(lambda: client.assistants.get("no-such-graph"))
report(lambda: client.threads.create(thread_id="not-a-uuid"))
report(lambda: client.runs.create(None, "no-such-graph", input={}))
report(lambda: client.crons.create("agent", schedule="nonsense"))
try:
    list(client.runs.stream(missing, "agent", input={"topic": "x"}))
except NotFoundError as error:
    print("stream:", error.message)
print(
    [
        cls.__name__
        for cls in (BadRequestError, ConflictError, UnprocessableEntityError)
        if issubclass(cls, APIStatusError)
    ]
)
