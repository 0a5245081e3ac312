"""The graph of a run: what made the graph, from which articles, and what it is as a dataset (PROV-O, DCAT, VoID).

Everything in it comes from versions, options and inputs, so that two runs over the same articles are one run.
The time is only told when it is asked for.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from kg import __version__
from kg.concepts import ontology_version
from kg.datamodel import ResolvedFacts
from kg.layout import GENERATOR, GRAPH_NQ, GRAPH_TTL
from kg.sorting import LineSorter
from kg.vocabulary import DCAT, DCTERMS, JF, ONTOLOGY, OWL, PROV, SKOS, VOID, XSD
from kg.write.options import Options
from kg.write.terms import LABEL, TERMS, TYPE, iri, text

_MEDIA_TYPES = {GRAPH_TTL: "text/turtle", GRAPH_NQ: "application/n-quads"}


def run_graph(base: str) -> str:
    """Return the name of the graph of the run."""
    return f"{base}provenance"


def source_line(resolved: ResolvedFacts, digest: str) -> bytes:
    """Return a line for an article: its IRI, the digest of its input and the extractors that read something."""
    extractors = {extractor for fact in resolved.facts for _, extractor in fact.evidence}
    return b"%b\t%b\t%b\n" % (resolved.document.encode(), digest.encode(), json.dumps(sorted(extractors)).encode())


class RunGraph:
    """Writes the graph of one run."""

    def __init__(self, options: Options, folder: Path, started: datetime | None) -> None:
        """Take what shapes the build, where runs go, and when the run started if that is to be told."""
        self._options, self._folder, self._started = options, folder, started
        self._end = b" %b .\n" % iri(run_graph(options.base))
        self._sorter = LineSorter(folder, "provenance")
        self._software = iri(f"{options.base}software/{GENERATOR}-{__version__}")

    def write(self, blocks: Iterable[list[bytes]]) -> list[Path]:
        """Return sorted runs with the graph; ``blocks`` are the lines of all articles, sorted. Raises ``OSError``."""
        # The run is named by all that went into it, so its name is known only when all articles went by.
        digest = sha256(repr((__version__, ontology_version(), tuple(self._options), self._started)).encode())
        spool = self._folder / "sources"
        extractors: set[str] = set()
        count = 0
        with spool.open("wb") as file:
            for block in blocks:
                for line in block:
                    digest.update(line)
                    extractors.update(json.loads(line.rsplit(b"\t", 1)[1]))
                    count += 1
                file.writelines(block)
        run = iri(f"{self._options.base}run/{digest.hexdigest()[:16]}")
        self._inputs(run, spool)
        self._run(run)
        self._agents(extractors)
        self._dataset(run, count)
        spool.unlink()
        return self._sorter.flush()

    def _say(self, subject: bytes, *said: tuple[bytes, bytes]) -> None:
        lines = [b"%b %b %b%b" % (subject, predicate, value, self._end) for predicate, value in said]
        self._sorter.add(lines, sum(map(len, lines)))

    def _inputs(self, run: bytes, spool: Path) -> None:
        with spool.open("rb") as lines:
            for line in lines:
                document, digest, _ = line.split(b"\t", 2)
                node = b"<%b>" % document
                self._say(run, (iri(PROV.used), node))
                if digest:
                    self._say(node, (TERMS["inputDigest"], text(digest.decode())))

    def _run(self, run: bytes) -> None:
        self._say(run, (TYPE, TERMS["Run"]), (TYPE, iri(PROV.Activity)), (LABEL, text("kg build")))
        self._say(run, (iri(PROV.wasAssociatedWith), self._software))
        for name, value in self._options._asdict().items():
            self._say(run, (TERMS["option"], text(f"{name}={json.dumps(value)}")))
        if self._started is not None:
            self._say(run, (iri(PROV.startedAtTime), _time(self._started)))
            self._say(run, (iri(PROV.endedAtTime), _time(datetime.now(UTC))))

    def _agents(self, extractors: set[str]) -> None:
        agent = (TYPE, iri(PROV.SoftwareAgent))
        name = text(f"{GENERATOR} {__version__}")
        self._say(self._software, agent, (LABEL, name), (iri(OWL.versionInfo), text(__version__)))
        for extractor in sorted(extractors):
            # Its name is the value of jf:extractor in the claims that it read.
            node = iri(f"{self._options.base}extractor/{_safe(extractor)}")
            self._say(node, agent, (LABEL, text(extractor)), (iri(PROV.actedOnBehalfOf), self._software))

    def _dataset(self, run: bytes, documents: int) -> None:
        dataset = f"{self._options.base}dataset"
        self._say(iri(dataset), (TYPE, iri(DCAT.Dataset)), (TYPE, iri(VOID.Dataset)))
        self._say(iri(dataset), (LABEL, text("jobfair-kg")), (iri(PROV.wasGeneratedBy), run))
        version = f"{ONTOLOGY}/{ontology_version()}"
        self._say(iri(dataset), (iri(DCTERMS.conformsTo), iri(version)), (iri(VOID.uriSpace), text(self._options.base)))
        for space in (JF, DCTERMS, SKOS, PROV):
            self._say(iri(dataset), (iri(VOID.vocabulary), iri(str(space))))
        self._say(iri(dataset), (iri(VOID.documents), b'"%d"^^%b' % (documents, iri(XSD.integer))))
        for name, kind in _MEDIA_TYPES.items():
            file = iri(f"{dataset}/{name}")
            self._say(iri(dataset), (iri(DCAT.distribution), file))
            self._say(file, (TYPE, iri(DCAT.Distribution)), (LABEL, text(name)), (iri(DCAT.mediaType), text(kind)))


def _time(moment: datetime) -> bytes:
    return b'"%b"^^%b' % (moment.isoformat(timespec="seconds").encode(), iri(XSD.dateTime))


def _safe(name: str) -> str:
    return "".join(char if char.isalnum() or char in "_-" else f"-{ord(char):x}" for char in name)
