"""Parsers of option values: JSON itself, `@file`, or `-` for standard input. Errors quote what the user typed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import typer

from langgraph_client.cli.selection import Selection

_SHOWN = 60


def text(given: str) -> str:
    """Return the text of an argument, or of the file that it names.

    Raises:
        BadParameter: The file, or standard input, can't be read.
    """
    if given != "-" and not given.startswith("@"):
        return given
    try:
        return sys.stdin.read() if given == "-" else Path(given[1:]).read_text(encoding="utf-8")
    except (OSError, ValueError) as error:  # not UTF-8, or standard input is closed
        raise typer.BadParameter(f"{given} can't be read: {error}") from error


def json_value(given: str) -> Any:
    """Return the JSON value of an argument.

    Raises:
        BadParameter: It is not JSON.
    """
    content = text(given)
    if not content.strip():
        raise typer.BadParameter(
            f"must be JSON, @FILE with JSON in it, or -, got {_empty(given)}: {{}} is an empty object"
        )
    try:
        return json.loads(content)
    except ValueError as error:
        shown = content if len(content) <= _SHOWN else content[:_SHOWN] + "…"
        raise typer.BadParameter(f"must be JSON, @FILE with JSON in it, or - ({error}), got {shown!r}") from error
    except RecursionError:
        raise typer.BadParameter("must be JSON that is not nested so deeply") from None


def _empty(given: str) -> str:
    return "nothing on standard input" if given == "-" else f"the file {given[1:]!r}, which is empty" if given else "''"


def json_object(given: str) -> dict[str, Any]:
    """Return the JSON object of an argument.

    Raises:
        BadParameter: It is not a JSON object.
    """
    value = json_value(given)
    if not isinstance(value, dict):
        raise typer.BadParameter(f"must be a JSON object, got {json.dumps(value)[:_SHOWN]}")
    return value


def answer(given: str) -> dict[str, Any]:
    """Return the command that resumes after an interrupt, from JSON or otherwise from the plain text."""
    content = text(given)
    try:
        return {"resume": json.loads(content)}
    except RecursionError:
        raise typer.BadParameter("must be JSON that is not nested so deeply, or text") from None
    except ValueError:
        return {"resume": content if content is given else content.removesuffix("\n")}


def bookmark(given: str) -> str:
    """Return the bookmark of an argument. In a file, the last line counts: a bookmark, or a line of `--output jsonl`.

    Raises:
        BadParameter: There is no line, or the line has no bookmark.
    """
    last = text(given).strip().rpartition("\n")[2]
    if last and not last.startswith("{"):
        return last
    try:
        return str(json.loads(last)["bookmark"])
    except (ValueError, KeyError, RecursionError) as error:
        raise typer.BadParameter(f"the last line must be a bookmark, or have one, got {last[:_SHOWN]!r}") from error


def selection(given: str) -> Selection:
    """Return the path of keys into a document.

    Raises:
        BadParameter: A key is empty.
    """
    keys = tuple(given.split("."))
    if not all(keys):
        raise typer.BadParameter(f"must be keys with dots between, such as values.messages.-1.content, got {given!r}")
    return Selection(keys)


def seconds(given: str) -> float:
    """Return a time in seconds.

    Raises:
        BadParameter: It is not a number greater than 0.
    """
    try:
        value = float(given)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise typer.BadParameter(f"must be seconds, more than 0, got {given!r}")
    return value


def headers(given: list[str] | None) -> dict[str, str]:
    """Return headers from arguments `NAME:VALUE`. Errors don't show the value, which may be a secret.

    Raises:
        BadParameter: A header has no name.
    """
    pairs = [one.partition(":") for one in given or []]
    for name, colon, _ in pairs:
        if not name.strip() or not colon:
            raise typer.BadParameter("must be NAME:VALUE (what was given is not shown)")
    return {name.strip(): value.strip() for name, _, value in pairs}
