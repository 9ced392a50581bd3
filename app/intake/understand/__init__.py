"""What the pages of a document say: its type, the facts on it, the fields on the case's cover."""
