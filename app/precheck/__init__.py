"""Facts, statutes and calendar to findings; one small pure function per rule."""
