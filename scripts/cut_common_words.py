"""Cuts the list of common words that names are told from out of the dictionary of jieba.

    python scripts/cut_common_words.py > kg/annotate/lexicons/common_words.tsv

Kept are words of two to four characters that the dictionary counts often enough, without
the names of persons and places. Each word gets one class, from jieba's part of speech.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import version
from importlib.resources import files

LEAST_COUNT = {2: 60, 3: 60, 4: 200}
"""By length: rarer words are mostly parts of names or of terms."""
CLASSES = {
    **dict.fromkeys("dpcruftmqeoy", "function"),
    **dict.fromkeys("v", "verb"),
    **dict.fromkeys("abz", "quality"),
    **dict.fromkeys("nsijlgkh", "noun"),
}
NAMES = ("nr", "ns", "nt")
VERBAL_NOUN = "vn"

HEADER = """\
# Common words of Chinese, which names and their edges are told from.
# Origin: cut by scripts/cut_common_words.py from dict.txt of jieba {version} (MIT licence, Copyright 2013 Sun Junyi).
# class: function (adverbs, pronouns, times, numbers, particles), verb, quality, noun (and verbal nouns)
# columns: word, class
"""


def read_words() -> Iterator[tuple[str, str]]:
    """Yield word and class, sorted by word; words of names and rare words are left out."""
    text = files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    for line in sorted(text.splitlines()):
        word, count, tag = line.split(" ")
        if len(word) not in LEAST_COUNT or int(count) < LEAST_COUNT[len(word)] or tag.startswith(NAMES):
            continue
        kind = "noun" if tag == VERBAL_NOUN else CLASSES.get(tag[0])
        if kind and word.isalpha() and not word.isascii():
            yield word, kind


def main() -> None:
    """Print the table."""
    sys.stdout.write(HEADER.format(version=version("jieba")))
    for word, kind in read_words():
        sys.stdout.write(f"{word}\t{kind}\n")


if __name__ == "__main__":
    main()
