"""Who published an article, and where it stands on the web."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from kg.clean.characters import tidy

_GAP = r"[\s\u3000]"
_NAME = r"[^\s\u3000|｜\[【<>]+"
_LABEL = re.compile(
    rf"(?:(?:文章|信息|稿件|新闻|内容|本文)?[来來]{_GAP}{{0,2}}源|稿源|发布机构|发布单位|信息提供){_GAP}*[:：]{_GAP}*"
    rf"({_NAME}(?: {_NAME}(?={_GAP}|[)）]|$))?)"
)
_NEXT_LABEL = re.compile(r"(?:作者|时间|日期|发布|编辑|责编|浏览|点击|阅读|字体|字号|记者|更新)[^:：]{0,6}[:：].*$")
_SAFE = "!$&'()*+,/:;=?@~-._#%"
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?", re.IGNORECASE)
_LONGEST_NAME = 40


def publisher_in_lines(lines: Iterable[str]) -> str | None:
    """Return the name behind 来源： in the lines around an article, None without one."""
    for line in lines:
        found = _LABEL.search(line)
        if not found:
            continue
        name = tidy(_NEXT_LABEL.sub("", found.group(1)).strip("()（）《》“”\"'·-—,，。;； "))
        if name and len(name) <= _LONGEST_NAME and not name.isdigit() and not name.startswith("http"):
            return name
    return None


def as_iri(written: str) -> str | None:
    """Return a web address as an absolute http(s) IRI, percent-encoded by RFC 3987, section 3.1; None if it is none."""
    try:
        parts = urlsplit(written.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # no address, no port number or no host name
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    rest = parts._replace(scheme="", netloc="").geturl()
    encoded = quote(_BARE_PERCENT.sub("%25", rest), safe=_SAFE, errors="replace")
    before, hash_sign, fragment = encoded.partition("#")
    return f"{parts.scheme}://{host}{port}{before}{hash_sign}{fragment.replace('#', '%23')}"
