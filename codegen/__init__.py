"""The generator: the Agent Server's OpenAPI document in, `langgraph_client/_generated/` out. Not shipped.

The document walks `spec` (fetch, normalise, name) → `overlay` (correct, describe) → `models` and `endpoints` (write).
"""
