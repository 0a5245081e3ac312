"""Room 1: files, folders, JSONL and standard input become documents.

``list_inputs`` is cheap and says what there is to read; ``read_input`` opens one of
them, in whatever process it is called; ``read_documents`` does both in one go.
"""

from __future__ import annotations

from kg.read.inputs import InputClashError, InputRef, list_inputs
from kg.read.reader import read_documents, read_input

__all__ = ["InputClashError", "InputRef", "list_inputs", "read_documents", "read_input"]
