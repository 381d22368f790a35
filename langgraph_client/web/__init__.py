"""Streams to browsers, and webhooks of the Agent Server, for Django, Flask and any WSGI or ASGI server. Uses only the public API."""
