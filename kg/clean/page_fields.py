"""What a page declares of its article: in ``<meta>``, ``<link>``, JSON-LD, ``<time>`` and the scripts of WeChat."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from kg.clean.characters import squeezed, tidy

_SCRIPT_DATE = re.compile(
    r"""\b(?:ct|publish_time|publishTime|createTime|oriCreateTime|pubDate|datePublished)["']?\s*[:=]\s*"""
    r"""["']?(\d{10}(?:\d{3})?|(?:19|20)\d\d[-/年]\d{1,2}[-/月]\d{1,2}[^"'<>;]{0,20})["']?"""
)
_SUFFIX = re.compile(
    r"(?:\s*[_|｜–]+\s*|—{1,2}\s*(?=\S{2,12}$)|\s+-{1,2}\s+|-{2,})([^_|｜—–-]{1,40})$"
    r"|-([^-]{2,20}(?:网|网站|在线|报|新闻|门户|频道|政府|资讯|信息港|之窗|发布|客户端|電子報|網|\.com|\.cn"
    r"|局|厅|委|中心|大学|学院))$"
)
_SHORTEST_TITLE = 4
_GENERIC = 5  # characters; 公告, 通知公告 and the like name a column, not an article
_LEAST_SHARE = 0.4
_SEPARATORS = " -_|｜—–:："
_LONGEST_SITE = 20
_WECHAT_ACCOUNT = re.compile(r"""\b(?:nickname|nick_name)\s*=\s*(?:htmlDecode\()?["']([^"']{2,30})["']""")


class PageFields(NamedTuple):
    """What the page says of its article; empty where it says nothing."""

    title: str = ""
    date: str = ""
    publisher: str = ""
    """Who wrote or sent the article."""
    site: str = ""
    """Whose page it is."""
    url: str = ""


def read_fields(tree: Any, text: str, lines: Sequence[str]) -> PageFields:
    """Return what a page declares, in its own words: from its tree, its source and its visible lines."""
    metas = _metas(tree)
    date = _first(metas, "date") or _linked_data_date(tree) or _time_element(tree) or _in_script(text, _SCRIPT_DATE)
    canonical = next((link.get("href", "") for link in tree.iter("link") if link.get("rel") == "canonical"), "")
    url = next((found for found in (canonical, _first(metas, "url")) if "://" in found), "")
    written = _text_of(next(tree.iter("title"), None))
    title, site = _title_and_site(_first(metas, "title") or written, lines)
    if len(title) <= _GENERIC:
        headings = [_text_of(heading) for tag in ("h1", "h2") for heading in tree.iter(tag)]
        title = next((heading for heading in headings if len(heading) > len(title)), title)
    publisher = _first(metas, "publisher") or _in_script(text, _WECHAT_ACCOUNT)
    site = _first(metas, "site") or site or _title_and_site(written, lines)[1]
    return PageFields(title, date, tidy(publisher), tidy(site), url.strip())


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _first(metas: dict[str, str], role: str) -> str:
    return next((metas[name] for name in _names(role) if name in metas), "")


def _title_and_site(declared: str, lines: Sequence[str]) -> tuple[str, str]:
    """Return the title without the site's name, and that name if it was there.

    A line of the page that the declared title begins or ends with is the title itself.
    """
    whole = tidy(" ".join(declared.split()))
    site = ""
    shorter = whole
    while found := _SUFFIX.search(shorter):
        if found.start() < 2:
            break
        site = site or tidy(found.group(1) or found.group(2))
        shorter = shorter[: found.start()].rstrip()
    title = _line_at_edge(whole, [line for line in lines if line != site])
    if len(title) < _LEAST_SHARE * len(whole):
        return shorter, site
    before = whole.removesuffix(title).strip(_SEPARATORS)
    return title, site or ("" if before == whole or len(before) > _LONGEST_SITE else before)


def _line_at_edge(whole: str, lines: Sequence[str]) -> str:
    """Return the longest line that ``whole`` begins with, else ends with, empty where there is none."""
    bare = squeezed(whole)
    usable = [line for line in lines if _SHORTEST_TITLE <= len(line) <= len(whole) and squeezed(line)]
    at_start = [line for line in usable if bare.startswith(squeezed(line))]
    return max(at_start or [line for line in usable if bare.endswith(squeezed(line))], key=len, default="")


def _text_of(element: Any) -> str:
    return "" if element is None else tidy(" ".join("".join(element.itertext()).split()))


def _linked_data_date(tree: Any) -> str:
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common and no reason to say anything
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                written = item.get("datePublished") or item.get("pubDate")
                if isinstance(written, str):
                    return written
    return ""


def _time_element(tree: Any) -> str:
    for element in tree.iter("time"):
        if element.get("datetime") and (element.get("pubdate") is not None or element.get("itemprop")):
            return str(element.get("datetime"))
    return ""


def _in_script(text: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(text)
    return found.group(1) if found else ""


@cache
def _names(role: str) -> tuple[str, ...]:
    table = files("kg.clean").joinpath("page_fields.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(name for place, name in rows if place == role)
