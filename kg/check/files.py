"""The files of a build: their form, what they say of each other, and the way to the single graphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph

from kg.built import report_head
from kg.check.article import ArticleCheck, Lookup
from kg.check.findings import Checked, Findings
from kg.check.texts import compare_texts
from kg.errors import KgError
from kg.layout import COUNTED, GRAPH_NQ, GRAPH_TTL, REPORT, TEXTS, is_build, text_path
from kg.sorting import LineSorter, merge_runs
from kg.vocabulary import JF, PROV, RDF

_IRI = rb"<[^<>\s]+>"
_QUAD = re.compile(rb"%b %b (?:%b|\".*\"\S*) (%b) \.\n" % (_IRI, _IRI, _IRI, _IRI), re.DOTALL)
_TYPE = str(RDF.type)
_CLAIM = (_TYPE, str(JF.Claim))
_POINTED_AT = {"mergedFrom": "merged documents", "used": "documents of the run"}

Subject = tuple[str, set[tuple[str, str]]]


def check_build(folder: Path, division: Lookup) -> Checked:
    """Return every mismatch between the files of a build, their texts and the contract.

    ``division`` looks codes up. Memory holds one document at a time, whatever the size of the build.
    Raises ``KgError`` where the folder is no build.
    """
    if not folder.is_dir():
        raise KgError(f"{folder} is no folder: give the one that kg build wrote.")
    if not is_build(folder):
        raise KgError(f"{folder} holds no {REPORT} of kg build: give a folder that kg build wrote.")
    return _BuildCheck(folder, division).run()


class _BuildCheck:
    def __init__(self, folder: Path, division: Lookup) -> None:
        self._folder, self._found = folder, Findings()
        self._report = report_head(folder / REPORT)
        self._texts = bool(self._report["options"]["texts"])
        self._articles = ArticleCheck(folder, division, self._found, texts=self._texts)

    def run(self) -> Checked:
        missing = [name for name in (GRAPH_NQ, GRAPH_TTL) if not (self._folder / name).is_file()]
        for name in missing:
            self._found.say("", "The file is missing.", file=name)
        if GRAPH_NQ not in missing:
            with TemporaryDirectory(prefix="kg-check-") as work:
                sound = self._lines(Path(work))
            if sound and not missing:
                self._turtle()
        if self._texts:
            compare_texts(self._folder, self._found)
        else:
            self._found.notes.append("The build left out texts and quotes: no quote could be compared with its text.")
        return self._found.done()

    def _lines(self, work: Path) -> bool:
        """Check the form of the lines and every graph; return whether Turtle can be compared with them."""
        sorter, number, sound = LineSorter(work, "graphs"), 0, True
        last = b""
        with (self._folder / GRAPH_NQ).open("rb") as lines:
            for number, line in enumerate(lines, 1):
                graph = _QUAD.fullmatch(line)
                if line <= last:
                    self._found.say(f"line {number}", "It stands twice or out of order.")
                if graph is None:
                    self._found.say(f"line {number}", "It is no quad of IRIs in a named graph.")
                else:
                    sorter.add([graph[1] + b"\t" + line], len(graph[1]) + len(line))
                sound = sound and graph is not None and line > last
                last = line
        self._count("quads", number)
        rows = (row.split(b"\t", 1) for block in merge_runs(sorter.flush(), work) for row in block)
        return self._graphs(rows) and sound

    def _graphs(self, rows: Iterable[list[bytes]]) -> bool:
        """Check each graph; return whether all could be parsed. Merges and run come behind all documents."""
        base = self._report["options"]["base"]
        pointers = {f"{base}merges": JF.mergedFrom, f"{base}provenance": PROV.used}
        documents: set[str] = set()
        identifiers: set[str] = set()
        sound = True
        for name, group in groupby(rows, key=lambda row: row[0]):
            graph = name.strip(b"<>").decode(errors="replace")
            if graph in pointers:
                self._pointers((line for _, line in group), str(pointers[graph]), documents)
                continue
            quads = self._parsed(b"".join(line for _, line in group), graph)
            if quads is None:
                sound = False
                continue
            documents.add(graph)
            identifier = self._articles.check(graph, quads)
            if identifier is not None:
                identifiers.add(identifier)
        self._count("documents", len(documents))
        self._count("relations", self._found.looked_at["relations"])
        self._stray_texts(identifiers)
        return sound

    def _parsed(self, lines: bytes, graph: str) -> list[pyoxigraph.Quad] | None:
        try:
            return list(pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_QUADS))
        except SyntaxError as error:
            self._found.say(graph, f"Its graph is no valid N-Quads: {error.msg}.")
            return None

    def _pointers(self, lines: Iterable[bytes], predicate: str, documents: set[str]) -> None:
        """Check that what a graph beside those of documents points at is a document."""
        name = predicate.rpartition("#")[2]
        for quad in (quad for line in lines for quad in self._parsed(line, name) or ()):
            if quad.predicate.value == predicate and isinstance(quad.object, pyoxigraph.NamedNode):
                self._found.looked_at[_POINTED_AT[name]] += 1
                if quad.object.value not in documents:
                    self._found.say(str(quad.subject), f"{quad.object.value} is no document of this build.")

    def _stray_texts(self, identifiers: set[str]) -> None:
        expected = {str(text_path(identifier)) for identifier in identifiers} if self._texts else set()
        for path in sorted((self._folder / TEXTS).rglob("*")):
            below = path.relative_to(self._folder).as_posix()
            if path.is_file() and below not in expected:
                self._found.say("", "No document of the graph has this text.", file=below)

    def _turtle(self) -> None:
        """Walk through both files side by side: they list the same subjects in the same order."""
        quads, triples = _subjects(self._folder / GRAPH_NQ), _subjects(self._folder / GRAPH_TTL)
        kinds: Counter[str] = Counter()
        count = 0
        try:
            left, right = next(quads, None), next(triples, None)
            while left is not None or right is not None:
                if left is not None and _CLAIM in left[1]:
                    left = next(quads, None)
                    continue
                self._compare(left, right)
                if right is not None:
                    count += len(right[1])
                    kinds.update(value for predicate, value in right[1] if predicate == _TYPE)
                # Whichever side is behind moves on, so that one missing subject is one mismatch.
                behind = _order(left, right)
                left = next(quads, None) if behind <= 0 else left
                right = next(triples, None) if behind >= 0 else right
        except SyntaxError as error:
            self._found.say(f"line {error.lineno}", f"It is no valid Turtle: {error.msg}.", file=GRAPH_TTL)
            return
        self._count("triples", count)
        for name, kind in COUNTED.items():
            self._count(name, kinds[str(JF[kind])])

    def _compare(self, left: Subject | None, right: Subject | None) -> None:
        behind = _order(left, right)
        if behind < 0 and left is not None:
            self._found.say(left[0], f"{GRAPH_NQ} speaks of it, {GRAPH_TTL} does not.", file=GRAPH_TTL)
        elif behind > 0 and right is not None:
            self._found.say(right[0], f"{GRAPH_NQ} does not speak of it.", file=GRAPH_TTL)
        elif left is not None and right is not None:
            for predicate, value in sorted(left[1] ^ right[1]):
                where = GRAPH_NQ if (predicate, value) in left[1] else GRAPH_TTL
                self._found.say(left[0], f"Only {where} says <{predicate}> {value}.", file=GRAPH_TTL)

    def _count(self, name: str, found: int) -> None:
        told = self._report["counts"].get(name)
        if told != found:
            self._found.say("", f"It counts {told} {name}, the graph has {found}.", file=REPORT)


def _order(left: Subject | None, right: Subject | None) -> int:
    """Return which subject comes first in the files: negative for the left one, positive for the right one."""
    if left is None or right is None:
        return 1 if left is None else -1
    first, second = (f"{side[0]}>".encode() for side in (left, right))
    return (first > second) - (first < second)


def _subjects(path: Path) -> Iterator[Subject]:
    kind = pyoxigraph.RdfFormat.N_QUADS if path.name == GRAPH_NQ else pyoxigraph.RdfFormat.TURTLE
    key: Callable[[pyoxigraph.Quad], str] = lambda quad: str(getattr(quad.subject, "value", quad.subject))  # noqa: E731
    for subject, quads in groupby(pyoxigraph.parse(path=str(path), format=kind), key=key):
        yield subject, {(quad.predicate.value, _object(quad.object)) for quad in quads}


def _object(term: object) -> str:
    return term.value if isinstance(term, pyoxigraph.NamedNode) else str(term)
