"""The protocol without I/O, clock and threads: converts bytes to values."""

from typing import TYPE_CHECKING

from langgraph_client.lazy import modules

if TYPE_CHECKING:
    from langgraph_client.protocol import bookmark as bookmark
    from langgraph_client.protocol import dialect as dialect
    from langgraph_client.protocol import events as events
    from langgraph_client.protocol import position as position
else:
    __getattr__ = modules(__name__, "bookmark", "dialect", "events", "position")
