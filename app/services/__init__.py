"""One function per user verb; the only room that knows several rooms."""
