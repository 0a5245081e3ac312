"""What a page declares of its article: in ``<meta>``, ``<link>``, JSON-LD, ``<time>`` and the scripts of WeChat."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.element import Tag

from kg.clean.characters import tidy
from kg.clean.page_title import title_and_site
from kg.clean.soup import attribute

_SCRIPT_DATE = re.compile(
    r"""\b(?:ct|publish_time|publishTime|createTime|oriCreateTime|pubDate|datePublished)["']?\s*[:=]\s*"""
    r"""["']?(\d{10}(?:\d{3})?|(?:19|20)\d\d[-/年]\d{1,2}[-/月]\d{1,2}[^"'<>;]{0,20})["']?"""
)
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


def read_fields(tree: BeautifulSoup, text: str, lines: Sequence[str]) -> PageFields:
    """Return what a page declares, in its own words: from its tree, its source and its visible lines."""
    metas = _metas(tree)
    date = _first(metas, "date") or _linked_data_date(tree) or _time_element(tree) or _in_script(text, _SCRIPT_DATE)
    canonical = next((attribute(link, "href") for link in tree.find_all("link", rel="canonical")), "")
    url = next((found for found in (canonical, _first(metas, "url")) if "://" in found), "")
    written = _text_of(tree.find("title"))
    headings = [(tag, _text_of(heading)) for tag in ("h1", "h2", "h3") for heading in tree.find_all(tag)]
    title, site = title_and_site(_first(metas, "title") or written, headings, lines)
    publisher = _first(metas, "publisher") or _in_script(text, _WECHAT_ACCOUNT)
    site = _first(metas, "site") or site or title_and_site(written, headings, lines)[1]
    return PageFields(title, date, tidy(publisher), tidy(site), url.strip())


def _metas(tree: BeautifulSoup) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.find_all("meta", content=True):
        content = attribute(meta, "content").strip()
        for key in ("name", "property", "itemprop", "http-equiv"):
            name = attribute(meta, key).strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _first(metas: dict[str, str], role: str) -> str:
    return next((metas[name] for name in _names(role) if name in metas), "")


def _text_of(element: object) -> str:
    return tidy(element.get_text()) if isinstance(element, Tag) else ""


def _linked_data_date(tree: BeautifulSoup) -> str:
    for script in tree.find_all("script", type="application/ld+json"):
        try:
            value = json.loads(script.get_text())
        except (ValueError, RecursionError):
            continue  # broken JSON-LD is common and no reason to say anything
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                written = item.get("datePublished") or item.get("pubDate")
                if isinstance(written, str):
                    return written
    return ""


def _time_element(tree: BeautifulSoup) -> str:
    for element in tree.find_all("time", datetime=True):
        if element.has_attr("pubdate") or attribute(element, "itemprop"):
            return attribute(element, "datetime")
    return ""


def _in_script(text: str, pattern: re.Pattern[str]) -> str:
    found = pattern.search(text)
    return found.group(1) if found else ""


@cache
def _names(role: str) -> tuple[str, ...]:
    table = files("kg.clean").joinpath("page_fields.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return tuple(name for place, name in rows if place == role)
