"""The one exception that stands for a mistake the user can mend."""

from __future__ import annotations


class KgError(Exception):
    """A problem outside the program: bad input, a wrong query, a folder that is no build.

    The message is one or more full lines that name the file, the place and the
    remedy. The command line prints it as ``Error: …`` and exits with 1.
    """
