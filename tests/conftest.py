"""Imports what pytest else imports after the tests, where a warning of another plugin would end the run."""

import hypothesis  # noqa: F401 - its own plugin wants it in the summary
