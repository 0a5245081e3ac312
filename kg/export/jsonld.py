"""JSON-LD 1.1 with the published context: compact, with keys that people read."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import pyoxigraph as ox

from kg.built import PREFIXES, Build
from kg.concepts import ontology_folder
from kg.vocabulary import RDF, XSD

_TYPE, _INTEGER, _STRING = str(RDF.type), str(XSD.integer), str(XSD.string)
# Larger numbers are not the same in every reader of JSON.
_SAFE = 1 << 53
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)", re.ASCII)
# Relative references that a reader would shorten or take for something else; Jena's decodes what is percent-encoded.
_UNSAFE = re.compile(r".*%|[^/?#]*:|//|(?:.*/)?\.{1,2}(?:[/?#]|$)|[?#]|$", re.DOTALL)


def to_jsonld(build: Build) -> Iterator[bytes]:
    """Yield the merged graph as JSON-LD, its context included, so that nothing need be fetched to read it."""
    context = json.loads((ontology_folder() / "context.jsonld").read_text("utf-8"))["@context"]
    base = build.base()
    compact = _Compact(context, base)
    own = [context, {"@base": base}] if base else context
    yield b'{"@context": %b,\n "@graph": [' % json.dumps(own, ensure_ascii=False).encode()
    separator = b"\n  "
    for node in build.nodes():
        yield separator + json.dumps(compact.node(node), ensure_ascii=False).encode()
        separator = b",\n  "
    yield b"\n ]\n}\n"


class _Compact:
    """Turns terms into what the context makes them again."""

    def __init__(self, context: Mapping[str, Any], base: str) -> None:
        self._base = base
        self._keys: dict[str, tuple[str, Mapping[str, str]]] = {}
        self._names: dict[str, str] = {}
        for name, meaning in context.items():
            about = meaning if isinstance(meaning, dict) else {"@id": meaning}
            iri = _expanded(str(about["@id"])) if not name.startswith("@") else ""
            if iri and not iri.startswith("@") and name not in PREFIXES:
                self._keys[iri] = (name, about)
                self._names[iri] = name

    def node(self, triples: list[ox.Triple]) -> Mapping[str, Any]:
        """Return a node with its identifier and types first."""
        said: dict[str, list[Any]] = defaultdict(list)
        for triple in triples:
            if triple.predicate.value == _TYPE:
                said["type"].append(self._vocabulary(triple.object))
            else:
                key, about = self._keys.get(triple.predicate.value, (self._prefixed(triple.predicate.value), {}))
                said[key].append(self._value(triple.object, about))
        kinds = {"type": said.pop("type")} if "type" in said else {}
        whole: dict[str, Any] = {"id": self._reference(triples[0].subject), **kinds, **said}
        return {key: values if key == "id" else _single(values) for key, values in whole.items()}

    def _value(self, term: object, about: Mapping[str, str]) -> Any:
        kind = about.get("@type")
        if not isinstance(term, ox.Literal):
            if kind == "@vocab":
                return self._vocabulary(term)
            reference = self._reference(term)
            return reference if kind == "@id" else {"id": reference}
        if term.language:
            if about.get("@container") == "@language":
                return {term.language: term.value}
            return {"@value": term.value, "@language": term.language}
        return self._literal(term, kind)

    def _literal(self, term: ox.Literal, kind: str | None) -> Any:
        datatype = term.datatype.value
        if kind is not None:
            plain = datatype == _expanded(kind)
        else:
            plain = datatype == _STRING
            if datatype == _INTEGER and _NUMBER.fullmatch(term.value) and abs(int(term.value)) < _SAFE:
                return int(term.value)
        return term.value if plain else {"@value": term.value, "@type": self._prefixed(datatype)}

    def _vocabulary(self, term: object) -> str:
        iri = _iri(term)
        return self._names.get(iri) or self._prefixed(iri)

    def _prefixed(self, iri: str) -> str:
        for name, space in PREFIXES.items():
            if iri.startswith(space) and iri != space:
                return f"{name}:{iri.removeprefix(space)}"
        return iri

    def _reference(self, term: object) -> str:
        iri = _iri(term)
        below = iri.removeprefix(self._base) if self._base and iri.startswith(self._base) else ""
        return below if below and not _UNSAFE.match(below) else self._prefixed(iri)


def _expanded(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}" if prefix in PREFIXES else name


def _single(values: list[Any]) -> Any:
    """Return one value by itself, and values in several languages in one map."""
    if len(values) == 1:
        return values[0]
    if all(isinstance(value, dict) and not value.keys() & {"@value", "id"} for value in values):
        merged: dict[str, list[str]] = defaultdict(list)
        for value in values:
            for language, text in value.items():
                merged[language].append(text)
        return {language: texts if len(texts) > 1 else texts[0] for language, texts in merged.items()}
    return values


def _iri(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
