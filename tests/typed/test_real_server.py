"""Modules that were generated from a real server, on that server: what comes is what the types say."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from examples.agent_server import REPOSITORY, running
from langgraph_client import Client, RunFailed, get_client
from langgraph_client.codegen import deployment
from langgraph_client.codegen.naming import identifier
from langgraph_client.typed import TypedGraph
from tests.typed.__main__ import GOLDEN, GRAPHS
from tests.typed.golden import agents, agents_attrs
from tests.typed.runs import CASES, Case

AT_ONCE = 8
"""Runs that the server works on at the same time; a run waits most of its time."""
Checked = tuple[str, Any, list[str]]
"""The part of the schemas, a value, and what is wrong with it."""


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    """A client of a server with the example graphs and the awkward ones."""
    with running(more_graphs=GRAPHS) as server, get_client(server.url, api_key=None) as client:
        yield client


@pytest.fixture(scope="module")
def outcomes(client: Client) -> Iterator[Mapping[str, Future[list[Checked]]]]:
    """What each graph gave, and what a validator says of it."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield {name: pool.submit(recorded, client, name, case) for name, case in CASES.items()}


def checked(graph: TypedGraph[Any, Any, Any, Any], part: str, value: Any) -> Checked:
    """A value, judged by a validator that is not ours. What an interrupted run gives may lack keys."""
    schema = {**graph.schemas[f"{part}_schema"]}
    if "__interrupt__" in value:
        schema.pop("required", None)
    problems = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(schema).iter_errors(value)]
    return part, value, problems


def recorded(client: Client, name: str, case: Case) -> list[Checked]:
    """Run a graph with `validate` on, in both modes that have types, to its end, and wait for another run's output."""
    graph = getattr(agents, identifier(name))(client, validate=True)
    thread_id = client.threads.create().thread_id
    stream = graph.stream(thread_id, input=case.input, context=case.context, stream_mode=["values", "updates"])
    parts = [] if case.fails else list(stream)
    if not case.fails and stream.interrupts and case.response is not None:
        parts += stream.respond(case.response)
    states = [one for part in parts for one in ([part.data] if part.event == "values" else part.data.values()) if one]
    found = [checked(graph, "state", one) for one in states]
    if case.fails:
        with pytest.raises(RunFailed):
            list(stream)
    else:
        new = client.threads.create().thread_id
        found.append(checked(graph, "output", graph.wait(new, input=case.input, context=case.context)))
    return [*found, checked(graph, "state", graph.get_state(thread_id).values)]


def test_the_server_says_what_it_said(client: Client):
    """The committed modules are made of what this server says."""
    found = deployment.ask(client)
    assert found.graphs.keys() == CASES.keys()
    assert found.digest == deployment.load(GOLDEN / "schemas.json").digest


@pytest.mark.parametrize("name", CASES)
def test_what_comes_is_what_the_types_say(name: str, outcomes: Mapping[str, Future[list[Checked]]], tell):
    """Each graph runs with `validate`, and a second validator finds nothing in its parts, outputs and states."""
    found = outcomes[name].result()
    assert {part for part, _, _ in found} == ({"state"} if CASES[name].fails else {"state", "output"})
    assert [problems for _, _, problems in found if problems] == []
    tell(f"typed graphs: {name:16} {len(found):3} values checked, mismatches 0")


def test_classes_are_what_comes(client: Client):
    """In the other style, what comes is of the classes, with nested ones; what is sent is made of them."""
    order = agents_attrs.awkward_order(client)
    sent = agents_attrs.MyAwkwardOrderInput(order_id=1, address={"streetName": "Elm St"})
    output = order.wait(None, input=sent)
    assert (type(output), type(output.address)) == (agents_attrs.MyAwkwardOrderOutput, agents_attrs.MyAddress)
    assert (output.order_id, output.address.streetName) == (1, "Elm St")
    states = [part.data for part in order.stream(None, input=sent)]
    assert {type(one) for one in states} == {agents_attrs.MyAwkwardOrderState}
    assert states[-1].notes == ["taken: 1"]
    updates = [part.data for part in order.stream(None, input=sent, stream_mode="updates")]
    assert [type(update["work"]) for update in updates] == [agents_attrs.MyAwkwardOrderState]


def test_a_stream_resumes_with_its_types(client: Client):
    """From a bookmark, with the same parts as without the break."""
    graph = agents.agent(client)
    thread_id = client.threads.create().thread_id
    whole = graph.stream(thread_id, input={"topic": "tea"})
    first = next(whole)
    bookmark = whole.bookmark
    whole.close()
    assert bookmark is not None
    rest = [part.data for part in graph.resume(bookmark, thread_id=thread_id)]
    assert [first.data, *rest][-1] == {"topic": "tea and cats", "joke": "This is a joke about tea and cats"}
    assert whole.thread_id == thread_id


def test_a_run_in_the_background_and_a_state(client: Client):
    """`create`, `join`, `get_state` and `update_state`, each with its type."""
    graph = agents.agent(client, validate=True)
    run = graph.create(client.threads.create().thread_id, input={"topic": "tea"})
    assert graph.join(run.thread_id, run.run_id)["topic"] == "tea and cats"
    graph.update_state(run.thread_id, {"joke": "a better one"}, as_node="generate_joke")
    assert graph.get_state(run.thread_id).values == {"topic": "tea and cats", "joke": "a better one"}
    with pytest.raises(ValueError, match=r"values\.joke must be of type string, got 7"):
        graph.update_state(run.thread_id, {"joke": 7})  # type: ignore[typeddict-item]


def test_what_does_not_fit_is_not_sent(client: Client):
    """With `validate`, an input and a context are refused with the path to what is wrong."""
    order, talk = agents.awkward_order(client, validate=True), agents.awkward_talk(client, validate=True)
    with pytest.raises(ValueError, match=r"^input\.address\.streetName is required$"):
        order.wait(None, input={"order_id": 1, "address": {"zip-code": "1"}})  # type: ignore[typeddict-item]
    with pytest.raises(ValueError, match=r"^context\.loud must be of type boolean, got 'very'$"):
        talk.wait(None, input={"messages": []}, context={"name": "Ada", "loud": "very"})  # type: ignore[typeddict-item]


def test_the_command_finds_a_change(client: Client, tmp_path):
    """`--check` against the real server: a module that says otherwise does not fit."""
    copy = tmp_path / "agents.py"
    copy.write_text((GOLDEN / "agents.py").read_text(encoding="utf-8").replace("joke", "jest"), encoding="utf-8")
    command = [sys.executable, "-c", "import sys; from langgraph_client.cli import main; sys.exit(main())"]
    command += ["generate", "--url", client.url, "--output", str(copy), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=REPOSITORY)
    assert (done.stderr, done.returncode) == ("", 1)
    assert "  - state.jest: string\n  + state.joke: string\n" in done.stdout
