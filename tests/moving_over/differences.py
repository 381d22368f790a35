"""Where the two clients differ by design: what each prints for a program of `different/`, and why ours is as it is.

Each has a row in docs/guides/moving-over.md.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Difference:
    """One difference that stays.

    Attributes:
        row: The first cell of its row in the guide.
        why: Why ours is not as the official client.
        official: What the program prints with the official client.
        ours: What it prints with ours.
    """

    row: str
    why: str
    official: list[str]
    ours: list[str]


DIFFERENCES = {
    "unpacking_parts": Difference(
        "unpacking a part",
        "`for mode, chunk in stream` is the shape of the graph's own `stream`.",
        ["three: metadata", "two: ValueError", "case of three: metadata", "3 3 3 metadata 3"],
        ["three: ValueError", "two: metadata", "case of three: ValueError", "3 2 2 metadata 3"],
    ),
    "rebuilt_parts": Difference(
        "unpacking a part",
        "What iterates over a part gets two values; its own methods keep all three.",
        ["True True True", "True True", "updates,text,1"],
        ["True True True", "False True", "updates,text"],
    ),
    "class_of_answers": Difference(
        "the class of an answer",
        "The class has the attributes, and their types.",
        ["True True True", "b'{'"],
        ["False True True", "Type is not JSON serializable: Thread"],
    ),
    "two_keys_in_one": Difference(
        'the keys `1` and `"1"` in one mapping',
        "The server keeps one of the two.",
        ["sent"],
        ["ValueError"],
    ),
    "ids_of_parts": Difference(
        "`stream_resumable` of `runs.stream`",
        "Only a stream that the server stores can be resumed after a disconnect.",
        ["{} {False}", "{'stream_resumable': False} {False}", "{'stream_resumable': True} {True}"],
        ["{} {True}", "{'stream_resumable': False} {False}", "{'stream_resumable': True} {True}"],
    ),
    "start_of_a_stream": Difference(
        "when `runs.stream` starts the run",
        "The run's ID and the stream's bookmark are known before the first part is read.",
        ["runs before the first part: 0", "runs after it: 1"],
        ["runs before the first part: 1", "runs after it: 1"],
    ),
    "join_of_a_failed_run": Difference(
        "`runs.join` of a failed run",
        "A dict with an error in it is easily taken for a result.",
        ["{'__error__': {'error': 'ValueError', 'message': 'boom'}}"],
        ["RunFailed ValueError: boom"],
    ),
    "failed_tool": Difference(
        "the output of a failed tool call",
        "A loop over calls meets no error of a tool; `call.error` is its text.",
        ["raised: no such city: Oslo"],
        ["None no such city: Oslo"],
    ),
    "failed_wait": Difference(
        "`runs.wait` of a failed run",
        "A class of its own can be caught alone. Its text is the same.",
        ["Exception ValueError: boom"],
        ["RunFailed ValueError: boom"],
    ),
    "cancelled_run": Difference(
        "`runs.wait` and `runs.join` of a cancelled run",
        "The state so far is not the run's result.",
        ["[]"],
        ["RunCancelled"],
    ),
    "join_after_a_later_run": Difference(
        "`runs.join` after a later run",
        "The server answers with the thread's newest state.",
        ["milk and cats"],
        ["tea and cats"],
    ),
    "join_of_no_run": Difference(
        "`runs.join` and `runs.join_stream` of a run that does not exist",
        "As every other method.",
        [
            "{'__error__': {'error': 'HTTPException', 'message': '404: Run not found'}}",
            "error {'error': 'HTTPException', 'message': '404: Run not found'}",
        ],
        ["NotFoundError", "NotFoundError"],
    ),
    "errors_of_wait": Difference(
        "rejected requests of `runs.wait` and `runs.join`",
        "As every other method.",
        ["NotFoundError 404", "HTTPStatusError 404"],
        ["NotFoundError 404", "NotFoundError 404"],
    ),
    "text_of_errors": Difference(
        "`str(error)`",
        "A line of a log shows which request it was, and stays one line.",
        ["Thread with ID <id 1> not found", "Thread with ID <id 1> not found", "True True"],
        ["404 GET /threads/<id 1>: Thread with ID <id 1> not found", "Thread with ID <id 1> not found", "True True"],
    ),
    "httpx_underneath": Difference(
        "httpx",
        "The client is built on requests, and nothing of it is part of the interface.",
        ["error: True", "client: True"],
        ["error: False", "client: False"],
    ),
    "httpx_of_errors": Difference(
        "`response` and `request` of an error",
        "They hold no secret, and can be pickled.",
        [
            """404 {'detail': 'Thread with ID <id 1> not found'} {"detail":"Thread with ID <id 1> not found"} application/json""",
            "GET http://127.0.0.1:<port>/threads/<id 1>",
            "['reason_phrase', 'is_error', 'url', 'raise_for_status']",
            "['headers', 'content'] False",
        ],
        [
            """404 {'detail': 'Thread with ID <id 1> not found'} {"detail":"Thread with ID <id 1> not found"} application/json""",
            "GET http://127.0.0.1:<port>/threads/<id 1>",
            "[]",
            "[] True",
        ],
    ),
    "refused_connections": Difference(
        "a connection that fails",
        "`except LangGraphError` catches everything, and `except ConnectionError` what the network did.",
        ["ConnectError False False"],
        ["APIConnectionError True True"],
    ),
    "wrong_values": Difference(
        "a wrong value",
        "The error names the argument and what is allowed, and nothing has been sent.",
        [
            "a mode that is not one UnprocessableEntityError",
            "an integer as an ID UnprocessableEntityError",
            "two checkpoints passes",
        ],
        ["a mode that is not one ValueError", "an integer as an ID TypeError", "two checkpoints ValueError"],
    ),
    "default_url": Difference(
        "the default of `url`",
        "2024 is the port of `langgraph dev`.",
        ["looked elsewhere"],
        ["found it: True"],
    ),
    "checkpoints_of_stateless_runs": Difference(
        "modes `checkpoints` and `debug` without a thread",
        "The thread exists until the stream has ended, so that it can be resumed; so the run has checkpoints.",
        ["checkpoints ['metadata']", "debug ['metadata', 'task', 'task_result']"],
        ["checkpoints ['checkpoints', 'metadata']", "debug ['checkpoint', 'metadata', 'task', 'task_result']"],
    ),
    "named_values": Difference(
        "`thread.values`, `state.values`",
        "The attribute of the key `values` takes the place of the dict's method.",
        ["tea and cats dict_values", "True"],
        ["tea and cats dict_values", "'dict' object is not callable"],
    ),
    "created_stateless": Difference(
        "`on_run_created` without a thread",
        "The run can be joined and cancelled from elsewhere.",
        ["False"],
        ["True"],
    ),
    "modes_of_a_feed": Difference(
        "`threads.join_stream(stream_mode=…)`",
        "The server reads the parameter under another name than the official client sends.",
        ["run_modes ['metadata', 'updates']", "lifecycle ['metadata', 'updates']"],
        ["run_modes ['metadata', 'updates']", "lifecycle ['metadata']"],
    ),
    "modes_of_a_joined_run": Difference(
        "`runs.join_stream(stream_mode=[a, b])`",
        "The server takes the last of several query parameters with one name.",
        ["['custom']"],
        ["['custom', 'updates']"],
    ),
    "answer_of_respond": Difference(
        "an interrupt of a conversation, and `run.respond`",
        "The value is read from the thread where the event does not carry it.",
        ["None", "[]", "yes"],
        ["{'question': 'Shall I buy cats?'}", "['run_id']", "yes"],
    ),
    "second_run_of_a_conversation": Difference(
        "the second `output` of a conversation",
        "Each run has an output of its own.",
        ["tea and cats", "tea and cats"],
        ["tea and cats", "milk and cats"],
    ),
    "messages_between_projections": Difference(
        "a message's deltas inside `interleave_projections`",
        "A message that is iterated reads on.",
        ["messages "],
        ["messages You said: Hello there"],
    ),
    "message_of_a_conversation": Difference(
        "a message of a conversation",
        "Its text is what a loop wants, and it needs no LangChain.",
        ["{'dict'} word1 word2", "AIMessage False word1 word2"],
        ["{'str'} word1 word2", "Message True word1 word2"],
    ),
    "errors_of_a_conversation": Difference(
        "errors of a conversation",
        "They are those of the other methods, and can be told apart.",
        ["RuntimeError Run errored", "RuntimeError Protocol error [unknown_error]"],
        ["RunFailed ValueError", "CommandRefused run.start"],
    ),
    "nothing_returned": Difference(
        "methods that return None",
        "As both clients' signatures say.",
        ["cancel {}"],
        ["cancel None"],
    ),
    "retries": Difference(
        "retries",
        "An overloaded server is worth another try, after the time that it names.",
        ["InternalServerError"],
        ["idle"],
    ),
    "cut_stream": Difference(
        "a stream that is cut",
        "A stream ends in one way only: its run has finished.",
        [
            "stateless {'stream_resumable': True} reset some NotFoundError",
            "stateless {'stream_resumable': True} clean some the end",
            "stateless {} reset some NotFoundError",
            "stateless {} clean some JSONDecodeError",
            "on a thread {'stream_resumable': True} reset all the end",
            "on a thread {'stream_resumable': True} clean all the end",
            "on a thread {} reset some the end",
            "on a thread {} clean some JSONDecodeError",
        ],
        [
            f"{place} {settings} {way} all the end"
            for place in ("stateless", "on a thread")
            for settings in ("{'stream_resumable': True}", "{}")
            for way in ("reset", "clean")
        ],
    ),
    "cut_feed": Difference(
        "a thread's feed that is cut",
        "A feed does not end by itself.",
        ["reset some ReadError", "clean some the end"],
        ["reset all run_done", "clean all run_done"],
    ),
    "cut_modes": Difference(
        "modes after a reconnect",
        "The parameters of the first request are those of the next.",
        ["['updates', 'values']"],
        ["['updates']"],
    ),
}
