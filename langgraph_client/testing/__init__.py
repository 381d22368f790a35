"""A fake Agent Server for users' tests, with scripted graphs and injected faults; the extra `testing`. Uses only the public API.

The names are imported when they are first used: pytest imports this package in every test run, for its plugin.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from langgraph_client.testing.mocked import register
    from langgraph_client.testing.recording import record
    from langgraph_client.testing.replaying import replay
    from langgraph_client.testing.scripts import (
        ScriptedRun,
        custom,
        fail,
        gate,
        interrupt,
        reply,
        tokens,
        updates,
        values,
    )
    from langgraph_client.testing.server import FakeAgentServer

_HOMES = {
    "FakeAgentServer": "server",
    "ScriptedRun": "scripts",
    "custom": "scripts",
    "fail": "scripts",
    "gate": "scripts",
    "interrupt": "scripts",
    "record": "recording",
    "register": "mocked",
    "replay": "replaying",
    "reply": "scripts",
    "tokens": "scripts",
    "updates": "scripts",
    "values": "scripts",
}

__all__ = [
    "FakeAgentServer",
    "ScriptedRun",
    "custom",
    "fail",
    "gate",
    "interrupt",
    "record",
    "register",
    "replay",
    "reply",
    "tokens",
    "updates",
    "values",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
