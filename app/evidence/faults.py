"""What Python's parsers raise over bytes that are not what they claim to be."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib

# MemoryError is told apart (a limit, not damage); anything not listed here ends the worker and costs the one document
PARSER_FAULTS: tuple[type[Exception], ...] = (
    ValueError, TypeError, LookupError, AttributeError, OSError, EOFError, SyntaxError, ArithmeticError, RuntimeError,
    AssertionError, NameError, struct.error, zlib.error, lzma.LZMAError, zipfile.BadZipFile, zipfile.LargeZipFile,
)  # fmt: skip
