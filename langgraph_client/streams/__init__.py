"""Streams: they read, reconnect after a disconnect, resume, and detect the end.

The endpoints are imported where they are called: with their models they are most of the package's import.
"""
