"""One file for each relation."""
