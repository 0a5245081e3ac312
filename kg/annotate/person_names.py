"""Where the name of a person begins and ends, told from its surname and what stands beside it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.annotate.openings import matches_at, opening
from kg.annotate.tables import read_table
from kg.annotate.words import Word, Words, is_word

_FOREIGN = re.compile(r"[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6})+")
_LOOSE = frozenset(
    "在为说和与等是对向从把将也还又则就都正曾已到率带来去问答笑指谈作给称道讲于有没不会要想能可很最更才只却再先后边看见听拿的"
    "所这那其此以因由经及被让用报着了过"
)
"""What seldom ends a given name: where a name can end in front of it, it does."""
_PLAIN = frozenset(("function", "stop", "link", "vague", "deictic"))
_SHORT_HONORIFICS = frozenset("总工姐哥嫂婶叔伯某氏女男老小大")
_ETHNIC_LONGEST = 8
_BOTH_LONGEST = 10
_HALVES = frozenset("边后前里面")
"""What follows a name only as a half of a word: 旁边, 背后."""
_FREE = frozenset("的给由据向为是让和与请对其方")
_NEVER = frozenset("某总们的了")
_MARKS = ("，", "、", "。", "；", "（", "）", "\n", "")
_PLACES = frozenset("路街巷道桥厦楼院校站馆厂场店村镇乡会寺园")
"""How the names of streets, houses and bodies end that begin with 长 and look like a name behind it."""


class _Lists(NamedTuple):
    surnames: frozenset[str]
    says: re.Pattern[str]
    speaks: re.Pattern[str]
    ethnic: re.Pattern[str]
    ethnic_first: re.Pattern[str]
    honorific: re.Pattern[str]


@cache
def _lists() -> _Lists:
    rows = read_table("name_contexts.tsv", 2)
    surnames = frozenset(surname for (surname,) in read_table("surnames.tsv", 1))
    speaks = [word for word, role in rows if role == "speak"]
    says = speaks + [word for word, role in rows if role == "say"]
    honorifics = [word for word, role in rows if role == "honorific"]
    parts = [word for word, role in rows if role == "ethnic"]
    ethnic = re.compile(f"(?:{_any_of(parts).pattern})+")
    first = opening(word[0] for word in parts)
    return _Lists(surnames, _any_of(says), _any_of(speaks), ethnic, first, _any_of(honorifics))


def _any_of(words: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


class Names:
    """Looks for names at given places of one text."""

    def __init__(self, text: str, words: Words) -> None:
        self._text = text
        self._ending = words.ending
        self._starting: dict[int, tuple[int, Word]] = {}
        for end, (start, word) in words.ending.items():
            self._starting[start] = (end, word)

    def end_of_name(self, start: int) -> int | None:
        """Return where the name that begins at ``start`` ends, None where none begins there."""
        foreign = _FOREIGN.match(self._text, start)
        if foreign is not None:
            return self._end_of_foreign(foreign)
        ethnic = self._end_of_ethnic(start)
        if ethnic is not None:
            return ethnic
        surname = self._surname(start)
        if self._text.startswith("边", start) and "边" in self._text[start + 2 : start + _BOTH_LONGEST]:
            return None  # 边走边播
        if not surname:
            return self._end_of_rare(start)
        if self._is_plain_word(start, surname) or self._is_honorific(start, surname):
            return None
        short, long = start + surname + 1, start + surname + 2
        ends = [end for end in (short, long) if all(map(_is_han, self._text[start:end])) and end <= len(self._text)]
        return self._best_end(short, ends) if ends else None

    def _best_end(self, short: int, ends: list[int]) -> int:
        """Return one of ``ends``, of which ``short`` is the first: the one behind which the text goes on well."""
        good = [end for end in ends if self._may_end(end)]
        if len(good) == 2:
            ends_early = self._text[short] in _LOOSE or self._follower_length(short) > 1
            return short if ends_early else good[1]
        if good:
            # 欧阳青|旁边: a word that begins behind the short name goes before a single 边 behind the long one.
            cut = (
                good[0] > short
                and self._word_length(short) > good[0] - short
                and self._text[good[0] : good[0] + 1] in _HALVES
            )
            return short if cut else good[0]
        return short if self._word_length(short) > 1 else ends[-1]

    def stands_free(self, start: int) -> bool:
        """Return whether nothing in front of a title says where it is held: 建筑公司|负责人 does."""
        before = self._text[start - 1 : start]
        if not _is_han(before) or before in _FREE:
            return True
        return start in self._ending and self._ending[start][1].kind in _PLAIN | {"verb"}

    def ends_firmly(self, end: int) -> bool:
        """Return whether a mark or a word of doing stands behind a name, which ends like no street or house."""
        if self._text[end - 1] in _PLACES:
            return False
        told = self._follower_length(end) > 1 or _lists().speaks.match(self._text, end) is not None
        return told or self._text[end : end + 1] in _MARKS

    def are_proper(self, start: int, end: int) -> bool:
        """Return whether a stretch may be the name of a firm: no everyday word of grammar stands in it."""
        if not all(map(_is_han, self._text[start:end])):
            return False
        kinds = _PLAIN | {"verb"}
        words = (
            (begin, self._ending[place][1])
            for place in range(start + 1, end + 1)
            if place in self._ending and (begin := self._ending[place][0]) < place
        )
        return all(word.kind not in kinds or begin < start for begin, word in words)

    def start_of_name(self, end: int, *, apart: bool = True) -> int | None:
        """Return where the name that ends at ``end`` begins, None where none ends there.

        ``apart`` asks for a known word or none at all in front of it.
        """
        for start in (end - 3, end - 2, end - 4):
            if start < 0 or not all(map(_is_han, self._text[start:end])):
                continue
            surname = self._surname(start)
            if not surname or not 1 <= end - start - surname <= 2 or (end - start == 4 and surname == 1):
                continue
            if self._text[end - 1] in _LOOSE or not (self._may_begin(start) or not apart):
                continue
            if self._is_called(start, end) and not self._is_honorific(start, surname):
                return start
            if not self._is_words(start, end) and not self._is_honorific(start, surname):
                return start
        return None

    def _is_called(self, start: int, end: int) -> bool:
        """Return whether a stretch is said to be a name, whatever its surname means elsewhere: 叫向春兰."""
        return self._text[start - 1 : start] == "叫" and all(
            self._word_length(place) < 2 for place in range(start, end - 1)
        )

    def _surname(self, start: int) -> int:
        """Return the length of the surname that begins at ``start``, 0 where none does."""
        surnames = _lists().surnames
        pair = self._text[start : start + 2]
        if len(pair) == 2 and pair in surnames:
            return 2
        return 1 if pair[:1] in surnames else 0

    def _end_of_ethnic(self, start: int) -> int | None:
        """Return where a Mongol, Tibetan, Uyghur or Yi name without a dot ends: 斯琴毕力格, 次仁卓玛."""
        lists = _lists()
        marked = next(matches_at(lists.ethnic_first, lists.ethnic, self._text, start, start + _ETHNIC_LONGEST), None)
        if marked is None or not all(map(_is_han, self._text[start : marked.end()])):
            return None
        good = [end for end in range(marked.end(), start + _ETHNIC_LONGEST + 1) if self._breaks_off(end)]
        return good[0] if good and good[0] - start > 1 and all(map(_is_han, self._text[start : good[0]])) else None

    def _end_of_rare(self, start: int) -> int | None:
        """Return where a name with a surname that no list knows ends: only in front of a word of speaking."""
        for end in (start + 3, start + 2):
            stretch = self._text[start:end]
            known = any(self._ending.get(place, (place - 1,))[0] < place - 1 for place in range(start + 1, end + 1))
            if len(stretch) > 1 and all(map(_is_han, stretch)) and not known and _lists().speaks.match(self._text, end):
                return end if stretch[0] not in _LOOSE and stretch[-1] not in _LOOSE else None
        return None

    def _follower_length(self, end: int) -> int:
        found = _lists().says.match(self._text, end)
        return len(found[0]) if found is not None else 0

    def _end_of_foreign(self, found: re.Match[str]) -> int:
        """Return where a name with a dot ends: in front of the first word that goes on behind a name."""
        dot = found[0].rindex("·") + found.start()
        return next((end for end in range(dot + 2, found.end()) if self._breaks_off(end)), found.end())

    def _breaks_off(self, end: int) -> bool:
        """Return whether a name of any length may end here: what goes on behind a name follows, or another word."""
        return self._may_end(end) or self._word_length(end) > 1

    def _may_end(self, end: int) -> bool:
        return not _is_han(self._text[end : end + 1]) or _lists().says.match(self._text, end) is not None

    def _may_begin(self, start: int) -> bool:
        return start == 0 or not _is_han(self._text[start - 1]) or start in self._ending

    def _word_length(self, start: int) -> int:
        return self._starting[start][0] - start if start in self._starting else 0

    def _is_plain_word(self, start: int, surname: int) -> bool:
        """Return whether an everyday word begins where the surname would: 任何, 时间, 向记者."""
        end, word = self._starting.get(start, (start, None))
        if word is None:
            return False
        if end - start == 1:
            behind = self._starting.get(start + 1)
            doubtful = word.kind == "stop" and behind is not None and behind[0] - start > 2
            return doubtful and behind is not None and (self._text[start] != "于" or behind[1].kind in _PLAIN)
        if end - start > surname + 2 or word.kind in _PLAIN:
            return True
        if self._may_end(end):
            return word.kind not in ("quality", "noun") and not self._speaks(end)
        return not (end == start + surname + 1 and self._may_end(end + 1))

    def _speaks(self, end: int) -> bool:
        """Return whether what follows makes a name of an everyday word: 高峰介绍, 高峰，."""
        length = self._follower_length(end)
        return length > 1 if length else self._text[end : end + 1] in ("，", "、", "（", "")

    def _is_honorific(self, start: int, surname: int) -> bool:
        """Return whether only the surname is told: 陈女士, 孙总."""
        place = start + surname
        if self._text[place : place + 1] in _NEVER:
            return True
        found = _lists().honorific.match(self._text, place)
        if found is None:
            return False
        return len(found[0]) > 1 or (found[0] in _SHORT_HONORIFICS and self._may_end(place + 1))

    def _is_words(self, start: int, end: int) -> bool:
        """Return whether everyday words make up the stretch, or reach into it."""
        if is_word(self._text[start:end]):
            return True
        places = [place for place in range(start + 1, end + 1) if place in self._ending]
        return any(self._ending[place][0] < start or self._ending[place][1].kind in _PLAIN for place in places)


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff"
