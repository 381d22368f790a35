"""A chat in the terminal with a graph that asks before it acts. Prints output as it arrives, over SSE or WebSocket.

`make chat` runs it with a new Agent Server, without an account; `make chat ARGS='--transport websocket'` over a
WebSocket. Say `buy cats`. `--url` names another server, `--graph` another graph whose state has `messages`, and `--thread`
a conversation to continue. Ctrl-C or the end of the input ends it:

    printf 'buy cats\nyes\n' | python examples/conversation.py
"""

from __future__ import annotations

import argparse
import contextlib
import json
import signal
import sys
from typing import TYPE_CHECKING, Any

import agent_server

from langgraph_client import LangGraphError, RunFailed, get_client

if TYPE_CHECKING:
    from collections.abc import Sequence

    from langgraph_client import ThreadStream


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have started us with Ctrl-C ignored
    options = parse(arguments)
    with contextlib.ExitStack() as stack:
        try:
            url = options.url or stack.enter_context(agent_server.running()).url
            client = stack.enter_context(get_client(url=url))
            stream = stack.enter_context(
                client.threads.stream(options.thread, assistant_id=options.graph, transport=options.transport)
            )
            print(f"Talking to {options.graph} over {options.transport}, thread {stream.thread_id}. Ctrl-D ends.")
            talk(stream)
        except (EOFError, KeyboardInterrupt):
            print("\nGood-bye.")
        except (LangGraphError, ImportError) as error:
            print(f"\n{error}", file=sys.stderr)
            return 1
    return 0


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Parse the command line."""
    parser = argparse.ArgumentParser(description="Chat with a graph that asks before it acts.")
    parser.add_argument("--transport", choices=("sse", "websocket"), default="sse", help="how events come")
    parser.add_argument("--url", help="an Agent Server (default: one that is started for this)")
    parser.add_argument("--graph", default="shopper", help="whom to talk to (default: %(default)s)")
    parser.add_argument("--thread", help="a thread's id, to go on with its conversation")
    return parser.parse_args(arguments)


def talk(stream: ThreadStream) -> None:
    """Take turns on one thread until the input ends."""
    answer_questions(stream)  # an earlier conversation may have stopped at one
    while True:
        if text := ask("you: "):
            stream.run.start(input={"messages": [{"role": "user", "content": text}]})
            show_run(stream)
            answer_questions(stream)


def answer_questions(stream: ThreadStream) -> None:
    """Let the human answer each interrupt. Every answer starts a run that continues where the graph stopped."""
    while questions := stream.interrupts:
        asked = questions[0]
        stream.run.respond(ask(f"{wording(asked.value)} "), interrupt_id=asked.interrupt_id)
        show_run(stream)


# --8<-- [start:show]
def show_run(stream: ThreadStream) -> None:
    """Print the current run until it finishes: text as it arrives, and the tools that are called."""
    for name, item in stream.interleave_projections(["messages", "tool_calls"]):
        if name == "messages":
            print(f"{item.role}: ", end="", flush=True)
            for piece in item:
                print(piece, end="", flush=True)
            print()
        else:
            print(f"[{item.name} {json.dumps(item.input)}]", flush=True)
            if item.output is not None:
                print(f"[{item.name} answers: {wording(item.output)}]")
            elif not stream.interrupted:  # a tool that stopped to ask is begun again with the answer
                print(f"[{item.name} fails: {item.error}]")
    try:
        _ = stream.output
    except RunFailed as error:
        print(f"The run failed. {error}")


def wording(value: Any) -> str:
    """Return the text of a question or of a tool's result, if it has one."""
    if isinstance(value, dict):
        value = value.get("question") or value.get("content") or json.dumps(value)
    return value if isinstance(value, str) else json.dumps(value)


# --8<-- [end:show]


def ask(prompt: str) -> str:
    """Read a line. Input from a pipe is printed too, so that the conversation is readable."""
    text = input(prompt).strip()
    if not sys.stdin.isatty():
        print(text, flush=True)
    return text


if __name__ == "__main__":
    sys.exit(main())
