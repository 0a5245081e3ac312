"""From a document to the one text that owns all offsets."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kg.clean.blocks import Draft, compose
from kg.clean.characters import columns, tidy, without_controls
from kg.clean.chrome import Layout, Trimmed, trim
from kg.clean.dates import date_in_lines, date_in_url, parse_date, signed_date
from kg.clean.imprint import imprint_date
from kg.clean.lines import read_lines
from kg.clean.markup import read_markup
from kg.clean.page_fields import PageFields
from kg.clean.source import as_iri, publisher_in_lines
from kg.datamodel import CleanText, Document, Skipped

_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_PAGE_WITHIN = 4096
_BLOCK_TAG = re.compile(r"<(?:p|div|br|li|td|h[1-6]|section)\b", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_LONGEST_TITLE = 80  # columns
_NO_TITLE = re.compile(
    r"[。；：，！…:]$|^[（(【\[]?(?:本报|本網|本网|記者|记者|通讯员|编者按)|^[一二三四五六七八九十\d]+[、.．]"
    r"|^(?:活动)?(?:时间|地点|日期|主题|对象|主办|承办|协办|指导|支持|执行|联系|电话|地址|来源|作者|问|答)[^:：]{0,4}[:：]"
)
_NEAR_END = 4


class _Read(NamedTuple):
    drafts: list[Draft]
    head: Sequence[str] = ()
    fields: PageFields = PageFields()
    layout: Layout = "fragment"


def clean_document(document: Document) -> CleanText | Skipped:
    """Return the visible text of an article, or why there is none.

    The text is the title (or an empty line), an empty line, and the body: one line for each
    block, LF, without a byte order mark. ``published`` is the day in the source's own offset,
    from the container, else the page, else the address; ``source`` is an absolute IRI or None.
    """
    found = _read(document)
    title, drafts = _title(document, found)
    trimmed = trim(drafts, title, layout=found.layout)
    if not trimmed.drafts:
        return Skipped(
            document.identifier, "It shows no text below its title; give a page or file that holds the article."
        )
    composed = compose(title, trimmed.drafts)
    source = as_iri(document.declared.get("url", "")) or as_iri(found.fields.url)
    return CleanText(
        document.identifier,
        composed.text,
        title,
        composed.body_start,
        _published(document, found, trimmed, source),
        _publisher(document, found, trimmed),
        source,
        composed.blocks,
    )


def _read(document: Document) -> _Read:
    text = without_controls(_decoded(document).replace("\r\n", "\n").replace("\r", "\n"))
    is_html = document.media_type == "text/html"
    if is_html and _PAGE.search(text, 0, _PAGE_WITHIN):
        from kg.clean.page import read_page  # noqa: PLC0415 - only whole pages need it

        return _Read(*read_page(text), layout="page")
    if "<" in text and document.media_type != "text/plain":
        has_blocks = _BLOCK_TAG.search(text) is not None
        drafts = read_markup(text, markdown=not is_html or not has_blocks)
        return _Read(drafts, layout="fragment" if has_blocks else "lines")
    return _Read(read_lines(_unescaped(text), markdown=document.media_type != "text/plain"), layout="lines")


def _decoded(document: Document) -> str:
    try:
        text = document.content.decode(document.charset or "utf-8", "replace")
    except LookupError:  # a charset that this Python does not know
        text = document.content.decode("utf-8", "replace")
    return text.removeprefix("\ufeff")


def _unescaped(text: str) -> str:
    return _ENTITY.sub(lambda entity: html.unescape(entity.group()), text) if "&" in text else text


def _title(document: Document, found: _Read) -> tuple[str, list[Draft]]:
    """Return the title, and the blocks without it: declared, of the page, or what stands on top as one."""
    declared = document.declared.get("title", "")
    if "<" in declared:
        declared = " ".join(draft.text for draft in read_markup(declared, markdown=False))
    declared = tidy(_unescaped(declared))
    if declared or len(found.drafts) < 2:
        return declared or found.fields.title, found.drafts
    first = found.drafts[0]
    open_ended = columns(first.text) <= _LONGEST_TITLE and not _NO_TITLE.search(first.text)
    if found.fields.title:
        longer = open_ended and first.text.endswith(found.fields.title)
        return (first.text, found.drafts[1:]) if longer else (found.fields.title, found.drafts)
    plain = document.media_type == "text/plain" and first.kind == "paragraph"
    if open_ended and (plain or first.kind == "heading"):
        return first.text, found.drafts[1:]
    return "", found.drafts


def _published(document: Document, found: _Read, trimmed: Trimmed, source: str | None) -> date | None:
    for written in (document.declared.get("date", ""), found.fields.date):
        day = parse_date(written) if written else None
        if day:
            return day
    last = [draft.text for draft in trimmed.drafts[-_NEAR_END:]]
    return (
        date_in_lines([*reversed(found.head), *trimmed.head])
        or date_in_lines(trimmed.tail)
        or signed_date(last)
        or date_in_url(source or "")
        or imprint_date([document.declared.get("title", ""), *(draft.text for draft in trimmed.drafts)])
    )


def _publisher(document: Document, found: _Read, trimmed: Trimmed) -> str | None:
    below = [draft.text for draft in trimmed.drafts[-_NEAR_END:]]
    return (
        tidy(document.declared.get("publisher", ""))
        or publisher_in_lines([*trimmed.head, *reversed(found.head)])
        or found.fields.publisher
        or publisher_in_lines([*trimmed.tail, *reversed(below)])
        or found.fields.site
        or None
    )
