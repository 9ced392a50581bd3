"""`anjuan ...`: the same verbs as the window, without a window."""

from app.cli import arrange as arrange
from app.cli import facts as facts
from app.cli import machine as machine
from app.cli import register as register
from app.cli import statutes as statutes
from app.cli.commands import main

__all__ = ["main"]
