"""The forms that a validation is told in: text, JSON, and a SHACL report in Turtle."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby

import pyoxigraph as ox

from kg.validate.results import SHAPES, VIOLATION, WARNING, Result, Validated
from kg.vocabulary import DCTERMS, JF, RDFS, SKOS

_PREFIXES = {
    "dcterms": str(DCTERMS),
    "jf": str(JF),
    "jfs": SHAPES,
    "rdfs": str(RDFS),
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": str(SKOS),
}
_BREAK = "\n        "


def to_text(validated: Validated) -> str:
    """Return violations and warnings for people, by shape: what to do, then each node with its words."""
    lines = []
    for (severity, shape), group in groupby(validated.results, key=lambda result: result[:2]):
        results = list(group)
        lines.append(f"{severity} {_short(shape)} ({len(results):,})")
        lines += [f"  {results[0].message_zh}", f"  {results[0].message_en}"]
        for result in results:
            lines += [f"    {line}" for line in _told(result)]
        lines.append("")
    found = f"{_many(validated.count(VIOLATION), 'violation')} and {_many(validated.count(WARNING), 'warning')}"
    lines.append(f"{found} in {_many(validated.triples, 'triple')} of {_many(validated.graphs, 'graph')}.")
    return "\n".join(lines) + "\n"


def to_json(validated: Validated) -> str:
    """Return the results as JSON, with counts."""
    whole = {
        "conforms": not validated.results,
        "violations": validated.count(VIOLATION),
        "warnings": validated.count(WARNING),
        "graphs": validated.graphs,
        "triples": validated.triples,
        "results": [result._asdict() for result in validated.results],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def to_turtle(validated: Validated) -> str:
    """Return a ``sh:ValidationReport``; besides what SHACL wants, results have label, document and sentence."""
    head = "".join(f"@prefix {name}: <{space}> .\n" for name, space in _PREFIXES.items())
    conforms = "false" if validated.results else "true"
    results = "".join(f" ;\n    sh:result [{_BREAK}{_result(result)}\n    ]" for result in validated.results)
    return f"{head}\n[] a sh:ValidationReport ;\n    sh:conforms {conforms}{results} .\n"


def _result(result: Result) -> str:
    focus = result.focus if result.focus.startswith("_:") else f"<{result.focus}>"
    said = [
        "a sh:ValidationResult",
        f"sh:resultSeverity sh:{result.severity}",
        f"sh:focusNode {focus}",
        f"sh:sourceShape <{result.shape}>",
        f"sh:sourceConstraintComponent <{result.component}>",
        f"sh:resultMessage {_text(result.message_zh, 'zh')}, {_text(result.message_en, 'en')}",
    ]
    said += [f"sh:resultPath <{result.path}>"] if result.path else []
    said += [f"sh:value {result.value}"] if result.value else []
    said += [f"rdfs:label {_text(result.label)}"] if result.label else []
    said += [f"dcterms:source <{result.document}>"] if result.document else []
    said += [f"skos:note {_text(result.sentence)}"] if result.sentence else []
    return f" ;{_BREAK}".join(said)


def _told(result: Result) -> Iterator[str]:
    said = f"{_short(result.path)} {_visible(_value(result.value))}".strip()
    yield "  ".join(part for part in (_visible(result.label), f"<{result.focus}>", said) if part)
    source = f"<{result.document}>" if result.document else ""
    if where := "  ".join(part for part in (_visible(result.sentence), source) if part):
        yield f"  {where}"


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _value(value: str) -> str:
    """Return a value without what only a machine wants to know."""
    return _short(value.strip("<>")) if value.startswith("<") else value.rpartition("^^")[0] or value


def _text(text: str, language: str | None = None) -> str:
    return str(ox.Literal(text, language=language))


def _short(iri: str) -> str:
    for name, space in _PREFIXES.items():
        if iri.startswith(space):
            return f"{name}:{iri.removeprefix(space)}"
    return iri


def _visible(text: str) -> str:
    """Return the text on one line, without characters that could steer a terminal."""
    return "".join(char if char.isprintable() else " " for char in text)
