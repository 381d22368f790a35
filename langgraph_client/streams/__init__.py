"""Streams: they read, reconnect after a disconnect, resume, and detect the end.

Resources use these modules as attributes, so that a program that streams nothing does not import them. The streams import
the endpoints where they call them: with their models they are most of the package's import.
"""

from typing import TYPE_CHECKING

from langgraph_client.lazy import modules

if TYPE_CHECKING:
    from langgraph_client.streams import config as config
    from langgraph_client.streams import plan as plan
    from langgraph_client.streams import result as result
    from langgraph_client.streams import run as run
    from langgraph_client.streams import thread_feed as thread_feed
    from langgraph_client.streams import thread_stream as thread_stream
else:
    __getattr__ = modules(__name__, "config", "plan", "result", "run", "thread_feed", "thread_stream")
