"""The server itself: its health, version and metrics."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, overload

from langgraph_client import models
from langgraph_client._generated.endpoints import system as endpoints
from langgraph_client.checks import check
from langgraph_client.resources.base import Resource
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.types import CallOptions

if TYPE_CHECKING:
    from typing_extensions import Unpack


class System(Resource):
    """Reads the server's health, version and metrics: `client.system`."""

    @document_kwargs(CallOptions)
    def ok(self, *, check_db: bool = False, **options: Unpack[CallOptions]) -> models.Health:
        """Check whether the server is healthy.

        Args:
            check_db: Whether to check its database as well.
            **options: `headers`, `params` and `timeout` of this call.

        Raises:
            InternalServerError: It is not.

        Examples:
            >>> client.system.ok(check_db=True).ok
            True

        `GET /ok`
        """
        check("check_db", check_db, bool)
        return self._send(endpoints.ok(check_db=1 if check_db else 0), options)

    @document_kwargs(CallOptions)
    def info(self, **options: Unpack[CallOptions]) -> models.ServerInfo:
        """Return the server's version and features.

        Args:
            **options: `headers`, `params` and `timeout` of this call.

        Examples:
            >>> info = client.system.info()
            >>> print(f"Agent Server {info.version}")
            Agent Server 0...

        `GET /info`
        """
        return self._send(endpoints.info(), options)

    @overload
    def metrics(self, format: Literal["prometheus"] = "prometheus", **options: Unpack[CallOptions]) -> str: ...

    @overload
    def metrics(self, format: Literal["json"], **options: Unpack[CallOptions]) -> dict[str, Any]: ...

    @document_kwargs(CallOptions)
    def metrics(
        self, format: Literal["prometheus", "json"] = "prometheus", **options: Unpack[CallOptions]
    ) -> str | dict[str, Any]:
        """Return the server's metrics.

        Args:
            format: `prometheus`, or `json`.
            **options: `headers`, `params` and `timeout` of this call.

        Returns:
            Text in the Prometheus format; an object for `json`.

        Examples:
            >>> client.system.metrics().startswith("# HELP")
            True
            >>> sorted(client.system.metrics("json"))
            ['api', 'queue', 'workers']

        `GET /metrics`
        """
        return self._send(endpoints.metrics(format=format), options)
