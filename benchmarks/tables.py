"""Tables in Markdown, and goals that are reached or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.rounds import Spread


@dataclass(frozen=True)
class Goal:
    """What a median may be at most, or at least."""

    what: str
    found: Spread
    bound: float
    digits: int = 2
    at_least: bool = False

    @property
    def reached(self) -> bool:
        """Whether the median, as it is shown, keeps to the bound."""
        shown = round(self.found.median, self.digits)
        return shown >= self.bound if self.at_least else shown <= self.bound

    def row(self) -> list[str]:
        """Its line in the table of goals."""
        bound = f"{'≥' if self.at_least else '≤'} {self.bound:,.{self.digits}f}"
        return [self.what, bound, self.found.text(self.digits), "yes" if self.reached else "**no**"]


@dataclass(frozen=True)
class Chapter:
    """A table, what it shows, and the goals that it has to do with."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    note: str = ""
    goals: Sequence[Goal] = field(default=())

    def text(self) -> str:
        """The chapter in Markdown."""
        return "\n".join(filter(None, (f"\n### {self.title}\n", self.note and f"{self.note}\n", *_table(self))))


def all_goals(chapters: Iterable[Chapter]) -> Chapter:
    """The goals of all chapters in one."""
    goals = [goal for chapter in chapters for goal in chapter.goals]
    missed = sum(not goal.reached for goal in goals)
    note = f"{len(goals) - missed} of {len(goals)} are reached."
    return Chapter("Goals", ["", "goal", "found", "reached"], [goal.row() for goal in goals], note)


def _table(chapter: Chapter) -> list[str]:
    rules = ["---", *("---:" for _ in chapter.head[1:])]
    return [f"| {' | '.join(row)} |" for row in (chapter.head, rules, *chapter.rows)]
