"""Reads the annotated articles of ``corpus/``: an article as it might be published, and what a careful reader finds.

    python -m scripts.training.own_articles corpus --out FOLDER   # docs/ and gold/, as an evaluation wants them

A file holds the article with its front matter, a line of equal signs, and the annotation, one fact a line (cells are
parted by ``|``, an empty cell is null):

    published | 2024-03-05
    event | type | name | start | end | venue | district | campaign
      by | role | as written | canonical name
      number | measure | value | qualifier | words of the text
      for | audience
      with | employer taking part
    total | scope | measure | value | qualifier | start | end | words of the text
    offer | company | post | headcount | pay
    person | name | title | body

Indented lines belong to the event above them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

_CUT = "\n==========\n"
_TYPES = frozenset(
    [
        "job-fair",
        "online-fair",
        "livestream",
        "campus-fair",
        "campaign",
        "launch",
        "outreach",
        "training",
        "contest",
        "meeting",
    ]
)
_ROLES = frozenset(["host", "undertake", "co-organise", "execute", "guide", "support"])
_MEASURES = frozenset(
    [
        "companies",
        "posts",
        "vacancies",
        "attendees",
        "viewers",
        "intentions",
        "hires",
        "resumes",
        "consultations",
        "materials",
        "sessions",
        "trainees",
        "enrolled",
        "graduates",
        "occupations",
        "booths",
    ]
)
_QUALIFIERS = frozenset(["exact", "over", "nearly", "about"])
_AUDIENCES = frozenset(
    [
        "高校毕业生",
        "农民工",
        "退役军人",
        "残疾人",
        "就业困难人员",
        "脱贫人口",
        "妇女",
        "失业人员",
        "青年",
        "技能人才",
        "高层次人才",
        "民营企业",
        "在校学生",
        "归国留学人员",
        "老年人",
    ]
)
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def split(text: str, name: str) -> tuple[str, dict[str, Any]]:
    """Return the article and its annotation in the form of the guide.

    Raises ``ValueError`` that names file and line.
    """
    if _CUT not in text:
        raise ValueError(f"{name}: no line of ten equal signs parts article and annotation")
    article, annotation = text.split(_CUT, 1)
    gold: dict[str, Any] = {
        "id": name, "published": None, "events": [], "aggregates": [], "offers": [], "people": [],
    }  # fmt: skip
    for number, line in enumerate(annotation.splitlines(), 1):
        if line.strip():
            try:
                _take(line, gold)
            except (ValueError, KeyError, IndexError) as error:
                raise ValueError(f"{name}, annotation line {number}: {error}: {line.strip()}") from error
    return article + "\n", gold


def _take(line: str, gold: dict[str, Any]) -> None:
    kind, *cells = (cell.strip() or None for cell in line.split("|"))
    if line[0].isspace():
        _take_of_event(kind, cells, gold["events"][-1])
    elif kind == "published":
        gold["published"] = _date(cells[0])
    elif kind == "event":
        type_, name, start, end, venue, district, campaign = _padded(cells, 7)
        gold["events"].append(
            {"id": f"e{len(gold['events']) + 1}", "name": _needed(name), "type": _one_of(type_, _TYPES),
             "start": _date(start), "end": _date(end), "venue": venue, "district": district, "campaign": campaign,
             "organisers": [], "figures": [], "audiences": [], "participants": []}
        )  # fmt: skip
    elif kind == "total":
        scope, measure, value, qualifier, start, end, words = _padded(cells, 7)
        gold["aggregates"].append(
            {"scope": _needed(scope), **_figure(measure, value, qualifier, words),
             "period_start": _date(start), "period_end": _date(end)}
        )  # fmt: skip
    elif kind == "offer":
        company, post, headcount, pay = _padded(cells, 4)
        count = int(headcount) if headcount else None
        gold["offers"].append({"company": _needed(company), "post": _needed(post), "headcount": count, "salary": pay})
    elif kind == "person":
        name, title, body = _padded(cells, 3)
        gold["people"].append({"name": _needed(name), "title": _needed(title), "org": body})
    else:
        raise ValueError(f"unknown kind of line {kind!r}")


def _take_of_event(kind: str | None, cells: Sequence[str | None], event: dict[str, Any]) -> None:
    if kind == "by":
        role, surface, name = _padded(cells, 3)
        event["organisers"].append(
            {"role": _one_of(role, _ROLES), "surface": _needed(surface), "name": name or surface}
        )
    elif kind == "number":
        event["figures"].append(_figure(*_padded(cells, 4)))
    elif kind == "for":
        event["audiences"].append(_one_of(cells[0], _AUDIENCES))
    elif kind == "with":
        event["participants"].append(_needed(cells[0]))
    else:
        raise ValueError(f"unknown kind of line {kind!r}")


def _figure(measure: str | None, value: str | None, qualifier: str | None, words: str | None) -> dict[str, Any]:
    number = float(_needed(value))
    return {
        "measure": _one_of(measure, _MEASURES),
        "value": int(number) if number.is_integer() else number,
        "qualifier": _one_of(qualifier, _QUALIFIERS),
        "text": _needed(words),
    }


def _padded(cells: Sequence[str | None], count: int) -> list[str | None]:
    if len(cells) > count:
        raise ValueError(f"{len(cells)} cells, {count} at most")
    return [*cells, *[None] * (count - len(cells))]


def _needed(cell: str | None) -> str:
    if not cell:
        raise ValueError("a cell that must be filled is empty")
    return cell


def _one_of(cell: str | None, allowed: frozenset[str]) -> str:
    if cell not in allowed:
        raise ValueError(f"{cell!r} is none of {' '.join(sorted(allowed))}")
    return cell


def _date(cell: str | None) -> str | None:
    if cell is not None and not _DATE.fullmatch(cell):
        raise ValueError(f"{cell!r} is no ISO day, month or year")
    return cell


def faults(article: str, gold: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with an annotation: strings that its article does not hold."""
    text = re.sub(r"<[^>]+>|\s", "", article)
    for kind, words in _copied(gold):
        if words and re.sub(r"\s", "", words) not in text:
            yield f"{gold['id']}: {kind} {words!r} is not in the text"


def _copied(gold: dict[str, Any]) -> Iterator[tuple[str, str | None]]:
    for event in gold["events"]:
        yield "venue", event["venue"]
        yield from (("body", organiser["surface"]) for organiser in event["organisers"])
        yield from (("number", figure["text"]) for figure in event["figures"])
        yield from (("employer", name) for name in event["participants"])
    yield from (("total", total["text"]) for total in gold["aggregates"])
    for offer in gold["offers"]:
        yield from (("offer", offer[cell]) for cell in ("company", "post", "salary"))
    for person in gold["people"]:
        yield from (("person", person[cell]) for cell in ("name", "title", "org"))


def write_apart(folder: Path, out: Path, prefix: str = "") -> list[str]:
    """Write ``docs/`` and ``gold/`` of a folder's articles into ``out``; return what is wrong with them."""
    wrong = []
    for part in ("docs", "gold"):
        (out / part).mkdir(parents=True, exist_ok=True)
    for path in sorted(folder.glob(f"{prefix}*.txt")):
        try:
            article, gold = split(path.read_text(encoding="utf-8"), path.stem)
        except ValueError as error:
            wrong.append(str(error))
            continue
        wrong += faults(article, gold)
        (out / "docs" / f"{path.stem}.md").write_text(article, encoding="utf-8")
        rows = json.dumps(gold, ensure_ascii=False, indent=1)
        (out / "gold" / f"{path.stem}.json").write_text(rows + "\n", encoding="utf-8")
    return wrong


def main() -> int:
    """Check the articles of a folder and, with ``--out``, write them apart from their annotation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", default="", help="only files whose name begins with this")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        wrong = write_apart(options.folder, options.out or Path(scratch), options.only)
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
