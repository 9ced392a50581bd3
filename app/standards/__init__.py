"""Score sheets (TOML, Word, Excel) to a checked Standard and back."""
