"""Decides which divisions are an article's own: those of its publisher, or those that it names most."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from kg.annotate import gazetteer
from kg.annotate.home_evidence import county_by_townships, levels_spoken_of, publisher_codes, weigh
from kg.annotate.schools import city_of_school
from kg.datamodel import DivisionMention

# Where these publish, the text says more of the place than they do.
_OUTSIDE_THE_MAINLAND = ("71", "81", "82")
_IN_NO_CITY = "90"
# The share of the weight of all places of its level that a place must have to be the article's own.
_LEAD = 0.5
_CLEAR_LEAD = 0.6
# What a division weighs for another one of its city.
_CITY_SHARE = 0.1
# What a county weighs that is named for more than where somebody came from.
_NAMED_FOR_ITSELF = 1.0
# Within so many characters a school that tells of itself says 我校: what it names are its guests and partners.
_OPENING = 200
# What the divisions of an article weigh that is certainly about them.
_STRONG = 5.0


def own_divisions(
    text: str, title: str, publisher: str | None, named: Sequence[DivisionMention]
) -> tuple[str | None, str | None, str | None]:
    """Return the article's own province, city and county; None for what is not certain."""
    weights = weigh(text, title, named)
    spoken = levels_spoken_of(text, named)
    home = _publisher_home(publisher, weights, spoken)
    campus = "我校" in text[:_OPENING]
    if home is None and campus:
        home = city_of_school(text)
    if home is None and not weights:
        home = county_by_townships(text)
    province = gazetteer.province_of(home) if home else _leader(weights, gazetteer.province_of, _LEAD)
    if province is None:
        return None, None, None
    city = (gazetteer.city_of(home) if home else None) or _leading_city(weights, province, spoken)
    own_county = home if home and gazetteer.level_of(home) == "county" else None
    county = own_county if own_county in weights or _is_spoken_of(own_county, spoken) else None
    county = county or _titled_county(weights, text[: max(0, text.find("\n"))] if title else "", named)
    if county is None and not campus:
        county = _leading_county(weights, city or province, spoken)
    county = county or own_county or _county_of_townships(text, city or province, spoken)
    return province, city or (gazetteer.city_of(county) if county else None), county


def _publisher_home(publisher: str | None, weights: Mapping[str, float], spoken: Mapping[str, int]) -> str | None:
    """Return the publisher's place, unless the text is certainly about others alone."""
    possible = publisher_codes(publisher)
    outside = any(not code.startswith(_OUTSIDE_THE_MAINLAND) for code in weights)
    candidates = [code for code in possible if not (outside and code.startswith(_OUTSIDE_THE_MAINLAND))]
    if not candidates:
        return None
    best = min(candidates, key=lambda code: (-_weight_around(weights, code), code))
    if len(possible) > 1:
        # 江北晚报: which one, the text must say by its city.
        return best if _weight_around(weights, best) >= _CITY_SHARE else None
    if not weights or _weight_around(weights, best):
        return best
    # 凤城晚报 of 银川 is not the paper of the town 凤城 in 辽宁; 解放日报 on a county of 浙江 never says 我市.
    local = gazetteer.level_of(best) != "province" or spoken.get(gazetteer.full_name(best)[-1])
    return best if local and sum(weights.values()) < _STRONG else None


def _weight_around(weights: Mapping[str, float], code: str) -> float:
    """Return the weight of a place with its parts, and a little of its city's and its province's."""
    city, province = gazetteer.city_of(code), gazetteer.province_of(code)
    return sum(
        weight * (1.0 if gazetteer.lies_in(named, code) else _CITY_SHARE if gazetteer.city_of(named) == city else 0.001)
        for named, weight in weights.items()
        if gazetteer.province_of(named) == province
    )


def _leader(weights: Mapping[str, float], level: Callable[[str], str | None], share: float) -> str | None:
    """Return the division that has at least ``share`` of the weight of its level, and more than any other."""
    sums: dict[str, float] = {}
    for code, weight in weights.items():
        larger = level(code)
        if larger:
            sums[larger] = sums.get(larger, 0.0) + weight
    if not sums:
        return None
    top = min(sums, key=lambda code: (-sums[code], code))
    return top if sums[top] >= share * sum(sums.values()) else None


def _leading_city(weights: Mapping[str, float], province: str, spoken: Mapping[str, int]) -> str | None:
    inside = {code: weight for code, weight in weights.items() if gazetteer.province_of(code) == province}
    leader = _leader(inside, _city_or_direct, _LEAD if spoken.get("市") else _CLEAR_LEAD)
    return leader if leader and gazetteer.level_of(leader) == "city" else None


def _city_or_direct(code: str) -> str | None:
    """Return the city around, for a county that is in none (仙桃市, 济源市) itself, which then stands beside cities."""
    return gazetteer.city_of(code) or (code if code[2:4] == _IN_NO_CITY else None)


def _titled_county(weights: Mapping[str, float], title: str, named: Sequence[DivisionMention]) -> str | None:
    """Return the one county that the title names, not in quotes (“贺兰聚才”), if the text names none more."""
    titled = {
        mention.code
        for mention in named
        if mention.span.end <= len(title)
        and mention.use == "place"
        and title[: mention.span.start].count("“") == title[: mention.span.start].count("”")
    }
    counties = {code for code in titled if code and gazetteer.level_of(code) == "county"}
    most = max((weight for code, weight in weights.items() if gazetteer.level_of(code) == "county"), default=0.0)
    return next((code for code in counties if len(counties) == 1 and weights[code] == most), None)


def _leading_county(weights: Mapping[str, float], around: str, spoken: Mapping[str, int]) -> str | None:
    inside = {code: weight for code, weight in weights.items() if gazetteer.lies_in(code, around)}
    county = _leader(inside, lambda code: code if gazetteer.level_of(code) == "county" else None, _CLEAR_LEAD)
    if county is None or inside[county] < _NAMED_FOR_ITSELF:
        return None
    if _is_spoken_of(county, spoken):
        return county
    # 市人社局 without a word of 区 is said from the city, whichever district the article names.
    of_the_city = spoken.get("市") and not gazetteer.full_name(county).endswith("市")
    return county if inside[county] >= inside.get(around, 0.0) and not of_the_city else None


def _county_of_townships(text: str, around: str, spoken: Mapping[str, int]) -> str | None:
    """Return the county of the townships in a text that says 县 or 区 and names none."""
    if not any(spoken.get(suffix) for suffix in "县区旗"):
        return None
    county = county_by_townships(text)
    return county if county and gazetteer.lies_in(county, around) and _is_spoken_of(county, spoken) else None


def _is_spoken_of(county: str | None, spoken: Mapping[str, int]) -> bool:
    """Tell whether the text says 县, 区 or 旗 without a name, as of that county; 市 may be said of its city."""
    row = gazetteer.division(county) if county else None
    return bool(row and row.name[-1] != "市" and spoken.get(row.name[-1]))
