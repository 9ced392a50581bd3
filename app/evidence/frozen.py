"""Run before the program's own start in the packaged build: a process started as a worker serves and ends here."""

import sys

from app.evidence.child import run_if_asked

if run_if_asked(sys.argv):
    sys.exit(0)
