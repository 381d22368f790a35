"""Depth-first exploration of a nondeterministic execution, by replay: each execution repeats a prefix of decisions and
extends it. A state that was explored before, whatever way led there, ends the execution.
"""  # noqa: D205

from __future__ import annotations

from collections.abc import Callable, Hashable


class Pruned(BaseException):
    """The execution reached a state that was explored before. Not an Exception, so that no client catches it."""


class Looped(BaseException):
    """The execution reached a state that it had been in: it never ends."""


class Choices:
    """The decisions of one execution.

    Args:
        prefix: The decisions to repeat; beyond them it takes 0.
        seen: Hashes of the states that were explored, shared by all executions.
        path: Of the states that this execution passes, the number of decisions before each, and its hash.
    """

    def __init__(self, prefix: list[int], seen: set[int], path: list[tuple[int, int]]) -> None:
        self.taken: list[int] = []
        self.sizes: list[int] = []
        self._prefix = prefix
        self._seen = seen
        self._path = path

    def choose(self, count: int) -> int:
        """A number from 0 to `count` - 1."""
        if count == 1:
            return 0
        position = len(self.taken)
        decision = self._prefix[position] if position < len(self._prefix) else 0
        self.taken.append(decision)
        self.sizes.append(count)
        return decision

    def visit(self, state: Callable[[], Hashable]) -> None:
        """Note the state that determines all that follows.

        Raises:
            Pruned: It was explored before.
            Looped: This execution was in it before.
        """
        position = len(self.taken)
        if position < len(self._prefix):  # repeated
            return
        key = hash(state())
        if any(key == known for _, known in self._path):
            raise Looped
        if key in self._seen:
            raise Pruned
        self._seen.add(key)
        self._path.append((position, key))


class Explorer:
    """All executions of a function, one after the other.

    Attributes:
        executions: How many there were, pruned ones included.
        pruned: How many of them reached a known state.
        seen: The hashes of all states.
    """

    def __init__(self) -> None:
        self.executions = 0
        self.pruned = 0
        self.seen: set[int] = set()

    def explore(self, execute: Callable[[Choices], None]) -> None:
        """Call `execute` with every string of decisions. It lets Pruned pass."""
        prefix: list[int] = []
        path: list[tuple[int, int]] = []
        while True:
            path = [(position, key) for position, key in path if position < len(prefix)]
            choices = Choices(prefix, self.seen, path)
            self.executions += 1
            try:
                execute(choices)
            except Pruned:
                self.pruned += 1
            following = _next(choices)
            if following is None:
                return
            prefix = following


def _next(choices: Choices) -> list[int] | None:
    """The next prefix in depth-first order; None when there is none."""
    taken, sizes = choices.taken, choices.sizes
    while taken and taken[-1] + 1 == sizes[len(taken) - 1]:
        taken.pop()
    if not taken:
        return None
    taken[-1] += 1
    return taken
