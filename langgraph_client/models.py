"""The public API of the generated models: responses of the server, and what it is sent."""

from langgraph_client._generated.models import *  # noqa: F403
from langgraph_client._generated.models import __all__ as __all__  # noqa: PLC0414
