"""Who has the floor when several models speak at once."""

from __future__ import annotations

from typing import Any

from langgraph_client.cli.speech import Speech


def chunk(name: str, text: str, node: str = "a", step: int = 1, **more: Any) -> list[Any]:
    """A piece of a message."""
    about = {"langgraph_step": step, "langgraph_checkpoint_ns": node}
    return [{"type": "AIMessageChunk", "id": name, "content": text, **more}, about]


def said(*parts: Any) -> list[tuple[str, str]]:
    """What is said, in order, and at the end what was held back."""
    speech = Speech()
    pieces = [piece for part in parts for piece in speech.hear(part)]
    return [*pieces, ("-", "-"), *speech.flush()]


def test_the_others_wait() -> None:
    """Whoever began is heard to the end; then the next is, from the beginning."""
    assert said(
        chunk("1", "one "), chunk("2", "two ", "b"), chunk("1", "and", chunk_position="last"), chunk("2", "more", "b")
    ) == [("1", "one "), ("1", "and"), ("2", "two "), ("2", "more"), ("-", "-")]


def test_what_was_held_back_comes_last() -> None:
    """Nothing is lost when the stream ends in the middle."""
    assert said(chunk("1", "one"), chunk("2", "two", "b")) == [("1", "one"), ("-", "-"), ("2", "two")]


def test_the_next_message_of_a_node_ends_the_one_before() -> None:
    """Models that don't say which chunk is the last hold up nobody who comes after them."""
    assert said(chunk("1", "one"), chunk("2", "two"), chunk("3", "three", "b", 2)) == [
        ("1", "one"), ("2", "two"), ("3", "three"), ("-", "-"),
    ]  # fmt: skip


def test_only_models_and_nothing_twice() -> None:
    """What people and tools say is left out, and so is the whole of what was heard in pieces."""
    whole = [{"type": "ai", "id": "1", "content": "one"}, {}]
    tool = [{"type": "tool", "id": "3", "content": "found"}, {}]
    assert said(chunk("1", "one"), whole, tool, [{"type": "ai", "id": "4", "content": "whole"}, {}], "odd", [1]) == [
        ("1", "one"), ("4", "whole"), ("-", "-"),
    ]  # fmt: skip
