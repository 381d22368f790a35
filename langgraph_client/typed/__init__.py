"""Graphs with typed input, output, state and context, the base of modules that `langgraph-client generate` writes.

A TypedGraph does what `client.runs` and `client.threads` do, for one assistant.
"""

from langgraph_client.typed.checked import Schemas, read_schemas
from langgraph_client.typed.graph import TypedGraph
from langgraph_client.typed.parts import TypedPart, TypedRunStream, TypedThreadState

__all__ = ["Schemas", "TypedGraph", "TypedPart", "TypedRunStream", "TypedThreadState", "read_schemas"]
