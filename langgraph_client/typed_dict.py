"""`TypedDict` for the types that users put into models of their own: before Python 3.12 pydantic takes that of typing_extensions only.

typing_extensions is not required. Where pydantic is installed, it is installed too.
"""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING or sys.version_info >= (3, 12):
    from typing import TypedDict
else:
    try:
        from typing_extensions import TypedDict
    except ImportError:
        from typing import TypedDict

__all__ = ["TypedDict"]
