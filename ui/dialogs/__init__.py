"""Dialogs that ask one thing and return a value."""
