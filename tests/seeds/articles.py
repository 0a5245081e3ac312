from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
GOLD = Path(__file__).parent / "gold"


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def raw_text(name: str) -> str:
    """Return a seed as a person sees it: decoded, without tags. ``06-short-items#2`` is a line of its file."""
    stem, _, line = name.partition("#")
    (file,) = SEEDS.glob(f"{stem}.*")
    written = file.read_bytes().decode("gbk" if file.suffix == ".html" else "utf-8")
    if line:
        item = json.loads(written.splitlines()[int(line) - 1])
        written = f"{item['title']}\n{item.get('text') or item['html']}"
    parser = _Text()
    parser.feed(written)
    return "".join(parser.pieces)
