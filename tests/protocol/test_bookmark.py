"""A bookmark comes back as it was, and anything else is refused."""

from __future__ import annotations

import base64
import json
import string
import zlib

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from langgraph_client.protocol.bookmark import MAX_ID_LENGTH, MAX_MODES, Bookmark, BookmarkWriter, parse
from tests.local_server import RUN, THREAD

SAMPLE = Bookmark(
    kind="run", thread_id=THREAD, run_id=RUN, last_event_id="1795360765151-0", delivered_digests=["AbCdEf12"],
    stream_mode=["values", "updates"],
)  # fmt: skip

texts = st.text(max_size=40)
ids = st.text(st.characters(exclude_characters="\r\n\0"), max_size=40)
bookmarks = st.builds(
    Bookmark,
    kind=st.sampled_from(["run", "thread"]),
    thread_id=texts,
    run_id=texts,
    last_event_id=ids,
    delivered_digests=st.lists(texts, max_size=5),
    stream_mode=st.none() | st.lists(st.from_regex(r"[a-z_-]{1,64}", fullmatch=True), max_size=3),
    live_only_id=st.none() | st.text(),
)


@given(bookmarks)
def test_a_bookmark_comes_back_as_it_was(bookmark):
    """From a string that a URL, a cookie or a JSON text can hold as it is."""
    text = str(bookmark)
    assert parse(text, bookmark.kind) == bookmark
    assert set(text) <= set(string.ascii_letters + string.digits + "-_.")


@given(bookmarks)
def test_a_streams_own_writer_writes_the_same(bookmark):
    """Whatever reads the one reads the other."""
    writer = BookmarkWriter(bookmark.kind, bookmark.thread_id, bookmark.run_id, bookmark.stream_mode)
    text = writer.write(bookmark.last_event_id, bookmark.delivered_digests, bookmark.live_only_id)
    assert parse(text, bookmark.kind) == bookmark
    assert set(text) <= set(string.ascii_letters + string.digits + "-_.")


@pytest.mark.parametrize("count", [0, 1, 200, 5957, 5958, 6000])
def test_a_writer_writes_any_number_of_digests(count):
    """Beyond what one block of DEFLATE holds, too, and no longer than it has to."""
    digests = [f"{number:08d}" for number in range(count)]
    writer = BookmarkWriter("run", THREAD, RUN, ["values"])
    text = writer.write("1795360765151-0", digests)
    assert parse(text, "run").delivered_digests == digests
    assert len(text) < 230 + 16 * count


def test_a_bookmark_is_short():
    """One of a burst is, too."""
    assert len(str(SAMPLE)) < 250
    many = attrs.evolve(SAMPLE, delivered_digests=[f"{number:08d}" for number in range(200)])
    assert len(str(many)) < 1500


def test_every_change_of_a_character_is_found():
    """A checksum is inside, and only one spelling of each value counts."""
    sample = str(SAMPLE)
    for index in range(len(sample)):
        for other in string.ascii_letters + string.digits + "-_.+/= \né":
            if other != sample[index]:
                with pytest.raises(ValueError, match=r"^bookmark "):
                    parse(sample[:index] + other + sample[index + 1 :], "run")


def test_every_cut_and_every_addition_is_found():
    """As by a column that is too short."""
    sample = str(SAMPLE)
    for text in (*(sample[:end] for end in range(len(sample))), sample + "A", sample + "=", " " + sample, sample * 2):
        with pytest.raises(ValueError, match=r"^bookmark "):
            parse(text, "run")


@pytest.mark.parametrize("kind", ["run", "thread"])
def test_one_of_the_other_kind_is_refused(kind):
    """The message says which it is."""
    other = {"run": "thread", "thread": "run"}[kind]
    with pytest.raises(ValueError, match=f"must be of a {kind}'s stream, got one of a {other}'s"):
        parse(str(attrs.evolve(SAMPLE, kind=other)), kind)


def test_another_version_is_refused():
    """By name, and not as damaged."""
    with pytest.raises(ValueError, match=r"must begin with 'lg1\.' \(version 1\), got 'lg2\."):
        parse("lg2." + str(SAMPLE)[4:], "run")


@pytest.mark.parametrize("given_", [None, 5, b"lg1.", SAMPLE])
def test_what_is_no_str_is_refused(given_):
    """By name."""
    with pytest.raises(TypeError, match=r"^bookmark must be a str"):
        parse(given_, "run")


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b'["run"]', b"null", b"[1", b"[" * 7, b"[" * 200_000, b"\xff"])
def test_a_good_checksum_on_something_else_is_refused(content):
    """Somebody else's, or nobody's."""
    packed = zlib.compress(content)
    checked = zlib.crc32(packed).to_bytes(4, "big") + packed
    with pytest.raises(ValueError, match=r"^bookmark is damaged"):
        parse("lg1." + base64.urlsafe_b64encode(checked).decode().rstrip("="), "run")


@pytest.mark.parametrize(
    "forged",
    [
        {"thread_id": 5},
        {"run_id": None},
        {"last_event_id": None},
        {"last_event_id": "5-0\r\nx-api-key: mine"},
        {"delivered_digests": "text"},
        {"delivered_digests": [5]},
        {"stream_mode": "values"},
        {"stream_mode": [None]},
        {"stream_mode": [""]},
        {"stream_mode": ["values&a=b"]},
        {"stream_mode": ["x" * 65]},
        {"stream_mode": ["values"] * (MAX_MODES + 1)},
        {"last_event_id": "5" * (MAX_ID_LENGTH + 1)},
        {"live_only_id": "5" * (MAX_ID_LENGTH + 1)},
        {"run_id": "5" * (MAX_ID_LENGTH + 1)},
    ],
    ids=lambda forged: str(forged)[:40],
)
def test_a_forged_one_is_refused(forged):
    """Its checksum is right: whoever sees one can write one."""
    with pytest.raises(ValueError, match=r"^bookmark is damaged: a field"):
        parse(str(attrs.evolve(SAMPLE, **forged)), "run")


def test_a_bomb_is_refused():
    """What grows without bound when it is unpacked."""
    packed = zlib.compress(json.dumps(["run", "x" * (4 << 20), None, "-", [], None]).encode(), 9)
    checked = zlib.crc32(packed).to_bytes(4, "big") + packed
    with pytest.raises(ValueError, match=r"^bookmark is damaged"):
        parse("lg1." + base64.urlsafe_b64encode(checked).decode().rstrip("="), "run")
