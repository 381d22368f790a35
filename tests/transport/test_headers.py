"""The headers of a request behave as those of requests do, and take fewer steps."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st
from requests.structures import CaseInsensitiveDict

from langgraph_client.transport.headers import HeaderDict, Headers, RawHeaders

NAMES = st.sampled_from(["Accept", "ACCEPT", "accept", "X-A", "x-a", "Host"])
STEPS = st.lists(
    st.tuples(st.sampled_from(["set", "delete", "pop", "setdefault", "update"]), NAMES, st.text(max_size=3))
)


def carried_out(headers, steps):
    """What can be seen of headers after some steps."""
    for step, name, value in steps:
        if step == "set":
            headers[name] = value
        elif step == "delete" and name in headers:
            del headers[name]
        elif step == "pop":
            headers.pop(name, None)
        elif step == "setdefault":
            headers.setdefault(name, value)
        else:
            headers.update({name: value})
    found = [(name, headers.get(name), headers.get(name, "none"), name in headers) for name in ("accept", "X-A", "y")]
    return (
        list(headers),
        list(headers.items()),
        list(headers.values()),
        list(headers.lower_items()),
        len(headers),
        found,
    )


@pytest.mark.parametrize("kind", [HeaderDict, Headers])
@given(steps=STEPS)
def test_headers_are_a_dict_of_requests(kind, steps):
    """In all that can be done with them, and equal to one with the same content."""
    ours, theirs = kind({"Host": "a"}), CaseInsensitiveDict({"Host": "a"})
    assert carried_out(ours, steps) == carried_out(theirs, steps)
    assert isinstance(ours, CaseInsensitiveDict)
    assert ours == theirs
    assert theirs == ours
    assert kind.of(theirs.items()) == ours
    assert repr(ours) == (f"<headers {', '.join(theirs)}>" if kind is Headers else repr(theirs))


def test_headers_as_urllib3_takes_them():
    """With their last spelling."""
    headers = Headers({"Host": "a"}, HOST="b", Accept="c")
    assert headers.raw() == RawHeaders({"HOST": "b", "Accept": "c"})


@pytest.mark.parametrize(
    "copied", [Headers.copy, copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))]
)
def test_a_copy_is_as_redacted(copied):
    """And `copy`, which requests calls for a redirect, is independent."""
    headers = Headers([("X-Api-Key", "k")], Accept="a")
    twin = copied(headers)
    assert (type(twin), twin, repr(twin)) == (Headers, headers, "<headers X-Api-Key, Accept>")
    if copied is Headers.copy:
        twin["accept"] = "b"
        assert headers["Accept"] == "a"


def test_a_missing_name_is_a_key_error():
    """With the name in lower case, as requests has it."""
    for headers in (Headers(), CaseInsensitiveDict()):
        for use in (headers.__getitem__, headers.__delitem__):
            with pytest.raises(KeyError, match="'accept'"):
                use("Accept")
