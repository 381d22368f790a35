"""The clock that time limits go by. It runs on where a test has stopped the time of its program: a network does not wait.

freezegun replaces `time.monotonic`, for all modules or, while it is active, for those that import it. It leaves the system's own clocks.
"""

from __future__ import annotations

import sys
import time

if sys.platform == "win32":
    monotonic = time.monotonic  # there is no other
else:

    def monotonic() -> float:
        """Seconds that only ever go forward."""
        return time.clock_gettime(time.CLOCK_MONOTONIC)
