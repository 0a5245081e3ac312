"""Gold files: one JSON file an article, in the form of the annotation guide."""

from __future__ import annotations

import json
from pathlib import Path

from kg.errors import KgError
from kg.evaluate.gold_fields import Fields, GoldError, Value, label
from kg.evaluate.records import Article, Event, Figure, Named, Offer, Organiser, Period, Person, Total, Trace

_MOST_TOLD = 20
"""So many faulty files are named; whoever has more has one mistake in all of them."""


def read_gold(folder: Path, prefix: str = "") -> dict[str, Article]:
    """Return the annotations of a folder by the name of their file, those whose name begins with ``prefix``.

    Raises ``KgError`` that names each file that cannot be used, with the place and the remedy.
    """
    if not folder.is_dir():
        raise KgError(f"{folder} is no folder: give the one that holds the gold files, one JSON file an article.")
    paths = sorted(folder.glob(f"{prefix}*.json"))
    if not paths:
        beginning = f" whose name begins with {prefix}" if prefix else ""
        raise KgError(f"{folder} holds no .json file{beginning}: write the facts of each article into one.")
    gold, faults = {}, []
    for path in paths:
        try:
            gold[path.stem] = _article(_parsed(path))
        except GoldError as error:
            faults.append(f"{path}, {error}")
    if faults:
        more = [f"and {len(faults) - _MOST_TOLD} more files"] if len(faults) > _MOST_TOLD else []
        raise KgError("\n".join([*faults[:_MOST_TOLD], *more]))
    return gold


def _parsed(path: Path) -> Value:
    try:
        return Value("the file", json.loads(path.read_bytes().decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise GoldError(f"byte {error.start}", "this is no UTF-8; save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        raise GoldError(f"line {error.lineno}, column {error.colno}", f"no JSON ({error.msg}); mend it") from error
    except RecursionError as error:
        raise GoldError("the file", "it is nested too deep for a gold file; mend it") from error
    except OSError as error:
        raise GoldError("the file", f"it cannot be read ({error.strerror}); check its permissions") from error


def _article(value: Value) -> Article:
    fields = Fields(value, {"id", "published", "events", "aggregates", "offers", "people"})
    fields.text("id")
    fields.day("published")
    return Article(
        tuple(map(_event, fields.items("events"))),
        tuple(map(_total, fields.items("aggregates"))),
        tuple(map(_offer, fields.items("offers"))),
        tuple(map(_person, fields.items("people"))),
    )


_EVENT = {
    "id", "name", "type", "start", "end", "venue", "district", "campaign", "organisers", "figures", "audiences",
    "participants",
}  # fmt: skip


def _event(value: Value) -> Event:
    fields = Fields(value, _EVENT)
    fields.text("id")
    name = fields.needed("name")
    venue, campaign = fields.text("venue"), fields.text("campaign")
    audiences = [each.one_of("audience") for each in fields.items("audiences")]
    said = {"event": name, "venue": venue, "campaign": campaign}
    return Event(
        (name,), fields.one_of("type", "event type"), fields.day("start"), fields.day("end"),
        venue, fields.text("district"), (campaign,) if campaign else (),
        tuple(map(_organiser, fields.items("organisers"))), tuple(map(_figure, fields.items("figures"))),
        tuple(Named((audience,), Trace((audience,))) for audience in audiences),
        tuple(Named((each,), Trace((each,))) for each in map(label, fields.items("participants"))),
        tuple((relation, Trace((words,))) for relation, words in said.items() if words),
    )  # fmt: skip


def _organiser(value: Value) -> Organiser:
    fields = Fields(value, {"role", "surface", "name"})
    surface, name = fields.text("surface"), fields.text("name")
    if not surface and not name:
        raise GoldError(value.place, "the body has neither surface nor name; write it as the article does")
    names = tuple(form for form in (surface, name) if form)
    return Organiser(fields.one_of("role", "role"), names, name or names[0], Trace(names))


def _figure(value: Value) -> Figure:
    return _number(Fields(value, {"measure", "value", "qualifier", "text"}))


def _number(fields: Fields) -> Figure:
    words = fields.text("text")
    return Figure(
        fields.one_of("measure", "measure"), fields.number("value", needed=True),
        fields.one_of("qualifier", "qualifier", default="exact"), Trace((words,) if words else ()),
    )  # fmt: skip


def _total(value: Value) -> Total:
    fields = Fields(value, {"scope", "measure", "value", "qualifier", "period_start", "period_end", "text"})
    return Total(_number(fields), fields.text("scope"), Period(fields.day("period_start"), fields.day("period_end")))


def _offer(value: Value) -> Offer:
    fields = Fields(value, {"company", "post", "headcount", "salary"})
    company, post = fields.needed("company"), fields.needed("post")
    return Offer((company,), post, fields.number("headcount"), fields.text("salary"), Trace((post, company)))


def _person(value: Value) -> Person:
    fields = Fields(value, {"name", "title", "org"})
    name, body = fields.needed("name"), fields.text("org")
    return Person(name, fields.needed("title"), (body,) if body else (), Trace((name,)))
