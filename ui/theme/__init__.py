"""Colours, type, spacing and the style sheet, by role."""
