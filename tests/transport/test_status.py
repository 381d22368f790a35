"""From a status to an error: its class, and the server's own words in it."""

from __future__ import annotations

import pytest

from langgraph_client import errors
from langgraph_client.transport.status import retry_after, status_error

CLASSES = {
    301: errors.APIStatusError,
    400: errors.BadRequestError,
    401: errors.AuthenticationError,
    402: errors.APIStatusError,
    403: errors.PermissionDeniedError,
    404: errors.NotFoundError,
    405: errors.APIStatusError,
    409: errors.ConflictError,
    413: errors.PayloadTooLargeError,
    418: errors.APIStatusError,
    422: errors.UnprocessableEntityError,
    429: errors.RateLimitError,
    500: errors.InternalServerError,
    503: errors.InternalServerError,
    599: errors.InternalServerError,
}


def error_of(content=b"", status=404, **headers):
    """The error for an answer to `GET /threads/1`."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return status_error(status, told, content, method="GET", path="/threads/1")


@pytest.mark.parametrize(("status", "kind"), CLASSES.items())
def test_each_status_has_its_class(status, kind):
    """The nearest that there is, which is an APIStatusError and a LangGraphError."""
    error = error_of(status=status)
    assert type(error) is kind
    assert isinstance(error, errors.APIStatusError)
    assert isinstance(error, errors.LangGraphError)
    assert error.status_code == status


@pytest.mark.parametrize(
    ("content", "message", "body"),
    [
        (b'{"detail": "No thread"}', "No thread", {"detail": "No thread"}),
        (
            b'{"detail": [{"loc": ["a"], "msg": "bad"}]}',
            '[{"loc": ["a"], "msg": "bad"}]',
            {"detail": [{"loc": ["a"], "msg": "bad"}]},
        ),
        (b'{"error": "E", "message": "m"}', "E: m", {"error": "E", "message": "m"}),
        (b'{"message": "m"}', "m", {"message": "m"}),
        (b'{"error": "E", "message": ""}', "E", {"error": "E", "message": ""}),
        (b'{"other": "\xc3\xa9"}', '{"other": "é"}', {"other": "é"}),
        (b'["a"]', '["a"]', ["a"]),
        (b'"quoted"', "quoted", "quoted"),
        (b"0", "0", 0),
        (b"null", "Not Found", None),
        (b"Internal\n  Error", "Internal Error", "Internal\n  Error"),
        (b"<html>\n<h1>502</h1></html>", "<html> <h1>502</h1></html>", "<html>\n<h1>502</h1></html>"),
        (b"", "Not Found", None),
        (b"\xff", "\ufffd", "\ufffd"),
    ],
)
def test_the_servers_words_are_the_message(content, message, body):
    """All shapes of body that servers and proxies send; without one, the status's name."""
    error = error_of(content)
    assert error.message == message
    assert error.body == body
    assert str(error) == f"404 GET /threads/1: {message}"


def test_a_long_message_is_cut_and_the_body_is_not():
    """A page of HTML does not fill the log."""
    error = error_of(b"x" * 5000)
    assert len(error.message) == 1000
    assert error.body == "x" * 5000


def test_request_method_path_and_id_are_on_the_error():
    """They tell which request of many it was."""
    error = error_of(b"no", x_request_id="r-7")
    assert (error.method, error.path, error.request_id) == ("GET", "/threads/1", "r-7")
    assert str(error) == "404 GET /threads/1: no [request r-7]"
    assert error_of(b"no").request_id is None


def test_a_status_without_a_name():
    """There is always a message."""
    assert error_of(status=599).message == "no message"


def test_a_redirect_says_why_it_was_not_followed():
    """A redirect's own page would not tell; the address of an error is none of its business."""
    assert "not followed" in error_of(b"<h1>Found</h1>", status=302, location="http://other").message
    assert error_of(b"no", status=409, location="http://other").message == "no"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ("7", 7.0),
        (" 7 ", 7.0),
        ("0", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
        ("Wed, 21 Oct 2015 07:28:00 -0000", 0.0),
        ("", None),
        ("soon", None),
        ("-1", None),
        ("1.5", None),
        ("²", None),
        ("Wed, 99 Oct 2015 07:28:00 GMT", None),
        ("Wed, 21 Oct 99999999999999999999 07:28:00 GMT", None),
    ],
)
def test_retry_after(value, expected):
    """Seconds or a date; a date that has passed is no wait, and what can't be read says nothing."""
    assert retry_after(value) == expected
    headers = {} if value is None else {"retry_after": value}
    assert error_of(status=429, **headers).retry_after == expected


def test_a_retry_after_in_the_future():
    """The seconds until then."""
    seconds = retry_after("Fri, 31 Dec 2999 23:59:59 GMT")
    assert seconds is not None
    assert seconds > 1e9
