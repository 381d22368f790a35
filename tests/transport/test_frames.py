"""Frames cut anywhere: the same messages in the same order, and whatever is no whole text goes to `websockets` unchanged."""

from __future__ import annotations

import itertools

import pytest

from langgraph_client.transport.fragments import Fragments
from langgraph_client.transport.frames import Frames
from tests.transport.frames import CONTINUATION, PING, TEXT, closing, frame

MAX_SIZE = 70_000
MASKED = bytes([0x81, 0x82, 1, 2, 3, 4]) + b"ab"
COMPRESSED = bytes([0xC1, 2]) + b"ab"
OTHERS = {
    "ping": frame(b"?", PING),
    "close": closing(1000, "bye"),
    "fragment": frame("ab", TEXT, fin=False),
    "continuation": frame("ab", CONTINUATION),
    "masked": MASKED,
    "compressed": COMPRESSED,
    "too long": frame("x" * (MAX_SIZE + 1)),
}
TEXTS = ["", "a", "x" * 125, "y" * 126, "z" * 65_535, "w" * 65_536]


def split(frames, *chunks, fragments=None):
    """The texts, and all bytes that are for `websockets`, with how many texts came before them."""
    texts, others = [], []
    for chunk in chunks:
        for is_text, piece in frames.split(chunk, fragments or Fragments()):
            if is_text:
                texts.append(piece.decode())
            else:
                others.append((len(texts), piece))
    return texts, [
        (place, b"".join(piece for _, piece in pieces))
        for place, pieces in itertools.groupby(others, key=lambda one: one[0])
    ]


def test_texts_of_any_length():
    """None of them needs `websockets`."""
    assert split(Frames(MAX_SIZE), b"".join(map(frame, TEXTS))) == (TEXTS, [])


@pytest.mark.parametrize("name", OTHERS)
def test_whatever_else(name):
    """It is passed on as it came, between the texts before it and behind it."""
    data = frame("before") + OTHERS[name] + frame("behind")
    assert split(Frames(MAX_SIZE), data) == (["before", "behind"], [(1, OTHERS[name])])


@pytest.mark.parametrize("name", OTHERS)
def test_cut_anywhere(name):
    """No byte is lost and none comes twice, and frames that are not cut are read here again."""
    data = frame("before") + OTHERS[name] + frame("b" * 130) + frame("behind")
    for cut in range(1, min(len(data), 300)):
        texts, others = split(Frames(MAX_SIZE), data[:cut], data[cut:])
        passed = {content for _, content in others}
        assert OTHERS[name] in b"".join(content for _, content in others)
        assert len(texts) + sum(frame(one) in b"".join(passed) for one in ("before", "b" * 130, "behind")) == 3


def test_byte_by_byte():
    """A frame whose length has come is passed on in part; the next one is read from its own beginning."""
    data = b"".join(map(frame, ["ab", "y" * 126, "cd"]))
    _, others = split(Frames(MAX_SIZE), *(data[place : place + 1] for place in range(len(data))))
    assert b"".join(content for _, content in others) == data


def test_within_a_fragmented_message():
    """Every frame is for `websockets`, which knows that a text has no place there."""
    fragments = Fragments()
    fragments.add(b"a", last=False)
    assert split(Frames(MAX_SIZE), frame("b"), fragments=fragments) == ([], [(0, frame("b"))])
