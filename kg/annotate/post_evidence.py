"""Decides from what stands beside a phrase whether it is a post that somebody recruits for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.annotate.post_items import Clause, Item
from kg.annotate.post_names import END, TITLE, UNKNOWN, WORD
from kg.annotate.post_tokens import FAINT, STRONG, WEAK


class Evidence(NamedTuple):
    """What stands beside a phrase that may name a post."""

    force: int
    """Of the recruiting verb of the clause, wherever it stands."""
    led: int
    """Of a verb or a header in front of the phrase."""
    counted: bool
    of_people: bool
    """The number, if there is one, counts people and nothing else (名, 人)."""
    counted_before: bool
    """The number stands in front: 两名装卸工."""
    paid: bool
    listed: int
    """How many names the list holds."""
    certain: bool
    """A known post is in the same list."""
    noun: bool
    owned: bool
    chosen: bool
    """Somebody picks the post: 相中某公司的维修工."""
    extra: bool
    """Other words stand in the item."""
    plain: bool
    """The clause is the phrase and a number of people, nothing else: 前厅接待4人."""

    def admits(self, grade: int) -> bool:
        """Whether a phrase of this grade is a post here."""
        listed = self.listed > 1
        if grade == END:
            counted = self.counted and (not self.counted_before or listed or self.noun)
            said = self.force >= WEAK or (self.force == FAINT and (listed or self.counted))
            return (
                said or counted or self.paid or self.noun or self.listed > 2 or self.chosen or (self.owned and listed)
            )
        if grade == TITLE:
            said = self.led == STRONG or (self.certain and (self.owned or self.force > 0))
            counted = self.plain or (self.counted and (self.led >= WEAK or listed))
            return self.noun or self.paid or counted or (said and listed)
        if grade == WORD:
            if self.force >= WEAK:
                return self.counted or self.paid or self.noun or listed
            return (
                self.plain
                or (self.counted and self.of_people and (listed or self.led > 0))
                or (self.paid and (self.owned or listed))
            )
        return (
            grade == UNKNOWN
            and self.counted
            and self.of_people
            and not self.extra
            and (self.led == STRONG or (self.certain and listed))
        )


def evidence_for(
    item: Item, force: int, grades: Sequence[int], following: Clause | None, *, heads_row: bool
) -> Evidence:
    """Return what stands beside the names of an item in a clause of this force; ``grades`` are those of its list.

    ``heads_row`` says that nothing but one name stands in the clause, and nothing in front of it: 操作工：50人.
    """
    colon = heads_row and not item.extra and following is not None and following.mark == "colon"
    counted, paid = _backed(following, "colon" if colon else "comma")
    return Evidence(
        force=force,
        led=0,
        counted=item.count is not None or counted,
        of_people=item.count is None or item.count.classifier != "个",
        counted_before=item.count is not None and item.count.span.start < item.names[0].span.start,
        paid=bool(item.pays) or paid,
        listed=len(grades),
        certain=max(grades) >= WORD,
        noun=item.noun,
        owned=item.owned,
        chosen=item.chosen,
        extra=item.extra,
        plain=(item.plain or (colon and counted)) and item.names[0].span.end - item.names[0].span.start > 2,
    )


def _backed(following: Clause | None, mark: str) -> tuple[bool, bool]:
    """Return whether the next clause is nothing but a number, or a pay, said of what stands in front."""
    if following is None or following.mark != mark or len(following.items) != 1:
        return False, False
    item = following.items[0]
    if item.best >= WORD:
        return False, False
    return item.count is not None and not item.names, bool(item.pays)
