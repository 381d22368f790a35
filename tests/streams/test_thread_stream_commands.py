"""The commands of a conversation, responses to interrupts among them, on a server that does what the test says."""

from __future__ import annotations

import pytest

from langgraph_client import CommandRefused
from langgraph_client.errors import APIConnectionError
from tests.protocol.thread_wire import OTHER, RUN, asks, message, root, values
from tests.streams.scripted import HEARTBEAT, accepted, thread

BEGIN, END = root("running"), root("completed")
HELLO = message("m1", ["You ", "said: ", "hi"], usage={"total_tokens": 3})


def test_commands_over_the_connection():
    """Where the transport can: opened for it, its answers are told from events; refused ones raise."""
    one = thread([[BEGIN, *HELLO]], [[BEGIN, *HELLO, END]], in_band=True, started=False)
    assert one.stream.run.start(input={}) == {"run_id": RUN}
    assert ([said.text for said in one.stream.messages], one.connector.commands) == (["You said: hi"], [])
    refusal = {"type": "error", "error": "invalid_argument", "message": "no"}
    with pytest.raises(CommandRefused, match="run.start: invalid_argument: no"):
        thread([[]], in_band=True, replies=lambda _: refusal)


def test_a_command_whose_answer_is_lost():
    """It may have been carried out: it is not sent again."""
    one = thread([APIConnectionError("reset")], [[]], in_band=True, started=False, replies=lambda _: None)
    with pytest.raises(APIConnectionError, match="lost before the answer") as caught:
        one.stream.run.start(input={})
    assert caught.value.request_sent
    assert len(one.connector.connections[0].sent) == 1
    one.stream.close()
    with pytest.raises(APIConnectionError, match="the stream is closed"):
        one.stream.run.start(input={})


@pytest.mark.parametrize("in_band", [False, True])
def test_a_command_on_a_closed_stream(in_band):
    """It is not sent, whatever the transport."""
    one = thread([[BEGIN, END]], in_band=in_band)
    one.stream.close()
    with pytest.raises(APIConnectionError, match=r"^run\.start: the stream is closed$") as caught:
        one.stream.run.start(input={})
    assert not caught.value.request_sent


@pytest.mark.parametrize("how", ["the answer is lost", "it can't be sent"])
def test_a_command_over_a_connection_that_is_gone(how):
    """One that nobody read for a while is tried first, with a command that changes nothing."""

    def replies(command):
        if command.method != "agent.getTree":
            return accepted(command)
        if how == "it can't be sent":
            raise APIConnectionError("broken pipe")
        return None

    script = [[BEGIN, END], APIConnectionError("reset")]
    one = thread(script, [[BEGIN, END]], in_band=True, replies=replies)
    one.stream.run.respond("yes", interrupt_id="i1")
    methods = [[command.method for command in connection.sent] for connection in one.connector.connections]
    assert methods == [["run.start", "agent.getTree"], ["input.respond"]]
    assert one.stream.reconnects == 1


def test_a_command_over_a_connection_that_lives():
    """Whatever the trial is answered."""
    one = thread([[BEGIN, END]], in_band=True)
    one.stream.run.respond("yes", interrupt_id="i1")
    (connection,) = one.connector.connections
    assert [command.method for command in connection.sent] == ["run.start", "agent.getTree", "input.respond"]


QUESTION = [BEGIN, values({"a": 1}), asks("i1", "Shall I?"), root("interrupted"), values({"a": 2})]


def state(*questions):
    """The state of a thread that asks."""
    return {
        "values": {"a": 2},
        "tasks": [{"id": "t", "name": "n", "interrupts": [{"id": i, "value": v} for i, v in questions]}],
    }


def test_a_question():
    """What comes after it is not lost; the answer makes a run that is read next."""
    said = [b"event: values\ndata: {}\nid: %b\n\n" % QUESTION[-1].event_id.encode()]
    one = thread([QUESTION[:4], QUESTION[4:], [root("running", OTHER), values({"a": 3}), root("completed", OTHER)]],
                 threads_get_state=state(("i1", "Shall I?")), said=said, runs_get=("running", "success"))  # fmt: skip
    assert [found.data for found in one.stream.subscribe(["values"])] == [{"a": 1}, {"a": 2}]
    assert one.rest.slept == [0.05]
    assert (one.stream.interrupted, one.stream.interrupts) == (
        True,
        [{"interrupt_id": "i1", "value": "Shall I?", "namespace": []}],
    )
    one.rest.answers["runs_list"] = [OTHER]
    assert one.stream.run.respond("yes") == {"run_id": OTHER}
    assert one.connector.commands[-1].params == {"interrupt_id": "i1", "namespace": [], "response": "yes"}
    assert [found.data for found in one.stream.subscribe(["values"])] == [{"a": 3}]


def test_answering_without_reading():
    """The question is waited for; a nested one is answered where it was asked."""
    nested = [BEGIN, asks("i1", namespace=("a:1",)), root("interrupted")]
    one = thread([nested, HEARTBEAT], threads_get_state=state(("i1", 1)))
    one.stream.run.respond("yes")
    assert one.connector.commands[-1].params["namespace"] == ["a:1"]


def test_no_question_and_several():
    """A clear error; nothing is sent."""
    one = thread([[BEGIN, END]])
    with pytest.raises(ValueError, match="the thread has no pending interrupt"):
        one.stream.run.respond("yes")
    two = thread(
        [[*QUESTION, asks("i2", "Why?")], HEARTBEAT], threads_get_state=state(("i1", "Shall I?"), ("i2", "Why?"))
    )
    with pytest.raises(ValueError, match=r"one of i1 \('Shall I\?'\), i2 \('Why\?'\)"):
        two.stream.run.respond("yes")
    assert [len(found.connector.commands) for found in (one, two)] == [1, 1]


def test_an_answer_that_the_server_refuses():
    """Its own word for it."""

    def replies(command):
        refusal = {"type": "error", "error": "no_such_interrupt", "message": "Unknown"}
        return accepted(command) if command.method == "run.start" else refusal

    one = thread([[BEGIN, END]], replies=replies)
    with pytest.raises(CommandRefused) as caught:
        one.stream.run.respond("yes", interrupt_id="nope")
    assert caught.value.code == "no_such_interrupt"


def test_questions_while_the_run_goes_on():
    """Those that were seen; the state may still show one that is answered already."""
    one = thread([QUESTION, QUESTION], runs_get="running", threads_get_state=state(("old", 1)))
    assert one.stream.interrupts == []
    next(one.stream.subscribe(["values"]))
    assert [found.interrupt_id for found in one.stream.interrupts] == ["i1"]
