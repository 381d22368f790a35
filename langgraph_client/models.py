"""The public API of the generated models: responses of the server, and what it is sent."""

from typing import TYPE_CHECKING

from langgraph_client._generated import models as _received
from langgraph_client._generated import sent as _sent
from langgraph_client._generated.models import *  # noqa: F403

if TYPE_CHECKING:
    from langgraph_client._generated.sent import *  # noqa: F403
else:

    def __getattr__(name):  # noqa: ANN001, ANN202 - as in the package
        """Import a model that is sent when it is first used."""
        if name not in _sent.__all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(_sent, name)
        return value

    def __dir__():  # noqa: ANN202
        """Return every model, imported or not."""
        return sorted({*globals(), *__all__})


__all__ = _received.__all__ + _sent.__all__
