"""Annotated articles: the text as the rooms read it, the gold facts, and where their strings stand in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from kg.annotate.reading import make_reading
from kg.clean import clean_document
from kg.datamodel import CleanText, Reading, Skipped, Span
from kg.read import list_inputs, read_input

FOLDERS = ("dev", "seeds")
"""Those below the corpus whose articles may be learned from."""


class Article(NamedTuple):
    """One annotated article."""

    identifier: str
    """Name of its files, without ending: ``dev-001``."""
    clean: CleanText
    reading: Reading
    gold: dict[str, Any]
    """What a careful reader found, in the form of the annotation guide."""
    squeezed: str
    """The twin without white space, for gold strings are copied without regard to it."""
    places: tuple[int, ...]
    """Where each character of ``squeezed`` stands in the twin."""

    def find(self, words: str) -> tuple[Span, ...]:
        """Return every place in the twin where ``words`` of the gold stand, in order; none for words not copied."""
        wanted = _squeeze(make_reading(words).text)[0]
        found: list[Span] = []
        place = self.squeezed.find(wanted) if wanted else -1
        while place >= 0:
            found.append(Span(self.places[place], self.places[place + len(wanted) - 1] + 1))
            place = self.squeezed.find(wanted, place + 1)
        return tuple(found)

    def gold_figures(self) -> list[dict[str, Any]]:
        """Return the figures of all events, then the aggregates."""
        figures = [figure for event in self.gold["events"] for figure in event["figures"]]
        return [*figures, *self.gold["aggregates"]]


def read_articles(corpus: Path, folders: Sequence[str] = FOLDERS) -> tuple[Article, ...]:
    """Return the articles of ``folders`` below ``corpus`` with their gold, sorted by folder and name.

    Raises ``FileNotFoundError`` where an article has no gold file, and ``ValueError`` where the folders hold nothing
    or an article cannot be read.
    """
    articles: list[Article] = []
    for folder in folders:
        for ref in list_inputs([corpus / folder]):
            for document in read_input(ref):
                clean = document if isinstance(document, Skipped) else clean_document(document)
                if isinstance(document, Skipped) or isinstance(clean, Skipped):
                    raise ValueError(f"{ref.identifier}: cannot be read; take it out of the corpus or mend it")
                reading = make_reading(clean.text)
                name = Path(document.identifier).stem
                gold = json.loads((corpus / "gold" / f"{name}.json").read_text(encoding="utf-8"))
                articles.append(Article(name, clean, reading, gold, *_squeeze(reading.text)))
    if not articles:
        raise ValueError(f"{corpus}: no articles in {' or '.join(folders)}; name a folder that holds them")
    return tuple(articles)


def corpus_digest(corpus: Path, folders: Sequence[str] = FOLDERS) -> str:
    """Return the SHA-256, in hexadecimal, over names and bytes of the articles and their gold files, sorted by name."""
    articles = [path for folder in folders for path in (corpus / folder).iterdir() if path.is_file()]
    gold = [corpus / "gold" / f"{path.stem}.json" for path in articles]
    total = hashlib.sha256()
    for path in sorted({*articles, *gold}):
        content = path.read_bytes()
        total.update(f"{path.relative_to(corpus).as_posix()}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def _squeeze(text: str) -> tuple[str, tuple[int, ...]]:
    """Return ``text`` without white space, and where each character stood."""
    kept = [(char, place) for place, char in enumerate(text) if not char.isspace()]
    return "".join(char for char, _ in kept), tuple(place for _, place in kept)
