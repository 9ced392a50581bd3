"""sqlite-utils without numpy: it looks for numpy to name column types of arrays, and that doubles its import time.

The store never holds arrays, and the window opens on this import.
"""

from __future__ import annotations

import sys

_SEEN = "numpy" in sys.modules
if not _SEEN:
    sys.modules["numpy"] = None  # type: ignore[assignment]
try:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations
finally:
    if not _SEEN:
        del sys.modules["numpy"]

__all__ = ["Database", "Migrations"]
