"""Reads the level of government, and the division, from the canonical name of a body."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.network.records import District

_NATIONAL = re.compile(r"国家|中国|全国|中华|国务院|中共中央|(?:人力资源和社会保障|教育|退役军人事务|民政|农业农村)部")
# A town or street has a short name of its own: 新坊镇…, 中山路街道….
_TOWNSHIP = re.compile(r"[\u4e00-\u9fff]{1,6}?(?:街道(?!办法)|镇|乡|苏木)")
_PARTY = re.compile(r"中共|共青团")


class NamedDivision(NamedTuple):
    """What the name of a body says of where it belongs."""

    level: str | None
    code: str | None


class DivisionNames:
    """The written names of the divisions of one graph."""

    def __init__(self, districts: Mapping[str, District]) -> None:
        self._districts = districts
        self._codes: dict[str, list[str]] = {}
        for district in districts.values():
            for name in {district.label, district.full_name}:
                self._codes.setdefault(name, []).append(district.code)
        self._longest = max(map(len, self._codes), default=0)

    def of(self, name: str) -> NamedDivision:
        """Return the level of government and the finest division that the beginning of ``name`` tells."""
        rest = _PARTY.sub("", name, count=1)
        code: str | None = None
        while (found := self._next(rest, code)) is not None:
            code, length = found
            rest = rest[length:]
        if code is None:
            return NamedDivision("national" if _NATIONAL.match(name) else None, None)
        if _TOWNSHIP.match(rest):
            return NamedDivision("township", code)
        return NamedDivision(level_of(code), code)

    def _next(self, rest: str, within: str | None) -> tuple[str, int] | None:
        """Return the division whose name begins ``rest``, and the length of the name; the longest wins."""
        for length in range(min(self._longest, len(rest)), 1, -1):
            codes = self._codes.get(rest[:length], ())
            inside = [code for code in codes if within is None or within in self.line(code)[1:]]
            if len(inside) == 1:
                return inside[0], length
        return None

    def line(self, code: str) -> list[str]:
        """Return a division's code and those of all that hold it, the finest first."""
        return list(_line(code, self._districts))


def _line(code: str, districts: Mapping[str, District]) -> Iterable[str]:
    at: str | None = code
    while at is not None:
        yield at
        at = districts[at].parent if at in districts else None


def level_of(code: str) -> str:
    """Return the level of a six-digit GB/T 2260 code: ``province``, ``city`` or ``county``."""
    if code.endswith("0000"):
        return "province"
    return "city" if code.endswith("00") else "county"
