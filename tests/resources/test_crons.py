"""Crons: every option is seen on the wire, times and time zones in the server's form; what can't be right is never sent."""

from __future__ import annotations

import datetime as dt
import inspect
import warnings
from functools import partial
from zoneinfo import ZoneInfo

import pytest

from langgraph_client import models
from langgraph_client.resources.cron_options import NewCronOptions
from langgraph_client.resources.crons import Crons
from langgraph_client.types import CallOptions
from tests.resources.wire import assert_refused, assert_sent, sent, server, transport

ID = "01a20480-96aa-7195-83b9-01df9b7bc3a1"
THREAD = "6a9a2ac6-6f8c-4b7d-9d40-0a4e8ad5b1a5"
EVERY_DAY = "0 9 * * *"
crons = Crons(transport())

CRON = {
    "cron_id": ID,
    "assistant_id": "fe096781-5601-53d2-b2f6-0d3403f7e9ca",
    "thread_id": None,
    "end_time": None,
    "schedule": EVERY_DAY,
    "created_at": "2026-11-22T18:24:25+00:00",
    "updated_at": "2026-11-22T18:24:25+00:00",
    "payload": {"input": {"topic": "ice"}},
    "enabled": True,
    "timezone": "Europe/Berlin",
}
FOUND = models.Cron.from_dict(CRON)
BOTH = {
    "input": {"topic": "ice"},
    "metadata": {"k": "v"},
    "config": models.Config(tags=["a"]),
    "context": {"c": 1},
    "interrupt_before": ("a", "b"),
    "interrupt_after": "*",
    "webhook": "https://example.com/hook",
    "enabled": False,
    "timezone": ZoneInfo("Europe/Berlin"),
    "stream_mode": ("values", "updates"),
    "stream_subgraphs": True,
    "stream_resumable": True,
    "durability": "exit",
}
BOTH_SENT = {
    **BOTH,
    "config": {"tags": ["a"]},
    "interrupt_before": ["a", "b"],
    "timezone": "Europe/Berlin",
    "stream_mode": ["values", "updates"],
}
NEW = {
    **BOTH,
    "end_time": dt.datetime(2099, 1, 1, tzinfo=ZoneInfo("Europe/Berlin")),
    "multitask_strategy": "reject",
    "checkpoint_during": True,
}
NEW_SENT = {
    **BOTH_SENT,
    "end_time": "2099-01-01T00:00:00+01:00",
    "multitask_strategy": "reject",
    "checkpoint_during": True,
}
FILTER = {
    "assistant_id": "fe096781-5601-53d2-b2f6-0d3403f7e9ca",
    "thread_id": THREAD,
    "enabled": False,
    "metadata": {"k": "v"},
    "sort_by": "end_time",
    "sort_order": "asc",
    "select": ("cron_id", "schedule"),
}
FILTERED = {**FILTER, "select": ["cron_id", "schedule"]}
COUNTED = {key: FILTER[key] for key in ("assistant_id", "thread_id", "metadata")}

# The call, what is sent (method and path, body), what the server answers, and what the call gives.
CALLS = [
    (
        partial(crons.create, "agent", schedule=EVERY_DAY, on_run_completed="keep", **NEW),
        "POST /runs/crons",
        {"assistant_id": "agent", "schedule": EVERY_DAY, "on_run_completed": "keep", **NEW_SENT},
        CRON,
        FOUND,
    ),
    (
        partial(crons.create, "agent", schedule=EVERY_DAY, on_run_completed=None, **dict.fromkeys(NEW)),
        "POST /runs/crons",
        {"assistant_id": "agent", "schedule": EVERY_DAY},
        CRON,
        FOUND,
    ),
    (
        partial(crons.create_for_thread, THREAD, "agent", schedule=EVERY_DAY, **NEW),
        f"POST /threads/{THREAD}/runs/crons",
        {"assistant_id": "agent", "schedule": EVERY_DAY, **NEW_SENT},
        CRON,
        FOUND,
    ),
    (
        partial(crons.create_for_thread, THREAD, "agent", schedule=EVERY_DAY, **dict.fromkeys(NEW)),
        f"POST /threads/{THREAD}/runs/crons",
        {"assistant_id": "agent", "schedule": EVERY_DAY},
        CRON,
        FOUND,
    ),
    (partial(crons.get, ID), f"GET /runs/crons/{ID}", None, CRON, FOUND),
    (
        partial(crons.update, ID, schedule=EVERY_DAY, end_time=NEW["end_time"], on_run_completed="delete", **BOTH),
        f"PATCH /runs/crons/{ID}",
        {
            "schedule": EVERY_DAY,
            "end_time": "2099-01-01T00:00:00+01:00",
            "on_run_completed": "delete",
            **BOTH_SENT,
        },
        CRON,
        FOUND,
    ),
    (
        partial(crons.update, ID, schedule=None, on_run_completed=None, **dict.fromkeys(BOTH)),
        f"PATCH /runs/crons/{ID}",
        {},
        CRON,
        FOUND,
    ),
    (partial(crons.update, ID, end_time=None), f"PATCH /runs/crons/{ID}", {"end_time": None}, CRON, FOUND),
    (partial(crons.delete, ID), f"DELETE /runs/crons/{ID}", None, {}, None),
    (
        partial(crons.search, limit=5, offset=2, **FILTER),
        "POST /runs/crons/search",
        {"limit": 5, "offset": 2, **FILTERED},
        [CRON],
        [FOUND],
    ),
    (
        partial(crons.search, **dict.fromkeys(FILTER)),
        "POST /runs/crons/search",
        {"limit": 10, "offset": 0},
        [],
        [],
    ),
    (partial(crons.count, **COUNTED), "POST /runs/crons/count", COUNTED, 3, 3),
    (partial(crons.count, **dict.fromkeys(COUNTED)), "POST /runs/crons/count", {}, 0, 0),
]


@pytest.mark.parametrize(("call", "where", "body", "answer", "result"), CALLS)
def test_every_option_is_sent_and_the_answer_read(call, where, body, answer, result):
    """Each method sends its options, and those of the call, and decodes what comes."""
    got = assert_sent(call, where, (), body, answer=answer)
    assert got == result
    assert type(got) is type(result)


def test_the_table_knows_every_shared_option():
    """No option is declared without being tested above."""
    assert NewCronOptions.__annotations__.keys() - CallOptions.__annotations__.keys() == NEW.keys()


@pytest.mark.parametrize("method", [crons.create, crons.create_for_thread])
def test_the_signature_shows_the_shared_options(method):
    """`help()` lists the options that are declared once."""
    assert {*NEW, "headers", "params", "timeout", "schedule"} <= inspect.signature(method).parameters.keys()


def test_iter_walks_all_pages_with_the_same_filter():
    """`iter` asks for a page when it is needed, and stops behind the page that was not full."""
    with server([CRON, CRON], [CRON]) as mock:
        found = crons.iter(page_size=2, **FILTER)
        assert len(mock.calls) == 0
        assert list(found) == [FOUND] * 3
        assert [one.body for one in sent(mock)] == [{"limit": 2, "offset": at, **FILTERED} for at in (0, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "2099-01-01T00:00:00+01:00",
        "2099-01-01T00:00:00.5Z",
        "2099-01-01 00:00-0530",
        "2099-01-01T00:00:00+00",
        "2099-01-01T00:00:00",
    ],
)
def test_a_time_in_iso_8601_is_sent_as_it_is(text):
    """A str goes over the wire unchanged, with a time zone or without."""
    assert_sent(
        partial(crons.update, ID, end_time=text), f"PATCH /runs/crons/{ID}", (), {"end_time": text}, answer=CRON
    )


def test_a_datetime_without_a_time_zone_is_sent_without():
    """As the official client does."""
    for call in (crons.create, crons.create_for_thread):
        where = ("agent",) if call == crons.create else (THREAD, "agent")
        with server(CRON) as mock:
            call(*where, schedule=EVERY_DAY, end_time=NOON)
            assert sent(mock)[0].body["end_time"] == "2099-01-01T12:00:00"


@pytest.mark.parametrize(
    ("timezone", "text"),
    [
        ("America/New_York", "America/New_York"),
        (dt.timezone.utc, "UTC"),
        (dt.timezone(dt.timedelta(0)), "UTC"),
        (ZoneInfo("UTC"), "UTC"),
    ],
)
def test_time_zones_are_sent_by_name(timezone, text):
    """The server takes IANA names."""
    body = {"timezone": text}
    assert_sent(partial(crons.update, ID, timezone=timezone), f"PATCH /runs/crons/{ID}", (), body, answer=CRON)


@pytest.mark.parametrize(
    "call",
    [
        partial(crons.create, "agent", schedule=EVERY_DAY, checkpoint_during=False),
        partial(crons.create_for_thread, THREAD, "agent", schedule=EVERY_DAY, checkpoint_during=False),
    ],
)
def test_checkpoint_during_warns_where_it_was_given(call):
    """The warning points at the caller's line and says what to use."""
    with server(CRON), pytest.warns(DeprecationWarning, match="use durability") as caught:
        call()
    assert [warning.filename for warning in caught] == [__file__]


def test_what_is_not_deprecated_does_not_warn():
    """None is left out, and warns of nothing."""
    with server(CRON), warnings.catch_warnings():
        warnings.simplefilter("error")
        crons.create("agent", schedule=EVERY_DAY, checkpoint_during=None)


NOON = dt.datetime(2099, 1, 1, 12)  # noqa: DTZ001  # that it has no time zone is the point
new = partial(crons.create, "agent", schedule=EVERY_DAY)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (partial(crons.get, "."), ValueError, "cron_id must be"),
        (partial(crons.create, None, schedule=EVERY_DAY), TypeError, "assistant_id must be a str"),
        (partial(crons.create, "agent", schedule=None), TypeError, "schedule must be a str"),
        (partial(crons.create_for_thread, None, "agent", schedule=EVERY_DAY), TypeError, "thread_id must be"),
        (partial(new, end_time="tomorrow"), ValueError, "end_time must be in ISO 8601"),
        (partial(new, end_time="2099-01-01"), ValueError, "end_time must be in ISO 8601"),
        (partial(new, end_time=NOON.date()), TypeError, "end_time must be a datetime or a str"),
        (partial(new, end_time=5), TypeError, "end_time must be a datetime or a str"),
        (partial(new, timezone=dt.timezone(dt.timedelta(hours=1))), ValueError, "timezone must be an IANA name"),
        (partial(new, timezone=1), TypeError, "timezone must be an IANA name"),
        (partial(new, input="ice"), TypeError, "input must be"),
        (partial(new, input={"at": {"x": object()}}), TypeError, "input.at.x: "),
        (partial(new, interrupt_before="node"), ValueError, "interrupt_before must be"),
        (partial(new, interrupt_after=[1]), TypeError, "interrupt_after must be"),
        (partial(new, stream_mode="value"), ValueError, "stream_mode must be"),
        (partial(new, durability="exits"), ValueError, "durability must be one of"),
        (partial(new, multitask_strategy="queue"), ValueError, "multitask_strategy must be one of"),
        (partial(new, on_run_completed="deleted"), ValueError, "on_run_completed must be one of"),
        (partial(new, enabled="yes"), TypeError, "enabled must be a bool"),
        (partial(crons.search, enabled=1), TypeError, "enabled must be a bool"),
        (partial(crons.search, sort_order="des"), ValueError, "sort_order must be one of"),
        (partial(crons.iter, page_size=1001), ValueError, "page_size must be from 1 to 1000"),
        (partial(crons.count, metadata=[]), TypeError, "metadata must be a mapping"),
    ],
)
def test_bad_arguments_are_refused_before_anything_is_sent(call, error, message):
    """The message names the argument and what is allowed."""
    assert_refused(call, error, message)


def test_an_unknown_option_is_refused_by_name():
    """A typing error is a TypeError, as with any function."""
    with server() as mock, pytest.raises(TypeError, match="'on_completion'"):
        crons.create("agent", schedule=EVERY_DAY, on_completion="keep")
    assert len(mock.calls) == 0
