"""Pay as job advertisements write it: where it stands, and what it says in yuan.

An amount of money is a pay when a wage word or a rate says so (月薪4500至6000元, 180元/天), or when it stands
alone between two marks and nothing in its clause makes it a price, a fee or a subsidy (…40人，5500元起；).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.annotate.openings import matches_at, opening
from kg.annotate.tables import read_table
from kg.datamodel import Pay, Span

_NUMBER = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d(?: \d)+(?! ?\d)|\d+(?:[.．]\d+)?)"
_HAN = "一二两三四五六七八九十"
_CHINESE = rf"(?:[{_HAN}]+[百千万][{_HAN}百千万零〇]*|[{_HAN}]+(?=[元块]))"
_UNIT = r"(?:元人民币|港[元币]|澳门[元币]|块钱|[元块圆])"
_ONE = rf"(?:(?:[¥￥]|港币|人民币) ?)?(?:{_NUMBER} ?[万千百kKwW]?|{_CHINESE})[余多来]?(?: ?{_UNIT})?"
_TO = r" ?(?:到|至|[—–\-~～－─﹣]+) ?"
_CORE = re.compile(rf"(?<![\d.．a-zA-Z第])(?P<low>{_ONE})(?:{_TO}(?P<high>{_ONE}))?|(?P<vague>[过上超破]万)")
_SIGN = rf"¥￥\d{_HAN}"
_START = re.compile(
    rf"[港人过上超破{_SIGN}](?:(?<=[{_SIGN}])[{_SIGN}]*|(?<=港)币[{_SIGN}]+|(?<=人)民币[{_SIGN}]+|(?<=[过上超破])万)"
)
_SPOKEN = re.compile(r"面[议谈]|提成|[+＋]|从优|优厚|计件|按件|电议|详谈|多劳多得")
_AMOUNT = re.compile(rf"(?P<number>{_NUMBER}|{_CHINESE}) ?(?P<scale>[万千百kKwW]?)(?P<open>[余多来]?) ?{_UNIT}?")
_MONEY = re.compile(r"[元块圆¥￥kK千万]|[一二两三四五六七八九]百")
# Begins with one set of characters: where none of them stands, the search goes on at once.
_TRIGGER = re.compile(
    rf"[元块圆薪¥￥面\d千万百工收计{_HAN}两天日晚班时/／过上超破港从多](?:(?<=[元块圆薪¥￥])|(?<=面)[议谈]|(?<=[\d千万百])[kK]"
    r"|(?<=工)资|(?<=收)入|(?<=计)件|(?<=[一二两三四五六七八九])[千万]|(?<=[天日晚班时])[一二两三四五六七八九]百"
    r"|(?<=[/／])(?:月|天|小时|年)|(?<=[过上超破])万|(?<=港)币|(?<=\d)00(?:[起以左]|[-—~～－至到])|(?<=从)优|(?<=多)劳多得)"
)
_RATE = r"(?: ?[/／每] ?(?:人 ?[/／每] ?)?(?:个?月|天|日|小时|时|钟头|年|班|晚|夜|件|单|趟)|一个月|一天|一晚|一小时)"
_EXTRA = r"(?: ?[+＋加] ?[\u4e00-\u9fff]{0,4}?(?:提成|费|奖金?|绩效|补贴|分成|工资|年终奖?|全勤奖?))"
_RATE_PERIOD = re.compile(r"(?:[/／每] ?|一)(个?月|天|日|小时|时|钟头|年|班|晚|夜|件|单|趟)")
_PERIODS = {"月": "month", "天": "day", "日": "day", "晚": "day", "夜": "day", "班": "day", "时": "hour", "头": "hour",
            "年": "year", "件": "piece", "单": "piece", "趟": "piece"}  # fmt: skip
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10000, "k": 1000, "w": 10000, "": 1}
_BARE = re.compile(
    r"[1-9]\d{1,2}00(?:[—–\-~～－─﹣至到]+[1-9]\d{1,2}00)?|[一二两三四五六七八九][千万][一二三四五六七八九]?"
)
"""Amounts without 元 that are a pay between two marks: 5000-7000, 五千五."""
_KEEP = re.compile("(?:包|管|供|另|免费)[吃住食宿餐饭供提加有]")
_MARKS_BEFORE = frozenset("，、；：:;,（(【[|｜　\n。/／·“”\"'•！!？?—")
_MARKS_BEHIND = frozenset("，、；;。.）)】]|｜　\n！!”\"'…,/／？?")
_POST_ENDS = frozenset("工员师手嫂姆长岗理管机匠")
_CLAUSE_END = re.compile(r"[，。；！？,;!?\n]")
_LEADING = ("wage", "time", "who", "link", "verb")
"""The roles of the words that may stand in front of an amount."""
_REACH = 18
"""How far in front of an amount its wage words may begin: 综合月薪一般在…"""


class _Words(NamedTuple):
    """The lexicon, compiled."""

    before: re.Pattern[str]
    before_opens: re.Pattern[str]
    before_ends: frozenset[str]
    loose: re.Pattern[str]
    strong: re.Pattern[str]
    opening: re.Pattern[str]
    basis: re.Pattern[str]
    behind: re.Pattern[str]
    spoken: re.Pattern[str]
    refusal: re.Pattern[str]
    object: re.Pattern[str]
    period: tuple[tuple[str, str], ...]
    bound: tuple[tuple[str, str, str], ...]


class _Amounts(NamedTuple):
    """A candidate: the amounts alone, and the words that belong to them."""

    core: Span
    span: Span
    evidence: str
    """``wage``, ``weak`` (a time or a worker), ``rate``, or empty for bare amounts."""


@cache
def _words() -> _Words:
    rows = read_table("pay_words.tsv", 4)

    def any_of(*roles: str) -> str:
        found = {re.escape(word) for role, word, _, _ in rows if role in roles}
        return "(?:" + "|".join(sorted(found, key=lambda word: (-len(word), word))) + ")"

    chain = rf"(?:{any_of(*_LEADING)}[:： 　]*)"
    evident = rf"(?:{any_of('wage', 'time', 'who', 'verb')}[:： 　]*)"
    return _Words(
        before=re.compile(rf"(?:{chain})*?{evident}{chain}*\Z"),
        before_opens=opening(word[0] for role, word, _, _ in rows if role in _LEADING),
        before_ends=frozenset(":： 　").union(word[-1] for _, word, _, _ in rows),
        loose=re.compile(rf"{any_of('wage', 'time')}{chain}*{any_of('drop')}{any_of('link')}? ?\Z"),
        strong=re.compile(any_of("wage", "verb")),
        opening=re.compile(rf"{any_of('verb')}(?={any_of('wage')})"),
        basis=re.compile(rf"{any_of('basis')}[，、,] ?\Z"),
        behind=re.compile(rf"(?:{_RATE}|{_EXTRA}| ?{any_of('suffix')})*(?:[，,]?上不封顶)?"),
        spoken=re.compile(rf"{any_of('spoken')}|(?:{any_of('wage')}){_EXTRA}"),
        refusal=re.compile(any_of("refusal")),
        object=re.compile(rf" ?的?[\u4e00-\u9fff]{{0,4}}?{any_of('object')}"),
        period=tuple((word, period) for _, word, period, _ in rows if period),
        bound=tuple((role, word, bound) for role, word, _, bound in rows if bound),
    )


def find_pay(text: str) -> tuple[Span, ...]:
    """Return the pays named in a text, in order, as spans that do not overlap.

    A span holds the amounts with the wage words directly in front and the suffixes behind
    (``综合月薪5500—7200元``, ``试用期5200元，转正6000元往上``, ``面议``). Subsidies, prizes,
    prices, fees and turnover are left out. Pays without any amount but with a set phrase count.
    """
    if not _TRIGGER.search(text):
        return ()
    words = _words()
    found = [pay for core in matches_at(_START, _CORE, text) if (pay := _accepted(text, core, words)) is not None]
    joined = _joined(text, found, words)
    taken = [Span(*match.span()) for match in words.spoken.finditer(text)] if _SPOKEN.search(text) else []
    clear = [span for span in taken if not any(pay.start < span.end and span.start < pay.end for pay in joined)]
    return tuple(sorted([*joined, *clear]))


def _accepted(text: str, core: re.Match[str], words: _Words) -> _Amounts | None:
    """Return the pay around a number or a range, or None where it is none."""
    start, end = core.span()
    vague = core["vague"] is not None
    money = vague or _MONEY.search(core[0]) is not None
    if not money and (end - start < 3 or (text[end : end + 1] or "。") in "年月日号时点家个名人%％"):
        return None
    tail = words.behind.match(text, end)
    stop = tail.end() if tail else end
    window = text[max(0, start - _REACH) : start]
    leads = matches_at(words.before_opens, words.before, window) if window[-1:] in words.before_ends else iter(())
    lead = next(leads, None)
    begin = start - (len(window) - _lead_start(lead, words)) if lead else start
    evidence = ""
    if lead:
        evidence = "wage" if words.strong.search(lead[0]) else "weak"
    elif words.loose.search(window):
        evidence = "wage"
    elif re.match(_RATE, text[end:stop]) and not vague:
        evidence = "rate"
    pay = _Amounts(Span(start, end), Span(begin, stop), evidence)
    return pay if _holds(text, pay, words) and not (vague and evidence != "wage") else None


def _lead_start(lead: re.Match[str], words: _Words) -> int:
    """Return where the wage words begin, without a verb in front of them (开出｜月薪7000元)."""
    verb = words.opening.match(lead[0])
    return lead.start() + (verb.end() if verb else 0)


def _holds(text: str, pay: _Amounts, words: _Words) -> bool:
    """Whether the surroundings of an amount let it be a pay."""
    begin, stop = pay.span
    core = text[pay.core.start : pay.core.end]
    in_yuan = re.search(r"[元块圆¥￥kK]|[过上超破]万", core) is not None
    ends_well = (
        stop == len(text) or text[stop] in _MARKS_BEHIND or text[stop].isspace() or bool(_KEEP.match(text, stop))
    )
    if not in_yuan and not ends_well:
        return False
    if pay.evidence == "wage":
        return not words.refusal.search(text[max(0, begin - 6) : begin])
    clause = _CLAUSE_END.split(text[max(0, begin - 30) : begin])[-1]
    if words.refusal.search(clause) or words.object.match(text, stop):
        return False
    if pay.evidence:
        return in_yuan or re.search(r"[千万]|\d{4}|[一二两三四五六七八九]百", core) is not None
    bare = _BARE.fullmatch(core) is not None and (stop > pay.core.end or not core.isdecimal())
    money = (in_yuan or stop > pay.core.end) and _MONEY.search(core) is not None
    return (money or bare) and _stands_alone(text, pay, ends_well)


def _stands_alone(text: str, pay: _Amounts, ends_well: bool) -> bool:
    """Whether an amount without wage words is set apart as the pay of a post in front of it."""
    before = text[max(0, pay.span.start - 4) : pay.span.start].rstrip(" ")[-1:]
    several = pay.span.end > pay.core.end or re.search(_TO, text[pay.core.start : pay.core.end]) is not None
    if before in _POST_ENDS:
        return several
    return ends_well and (not before or before in _MARKS_BEFORE or (before in "人名个" and several))


def _joined(text: str, found: list[_Amounts], words: _Words) -> list[Span]:
    """Return the spans, with what is one pay in two clauses put together (试用期…，转正…)."""
    spans: list[Span] = []
    for pay in found:
        start, end = pay.span
        basis = words.basis.search(text[max(0, start - 8) : start])
        if basis:
            start -= len(basis[0])
        if spans and pay.evidence and re.match(r"转正|期满|出师|满师|手慢|手快|生手|新手|熟|老手", text[start:end]):
            gap = text[spans[-1].end : start]
            if re.fullmatch(r"[，、,；] ?", gap):
                spans[-1] = Span(spans[-1].start, end)
                continue
        if not spans or start >= spans[-1].end:
            spans.append(Span(start, end))
    return spans


def read_pay(pay_text: str) -> Pay:
    """Return what a pay text says: the least and the most in yuan, and the time they are paid for.

    An open end (5200元起, 最高9000元) is None; so is the period where the text names none. Where
    several stages are named (试用期, 转正) the numbers span them all. Refusals to say (面议) give None.
    """
    words = _words()
    lows: list[float] = []
    highs: list[float] = []
    open_above = open_below = False
    for core in _CORE.finditer(pay_text):
        low, high = _range_of(core)
        lows.append(low)
        highs.append(high)
        before = re.split(r"[，、,；]", pay_text[: core.start()])[-1].rstrip(" 　:：")
        behind = pay_text[core.end() : core.end() + 8]
        bounds = _bounds(before, behind, words)
        open_above |= "min" in bounds or re.search(r"[余多]", core[0]) is not None or core["vague"] is not None
        open_below |= "max" in bounds
    if not lows:
        return Pay(None, None, _period(pay_text, words))
    hours = re.match(r"([两二三四五六七八])个?小时", pay_text)
    share = _DIGITS.get(hours[1], 2) if hours else 1
    least = None if open_below and len(lows) == 1 else min(lows) / share
    most = None if open_above else max(highs) / share
    return Pay(least, most, "hour" if hours else _period(pay_text, words))


def _bounds(before: str, behind: str, words: _Words) -> set[str]:
    """Return which ends the words around an amount leave open: ``min``, ``max``."""
    if "上不封顶" in behind:
        return {"min"}
    found: set[str] = set()
    rest = re.sub(rf"^(?:{_RATE})", "", behind)
    for role, word, bound in words.bound:
        if rest.startswith(word) if role == "suffix" else word in before:
            found.add(bound)
    if "保底" in before or "底薪" in before or re.match(_EXTRA, rest):
        found.add("min")
    return found


def _period(pay_text: str, words: _Words) -> str | None:
    """Return the first time that a pay text names, ``piece`` only where it names no other."""
    named = sorted((pay_text.index(word), period) for word, period in words.period if word in pay_text)
    named += [(match.start(), _PERIODS[match[1][-1]]) for match in _RATE_PERIOD.finditer(pay_text)]
    timed = [period for _, period in sorted(named) if period != "piece"]
    return timed[0] if timed else (named[0][1] if named else None)


def _range_of(core: re.Match[str]) -> tuple[float, float]:
    """Return both ends of a matched amount or range in yuan; a unit said once holds for both."""
    if core["vague"]:
        return 10000.0, 10000.0
    low, low_scaled = _yuan(core["low"])
    if core["high"] is None:
        return low, low
    high, high_scaled = _yuan(core["high"])
    if high_scaled > 1 and low_scaled == 1 and low * high_scaled <= high:
        low *= high_scaled
    return min(low, high), max(low, high)


def _yuan(amount: str) -> tuple[float, int]:
    """Return an amount in yuan and the scale written behind its digits (1 where none is)."""
    match = _AMOUNT.search(amount)
    if match is None:
        raise ValueError(f"no amount in {amount!r}")
    scale = _SCALES[match["scale"].lower()]
    digits = re.sub(r"[,， ]", "", match["number"]).replace("．", ".")
    if digits[0].isdigit() and digits[0] not in _DIGITS:
        return round(float(digits) * scale, 2), scale
    return float(_numeral(digits)), scale


def _numeral(word: str) -> int:
    """Return a spoken numeral; a last digit without a scale counts in the next lower one (五千五)."""
    total, section, digit, last = 0, 0, 0, 1
    for place, char in enumerate(word):
        if char in _DIGITS:
            digit = _DIGITS[char]
            last = 1 if char in "零〇" else last
            if place == len(word) - 1:
                return total + section + digit * max(1, last // 10)
        elif char == "万":
            total, section, digit, last = (section + digit) * 10000, 0, 0, 10000
        else:
            section += max(1, digit) * _SCALES[char]
            digit, last = 0, _SCALES[char]
    return total + section + digit
