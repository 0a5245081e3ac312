"""An evaluation as one HTML page that needs nothing else: styles and script stand in it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files
from string import Template

from kg.evaluate.comparison import DETAILS, RELATIONS
from kg.evaluate.evaluating import Evaluation, Fault
from kg.evaluate.scores import Score


def to_html(evaluation: Evaluation, title: str) -> str:
    """Return the page: the measures, and every fault with its sentence; light and dark."""
    scores = evaluation.scores
    return Template(_part("page.html")).substitute(
        title=escape(title),
        about=escape(_about(evaluation)),
        style=_part("page.css"),
        script=_part("page.js"),
        relations="".join(_row(name, each) for name, each in scores.relations.items()),
        sum=_row("all facts", scores.micro) + _macro(scores.macro),
        details="".join(_row(name, each) for name, each in scores.details.items()),
        faults="".join(_lists(evaluation.faults)),
    )


def _part(name: str) -> str:
    return files("kg.evaluate").joinpath(name).read_text(encoding="utf-8")


def _about(evaluation: Evaluation) -> str:
    articles = f"{len(evaluation.articles):,} annotated articles"
    if not evaluation.missing:
        return articles
    return f"{articles}; not in the graph: {', '.join(evaluation.missing)}"


def _row(name: str, score: Score) -> str:
    counts = "".join(f"<td>{count:,}</td>" for count in (score.gold, score.found, score.right))
    shares = "".join(map(_share, (score.precision, score.recall, score.f1)))
    return f'<tr><th scope="row">{escape(name)}</th>{counts}{shares}</tr>\n'


def _macro(value: float) -> str:
    return f'<tr><th scope="row">mean of the relations</th>{"<td></td>" * 5}{_share(value)}</tr>\n'


def _share(value: float) -> str:
    return f'<td class="share" style="--part: {100 * value:.1f}%">{value:.3f}</td>'


def _lists(faults: tuple[Fault, ...]) -> Iterator[str]:
    for relation in (*RELATIONS, *DETAILS):
        own = [fault for fault in faults if fault.relation == relation]
        if own:
            missed = sum(fault.kind == "missed" for fault in own)
            items = "".join(map(_item, own))
            counts = f"<span>{missed:,} missed, {len(own) - missed:,} wrong</span>"
            yield f"<details><summary>{escape(relation)}{counts}</summary><ol>{items}</ol></details>\n"


def _item(fault: Fault) -> str:
    about = " · ".join(part for part in (fault.article, fault.event) if part)
    quoted = ""
    if fault.passage is not None:
        before, words, behind = map(escape, fault.passage)
        quoted = f'<blockquote lang="zh">{before}<mark>{words}</mark>{behind}</blockquote>'
    return (
        f'<li class="{fault.kind}"><span class="kind">{fault.kind}</span>{escape(fault.says)}'
        f'<span class="of">{escape(about)}</span>{quoted}</li>\n'
    )
