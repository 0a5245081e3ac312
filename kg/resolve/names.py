"""From names to parts of IRIs.

The parts keep Chinese characters as they are (RFC 3987 section 2.2, ``ucschar``) and percent-encode whatever
is not a letter or digit, so that every IRI is valid, can be read, and works as a prefixed name in Turtle.
``_`` never comes out of a name: it is left to stand between the parts of an IRI.
"""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from urllib.parse import quote

LONGEST = 80
"""A name of more code points is cut, and a digest of the whole stands at its end."""

# Letters and digits, and Chinese characters of the planes that both RFC 3987 and Turtle's names allow.
_KEPT = "0-9A-Za-z\u3007\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0002ebe0"
_PLAIN = re.compile(f"[{_KEPT}]{{1,{LONGEST}}}")
_OTHER = re.compile(f"[^{_KEPT}·-]+")
_OTHER_IN_PATH = re.compile(f"[^{_KEPT}·/._-]+")
_IDLE_SLASH = re.compile(r"\A/|/(?=/|\Z)")
_SPACE = re.compile(r"\s+")
# The dots that stand inside names of people: 阿不都·热合曼.
_DOTS = str.maketrans("•・‧∙", "····")


def same_name(name: str) -> str:
    """Return what two ways of writing one name have in common: NFKC (UAX #15), one kind of dot, single spaces."""
    if _PLAIN.fullmatch(name):
        return name
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", name).translate(_DOTS)).strip()


def iri_part(name: str) -> str:
    """Return a name as the part of an IRI; names that ``same_name`` tells apart stay apart."""
    if _PLAIN.fullmatch(name):
        return name
    common = same_name(name)
    if len(common) > LONGEST:
        return f"{_encode(common[:LONGEST])}_{digest(common)}"
    return _encode(common)


def document_iri(base: str, identifier: str) -> str:
    """Return the IRI of the document of that identifier, ``<base>document/<identifier>``."""
    path = _OTHER_IN_PATH.sub(lambda match: _percent(match[0]), identifier)
    # Empty parts and parts that are dots would be lost on whoever resolves a relative IRI.
    path = "/".join(part.replace(".", "%2E") if not part.strip(".") else part for part in path.split("/"))
    return f"{base}document/{_IDLE_SLASH.sub('%2F', path)}"


def digest(*parts: str) -> str:
    """Return 16 hexadecimal digits that stand for the parts in their order."""
    return blake2b("\0".join(parts).encode(), digest_size=8).hexdigest()


def _encode(text: str) -> str:
    return _OTHER.sub(lambda match: _percent(match[0]), text)


def _percent(text: str) -> str:
    # quote() keeps "_.~" whatever it is told; a lone surrogate has no UTF-8 but may still come from JSON.
    quoted = quote(text, safe="", errors="surrogatepass")
    return quoted.replace("_", "%5F").replace(".", "%2E").replace("~", "%7E")
