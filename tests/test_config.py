"""What a client is told: where it comes from, what is refused and by which name, and that the key is never shown."""

from __future__ import annotations

import math
import re
import socket
import sys
import traceback
from types import SimpleNamespace

import pytest
import requests

from langgraph_client import RetryPolicy, config, get_client
from langgraph_client.config import Settings
from langgraph_client.types import UNSET

KEYS = ("LANGGRAPH_API_KEY", "LANGSMITH_API_KEY", "LANGCHAIN_API_KEY")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    """No variable of the developer's own."""
    for name in (*KEYS, "LANGGRAPH_API_URL"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("given", "environment", "expected"),
    [
        (None, None, "http://localhost:2024"),
        (None, "", "http://localhost:2024"),
        (None, "https://env.example/prefix/", "https://env.example/prefix"),
        (None, " https://env.example\n", "https://env.example"),
        ("http://argument:8123", "https://env.example", "http://argument:8123"),
        ("http://[::1]:2024//", None, "http://[::1]:2024"),
        ("HTTPS://Host/a/b", None, "HTTPS://Host/a/b"),
    ],
)
def test_the_url_is_the_argument_then_the_environment_then_the_default(given, environment, expected, monkeypatch):
    """The first that is given counts, without slashes at its end."""
    if environment is not None:
        monkeypatch.setenv("LANGGRAPH_API_URL", environment)
    assert config.server_url(given) == config.ServerURL(expected)


@pytest.mark.parametrize(
    ("url", "error"),
    [
        (5, TypeError),
        (b"http://x", TypeError),
        ("", ValueError),
        ("localhost:2024", ValueError),
        ("ftp://x", ValueError),
        ("http://", ValueError),
        ("http://x#a", ValueError),
        ("http://x\n", ValueError),
        (" http://x", ValueError),
        ("http://a b", ValueError),
        ("http://[::1", ValueError),
        ("http://x:port", ValueError),
        ("http://x:99999", ValueError),
        ("http://x:0", ValueError),
    ],
)
def test_a_bad_url_is_refused_by_name(url, error):
    """The message begins with the argument's name."""
    with pytest.raises(error, match=r"^url must "):
        config.server_url(url)


def test_a_scheme_of_an_adapter_of_the_sessions_is_allowed():
    """As that of a Unix socket; the message says how."""
    url = "http+unix://%2Frun%2Fserver.sock/prefix/"
    assert config.server_url(url, {"http+unix"}) == config.ServerURL("http+unix://%2Frun%2Fserver.sock/prefix")
    with pytest.raises(ValueError, match="with another scheme only if `session` has an adapter for it"):
        config.server_url(url, {"https"})


@pytest.mark.parametrize(
    ("url", "fault"),
    [
        ("http://user:s3cret@[::1", "its host or its port can't be read"),
        ("http://s3cret:s3cret", "its host or its port can't be read"),
        ("x://s3cret@y?", "it does not begin with http:// or https://"),
        ("s3cret", "it does not begin with http:// or https://"),
        ("http://x/s3cret a", "it has a space or an unprintable character"),
        ("http://x?s3cret#a", "it has a fragment (#…)"),
        ("http://x/#token=s3cret", "it has a fragment (#…)"),
        ("http://user:s3cret@", "it has no host"),
        ("http://x:0/s3cret", "its port is 0"),
        (b"http://s3cret", "got a bytes"),
        (["s3cret"], "got a list"),
    ],
)
@pytest.mark.parametrize("source", ["argument", "environment"])
def test_a_bad_url_is_not_shown(url, fault, source, monkeypatch):
    """Any part of it may be a secret; what is wrong with it is said."""
    given = None if source == "environment" and isinstance(url, str) else url
    if given is None:
        monkeypatch.setenv("LANGGRAPH_API_URL", url)
    with pytest.raises((ValueError, TypeError), match=re.escape(fault)) as caught:
        get_client(given)
    assert "s3cret" not in "".join(
        traceback.format_exception(type(caught.value), caught.value, caught.value.__traceback__)
    )


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://user:p%40ss@host:1/a/", config.ServerURL("https://host:1/a", credentials=("user", "p@ss"))),
        ("http://token@host", config.ServerURL("http://host", credentials=("token", ""))),
        ("http://h/?a=1&b=&a=c%20d", config.ServerURL("http://h", query=(("a", "1"), ("b", ""), ("a", "c d")))),
        ("http://u:s3cret@h?a=s3cret", config.ServerURL("http://h", ("u", "s3cret"), (("a", "s3cret"),))),
    ],
)
def test_a_url_can_have_credentials_and_a_query(url, expected):
    """They are decoded, and not shown."""
    assert config.server_url(url) == expected
    assert "s3cret" not in repr(config.server_url(url))


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, None),
        ({KEYS[0]: "one", KEYS[1]: "two", KEYS[2]: "three"}, "one"),
        ({KEYS[1]: "two", KEYS[2]: "three"}, "two"),
        ({KEYS[2]: "three"}, "three"),
        ({KEYS[0]: "", KEYS[2]: "three"}, "three"),
        ({KEYS[0]: ' "quoted" '}, "quoted"),
        ({KEYS[0]: "'quoted'\n"}, "quoted"),
        ({KEYS[0]: '" inside "'}, "inside"),
    ],
)
def test_a_key_that_is_left_out_comes_from_the_environment_in_order(environment, expected, monkeypatch):
    """The first variable that is set counts, without the quotes of an .env file."""
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert config.api_key(UNSET) == expected


@pytest.mark.parametrize(("given", "expected"), [(None, None), ("", None), ("mine", "mine")])
def test_a_key_that_is_given_beats_the_environment(given, expected, monkeypatch):
    """None sends none."""
    monkeypatch.setenv(KEYS[0], "theirs")
    assert config.api_key(given) == expected


@pytest.mark.parametrize(
    "key", ["s3cret\n", "s3\r\ncret: x", " s3cret", "s3cret ", "s3crét", "s3\0cret", b"s3cret", 53]
)
def test_a_bad_key_is_refused_by_name_and_not_shown(key):
    """Neither the message nor a cause repeats it."""
    with pytest.raises((TypeError, ValueError), match=r"^api_key must ") as caught:
        config.api_key(key)
    assert not re.search("s3|cr|53", str(caught.value))
    assert caught.value.__context__ is None


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (UNSET, (5.0, 300.0)),
        (None, (None, None)),
        (7, (7, 7)),
        (0.5, (0.5, 0.5)),
        ((1, 2), (1, 2)),
        ((None, 2), (None, 2)),
        ((1, None), (1, None)),
        ((1, 2, 3, 4), (1, 2)),
        ((None, 2, None, None), (None, 2)),
        (SimpleNamespace(connect=1, read=2, write=3, pool=None), (1, 2)),
        (SimpleNamespace(connect=None, read=None, write=None, pool=None), (None, None)),
    ],
)
def test_a_timeout_is_a_pair(given, expected):
    """One number is both parts, and None waits for ever."""
    assert config.timeout_pair(given) == expected


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ("5", TypeError),
        (True, TypeError),
        ((1, 2, 3), TypeError),
        ([1, 2], TypeError),
        ((1, "2"), TypeError),
        (0, ValueError),
        (-1, ValueError),
        ((5, 0), ValueError),
        ((5, 5, 0, 5), ValueError),
        ((5, 5, 5, "5"), TypeError),
        ((1, 2, 3, 4, 5), TypeError),
        (SimpleNamespace(connect=1, read=2), TypeError),
        (SimpleNamespace(connect=1, read=-1, write=1, pool=1), ValueError),
        (math.inf, ValueError),
        (math.nan, ValueError),
    ],
)
def test_a_bad_timeout_is_refused_by_name(given, error):
    """It must be seconds that sockets can wait."""
    with pytest.raises(error, match=r"^timeout must "):
        config.timeout_pair(given)


@pytest.mark.parametrize(
    ("headers", "error", "message"),
    [
        (["a"], TypeError, "^headers must"),
        ({"a": 1}, TypeError, "^headers must .* 'a'"),
        ({1: "a"}, TypeError, "^headers must"),
        ({"a": "s3cret\r\nb: c"}, ValueError, r"^headers\['a'\] must"),
        ({"a\nb": "c"}, ValueError, r"^headers must have names .*, got 'a\\nb'$"),
        ({"": "c"}, ValueError, "^headers must have names .*, got ''$"),
        ({"a b": "c"}, ValueError, "^headers must have names .*, got 'a b'$"),
        ({"a:": "c"}, ValueError, "^headers must have names .*, got 'a:'$"),
        ({"é": "c"}, ValueError, "^headers must have names .*, got 'é'$"),
        ({"Content-Length": "5"}, ValueError, "^headers must not give 'Content-Length', which each request has"),
        ({"transfer-encoding": "chunked"}, ValueError, "^headers must not give 'transfer-encoding'"),
        ({"a": " s3cret"}, ValueError, r"^headers\['a'\] must"),
        ({"a": "s3cret €"}, ValueError, r"^headers\['a'\] must"),
    ],
)
def test_bad_headers_are_refused_by_name(headers, error, message):
    """A value, which may be a secret, is not shown."""
    with pytest.raises(error, match=message) as caught:
        config.checked_headers(headers)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("name", ["x-api-key", "X-Api-Key", "X-API-KEY"])
@pytest.mark.parametrize("given", [UNSET, None, ""])
def test_a_key_among_the_headers_is_the_key(name, given, monkeypatch):
    """Not the environment's; it is no longer among the headers."""
    monkeypatch.setenv(KEYS[0], "theirs")
    assert config.key_and_headers(given, {name: "mine", "a": "b"}) == ("mine", {"a": "b"})


def test_two_keys_are_refused_and_not_shown():
    """By the names of both."""
    with pytest.raises(ValueError, match=r"^api_key and headers\['X-Api-Key'\] both give the key") as caught:
        config.key_and_headers("s3cret", {"X-Api-Key": "s3cret2"})
    assert "s3cret" not in str(caught.value)
    with pytest.raises(ValueError, match=r"^headers must have the key once, got it as 'X-Api-Key' and 'x-api-key'"):
        config.key_and_headers(None, {"X-Api-Key": "a", "x-api-key": "a"})
    with pytest.raises(ValueError, match=r"^headers\['X-Api-Key'\] must be printable ASCII") as caught:
        config.key_and_headers(None, {"X-Api-Key": "s3crét"})
    assert "s3cr" not in str(caught.value)


def test_a_function_can_give_the_key():
    """Unless the client has one: a key of each would go out as the other."""
    headers = {"X-Api-Key": "mine"}
    assert Settings(url="http://x", headers=lambda: headers).current_headers() == headers
    with pytest.raises(ValueError, match=r"^headers\(\) must not give 'X-Api-Key' beside api_key"):
        Settings(url="http://x", api_key="other", headers=lambda: headers).current_headers()


def test_headers_are_copied():
    """What the caller changes afterwards changes nothing here."""
    mine = {"a": "b", "x-empty": ""}
    checked = config.checked_headers(mine)
    mine["c"] = "d"
    assert checked == {"a": "b", "x-empty": ""}
    assert config.checked_headers(None) == {}


def test_settings_show_neither_key_nor_headers():
    """A settings object can be logged."""
    shown = repr(
        Settings(
            url="http://x",
            api_key="s3cret",
            credentials=("u", "s3cret"),
            query=(("a", "s3cret"),),
            headers={"Authorization": "Bearer s3cret"},
        )
    )
    assert "http://x" in shown
    assert "s3cret" not in shown


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("attempts", 0, ValueError),
        ("attempts", 1.5, TypeError),
        ("initial_backoff", 0, ValueError),
        ("initial_backoff", "1", TypeError),
        ("max_backoff", True, TypeError),
        ("max_backoff", math.inf, ValueError),
        ("max_retry_after", -1, ValueError),
        ("max_retry_after", math.nan, ValueError),
        ("reconnect_attempts", -1, ValueError),
        ("reconnect_attempts", None, TypeError),
    ],
)
def test_a_bad_retry_policy_is_refused_by_name(field, value, error):
    """Each field names itself."""
    with pytest.raises(error, match=field):
        RetryPolicy(**{field: value})


@pytest.mark.parametrize(
    ("field", "value", "error"), [("stall_timeout", 0, ValueError), ("stall_timeout", "1", TypeError),
                                  ("retry", 3, TypeError)]
)  # fmt: skip
def test_bad_settings_are_refused_by_name(field, value, error):
    """Each field names itself."""
    with pytest.raises(error, match=field):
        Settings(url="http://x", **{field: value})


def test_settings_do_not_change():
    """They are frozen: threads share them."""
    with pytest.raises(AttributeError):
        Settings(url="http://x").url = "http://y"


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"session": 1}, TypeError, "session must be a requests.Session or None, got 1"),
        ({"session": requests.Session}, TypeError, "session must be a requests.Session or None, got <class"),
        ({"auth": 1}, TypeError, "auth must be a pair .* got a int"),
        ({"auth": ("user", "s3cret", "more")}, TypeError, "auth must be a pair .* got a tuple"),
        ({"auth": ("user", 3)}, TypeError, "auth must be a pair .* got a tuple"),
        ({"retry": 3}, TypeError, "^retry must be a RetryPolicy, got 3$"),
        ({"timeout": sys.maxsize}, ValueError, "timeout must be a finite number .* at most 2147483, got"),
        ({"stall_timeout": 1e18}, ValueError, "stall_timeout must be a finite number, more than 0 and at most 2147483"),
    ],
)
def test_what_can_not_work_is_refused_when_the_client_is_made(arguments, error, message):
    """Not by the first call, where a socket or requests would fail and name none of the arguments."""
    with pytest.raises(error, match=message) as caught:
        get_client("http://server", **arguments)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("timeout", [2_147_483, (5, 2_147_483)])
def test_the_longest_timeout_is_one_that_a_socket_takes(timeout):
    """It counts milliseconds in 32 bits."""
    get_client("http://server", timeout=timeout, stall_timeout=2_147_483).close()
    with socket.socket() as one:
        one.settimeout(2_147_483)


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"attempts": 0}, ValueError, "^attempts must be at least 1, got 0$"),
        ({"attempts": True}, TypeError, "^attempts must be an int, got True$"),
        ({"reconnect_attempts": -1}, ValueError, "^reconnect_attempts must be at least 0, got -1$"),
    ],
)
def test_a_policy_says_what_is_wrong_in_a_sentence(arguments, error, message):
    """Without a validator's insides."""
    with pytest.raises(error, match=message):
        RetryPolicy(**arguments)
