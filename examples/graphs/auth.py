"""Authentication of a server that was started with `auth`: accepts `agent_server.AUTH_KEY`."""

from __future__ import annotations

from langgraph_sdk import Auth

KEY = b"example-key"

auth = Auth()


@auth.authenticate
async def authenticate(headers: dict[bytes, bytes]) -> str:
    """Return the user's name, the same for all."""
    if headers.get(b"x-api-key") != KEY:
        raise Auth.exceptions.HTTPException(status_code=401, detail="wrong or missing x-api-key")
    return "example-user"
