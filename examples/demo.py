"""Shows the main features on a real Agent Server: streams and joins runs, and prints their parts as they arrive.

`make demo` runs it. It starts the server, needs no account, and fails if an expected part is missing.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import TYPE_CHECKING

import agent_server

from langgraph_client import get_client

if TYPE_CHECKING:
    from langgraph_client import Client, StreamPart

LONGEST = 120  # seconds for all of it


def main() -> None:
    """Run all parts of the demo in order."""
    signal.alarm(LONGEST)  # a part that never comes must not keep anybody waiting
    heading("Starting an Agent Server")
    with agent_server.running() as server, get_client(url=server.url) as client:
        print(f"  {server.url} answers, version {client.system.info()['version']}")
        stream_a_run(client)
        stream_tokens(client)
        join_a_background_run(client)
        follow_a_thread(client)
        ask_a_person(client)
    heading("All of it came. The server is stopped.")


def stream_a_run(client: Client) -> None:
    """Start a run and stream it: the updates of each node, and the whole state after it."""
    heading("A run: every node's update, and the state after it")
    thread = client.threads.create()
    nodes, state = [], {}
    stream = client.runs.stream(
        thread.thread_id, "agent", input={"topic": "ice cream"}, stream_mode=["updates", "values"]
    )
    for part in stream:
        show(part)
        if part.event == "updates":
            nodes += part.data
        elif part.event == "values":
            state = part.data
    print(f"  The joke: {state.get('joke')}")
    expect(nodes == ["refine_topic", "generate_joke"], "the updates of both nodes")
    expect(state.get("joke") == "This is a joke about ice cream and cats", "the joke")
    expect(stream.status == "success", "the run's success")


def stream_tokens(client: Client) -> None:
    """Print a model's answer while it is generated. A single question needs no thread."""
    heading("A chat model: its answer, token by token")
    question = {"role": "user", "content": "words:20"}
    tokens = []
    print("  ", end="")
    for mode, chunk in client.runs.stream(None, "chat", input={"messages": [question]}, stream_mode="messages-tuple"):
        if mode == "messages":
            message, _about = chunk
            tokens.append(message["content"])
            print(message["content"], end="", flush=True)
    print(f"\n  {len(tokens)} tokens")
    expect("".join(tokens) == " ".join(f"word{number}" for number in range(1, 21)), "all of the words")
    expect(len(tokens) > 1, "more than one token")


def join_a_background_run(client: Client) -> None:
    """Start a run in the background. A later join, from any process, gets all of its parts."""
    heading("A run in the background, joined from its start")
    thread = client.threads.create()
    run = client.runs.create(
        thread.thread_id, "slow", input={"steps": 5, "delay": 0.2}, stream_mode="updates", stream_resumable=True
    )
    print(f"  run {run.run_id} is {run.status}")
    steps = []
    with client.runs.join_stream(thread.thread_id, run.run_id, last_event_id="-") as stream:
        for part in stream:
            show(part)
            if part.event == "updates":
                steps.append(part.data["work"]["step"])
    print(f"  run {run.run_id} is over: {stream.status}")
    expect(steps == [1, 2, 3, 4, 5], "every step of the run, once")
    expect(stream.status == "success", "the background run's success")


def follow_a_thread(client: Client) -> None:
    """Follow a thread. The feed yields the parts of all its runs until it is closed."""
    heading("A thread's feed: all of its runs")
    thread = client.threads.create()
    topics = ["dogs", "rain"]
    for topic in topics:
        client.runs.create(
            thread.thread_id, "agent", input={"topic": topic}, stream_mode="updates", stream_resumable=True
        )
    jokes, done = [], 0
    with client.threads.join_stream(
        thread.thread_id, stream_mode=["lifecycle", "run_modes"], last_event_id="-"
    ) as feed:
        for part in feed:
            show(part)
            if part.event == "updates" and "generate_joke" in part.data:
                jokes.append(part.data["generate_joke"]["joke"])
            elif part.event == "metadata" and part.data.get("status") == "run_done":
                done += 1
            if done == len(topics):
                break  # leaving the `with` block closes the feed
    expect(jokes == [f"This is a joke about {topic} and cats" for topic in topics], "the jokes of both runs")


def ask_a_person(client: Client) -> None:
    """Respond to an interrupt: the graph continues where it stopped."""
    heading("A person in the loop: the graph asks, we answer")
    thread = client.threads.create()
    with client.runs.stream(thread.thread_id, "approval", input={"request": "buy cats"}) as stream:
        for part in stream:
            show(part)
    expect(len(stream.interrupts) == 1, "the graph's question")
    print(f"  It asks: {stream.interrupts[0]['value']['question']} We say: yes.")
    state = client.runs.wait(thread.thread_id, "approval", command={"resume": "yes"})
    print(f"  The state in the end: {json.dumps(state)}")
    expect(state == {"request": "buy cats", "answer": "yes"}, "the answer in the state")


def heading(text: str) -> None:
    """Print a heading."""
    print(f"\n{styled('1', text)}", flush=True)


def show(part: StreamPart) -> None:
    """Print a part immediately."""
    print(f"  {styled('36', f'{part.event:<8}')}  {json.dumps(part.data)}", flush=True)


def styled(style: str, text: str) -> str:
    """Return the text in bold ("1") or in a colour ("36", cyan) for a terminal, and as it is for anything else."""
    is_plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return text if is_plain else f"\x1b[{style}m{text}\x1b[0m"


def expect(came: bool, what: str) -> None:  # noqa: FBT001
    """Fail with a message unless the condition is true."""
    if not came:
        sys.exit(f"The demo failed, this was missing: {what}")


if __name__ == "__main__":
    main()
