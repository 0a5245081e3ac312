"""The title of a page's article, told from the name of its site."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.clean.characters import squeezed, tidy

_SUFFIX = re.compile(
    r"(?:\s*[_|｜–]+\s*|—{1,2}\s*(?=\S{2,12}$)|\s+-{1,2}\s+|-{2,})([^_|｜—–-]{1,40})$"
    r"|-([^-]{2,20}(?:网|网站|在线|报|新闻|门户|频道|政府|资讯|信息港|之窗|发布|客户端|电子報|網|\.com|\.cn"
    r"|局|厅|委|中心|大学|学院))$"
)
_SEPARATORS = " -_|｜—–:："
_SHORTEST_LINE = 4
_LEAST_SHARE = 0.4
_LONGEST_SITE = 20
_GENERIC = 5  # characters; 公告, 通知公告 and the like name a column, not an article


def title_and_site(declared: str, headings: Sequence[tuple[str, str]], lines: Sequence[str]) -> tuple[str, str]:
    """Return the title without the site's name, and that name if it was there, else an empty one.

    ``declared`` is what the page calls itself. A heading, or else a line of the page, that it
    begins or ends with is the title; without one, what is left when its last parts are cut off.
    A title as short as a column's name gives way to the first longer heading of the first two
    levels. ``headings`` are pairs of tag and text.
    """
    whole = tidy(declared)
    title = next((heading for _, heading in headings if _is_part(whole, heading)), "")
    if title:
        return title, _rest(whole, title)
    shorter, site = _without_suffixes(whole)
    line = _line_at_edge(whole, lines)
    if len(line) >= _LEAST_SHARE * len(whole) and line:
        shorter, site = line, _rest(whole, line)
    if len(shorter) <= _GENERIC:
        chief = (heading for tag, heading in headings if tag in ("h1", "h2") and len(heading) > len(shorter))
        shorter = next(chief, shorter)
    return shorter, site


def _is_part(whole: str, heading: str) -> bool:
    """Tell whether ``whole`` is the heading and a name beside it, parted by a sign."""
    if not heading or len(heading) < 2:
        return False
    if squeezed(whole) == squeezed(heading):
        return True
    after, before = whole.removeprefix(heading), whole.removesuffix(heading)
    return (after != whole and after[0] in _SEPARATORS) or (before != whole and before[-1] in _SEPARATORS)


def _rest(whole: str, title: str) -> str:
    """Return the name beside the title, empty where there is none or what stands there is no name."""
    for rest in (whole.removeprefix(title), whole.removesuffix(title)):
        if rest != whole:
            parts = [part for part in re.split(r"[_|｜—–-]+", rest) if part.strip()]
            name = tidy(parts[-1]).strip(_SEPARATORS) if parts else ""
            return name if len(name) <= _LONGEST_SITE else ""
    return ""


def _without_suffixes(whole: str) -> tuple[str, str]:
    site = ""
    while found := _SUFFIX.search(whole):
        if found.start() < 2:
            break
        site = site or tidy(found.group(1) or found.group(2))
        whole = whole[: found.start()].rstrip()
    return whole, site


def _line_at_edge(whole: str, lines: Sequence[str]) -> str:
    """Return the longest line that ``whole`` begins with, else ends with, empty where there is none."""
    bare = squeezed(whole)
    usable = [line for line in lines if _SHORTEST_LINE <= len(line) <= len(whole) and squeezed(line)]
    at_start = [line for line in usable if bare.startswith(squeezed(line))]
    return max(at_start or [line for line in usable if bare.endswith(squeezed(line))], key=len, default="")
