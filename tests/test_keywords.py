"""Keywords that methods share are shown in each method's signature, and refused by name where they are unknown."""

from __future__ import annotations

import inspect
import traceback
from functools import partial
from typing import TypedDict

import pytest
import responses

from langgraph_client import Client, models
from langgraph_client.resources.keywords import document_kwargs
from langgraph_client.types import CallOptions
from tests.local_server import THREAD

URL = "http://server.test"
ROOMS = ("assistants", "threads", "runs", "crons", "store", "system", "mcp", "a2a")


class Extra(TypedDict, total=False):
    """One more keyword."""

    color: str


@document_kwargs(Extra, CallOptions)
def example(first, *, second=5, **options):
    """Do something."""
    return first, second, options


def test_the_signature_shows_all_keywords():
    """In the place of the `**`, keyword-only and left out by default; the function works as before."""
    parameters = inspect.signature(example).parameters
    assert list(parameters) == ["first", "second", "color", "headers", "params", "timeout"]
    assert {parameters[name].kind for name in list(parameters)[1:]} == {inspect.Parameter.KEYWORD_ONLY}
    assert [parameters[name].default for name in ("second", "color", "timeout")] == [5, None, None]
    assert example(1, color="red") == (1, 5, {"color": "red"})
    assert example.__doc__ == "Do something."


def methods():
    """Every public method of every resource."""
    client = Client(URL, api_key=None)
    for resource in (getattr(client, name) for name in ROOMS):
        for name, method in inspect.getmembers(resource, inspect.ismethod):
            if not name.startswith("_"):
                yield pytest.param(method, id=f"{type(resource).__name__}.{name}")


@pytest.mark.parametrize("method", list(methods()))
def test_every_method_takes_the_options_of_a_call(method):
    """`help` lists `headers`, `params` and `timeout`; no `**` is left, and the docstring names each parameter."""
    parameters = inspect.signature(method).parameters
    assert {"headers", "params", "timeout"} <= set(parameters)
    assert inspect.Parameter.VAR_KEYWORD not in {parameter.kind for parameter in parameters.values()}
    described = {line[4:].split(":")[0] for line in inspect.getdoc(method).splitlines() if line.startswith("    ")}
    # The keywords of a TypedDict are described there: the docstring's `**` says so.
    code = method.__func__.__code__
    spelled = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    assert {*spelled} <= described
    assert {*parameters} == {*spelled, *CallOptions.__annotations__} or any(name.startswith("**") for name in described)


@pytest.mark.parametrize(
    "call",
    [
        lambda client: client.threads.get(THREAD, timeouts=5),
        lambda client: client.threads.search(statuses="idle"),
        lambda client: client.runs.create(THREAD, "agent", inputs={}),
        lambda client: client.runs.stream(THREAD, "agent", inputs={}),
        lambda client: client.system.ok(header={}),
    ],
)
def test_an_unknown_keyword_is_refused_by_name(call):
    """It is a TypeError, as Python's own, and nothing is sent."""
    with responses.RequestsMock(), pytest.raises(TypeError, match=r"timeouts|statuses|inputs|header"):
        call(Client(URL, api_key=None))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            lambda c: c.runs.stream(None, "agent", inputs={}),
            "unexpected keyword argument 'inputs': did you mean 'input'?",
        ),
        (lambda c: c.threads.create(metdata={}), "unexpected keyword argument 'metdata': did you mean 'metadata'?"),
        (lambda c: c.threads.get("x", colour=1), "unexpected keyword argument 'colour'; the keywords are"),
    ],
)
def test_all_keywords_are_listed_for_a_wrong_one(call, said):
    """Those of its own and those that it shares, whatever method it is."""
    with Client("http://127.0.0.1:9") as client, pytest.raises(TypeError) as caught:
        call(client)
    assert str(caught.value).startswith(said)
    listed = str(caught.value).partition("keywords are ")[2].split(", ")
    assert {"headers", "params", "timeout"} < set(listed)
    method = next(frame for frame in traceback.extract_tb(caught.tb) if "resources" in frame.filename).name
    resource = client.threads if method in {"create", "get"} else client.runs
    assert listed == sorted(inspect.signature(getattr(resource, method)).parameters)


@pytest.mark.parametrize("given", ["stream", "wait", "create"])
def test_a_thread_in_the_place_of_its_id(given):
    """What to pass is said."""
    thread = models.Thread.from_dict({"thread_id": "x"})
    with Client("http://127.0.0.1:9") as client:
        for call in (
            client.threads.get,
            partial(client.threads.stream, assistant_id="agent"),
            lambda one: getattr(client.runs, given)(one, "agent"),
        ):
            with pytest.raises(TypeError, match=r"a Thread: pass thread\.thread_id$"):
                call(thread)
