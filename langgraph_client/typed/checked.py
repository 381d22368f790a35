"""Converts the input and output of a typed graph and, if requested, validates them against its schemas."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, cast

from langgraph_client.errors import ProtocolError
from langgraph_client.json_schema import check_value
from langgraph_client.jsonable import to_jsonable
from langgraph_client.protocol.events import INTERRUPT_KEY

if TYPE_CHECKING:
    from langgraph_client.client import Client

InputT = TypeVar("InputT")
OutputT = TypeVar("OutputT")
StateT = TypeVar("StateT")
ContextT = TypeVar("ContextT")

Schemas: TypeAlias = Mapping[str, Any]
"""`input_schema`, `output_schema`, `state_schema` and `context_schema`, each a JSON Schema or None."""


class Checked(Generic[InputT, OutputT, StateT, ContextT]):
    """The part of a typed graph that knows its schemas."""

    def __init__(
        self,
        client: Client,
        assistant_id: str,
        schemas: Schemas,
        *,
        validate: bool = False,
        output: Callable[[Mapping[str, Any]], OutputT] | None = None,
        state: Callable[[Mapping[str, Any]], StateT] | None = None,
    ) -> None:
        self.client = client
        self.assistant_id = assistant_id
        self.schemas = schemas
        self._validate = validate
        self._output = output
        self._state = state

    def __repr__(self) -> str:
        return f"<TypedGraph {self.assistant_id!r}>"

    def _sent(self, value: InputT | None, context: ContextT | None) -> dict[str, Any]:
        """Return a run's input and context, validated if requested."""
        sent = {"input": value, "context": context}
        for name, one in sent.items():
            if self._validate and one is not None:
                self._check(name, to_jsonable(one, name), name)
        return sent

    def _read_output(self, result: Any) -> OutputT:
        if self._validate and isinstance(result, dict) and not {INTERRUPT_KEY, "__error__"} & result.keys():
            self._check_received("output", result)
        return cast("OutputT", result if self._output is None or not isinstance(result, dict) else self._output(result))

    def _read_part(self, mode: str, data: Any) -> Any:
        """Return a part's data, validated if requested, and converted to the module's classes where it has some."""
        if not isinstance(data, dict) or mode not in {"values", "updates"}:
            return data
        return self._read_state(data) if mode == "values" else {key: self._read_state(one) for key, one in data.items()}

    def _read_state(self, state: Any) -> Any:
        if not isinstance(state, dict):
            return state
        if self._validate:
            self._check_received("state", state)
        return state if self._state is None else self._state(state)

    def _check_received(self, part: str, value: Any) -> None:
        try:
            self._check(part, value, part)
        except ValueError as error:
            raise ProtocolError(f"what came of {self.assistant_id} does not fit its schema: {error}") from None

    def _check(self, part: str, value: Any, name: str) -> None:
        schema = self.schemas.get(f"{part}_schema")
        if schema:
            check_value(value, schema, name)


def read_schemas(text: str) -> dict[str, dict[str, Any]]:
    """Return the schemas in a generated module: assistant → its schemas, all of which share their `$defs`."""
    data = json.loads(text)
    shared = data["$defs"]
    return {
        name: {key: {**one, "$defs": shared} if one and isinstance(one, dict) else one for key, one in schemas.items()}
        for name, schemas in data["assistants"].items()
    }
