"""A message of several lines, and the response that it is from."""

import os

from langgraph_sdk import get_sync_client
from langgraph_sdk.errors import UnprocessableEntityError

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
try:
    client.runs.create(None, "no-such-graph", input={})
except UnprocessableEntityError as error:
    print(error.message)
    print(error.response.text)
    print(error.message == error.body["detail"], error.request.method, error.request.url)
