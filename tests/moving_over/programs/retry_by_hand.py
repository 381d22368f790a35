"""A loop that retries what may pass and gives up on what may not."""

import os

from langgraph_sdk import get_sync_client
from langgraph_sdk.errors import APIConnectionError, APIStatusError, InternalServerError, NotFoundError, RateLimitError

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])


def with_retries(call, attempts=3):
    for attempt in range(1, attempts + 1):
        try:
            return call()
        except (RateLimitError, InternalServerError, APIConnectionError) as error:
            print("again after", type(error).__name__, attempt)
        except NotFoundError:
            return None
        except APIStatusError as error:
            print("giving up:", error.status_code)
            raise
    return None


print(with_retries(lambda: client.threads.get("00000000-0000-4000-8000-000000000000")))
print(with_retries(lambda: client.runs.wait(None, "agent", input={"topic": "tea"})))
try:
    with_retries(lambda: client.threads.create(thread_id="nonsense"))
except APIStatusError as error:
    print(error.response.status_code, 400 <= error.status_code < 500)
