"""The clock of all time limits. It keeps running when a test freezes time, since the network does not wait.

freezegun replaces `time.monotonic`, for all modules or, while it is active, for those that import it. It does not replace the system's clocks.
"""

from __future__ import annotations

import sys
import time

if sys.platform == "win32":
    monotonic = time.monotonic  # there is no other
else:

    def monotonic() -> float:
        """Return seconds that never go backward."""
        return time.clock_gettime(time.CLOCK_MONOTONIC)
