"""From a status to an error: its class, and the server's own words in it."""

from __future__ import annotations

import json
import pickle

import pytest

from langgraph_client import errors
from langgraph_client.transport.status import MAX_ERROR_BYTES, MAX_LEVELS, retry_after, status_error

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
        (b"<html>\n<h1>502</h1></html>", "502", "<html>\n<h1>502</h1></html>"),
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


@pytest.mark.parametrize("content", [b'{"detail": "a\\n- b"}', b'{"error": "a\\n- b"}'])
def test_the_lines_of_a_message_are_kept(content):
    """As the server wrote them; what a log shows is one line all the same."""
    error = error_of(content)
    assert error.message == "a\n- b"
    assert str(error) == "404 GET /threads/1: a - b"


PAGES = {
    "nginx": (b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>...</body></html>", "502 Bad Gateway"),
    "tinyproxy": (
        b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "">\n<html><head><title>500 Unable to connect</title></head></html>',
        "500 Unable to connect",
    ),
    "squid": (
        b"<!DOCTYPE html><html><head>\n<meta charset=utf-8>\n<TITLE lang='en'>ERROR:\n  Not retrieved</TITLE>",
        "ERROR: Not retrieved",
    ),
    "HAProxy": (b"<html><body><h1>503 Service Unavailable</h1>\nNo server</body></html>", "503 Service Unavailable"),
    "escapes": (b"<html><title>a &lt;b&gt; &amp; &#233;</title>", "a <b> & \u00e9"),
    "no end": (b"<html><title>cut", "cut"),
    "empty title": (b"<html><title> </title><h1>heading</h1>", "heading"),
    "neither": (b"<html><p>text</p></html>", "<html><p>text</p></html>"),
    "no page": (b"a <title>word</title>", "a <title>word</title>"),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_shown_by_its_title(page):
    """Else by its first heading; the body is whole."""
    content, message = PAGES[page]
    error = error_of(content, status=502)
    assert error.message == message
    assert error.body == content.decode()


def test_a_long_title_is_cut():
    """And a page full of beginnings of titles takes no time."""
    assert len(error_of(b"<html><title>" + b"x" * 5000).message) == 1000
    assert error_of(b"<html>" + b"<title" * 1_000_000).message.startswith("<html><title<title")


def test_what_is_written_with_escapes_is_redacted():
    """JSON and HTML can write each character of a secret otherwise."""
    escaped = "".join(f"\\u{ord(one):04x}" for one in "secret")
    numbered = "".join(f"&#{ord(one)};" for one in "secret")
    contents = [f'{{"detail": ["{escaped}", {{"{escaped}": 1}}]}}', f"<title>{numbered}</title>", f'"{numbered}"']
    for content in contents:
        error = status_error(
            500, {}, content.encode(), method="GET", path="/x", redact=lambda text: text.replace("secret", "***")
        )
        assert "***" in error.message
        for form in ("secret", escaped, numbered):
            assert form not in repr(error.body) + str(error)


def test_a_long_message_is_cut_and_the_body_is_not():
    """A page of HTML does not fill the log."""
    error = error_of(b"x" * 5000)
    assert len(error.message) == 1000
    assert error.body == "x" * 5000


def nested(levels):
    """JSON that is nested so deeply."""
    return b'{"detail":' * levels + b'"no"' + b"}" * levels


@pytest.mark.parametrize("levels", [MAX_LEVELS + 1, 900, 1000, 5000, 100_000])
def test_a_body_that_is_nested_too_deeply_stays_text(levels):
    """Whatever the depth of the caller's own stack and of Python's decoder."""
    content = nested(levels)
    error = error_of(content, status=503)
    assert type(error) is errors.InternalServerError
    assert error.body == content[:MAX_ERROR_BYTES].decode()
    assert error.message.startswith('{"detail":{"detail":')
    assert pickle.loads(pickle.dumps(error)).body == error.body
    assert error_of(b"[" * levels).body == "[" * min(levels, MAX_ERROR_BYTES)


def test_a_body_that_is_nested_just_so_is_decoded():
    """And its words are found."""
    error = error_of(nested(MAX_LEVELS))
    assert json.dumps(error.body, separators=(",", ":")).encode() == nested(MAX_LEVELS)


def test_the_response_of_an_error_is_not_decoded_beyond_the_recursion_limit():
    """As for any other body that is not JSON, it is a ValueError."""
    with pytest.raises(ValueError, match="nested too deeply"):
        error_of(b"[" * 100_000).response.json()


def test_a_body_is_kept_up_to_a_bound():
    """What is longer stays text, cut."""
    content = json.dumps({"detail": "x" * MAX_ERROR_BYTES}).encode()
    error = error_of(content)
    assert error.body == content[:MAX_ERROR_BYTES].decode()
    assert error.response.content == content[:MAX_ERROR_BYTES]
    assert len(error.message) == 1000


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


def secret_free(text):
    """A text without the word secret."""
    return text.replace("secret", "***")


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (b'{"a":  1}', b'{"a":  1}'),
        (b'{"a":  "secret"}', b'{"a":"***"}'),
        (b'{"a": "s\\u0065cret", "a": 1}', b'{"a":1}'),
        (b'{"a": "secret", "a": 1}', b'{"a": "***", "a": 1}'),
        (b'{"a":  "\\ud800"}', b'{"a":"\xed\xa0\x80"}'),
        (b'{"a":"\\n"}', b'{"a":"\\n"}'),
        (b"<p>secret</p>\xff", "<p>***</p>\ufffd".encode()),
        (b"&#x73;ecret", b"***"),
        (b"", b""),
    ],
)
def test_the_response_is_redacted(content, shown):
    """The bytes are those that came, as far as they hold no secret."""
    error = status_error(
        400, {"X-Echo": "a secret"}, content, method="GET", path="/threads/1", redact=secret_free
    )  # fmt: skip
    assert error.response.content == shown
    assert (error.response.status_code, error.response.headers["x-echo"]) == (400, "a ***")
