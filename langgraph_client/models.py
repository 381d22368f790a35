"""The public door to the generated models: what the server answers, and what it is sent."""

from langgraph_client._generated.models import *  # noqa: F403
from langgraph_client._generated.models import __all__ as __all__  # noqa: PLC0414
