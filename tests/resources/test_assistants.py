"""Assistants: every option is seen on the wire, every answer is read, and what can't be right is never sent."""

from __future__ import annotations

import dataclasses
from functools import partial

import pytest

from langgraph_client import models
from langgraph_client.config import Settings
from langgraph_client.errors import APIStatusError
from langgraph_client.resources.assistants import Assistants
from langgraph_client.transport.http_transport import Transport
from tests.resources.wire import assert_refused, assert_sent, sent, server, transport

ID = "fe096781-5601-53d2-b2f6-0d3403f7e9ca"
assistants = Assistants(transport())

ASSISTANT = {
    "assistant_id": ID,
    "graph_id": "agent",
    "config": {"tags": ["a"]},
    "context": {},
    "created_at": "2026-11-22T17:43:44+00:00",
    "updated_at": "2026-11-22T17:43:44+00:00",
    "metadata": {"k": "v"},
    "version": 1,
    "name": "mine",
    "description": None,
}
SCHEMAS = {"input_schema": {}, "output_schema": {}, "state_schema": None, "config_schema": {}}
FIELDS = {
    "config": {"tags": ["a"], "recursion_limit": 7, "configurable": {"c": 1}},
    "context": {"d": 2},
    "metadata": {"k": "v"},
    "name": "mine",
    "description": "for tests",
}
NEW = {"assistant_id": ID, "if_exists": "do_nothing", **{key: FIELDS[key] for key in FIELDS if key != "config"}}
FILTER = {
    "metadata": {"k": "v"},
    "graph_id": "agent",
    "name": "mi",
    "sort_by": "name",
    "sort_order": "asc",
    "select": ("name", "version"),
}
FILTERED = {**FILTER, "select": ["name", "version"]}
NONE = dict.fromkeys(FILTER)

# The call, what is sent (method and path, query, body), what the server answers, and what the call gives.
CALLS = [
    (partial(assistants.get, ID), f"GET /assistants/{ID}", [], None, ASSISTANT, models.Assistant.from_dict(ASSISTANT)),
    (
        partial(assistants.get_graph, ID, xray=2),
        f"GET /assistants/{ID}/graph",
        [("xray", "2")],
        None,
        {"nodes": [{"id": "a"}], "edges": []},
        models.AssistantGraph(nodes=[{"id": "a"}], edges=[]),
    ),
    (
        partial(assistants.get_graph, "agent"),
        "GET /assistants/agent/graph",
        [("xray", "false")],
        None,
        {"nodes": [], "edges": []},
        models.AssistantGraph(nodes=[], edges=[]),
    ),
    (
        partial(assistants.get_schemas, ID),
        f"GET /assistants/{ID}/schemas",
        [],
        None,
        {"graph_id": "agent", **SCHEMAS},
        models.GraphSchema.from_dict({"graph_id": "agent", **SCHEMAS}),
    ),
    (
        partial(assistants.get_subgraphs, ID),
        f"GET /assistants/{ID}/subgraphs",
        [("recurse", "false")],
        None,
        {"inner": SCHEMAS},
        {"inner": models.GraphSchemaNoId.from_dict(SCHEMAS)},
    ),
    (
        partial(assistants.get_subgraphs, ID, "outer|inner", recurse=True),
        f"GET /assistants/{ID}/subgraphs/outer%7Cinner",
        [("recurse", "true")],
        None,
        {},
        {},
    ),
    (
        partial(assistants.create, "agent", FIELDS["config"], **NEW),
        "POST /assistants",
        [],
        {"graph_id": "agent", "config": FIELDS["config"], **NEW},
        ASSISTANT,
        models.Assistant.from_dict(ASSISTANT),
    ),
    (
        partial(assistants.create, "agent", None, **dict.fromkeys(NEW)),
        "POST /assistants",
        [],
        {"graph_id": "agent"},
        ASSISTANT,
        models.Assistant.from_dict(ASSISTANT),
    ),
    (
        partial(assistants.update, ID, graph_id="other", **FIELDS),
        f"PATCH /assistants/{ID}",
        [],
        {"graph_id": "other", **FIELDS},
        ASSISTANT,
        models.Assistant.from_dict(ASSISTANT),
    ),
    (
        partial(assistants.update, ID, graph_id=None, **dict.fromkeys(FIELDS)),
        f"PATCH /assistants/{ID}",
        [],
        {},
        ASSISTANT,
        models.Assistant.from_dict(ASSISTANT),
    ),
    (partial(assistants.delete, ID), f"DELETE /assistants/{ID}", [("delete_threads", "false")], None, "", None),
    (
        partial(assistants.delete, ID, delete_threads=True),
        f"DELETE /assistants/{ID}",
        [("delete_threads", "true")],
        None,
        "",
        None,
    ),
    (
        partial(assistants.search, limit=5, offset=2, **FILTER),
        "POST /assistants/search",
        [],
        {"limit": 5, "offset": 2, **FILTERED},
        [ASSISTANT],
        [models.Assistant.from_dict(ASSISTANT)],
    ),
    (partial(assistants.search, **NONE), "POST /assistants/search", [], {"limit": 10, "offset": 0}, [], []),
    (
        partial(assistants.search, response_format="object"),
        "POST /assistants/search",
        [],
        {"limit": 10, "offset": 0},
        ([ASSISTANT], {"X-Pagination-Next": "10"}),
        {"assistants": [models.Assistant.from_dict(ASSISTANT)], "next": "10"},
    ),
    (
        partial(assistants.search, response_format="object"),
        "POST /assistants/search",
        [],
        {"limit": 10, "offset": 0},
        [],
        {"assistants": [], "next": None},
    ),
    (
        partial(assistants.count, metadata={"k": "v"}, graph_id="agent", name="mi"),
        "POST /assistants/count",
        [],
        {"metadata": {"k": "v"}, "graph_id": "agent", "name": "mi"},
        3,
        3,
    ),
    (partial(assistants.count, metadata=None, graph_id=None, name=None), "POST /assistants/count", [], {}, 0, 0),
    (
        partial(assistants.get_versions, ID, {"k": "v"}, 5, 2),
        f"POST /assistants/{ID}/versions",
        [],
        {"metadata": {"k": "v"}, "limit": 5, "offset": 2},
        [ASSISTANT],
        [models.AssistantVersion.from_dict(ASSISTANT)],
    ),
    (
        partial(assistants.get_versions, ID),
        f"POST /assistants/{ID}/versions",
        [],
        {"limit": 10, "offset": 0},
        [],
        [],
    ),
    (
        partial(assistants.set_latest, ID, 2),
        f"POST /assistants/{ID}/latest",
        [],
        {"version": 2},
        ASSISTANT,
        models.Assistant.from_dict(ASSISTANT),
    ),
]


@pytest.mark.parametrize(("call", "where", "query", "body", "answer", "result"), CALLS)
def test_every_option_is_sent_and_the_answer_read(call, where, query, body, answer, result):
    """Each method sends its options, and those of the call, and decodes what comes."""
    got = assert_sent(call, where, query, body, answer=answer)
    assert got == result
    assert type(got) is type(result)


def test_iter_walks_all_pages_with_the_same_filter():
    """`iter` asks for a page when it is needed, goes where the header says, and stops at the last page."""
    with server(([ASSISTANT], {"X-Pagination-Next": "1"}), [{**ASSISTANT, "version": 2}], []) as mock:
        found = assistants.iter(page_size=1, **FILTER)
        assert len(mock.calls) == 0
        assert [one.version for one in found] == [1, 2]
        assert [one.body for one in sent(mock)] == [{"limit": 1, "offset": at, **FILTERED} for at in range(3)]


@pytest.mark.parametrize(
    ("given", "tries"),
    [
        ({"assistant_id": ID, "if_exists": "do_nothing"}, 4),
        ({"assistant_id": ID}, 1),
        ({"if_exists": "do_nothing"}, 1),
        ({"assistant_id": ID, "if_exists": "raise"}, 1),
        ({}, 1),
    ],
)
def test_create_is_repeated_only_when_that_makes_no_second_assistant(given, tries):
    """After a 503 an assistant is created again only under an id that may be there already."""
    waits = []
    mine = Assistants(Transport(Settings(url="http://server"), sleep=waits.append))
    with server() as mock:
        mock.reset()
        mock.add("POST", "http://server/assistants", status=503)
        with pytest.raises(APIStatusError):
            mine.create("agent", **given)
        assert (len(mock.calls), len(waits)) == (tries, tries - 1)


@dataclasses.dataclass
class Context:
    """A graph's context, as its author writes it."""

    model: str


def test_a_context_may_be_a_dataclass():
    """It is sent as an object."""
    with server(ASSISTANT) as mock:
        assistants.create("agent", context=Context("small"), metadata={1: Context("large")})
        body = sent(mock)[0].body
    assert (body["context"], body["metadata"]) == ({"model": "small"}, {"1": {"model": "large"}})


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (partial(assistants.get, 7), TypeError, "assistant_id must be a str or a UUID"),
        (partial(assistants.get, ""), ValueError, "assistant_id must be a printable str"),
        (partial(assistants.get_graph, ID, xray="yes"), TypeError, "xray must be a bool or an int"),
        (partial(assistants.get_subgraphs, ID, ".."), ValueError, "namespace must be"),
        (partial(assistants.get_subgraphs, ID, recurse=1), TypeError, "recurse must be a bool"),
        (partial(assistants.create, None), TypeError, "graph_id must be a str"),
        (partial(assistants.create, "agent", [1]), TypeError, "config must be"),
        (partial(assistants.create, "agent", if_exists="do-nothing"), ValueError, "if_exists must be one of"),
        (partial(assistants.create, "agent", metadata={"k": {1}, "x": object()}), TypeError, "body.metadata.x"),
        (partial(assistants.update, ID, name=3), TypeError, "name must be a str"),
        (partial(assistants.delete, ID, delete_threads="yes"), TypeError, "delete_threads must be a bool"),
        (partial(assistants.search, response_format="list"), ValueError, "response_format must be one of"),
        (partial(assistants.search, limit="5"), TypeError, "limit must be an int"),
        (partial(assistants.search, sort_by="created"), ValueError, "sort_by must be one of"),
        (partial(assistants.search, select="name"), ValueError, "select must be a sequence"),
        (partial(assistants.iter, page_size=0), ValueError, "page_size must be from 1 to 1000"),
        (partial(assistants.count, graph_id=1), TypeError, "graph_id must be a str"),
        (partial(assistants.get_versions, ID, "k"), TypeError, "metadata must be a mapping"),
        (partial(assistants.set_latest, ID, "2"), TypeError, "version must be an int"),
        (partial(assistants.get, ID, header={}), TypeError, "unexpected keyword argument 'header'"),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(call, error, message):
    """The message names the argument and what is allowed."""
    assert_refused(call, error, message)
