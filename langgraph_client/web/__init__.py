"""A stream to a browser, and what the server calls back: for any WSGI or ASGI server, Django and Flask. Uses the public API only."""
