"""Annotated articles: the text as the rooms read it, the gold facts, and where their strings stand in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from kg.annotate.reading import make_reading
from kg.clean import clean_document
from kg.datamodel import CleanText, Document, Reading, Skipped, Span
from kg.read import list_inputs, read_documents, read_input
from scripts.training.own_articles import split

FOLDERS = ("dev", "seeds")
"""Those beside the folder ``gold`` of a corpus whose articles may be learned from; one may be missing."""


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


def read_articles(corpora: Sequence[Path]) -> tuple[Article, ...]:
    """Return the articles of all ``corpora`` with their gold, corpus by corpus, sorted by folder and name.

    A corpus is a folder with ``gold`` and the folders of ``FOLDERS``, or one of annotated articles, as
    ``own_articles`` reads them. Raises ``FileNotFoundError`` where an article has no gold file, and ``ValueError``
    where a corpus holds nothing or an article cannot be read.
    """
    articles: list[Article] = []
    for corpus in corpora:
        found = [_article(document, gold) for document, gold in _annotated(corpus)]
        if not found:
            raise ValueError(f"{corpus}: no articles; name a folder that holds annotated ones")
        articles += found
    return tuple(articles)


def corpus_digest(corpora: Sequence[Path]) -> str:
    """Return the SHA-256, in hexadecimal, over names and bytes of all files that ``read_articles`` reads, by name."""
    total = hashlib.sha256()
    for corpus in corpora:
        for path in sorted(_files(corpus)):
            content = path.read_bytes()
            total.update(f"{path.relative_to(corpus).as_posix()}\0{len(content)}\0".encode())
            total.update(content)
    return total.hexdigest()


def _has_gold(corpus: Path) -> bool:
    return (corpus / "gold").is_dir()


def _folders(corpus: Path) -> list[Path]:
    return [corpus / folder for folder in FOLDERS if (corpus / folder).is_dir()]


def _files(corpus: Path) -> set[Path]:
    if not _has_gold(corpus):
        return set(corpus.glob("*.txt"))
    articles = [path for folder in _folders(corpus) for path in folder.iterdir() if path.is_file()]
    return {*articles, *(_gold_file(corpus, path.name) for path in articles)}


def _gold_file(corpus: Path, article: str) -> Path:
    return corpus / "gold" / f"{Path(article).stem}.json"


def _annotated(corpus: Path) -> Iterator[tuple[Document | Skipped, dict[str, Any]]]:
    """Yield each article as it was found, and its gold."""
    if _has_gold(corpus):
        for ref in list_inputs(_folders(corpus)):
            for document in read_input(ref):
                gold = _gold_file(corpus, document.identifier)
                yield document, json.loads(gold.read_text(encoding="utf-8"))
        return
    for path in sorted(corpus.glob("*.txt")):
        text, gold = split(path.read_text(encoding="utf-8"), path.stem)
        for document in read_documents(["-"], BytesIO(text.encode())):
            yield document._replace(identifier=f"{path.stem}.md"), gold


def _article(document: Document | Skipped, gold: dict[str, Any]) -> Article:
    clean = document if isinstance(document, Skipped) else clean_document(document)
    if isinstance(document, Skipped) or isinstance(clean, Skipped):
        raise ValueError(f"{document.identifier}: cannot be read; take it out of the corpus or mend it")
    reading = make_reading(clean.text)
    return Article(Path(document.identifier).stem, clean, reading, gold, *_squeeze(reading.text))


def _squeeze(text: str) -> tuple[str, tuple[int, ...]]:
    """Return ``text`` without white space, and where each character stood."""
    kept = [(char, place) for place, char in enumerate(text) if not char.isspace()]
    return "".join(char for char, _ in kept), tuple(place for _, place in kept)
