"""The error tree: what catches what, what each error says, and that all of them survive a task queue."""

from __future__ import annotations

import copy
import pickle

import pytest

import langgraph_client
from langgraph_client import errors
from langgraph_client.errors import APIStatusError, LangGraphError, NotFoundError
from langgraph_client.http_messages import HTTPRequest, HTTPResponse

STATUS = ["BadRequestError", "AuthenticationError", "PermissionDeniedError", "NotFoundError", "ConflictError",
          "ProxyAuthenticationRequired",
          "PayloadTooLargeError", "UnprocessableEntityError", "RateLimitError", "InternalServerError",
          "UnsupportedByServer"]  # fmt: skip
PARENTS = {
    "APIError": (LangGraphError,),
    "APIConnectionError": (errors.APIError, ConnectionError),
    "APITimeoutError": (errors.APIConnectionError, TimeoutError),
    "APIStatusError": (errors.APIError,),
    **dict.fromkeys(STATUS, (APIStatusError,)),
    "ProtocolError": (errors.APIError,),
    "StreamInterrupted": (LangGraphError,),
    "DeadlineExceeded": (LangGraphError, TimeoutError),
    "RunFailed": (LangGraphError,),
    "RunCancelled": (errors.RunFailed,),
    "ResultUnavailable": (LangGraphError,),
    "CommandRefused": (LangGraphError,),
    "EventsDropped": (LangGraphError,),
}


@pytest.mark.parametrize("name", PARENTS)
def test_the_tree(name):
    """Each is what its parents are, and stands in the drawing and in the package."""
    kind = getattr(errors, name)
    assert all(issubclass(kind, parent) for parent in PARENTS[name])
    assert f"── {name} " in errors.__doc__
    assert getattr(langgraph_client, name) is kind


def test_the_tree_is_complete():
    """No error is missing here."""
    ours = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)}
    ours -= {"LangGraphError", "_StreamEnd", "StreamGapWarning", "APIResponseValidationError"}
    assert ours == set(PARENTS)
    assert errors.APIResponseValidationError is errors.ProtocolError


def test_network_errors_are_pythons_own():
    """So that code that knows nothing of us catches them."""
    with pytest.raises(ConnectionError):
        raise errors.APITimeoutError("late")
    assert issubclass(errors.APITimeoutError, OSError)
    assert not issubclass(errors.ProtocolError, (OSError, ValueError))


def status_error(kind=errors.ConflictError):
    """One with all that it can have."""
    return kind(
        "busy",
        status_code=409,
        body={"detail": "busy"},
        response=HTTPResponse(409, {"X-Request-Id": "r-1"}, b'{"detail": "busy"}'),
        request_id="r-1",
        method="POST",
        path="/threads",
        retry_after=2.5,
    )


def with_request(error):
    """An error that knows its request."""
    error.request = HTTPRequest("GET", "http://server/threads")
    return error


SAMPLES = [
    LangGraphError("m"),
    errors.APIConnectionError("m", request_sent=False, retryable=False),
    errors.APITimeoutError("m", request_sent=False),
    status_error(),
    status_error(errors.RateLimitError),
    APIStatusError("m", status_code=418),
    errors.ProtocolError("m"),
    errors.StreamInterrupted("m", bookmark="lg1.x", delivered=3),
    errors.DeadlineExceeded("m", bookmark=None, delivered=0),
    with_request(errors.APIConnectionError("m")),
    errors.RunFailed("ValueError", "bad", run_id="r", thread_id="t"),
]


@pytest.mark.parametrize("error", SAMPLES, ids=repr)
@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, *(
    lambda error, protocol=protocol: pickle.loads(pickle.dumps(error, protocol)) for protocol in range(6))])  # fmt: skip
def test_errors_can_be_pickled_and_copied(error, again):
    """With everything on them, by every protocol."""
    twin = again(error)
    assert type(twin) is type(error)
    assert vars(twin) == vars(error)
    assert (twin.args, str(twin), repr(twin)) == (error.args, str(error), repr(error))


def test_what_errors_say():
    """One line that tells what happened."""
    assert str(status_error()) == "409 POST /threads: busy [request r-1]"
    assert str(SAMPLES[-1]) == "ValueError: bad"
    assert str(APIStatusError("m", status_code=418, method="GET", path="/")) == "418 GET /: m"
    assert [str(error) for error in (*SAMPLES[:3], *SAMPLES[6:9])] == ["m"] * 6
    assert str(NotFoundError({"no": "str"})) == "404: {'no': 'str'}"  # as Exception itself takes it


def test_what_errors_carry():
    """Data, so that no message has to be parsed."""
    error = status_error()
    assert (error.status_code, error.body, error.request_id) == (409, {"detail": "busy"}, "r-1")
    assert (error.method, error.path, error.retry_after, error.message) == ("POST", "/threads", 2.5, "busy")
    bare = APIStatusError("m", status_code=418)
    assert (bare.body, bare.request_id, bare.retry_after) == (None, None, None)
    assert (errors.APIConnectionError("m").request_sent, errors.APIConnectionError("m").retryable) == (True, True)


def test_an_error_has_its_response():
    """With headers in any case of letters, and the body as bytes, as text and decoded."""
    response = status_error().response
    assert (response.status_code, response.headers["X-REQUEST-id"], dict(response.headers)) == (
        409,
        "r-1",
        {"x-request-id": "r-1"},
    )
    assert (response.content, response.text, response.json()) == (
        b'{"detail": "busy"}',
        '{"detail": "busy"}',
        {"detail": "busy"},
    )
    assert repr(response) == "HTTPResponse(status_code=409)"
    bare = APIStatusError("m", status_code=418).response
    assert (bare.status_code, dict(bare.headers), bare.content) == (418, {}, b"")
    with pytest.raises(ValueError, match="Expecting value"):
        bare.json()


def test_the_members_of_a_body():
    """`code`, `param` and `type`, when they are texts; other errors have none."""
    error = APIStatusError("m", status_code=400, body={"code": "c", "param": "p", "type": "t"})
    assert (error.code, error.param, error.type) == ("c", "p", "t")
    for other in (APIStatusError("m", status_code=400, body={"code": 5}), errors.APITimeoutError("m")):
        assert (other.code, other.param, other.type) == (None, None, None)
    assert errors.APITimeoutError("late").message == "late"
    assert errors.APITimeoutError("late").request is None


@pytest.mark.parametrize(
    ("name", "status"), [("NotFoundError", 404), ("InternalServerError", 500), ("UnsupportedByServer", 501)]
)
def test_an_error_of_one_status_is_made_of_its_message_alone(name, status):
    """As Celery's JSON does, which stores nothing but `args`: with more needed, its caller would get a bare Exception."""
    error = getattr(errors, name)("no such thread")
    assert (str(error), error.status_code, error.response.status_code) == (f"{status}: no such thread", status, status)


@pytest.mark.parametrize("name", sorted(PARENTS.keys() - {"APIStatusError"}))
def test_every_error_is_made_again_of_its_args(name):
    """Whatever has a status of its own, or none."""
    kind = getattr(errors, name)
    arguments = ("ValueError", "boom") if name in ("RunFailed", "RunCancelled", "CommandRefused") else ("boom",)
    error = kind(*kind(*arguments).args)
    assert (type(error), error.args) == (kind, arguments)
    assert "boom" in str(error)


def test_a_response_has_the_status():
    """An error that a user's test makes for a response is of its status, whatever is usual for the class."""
    response = errors.HTTPResponse(503)
    for kind in (errors.InternalServerError, errors.APIStatusError):
        error = kind("boom", response=response, body=None)
        assert (error.status_code, error.response) == (503, response)


def test_an_error_of_any_status_needs_one():
    """There is no usual status to guess."""
    with pytest.raises(TypeError, match="APIStatusError needs a status_code"):
        APIStatusError("no")
