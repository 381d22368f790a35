"""Old names work for a release: each warns, names the new one, and blames the caller's line."""

import pickle

import pytest

from langgraph_client import APIConnectionError, APIStatusError, APITimeoutError, RetryPolicy, ThreadEvent
from langgraph_client.streams import session
from langgraph_client.web import runs, webhooks

EVENT = {
    "method": "updates",
    "params": {"namespace": [], "data": {}, "timestamp": 1, "node": "joke"},
    "event_id": "7-0",
}
ATTRIBUTES = [
    (RetryPolicy(initial_backoff=0.25), "initial", "initial_backoff", 0.25),
    (RetryPolicy(max_backoff=3.0), "maximum", "max_backoff", 3.0),
    (RetryPolicy(reconnect_attempts=7), "reconnects", "reconnect_attempts", 7),
    (APIConnectionError("m", retryable=False), "repeatable", "retryable", False),
    (APITimeoutError("m"), "repeatable", "retryable", True),
    (APIStatusError("m", status_code=418), "repeatable", "retryable", True),
    (ThreadEvent(EVENT), "more", "extra", {"node": "joke"}),
    (ThreadEvent(EVENT), "kept", "is_stored", True),
]
KEYWORDS = [
    (RetryPolicy, (), "initial", "initial_backoff", 0.25),
    (RetryPolicy, (), "maximum", "max_backoff", 3.0),
    (RetryPolicy, (), "reconnects", "reconnect_attempts", 7),
    (APIConnectionError, ("m",), "repeatable", "retryable", False),
    (APITimeoutError, ("m",), "repeatable", "retryable", False),
]
MEMBERS = [
    (session, "AgentQuestions", "AgentInfo"),
    (runs, "Refusal", "ViewError"),
    (webhooks, "WebhookRefused", "InvalidWebhook"),
]


@pytest.mark.parametrize(("instance", "old", "new", "value"), ATTRIBUTES)
def test_an_old_attribute_is_the_new_one(instance, old, new, value):
    """It reads the same value."""
    with pytest.warns(DeprecationWarning, match=rf"\.{old} is deprecated .*: use {new}$") as warned:
        assert getattr(instance, old) == value == getattr(instance, new)
    assert [one.filename for one in warned] == [__file__]


def test_an_old_attribute_can_be_set():
    """Where the new one can."""
    error = APIConnectionError("m")
    with pytest.warns(DeprecationWarning, match="use retryable$"):
        error.repeatable = False
    assert (error.retryable, pickle.loads(pickle.dumps(error)).retryable) == (False, False)


@pytest.mark.parametrize(("cls", "args", "old", "new", "value"), KEYWORDS)
def test_an_old_keyword_is_the_new_one(cls, args, old, new, value):
    """The constructor takes either."""
    with pytest.warns(DeprecationWarning, match=rf"\({old}=\) is deprecated .*: use {new}$") as warned:
        instance = cls(*args, **{old: value})
    assert getattr(instance, new) == value
    assert [one.filename for one in warned] == [__file__]


def test_an_old_keyword_beside_the_new_one_is_an_error():
    """Neither of them wins."""
    with pytest.raises(TypeError, match="got 'max_backoff' twice: 'maximum' is its old name"):
        RetryPolicy(maximum=1.0, max_backoff=2.0)


def test_an_unknown_keyword_is_an_error_as_before():
    """Only the old names are translated."""
    with pytest.raises(TypeError, match="unexpected keyword argument 'backoff'"):
        RetryPolicy(backoff=1.0)


@pytest.mark.parametrize(("module", "old", "new"), MEMBERS)
def test_an_old_class_is_the_new_one(module, old, new):
    """So that an `except` with the old name catches what is raised."""
    with pytest.warns(DeprecationWarning, match=rf"{old} is deprecated .*: use {new}$") as warned:
        assert getattr(module, old) is getattr(module, new)
    assert [one.filename for one in warned] == [__file__]


def test_an_old_class_can_be_imported():
    """By the statement that users have written."""
    with pytest.warns(DeprecationWarning, match="use InvalidWebhook$") as warned:
        from langgraph_client.web.webhooks import WebhookRefused
    assert WebhookRefused is webhooks.InvalidWebhook
    assert {one.filename for one in warned} == {__file__}


@pytest.mark.parametrize("module", [runs, session, webhooks])
def test_an_unknown_class_is_an_error_as_before(module):
    """Only the old names are found."""
    with pytest.raises(AttributeError, match=f"module '{module.__name__}' has no attribute 'Unknown'"):
        module.Unknown  # noqa: B018
