"""A review as paper: report content, PDF, Word."""
