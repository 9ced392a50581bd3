"""Word files as enforcement offices make them, by kind; each function is one file and names what it holds."""
