"""Events of the thread protocol as the real server sends them, and helpers to make them up."""

from __future__ import annotations

import itertools

from langgraph_client.protocol.thread_events import BufferedEvent

RUN, OTHER = "01a2050f-eef1-7482-98e4-de678cc7181c", "01a20510-228f-7312-91d8-3ec76a684ff7"
_ids = itertools.count(1)


def event(method, data=None, namespace=(), event_id=None, **params):
    """One event; its id is one of its own unless it is given."""
    params = {"namespace": list(namespace), "timestamp": 1, "data": data, **params}
    event_id = event_id or f"1795381260{next(_ids):06}-0"
    return BufferedEvent({"type": "event", "event_id": event_id, "seq": 1, "method": method, "params": params})


def root(phase, run_id=RUN, **data):
    """A lifecycle event of the graph itself."""
    return event("lifecycle", {"event": phase, "graph_name": "g", **data}, event_id=f"synth:{run_id}:lc||{phase}")


def asks(interrupt_id, payload="?", run_id=RUN, namespace=()):
    """A question."""
    data = {"interrupt_id": interrupt_id, "payload": payload}
    path = "|".join(namespace)
    return event("input.requested", data, namespace, event_id=f"synth:{run_id}:input|{path}|{interrupt_id}")


def values(data, **more):
    """A change of the state."""
    return event("values", data, **more)


def says(data, namespace=()):
    """A `messages` event."""
    return event("messages", data, namespace)


def message(name, *blocks, namespace=(), usage=None, finish=True):
    """The events of a message whose blocks are texts in pieces (lists), or pairs of kind and pieces."""
    found = [says({"event": "message-start", "role": "ai", "id": name}, namespace)]
    for index, block in enumerate(blocks):
        kind, pieces = block if isinstance(block, tuple) else ("text", block)
        found.append(
            says({"event": "content-block-start", "index": index, "content": {"type": kind, kind: ""}}, namespace)
        )
        for piece in pieces:
            delta = {"type": f"{kind}-delta", kind: piece}
            found.append(says({"event": "content-block-delta", "index": index, "delta": delta}, namespace))
        whole = {"type": kind, kind: "".join(pieces)}
        found.append(says({"event": "content-block-finish", "index": index, "content": whole}, namespace))
    if finish:
        found.append(says({"event": "message-finish", **({"usage": usage} if usage else {})}, namespace))
    return found


def tool(kind, call="call-1", namespace=(), **data):
    """A `tools` event."""
    return event("tools", {"event": kind, "tool_call_id": call, **data}, namespace)


def graph(phase, *namespace, **data):
    """A lifecycle event of a graph in the graph."""
    return event("lifecycle", {"event": phase, "graph_name": namespace[-1].partition(":")[0], **data}, namespace)
