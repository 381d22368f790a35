"""Generates `langgraph_client/_generated/` from the Agent Server's OpenAPI document. Not part of the package.

The steps: `spec` (fetch, normalise, name), `overlay` (correct, describe), `models` and `endpoints` (write).
"""
