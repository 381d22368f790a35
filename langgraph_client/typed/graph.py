"""Typed access to a graph's runs, their results, and the state of threads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from langgraph_client import models
from langgraph_client.jsonable import to_jsonable
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.resources.run_options import Modes, RunSettings
from langgraph_client.typed.checked import ContextT, InputT, OutputT, StateT
from langgraph_client.typed.parts import TypedThreadState
from langgraph_client.typed.streams import TypedStreams
from langgraph_client.types import CallOptions

if TYPE_CHECKING:
    from typing_extensions import Unpack


class TypedGraph(TypedStreams[InputT, OutputT, StateT, ContextT]):
    """One assistant of a client, with the types of its graph.

    Args:
        client: The client.
        assistant_id: The assistant's UUID, or the graph's name.
        schemas: The JSON Schemas, as `client.assistants.get_schemas` returns them.
        validate: Whether input, output and state are validated against them.
        output: Creates an output from a JSON object.
        state: Creates a state from a JSON object.

    Every method raises ValueError before anything is sent if `validate` is on and a value is invalid, and ProtocolError
    if the server's data are invalid.
    """

    @document_kwargs(RunSettings)
    def create(
        self,
        thread_id: str | None,
        *,
        input: InputT | None,
        context: ContextT | None = None,
        stream_mode: Modes = "values",
        stream_subgraphs: bool = False,
        stream_resumable: bool = False,
        **options: Unpack[RunSettings],
    ) -> models.Run:
        """Start a run in the background. See `client.runs.create`.

        Args:
            thread_id: The thread's UUID; None makes a stateless run.
            input: The graph's input; None with a `command`.
            context: The graph's context.
            stream_mode: The modes that `join_stream` can request from it.
            stream_subgraphs: Whether the parts of subgraphs are streamed too.
            stream_resumable: Whether the server stores the run's parts.
            **options: See RunOptions.

        `POST /threads/{thread_id}/runs` or `POST /runs`
        """
        more: Any = {**options, **self._sent(input, context)}
        return self.client.runs.create(
            thread_id,
            self.assistant_id,
            stream_mode=stream_mode,
            stream_subgraphs=stream_subgraphs,
            stream_resumable=stream_resumable,
            **more,
        )

    @document_kwargs(RunSettings)
    def wait(
        self,
        thread_id: str | None,
        *,
        input: InputT | None,
        context: ContextT | None = None,
        on_disconnect: models.OnDisconnect | None = None,
        raise_error: bool = True,
        deadline: float | None = None,
        **options: Unpack[RunSettings],
    ) -> OutputT:
        """Start a run and wait for its output. See `client.runs.wait`.

        Args:
            thread_id: The thread's UUID; None makes a stateless run.
            input: The graph's input; None with a `command`.
            context: The graph's context.
            on_disconnect: `cancel` makes the server cancel the run at a disconnect.
            raise_error: Whether a run that failed or was cancelled raises; else the result has the key `__error__`.
            deadline: Seconds for the whole call.
            **options: See RunOptions.

        Returns:
            The output. A run that ended in an interrupt has the key `__interrupt__`, and may lack others.

        `POST /threads/{thread_id}/runs` or `POST /runs`, `GET /threads/{thread_id}/runs/{run_id}/join`
        """
        more: Any = {**options, **self._sent(input, context)}
        result = self.client.runs.wait(
            thread_id,
            self.assistant_id,
            on_disconnect=on_disconnect,
            raise_error=raise_error,
            deadline=deadline,
            **more,
        )
        return self._read_output(result)

    @document_kwargs(CallOptions)
    def join(
        self,
        thread_id: str,
        run_id: str,
        *,
        raise_error: bool = True,
        deadline: float | None = None,
        **options: Unpack[CallOptions],
    ) -> OutputT:
        """Wait for the output of an existing run. See `client.runs.join`.

        Args:
            thread_id: The thread's UUID.
            run_id: The run's UUID.
            raise_error: Whether a run that failed or was cancelled raises.
            deadline: Seconds for the whole call.
            **options: `headers`, `params` and `timeout` of this call.

        `GET /threads/{thread_id}/runs/{run_id}/join`
        """
        result = self.client.runs.join(thread_id, run_id, raise_error=raise_error, deadline=deadline, **options)
        return self._read_output(result)

    @document_kwargs(CallOptions)
    def get_state(
        self,
        thread_id: str,
        checkpoint: Mapping[str, Any] | None = None,
        checkpoint_id: str | None = None,
        *,
        subgraphs: bool = False,
        **options: Unpack[CallOptions],
    ) -> TypedThreadState[StateT]:
        """Return a thread's state now, or at a checkpoint. See `client.threads.get_state`.

        Args:
            thread_id: The thread's UUID.
            checkpoint: The checkpoint, of the graph itself.
            checkpoint_id: The checkpoint's UUID.
            subgraphs: Whether the tasks include the states of subgraphs.
            **options: `headers`, `params` and `timeout` of this call.

        `GET /threads/{thread_id}/state`, `GET /threads/{thread_id}/state/{checkpoint_id}`,
        `POST /threads/{thread_id}/state/checkpoint`
        """
        found = self.client.threads.get_state(thread_id, checkpoint, checkpoint_id, subgraphs=subgraphs, **options)
        found["values"] = self._read_part("values", found.get("values"))
        return cast("TypedThreadState[StateT]", found)

    @document_kwargs(CallOptions)
    def update_state(
        self,
        thread_id: str,
        values: StateT | None,
        *,
        as_node: str | None = None,
        checkpoint: Mapping[str, Any] | None = None,
        checkpoint_id: str | None = None,
        **options: Unpack[CallOptions],
    ) -> models.ThreadStateUpdateResponse:
        """Write to a thread's state, as if one of its nodes had done so. See `client.threads.update_state`.

        Args:
            thread_id: The thread's UUID.
            values: Some keys of the state; None is sent as null.
            as_node: The node to attribute the update to.
            checkpoint: The checkpoint to resume from, else the latest.
            checkpoint_id: Its UUID, if it is a checkpoint of the graph itself.
            **options: `headers`, `params` and `timeout` of this call.

        `POST /threads/{thread_id}/state`
        """
        if self._validate and values is not None:
            self._check("state", to_jsonable(values, "values"), "values")
        written: Any = values
        return self.client.threads.update_state(
            thread_id, written, as_node=as_node, checkpoint=checkpoint, checkpoint_id=checkpoint_id, **options
        )
