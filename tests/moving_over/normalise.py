"""Makes what two runs of a program printed comparable: identifiers are numbered as they appear, times are blanked."""

from __future__ import annotations

import re
from collections.abc import Iterable

VARIABLE = re.compile(
    r"(?P<event>\b\d{13}-\d+\b)"
    r"|(?P<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?|\b1\d{12}\b)"
    r"|(?P<id>\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b)"
    r"|(?P<port>(?<=127\.0\.0\.1:)\d+)"
)


def normalised(lines: Iterable[str]) -> list[str]:
    """Return the lines with `<id N>`, the same number for the same identifier, and `<time>`, `<event>`, `<port>`."""
    known: dict[str, str] = {}

    def placeholder(match: re.Match[str]) -> str:
        if match.lastgroup != "id":
            return f"<{match.lastgroup}>"
        return known.setdefault(match[0], f"<id {len(known) + 1}>")

    return [VARIABLE.sub(placeholder, line) for line in lines]
