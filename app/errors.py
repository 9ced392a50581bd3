"""Expected errors. Each carries a Chinese sentence for the reviewer and advice on what to do next.

ReviewError(message, advice)
├── IntakeError        a folder or a document cannot be read
├── StandardError      a scoring standard is wrong
├── StoreUnavailable   the workspace is full, locked, read-only, damaged or too new
├── RecordMissing      a case, a review or a page that is asked for is not there
├── Cancelled          the reviewer stopped it; nothing was kept
├── ReviewClosed       a signed review is to be changed
├── ScoringError       an answer does not fit its standard
└── ReportError        a report cannot be written
Anything else is a bug.
"""

from __future__ import annotations


class ReviewError(Exception):
    """An expected problem, told to the reviewer as it is."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}{self.advice}"


class IntakeError(ReviewError):
    """A folder or a document cannot be read."""


class StandardError(ReviewError):
    """A scoring standard is wrong; `problems` lists everything found, each with its place."""

    def __init__(self, message: str, advice: str = "", problems: tuple[str, ...] = ()) -> None:
        super().__init__(message, advice)
        self.problems = problems


class StoreUnavailable(ReviewError):
    """The workspace cannot be opened or written."""


class RecordMissing(ReviewError):
    """A case, a review or a page that is asked for is not there (any more)."""


class Cancelled(ReviewError):
    """The reviewer stopped it; nothing was kept."""

    def __init__(self) -> None:
        super().__init__("已取消。", "没有保留任何未完成的内容。")


class ReviewClosed(ReviewError):
    """A signed review is to be changed, or an incomplete one signed."""


class ScoringError(ReviewError):
    """An answer does not fit the standard it is given for."""


class ReportError(ReviewError):
    """A report cannot be written."""
