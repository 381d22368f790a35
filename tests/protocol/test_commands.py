"""Commands as values, and what their answers mean."""

from __future__ import annotations

import pickle

import pytest

from langgraph_client.errors import CommandRefused, ProtocolError
from langgraph_client.protocol.commands import Command

START = Command(7, "run.start", {"assistant_id": "chat"})


def test_a_command_as_the_wire_has_it():
    """Number, method and params."""
    assert START.to_dict() == {"id": 7, "method": "run.start", "params": {"assistant_id": "chat"}}
    assert (START.repeatable, Command(1, "agent.getTree").repeatable) == (False, True)


def test_a_success():
    """Its result comes out; without one nothing does."""
    assert START.result({"type": "success", "id": 7, "result": {"run_id": "r"}}) == {"run_id": "r"}
    assert START.result({"type": "success", "id": 7}) == {}


def test_a_refusal():
    """It says which command, why, and survives pickling."""
    refusal = {"type": "error", "id": 7, "error": "no_such_interrupt", "message": "Unknown interrupt: x"}
    with pytest.raises(CommandRefused) as caught:
        Command(7, "input.respond").result(refusal)
    for error in (caught.value, pickle.loads(pickle.dumps(caught.value))):
        assert (error.code, error.message, error.method) == (
            "no_such_interrupt",
            "Unknown interrupt: x",
            "input.respond",
        )
        assert str(error) == "input.respond: no_such_interrupt: Unknown interrupt: x"


@pytest.mark.parametrize("answer", [None, "ok", {}, {"type": "event"}, []])
def test_what_is_no_answer(answer):
    """It can't be read."""
    with pytest.raises(ProtocolError, match="expected an answer"):
        START.result(answer)
