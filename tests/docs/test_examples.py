"""Each public method has an example in its docstring, which does what it shows on a real Agent Server, and has types."""

from __future__ import annotations

import doctest
import inspect
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from langgraph_client import Client, RunStream, ThreadFeed, ThreadStream, errors, get_client
from langgraph_client.streams import handles, projections, thread_stream
from tests.docs.blocks import ROOT

WITH_METHODS = [
    Client, RunStream, ThreadFeed, ThreadStream, thread_stream.RunCommands, thread_stream.AgentInfo, projections.Values,
]  # fmt: skip
"""Classes whose methods have examples, beside those of the client's resources."""
WITH_EXAMPLE = [
    Client, RunStream, ThreadFeed, ThreadStream,
    handles.MessageHandle, handles.ToolCallHandle, projections.SubgraphHandle, projections.Extensions,
    errors.APIStatusError, errors.APIConnectionError, errors.StreamInterrupted, errors.DeadlineExceeded, errors.RunFailed,
]  # fmt: skip
"""Classes that have an example themselves: how an object is used, or how an error is handled."""
NOT_FOR_USERS = {"ThreadStream.current_run", "ThreadStream.items", "ThreadStream.reader", "ThreadStream.state",
    "ThreadStream.state_now"}  # fmt: skip
"""Methods that the reference does not show: the projections use them."""
PREAMBLE = "from langgraph_client import Client, get_client\n"
"""What each example finds, beside a `client`."""
CONFIGURATION = "[mypy]\nstrict = true\n"


def resources() -> dict[str, type]:
    """The resources of a client by the names that users write, such as `client.runs`."""
    with Client("http://localhost") as client:
        names = [name for name, what in vars(Client).items() if isinstance(what, cached_property)]
        return {f"client.{name}": type(getattr(client, name)) for name in names}


def documented() -> dict[str, Any]:
    """What must have an example, by name."""
    found: dict[str, Any] = {"get_client": get_client, **{one.__name__: one for one in WITH_EXAMPLE}}
    for name, cls in [*resources().items(), *((one.__name__, one) for one in WITH_METHODS)]:
        for method, function in inspect.getmembers(cls, inspect.isfunction):
            if not method.startswith("_") and f"{name}.{method}" not in NOT_FOR_USERS:
                found[f"{name}.{method}"] = function
    return found


DOCUMENTED = documented()


def example(name: str) -> doctest.DocTest:
    """The example of a docstring."""
    what = DOCUMENTED[name]
    file = inspect.getsourcefile(what)
    text = what.__doc__ or ""
    return doctest.DocTestParser().get_doctest(text, {}, name, file, None)


def outcome(test: doctest.DocTest, client: Client) -> str:
    """Run an example, and return what it did otherwise than it shows."""
    told: list[str] = []
    runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
    test.globs = {"client": client, "get_client": get_client, "Client": Client}
    runner.run(test, out=told.append)
    return "".join(told)


def script(tests: dict[str, doctest.DocTest]) -> tuple[str, list[str]]:
    """All examples as one module, a function each; and the name of the example for each of its lines."""
    lines, names = PREAMBLE.splitlines(), [""] * PREAMBLE.count("\n")
    for number, (name, test) in enumerate(tests.items()):
        sources = [line for one in test.examples for line in one.source.splitlines()]
        new = [f"def example_{number}(client: Client) -> None:", *(f"    {line}" for line in sources)]
        lines += new
        names += [name] * len(new)
    return "\n".join(lines) + "\n", names


def complaints(tests: dict[str, doctest.DocTest], folder: Path) -> dict[str, list[str]]:
    """What mypy says of each example, in one run."""
    text, names = script(tests)
    (folder / "examples.py").write_text(text, encoding="utf-8")
    (folder / "mypy.ini").write_text(CONFIGURATION)
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--no-error-summary", "--cache-dir", ROOT / ".mypy_cache" / "examples", "examples.py"],
        cwd=folder, env={"MYPYPATH": str(ROOT), "PATH": ""}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode in {0, 1}, done.stderr
    told: dict[str, list[str]] = {}
    for file, line, said in (line.split(":", 2) for line in done.stdout.splitlines()):
        assert file == "examples.py", done.stdout
        told.setdefault(names[int(line) - 1], []).append(f"{text.splitlines()[int(line) - 1].strip()}: {said}")
    return told


@pytest.fixture(scope="module")
def client(server_url: str) -> Iterator[Client]:
    """A client of the real server, which examples that make their own client find too."""
    with pytest.MonkeyPatch.context() as patch, get_client(server_url) as client:
        patch.setenv("LANGGRAPH_API_URL", server_url)
        yield client
        for cron in client.crons.search(limit=1000):
            client.crons.delete(cron.cron_id)
        for assistant in client.assistants.search(name="Brief", limit=1000):
            client.assistants.delete(assistant.assistant_id)


@pytest.mark.parametrize("name", DOCUMENTED)
def test_an_example_does_what_it_shows(name: str, client: Client) -> None:
    """There is one, and its output is the one that the docstring has."""
    test = example(name)
    assert test.examples, f"{name} has no example"
    assert not outcome(test, client)


def test_the_examples_have_types(tmp_path: Path, tell: Callable[[str], None]) -> None:
    """A reader who checks types has nothing to add to what they copy."""
    assert complaints({name: example(name) for name in DOCUMENTED}, tmp_path) == {}
    tell(f"{len(DOCUMENTED)} methods and classes have an example that runs and passes mypy --strict")


def test_every_resource_is_there() -> None:
    """No method is left out because nobody listed it."""
    assert {f"client.{name}" for name in ("assistants", "threads", "runs", "crons", "store", "http")} < set(resources())
    assert {"client.runs.wait", "client.threads.get_state", "RunStream.undecoded", "ThreadFeed.close"} < set(DOCUMENTED)
    assert all(isinstance(what, (type, FunctionType)) for what in DOCUMENTED.values())


def test_a_wrong_output_and_a_wrong_type_are_found(tmp_path: Path, client: Client) -> None:
    """With the line that is wrong."""
    parse = doctest.DocTestParser().get_doctest
    assert "Expected:\n    '8'\nGot:\n    '7'" in outcome(parse(">>> str(7)\n'8'\n", {}, "wrong", None, None), client)
    (said,) = complaints({"wrong": parse(">>> client.threads.get(7)\n", {}, "wrong", None, None)}, tmp_path)["wrong"]
    assert said.startswith("client.threads.get(7):  error: ")
