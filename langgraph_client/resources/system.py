"""The server itself: whether it is well, what it is and what it measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from langgraph_client import models
from langgraph_client._generated.endpoints import system as endpoints
from langgraph_client.checks import check
from langgraph_client.resources.base import Resource
from langgraph_client.resources.keywords import takes
from langgraph_client.types import CallOptions

if TYPE_CHECKING:
    from typing_extensions import Unpack


class System(Resource):
    """`client.system`."""

    @takes(CallOptions)
    def ok(self, *, check_db: bool = False, **options: Unpack[CallOptions]) -> models.Health:
        """Whether the server is well.

        Args:
            check_db: Whether to ask its database as well.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            InternalServerError: It is not.

        `GET /ok`
        """
        check("check_db", check_db, bool)
        return self._send(endpoints.ok(check_db=1 if check_db else 0), options)

    @takes(CallOptions)
    def info(self, **options: Unpack[CallOptions]) -> models.ServerInfo:
        """The server's version, and what it can do.

        Args:
            **options: `headers`, `params` and `timeout` of this call.

        `GET /info`
        """
        return self._send(endpoints.info(), options)

    @overload
    def metrics(self, format: Literal["prometheus"] = "prometheus", **options: Unpack[CallOptions]) -> str: ...

    @overload
    def metrics(self, format: Literal["json"], **options: Unpack[CallOptions]) -> dict[str, Any]: ...

    @takes(CallOptions)
    def metrics(
        self, format: Literal["prometheus", "json"] = "prometheus", **options: Unpack[CallOptions]
    ) -> str | dict[str, Any]:
        """What the server measures of itself.

        Args:
            format: `prometheus`, or `json`.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            Text in the format of Prometheus; an object for `json`.

        `GET /metrics`
        """
        return self._send(endpoints.metrics(format=format), options)
