"""The example of a conversation, as a user runs it: with a pipe for a keyboard, over each carrier."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys

import pytest

from examples.agent_server import REPOSITORY

PATIENCE = 60
SHOWN = """\
you: hello there
ai: You said: hello there
you: buy cats
ai: Let me see about cats.
[buy {"thing": "cats"}]
Shall I buy cats? yes
[buy {"thing": "cats"}]
[buy answers: bought: cats]
ai: Done: bought: cats
you: buy dogs
ai: Let me see about dogs.
[buy {"thing": "dogs"}]
Shall I buy dogs? no
[buy {"thing": "dogs"}]
[buy answers: not bought: dogs]
ai: Done: not bought: dogs
you: \n"""


@pytest.fixture(params=["sse", "websocket"])
def start(request, server_url):
    """Starts the example on the session's server, with more arguments."""
    if request.param == "websocket":
        pytest.importorskip("websockets")
    begun = []

    def run(*arguments):
        program = [sys.executable, str(REPOSITORY / "examples" / "conversation.py")]
        process = subprocess.Popen(
            [*program, "--url", server_url, "--transport", request.param, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            text=True,
        )
        begun.append(process)
        return process

    yield run
    for process in begun:
        process.kill()
        process.communicate()


def test_turns_questions_and_answers(start):
    """What is typed and what is shown, to the end of the input."""
    process = start()
    shown, errors = process.communicate("hello there\nbuy cats\nyes\nbuy dogs\nno\n", timeout=PATIENCE)
    heading, _, rest = shown.partition("\n")
    assert (process.returncode, errors) == (0, "")
    assert heading.startswith("Talking to shopper over ")
    assert rest == f"{SHOWN}Good-bye.\n"


def test_leaving_at_a_question_and_coming_back(start):
    """Ctrl-C ends it; the thread still asks, and is answered in another process."""
    first = start()
    first.stdin.write("buy cats\n")
    first.stdin.flush()
    shown = ""
    while not shown.endswith("Shall I buy cats? "):
        came = first.stdout.read(1)
        assert came, shown
        shown += came
    first.send_signal(signal.SIGINT)
    assert (first.communicate(timeout=PATIENCE), first.returncode) == (("\nGood-bye.\n", ""), 0)
    second = start("--thread", re.search(r"thread (\S+)\.", shown)[1])
    shown, errors = second.communicate("yes\n", timeout=PATIENCE)
    assert (second.returncode, errors) == (0, "")
    assert "Shall I buy cats? yes\n" in shown
    assert "ai: Done: bought: cats\n" in shown


def test_a_graph_that_is_not_there(start):
    """The server's answer, without a traceback."""
    process = start("--graph", "8b5de8c0-0000-4000-8000-000000000000")
    shown, errors = process.communicate("hello\n", timeout=PATIENCE)
    assert (process.returncode, "Traceback" in errors) == (1, False)
    assert errors.strip().startswith("run.start: ")
    assert shown.endswith("you: hello\n")
