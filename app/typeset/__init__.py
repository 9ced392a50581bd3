"""The one way to set text on a page: fonts, line breaking, tables, page frames."""
