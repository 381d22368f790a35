"""What a graph asks of a person, on the real server: found in every mode, and answered from the stream that asked."""

from __future__ import annotations

from typing import get_args

import pytest

from langgraph_client import models

QUESTIONS = ["Can we afford to buy cats?", "Are we allowed to buy cats?"]


@pytest.mark.parametrize("mode", get_args(models.StreamMode))
def test_every_mode(mode, client, thread):
    """Both questions, each once, with the ids that the thread knows."""
    asked = client.runs.stream(thread.thread_id, "approvals", input={"request": "buy cats"}, stream_mode=mode)
    list(asked)
    assert sorted(one["value"]["question"] for one in asked.interrupts) == sorted(QUESTIONS)
    known = {one.id for task in client.threads.get(thread.thread_id).interrupts.values() for one in task}
    assert {one["id"] for one in asked.interrupts} == known


def test_two_questions_one_after_the_other(client, thread):
    """The one that was not answered is asked again."""
    asked = client.runs.stream(thread.thread_id, "approvals", input={"request": "buy cats"}, stream_mode="updates")
    list(asked)
    first, second = asked.interrupts
    with pytest.raises(ValueError, match=f"{first['id']}, {second['id']}"):
        asked.respond("yes")
    again = asked.respond("yes", first["id"])
    list(again)
    assert [one["value"] for one in again.interrupts] == [second["value"]]
    last = again.respond("no")
    list(last)
    assert (last.interrupts, last.status) == ([], "success")
    values = client.threads.get_state(thread.thread_id).values
    assert (values["budget"], values["law"]) == ("yes", "no")


def test_an_answer_from_another_process(client, thread):
    """By the bookmark of the stream that asked."""
    asked = client.runs.stream(thread.thread_id, "approval", input={"request": "buy cats"}, stream_mode="updates")
    list(asked)
    resumed = client.runs.resume(asked.bookmark)
    assert list(resumed) == []
    assert [part.data for part in resumed.respond("yes")][-1] == {"ask": {"answer": "yes"}}
