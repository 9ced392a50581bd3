"""Standard plus marks to a score with its derivation; pure."""
