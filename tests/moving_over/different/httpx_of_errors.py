"""What an error shows of the request and the response."""

import os

from langgraph_sdk import get_sync_client

client = get_sync_client(url=os.environ["LANGGRAPH_URL"])
try:
    client.threads.get("00000000-0000-4000-8000-000000000000")
except Exception as error:
    response, request = error.response, error.request
print(response.status_code, response.json(), response.text, response.headers["Content-Type"])
print(request.method, request.url)
print([name for name in ("reason_phrase", "is_error", "url", "raise_for_status") if hasattr(response, name)])
print([name for name in ("headers", "content") if hasattr(request, name)], isinstance(request.url, str))
