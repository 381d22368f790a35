"""`run`, `wait`, `join`, `tail` and `state` against the real server."""

from __future__ import annotations

import json
import shlex
import signal
import uuid
from collections.abc import Callable
from typing import TypeAlias

import pytest

from langgraph_client import Client, NotFoundError
from tests.cli.shell import Ended, ended, resume_words, shell, started

TOPIC = '{"topic": "tea"}'
Command: TypeAlias = Callable[..., Ended]
JOKE = {"topic": "tea and cats", "joke": "This is a joke about tea and cats"}


def chat(text: str) -> str:
    """The input of the chat graph."""
    return json.dumps({"messages": [{"role": "user", "content": text}]})


def test_text_is_what_the_models_say(server_url: str) -> None:
    """A chat graph's answer stands on standard output, with nothing around it."""
    done = shell(server_url, "run", "chat", "--input", chat("Hello there"))
    assert (done.code, done.out) == (0, "You said: Hello there\n")


def test_models_that_speak_at_once_get_a_line_each(command: Command) -> None:
    """Two agents whose chunks take turns are not mixed, and what a tool says is left out."""
    done = command("run", "agents", "--input", TOPIC)
    assert sorted(done.out.splitlines()) == ["Let me look up tea.", "Why tea, of all things?"]


def test_text_is_the_final_state_when_no_model_speaks(server_url: str) -> None:
    """A graph without models prints its state, and says on standard error which run it was."""
    done = shell(server_url, "run", "agent", "--input", TOPIC)
    assert (done.code, done.json) == (0, JOKE)
    assert done.err.startswith("run ")


def test_parts_that_are_asked_for_are_lines(command: Command) -> None:
    """`--stream` prints the parts of its modes, and no others, a line each."""
    done = command("-q", "run", "agent", "--input", TOPIC, "--stream", "updates")
    first, second = done.out.splitlines()
    assert first == 'updates {"refine_topic": {"topic": "tea and cats"}}'
    assert second.startswith('updates {"generate_joke"')
    assert not done.err


def test_jsonl_is_an_object_a_part(command: Command) -> None:
    """Each line is JSON with the event, its data, its id and the bookmark to go on after it; in the order they came."""
    done = command("run", "agent", "--input", TOPIC, "--stream", "updates", "--stream", "values",
                 "--output", "jsonl")  # fmt: skip
    assert {"updates", "values", "metadata"} == {line["event"] for line in done.lines}
    assert all(set(line) == {"event", "data", "id", "bookmark"} for line in done.lines)
    assert done.lines[-1]["data"] == JOKE
    rest = command("run", "--resume", done.lines[2]["bookmark"], "--output", "jsonl")
    assert [line["data"] for line in rest.lines] == [line["data"] for line in done.lines[3:]]


def test_json_is_one_document(command: Command, client: Client) -> None:
    """`--output json` tells how it ended and with what."""
    done = command("run", "agent", "--input", TOPIC, "--output", "json")
    document = done.json
    assert (document["status"], document["result"], document["error"], document["interrupts"]) == (
        "success",
        JOKE,
        None,
        [],
    )
    assert client.runs.get(document["thread_id"], document["run_id"]).status == "success"


def test_wait_prints_the_result_alone(server_url: str) -> None:
    """`wait` is for scripts: the final state and nothing else. `--input -` reads standard input."""
    done = shell(server_url, "--quiet", "wait", "agent", "--input", "-", stdin=TOPIC)
    assert (done.json, done.err) == (JOKE, "")


def test_the_same_key_twice_is_one_run(command: Command, client: Client) -> None:
    """A second start with an idempotency key joins the first, and prints the same, without a thread being named."""
    words = ("run", "agent", "--input", TOPIC, "--output", "json", "--idempotency-key", f"report {uuid.uuid4()}")
    first, second = command(*words).json, command(*words).json
    assert first["run_id"] == second["run_id"]
    assert second["result"] == JOKE
    assert len(client.runs.list(first["thread_id"])) == 1


def test_an_interrupt_and_its_answer(server_url: str) -> None:
    """A question exits with 3; the command line that is printed answers it, and the run goes on."""
    asked = shell(server_url, "run", "approval", "--input", '{"request": "buy cats"}')
    assert (asked.code, asked.out) == (3, "")
    assert "Shall I buy cats?" in asked.err
    line = next(line for line in asked.err.splitlines() if line.startswith("answer by: langgraph-client "))
    words = line.removesuffix(" ANSWER").split()[3:]
    answered = shell(server_url, *words, "no")
    assert (answered.code, answered.json) == (0, {"request": "buy cats", "answer": "no"})


def test_an_answer_may_be_false(command: Command) -> None:
    """What is no text is an answer, too."""
    asked = command("run", "approval", "--input", '{"request": "buy cats"}', "--output", "json")
    assert (asked.code, asked.json["status"]) == (3, "interrupted")
    assert asked.json["interrupts"][0]["value"] == {"question": "Shall I buy cats?"}
    answered = command("wait", "approval", "--thread", asked.json["thread_id"], "--answer", "false")
    assert answered.json["answer"] is False


def test_several_questions_are_answered_by_a_command(command: Command, client: Client) -> None:
    """Where several things are asked, the command that is printed has a place for each answer."""
    asked = command("run", "approvals", "--input", '{"request": "buy cats"}')
    assert asked.code == 3
    line = next(line for line in asked.err.splitlines() if line.startswith("answer by: "))
    *_, agent, _, thread, _, answers = shlex.split(line.replace("ANSWER", "yes"))
    answered = client.runs.wait(thread, agent, command=json.loads(answers))
    assert (answered["budget"], answered["law"]) == ("yes", "yes")


def test_join_from_the_start(command: Command, client: Client) -> None:
    """A run that is over can be joined, and shows all of itself again."""
    first = client.runs.stream(
        client.threads.create().thread_id, "agent", input={"topic": "tea"}, stream_mode="updates"
    )
    list(first)
    words = ("join", str(first.run_id), "--thread", str(first.thread_id), "--output", "jsonl", "--stream", "updates")
    assert [line["event"] for line in command(*words).lines][-2:] == ["updates", "updates"]


def test_join_of_no_run(command: Command, client: Client) -> None:
    """A run that does not exist is said to be missing."""
    thread = client.threads.create().thread_id
    done = command("join", str(uuid.uuid4()), "--thread", thread)
    assert done.code == 2
    assert "404" in done.err


def test_tail_goes_on_by_its_bookmark(server_url: str, client: Client) -> None:
    """`tail` shows a thread's runs until it is stopped; the command that it prints goes on after the last part."""
    thread = client.threads.create().thread_id
    words, seen = ["tail", thread, "--output", "jsonl", "--from-start"], []
    for _ in range(2):
        list(client.runs.stream(thread, "agent", input={"topic": "tea"}, stream_mode="updates"))
        with started(server_url, *words) as process:
            assert process.stdout is not None
            lines = [json.loads(process.stdout.readline())]
            while "generate_joke" not in str(lines[-1]["data"]):
                lines.append(json.loads(process.stdout.readline()))
            process.send_signal(signal.SIGINT)
            stopped = ended(process)
        assert stopped.code == 130
        assert [line["event"] for line in lines].count("updates") == 2
        seen += [(line["id"], *line["data"]) for line in lines if line["event"] == "updates"]
        words = resume_words(stopped.err)
    assert len(set(seen)) == 4  # by their node too: two updates of one millisecond have the same id now and then


def test_tail_of_no_thread(command: Command) -> None:
    """A thread that does not exist is said to be missing, and not waited for."""
    assert command("tail", str(uuid.uuid4())).code == 2


def test_state(command: Command, client: Client) -> None:
    """`state` prints what the thread holds."""
    thread = client.threads.create().thread_id
    client.runs.wait(thread, "agent", input={"topic": "tea"})
    assert command("state", thread).json["values"] == JOKE
    assert command("state", thread, "--values").json == JOKE


def test_a_temporary_run_leaves_no_thread(command: Command, client: Client) -> None:
    """`--temporary` has the server delete the thread."""
    done = command("run", "agent", "--input", TOPIC, "--output", "json", "--temporary")
    assert done.json["result"] == JOKE
    with pytest.raises(NotFoundError):
        client.threads.get(done.json["thread_id"])
