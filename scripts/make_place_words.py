"""Cut from jieba's dictionary the words that short forms of divisions get mixed up with.

Run after make_divisions.py, from the root of the repository:

    python scripts/make_place_words.py

It writes ``kg/annotate/lexicons/place_crossings.tsv``. Same version of jieba, same bytes.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

ANNOTATE = Path(__file__).parents[1] / "kg" / "annotate"
# A pair of characters that the dictionary counts so often is a word wherever it stands.
FREQUENT = 300

# The dictionary holds phrases too: 和资阳, 从金华.
JOINING = "和与及从在于到至往赴向"


class Entry(NamedTuple):
    """One row of the dictionary."""

    word: str
    frequency: int
    tag: str


def main() -> int:
    """Write the table and return 0."""
    entries = [entry for entry in _dictionary() if not entry.tag.startswith(("nt", "ns"))]
    divisions = [line.split("\t") for line in _rows(ANNOTATE / "gazetteers" / "divisions.tsv")]
    counties = {form for row in divisions if row[2] == "county" for form in row[4].split()}
    larger = {form for row in divisions if row[2] != "county" for form in row[4].split()}
    known = counties | larger | {row[1] for row in divisions}
    rows = [(word, "pair") for word in _pairs(entries, counties | larger)]
    rows += [(word, "longer") for word in _longer(entries, counties | larger, known)]
    rows += [(word, "name") for word in _names(entries, counties - larger)]
    lines = [
        "# Words of everyday language around and inside the short forms of divisions.",
        "# word	class",
        f"# Origin: dict.txt of jieba {version('jieba')} (MIT licence), cut by scripts/make_place_words.py.",
        f"# class: pair    two characters, {FREQUENT} times or more: a form whose edge cuts one is doubtful (新安|全)",
        "#        longer  a longer word with a short form inside: read before the divisions in it (文艺复兴)",
        "#        name    a short form that the dictionary has as something else than a place (芙蓉, 高明)",
        *(f"{word}\t{kind}" for word, kind in rows),
    ]
    path = ANNOTATE / "lexicons" / "place_crossings.tsv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(rows)} words, {path.stat().st_size} bytes")
    return 0


def _dictionary() -> list[Entry]:
    entries = []
    for line in files("jieba").joinpath("dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        entries.append(Entry(word, int(count), tag))
    return sorted(entries)


def _rows(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def _pairs(entries: list[Entry], forms: set[str]) -> list[str]:
    first, last = {form[0] for form in forms}, {form[-1] for form in forms}
    return [
        entry.word
        for entry in entries
        if len(entry.word) == 2
        and entry.frequency >= FREQUENT
        and entry.word not in forms
        and (entry.word[0] in last or entry.word[1] in first)
    ]


def _longer(entries: list[Entry], forms: set[str], known: set[str]) -> list[str]:
    """Words with a form behind their first character; names of people are too often misread in the dictionary."""
    return [
        entry.word
        for entry in entries
        if len(entry.word) > 2
        and not entry.tag.startswith("nr")
        and entry.word not in known
        and any(entry.word[i : i + size] in forms for size in (2, 3, 4) for i in range(1, len(entry.word) - size + 1))
        and not any(form in forms for form in (entry.word[:2], entry.word[:3]))
        and not (entry.word[0] in JOINING and entry.word[1:] in forms)
    ]


def _names(entries: list[Entry], counties: set[str]) -> list[str]:
    return [e.word for e in entries if len(e.word) == 2 and e.word in counties]


if __name__ == "__main__":
    sys.exit(main())
