"""Takes fonts and scripts from packages into the wheel."""
