"""Record tables and their columns."""
