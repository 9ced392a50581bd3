"""The window: PySide6 widgets, presenters and models."""
