"""What the words around a list of bodies say of it."""

from __future__ import annotations

from collections.abc import Sequence

from kg.datamodel import Block
from kg.extract.attachment.stream import Stream, Token

RUNS_NOTHING = "runs nothing"
"""The feature of bodies of which ``remarks`` tells that they are asked, obeyed, or only the place."""
_LOOK = 14
_ASIDE = frozenset(("D", "P", "in", "etc", "many", "quote", "here", "open", "close", "joint", "past", "to"))
"""Tokens that a verb is looked for behind."""
_END = frozenset(("stop", "line"))
ROLE_OF = {
    "host": "hosts",
    "hold": "hosts",
    "run": "hosts",
    "send": "hosts",
    "undertake": "undertakes",
    "co": "coOrganises",
    "exec": "executes",
    "guide": "guides",
    "support": "supports",
    "label:hosts": "hosts",
    "label:undertakes": "undertakes",
    "label:coOrganises": "coOrganises",
    "label:executes": "executes",
    "label:guides": "guides",
    "label:supports": "supports",
    "label:none": "none",
    "say": "none",
    "chief": "none",
    "firmchief": "none",
    "attend": "none",
    "recruit": "none",
    "coop": "none",
}
"""The role that a word of a class speaks for."""
_PLAIN = {f"verb1={kind}|=": ROLE_OF[kind] for kind in ("host", "undertake", "co", "exec", "guide", "support")}
_COLONS = {f"lead::|{kind}": ROLE_OF[kind] for kind in ("host", "undertake", "co", "exec", "guide", "support")}
"""A verb and a colon in front are a label, whatever label comes next: 主办：甲　承办：乙."""
_LABELS = {
    f"label:{way}={role}": role
    for way in ("=", ":", "i", "n")
    for role in ("hosts", "undertakes", "coOrganises", "executes", "guides", "supports")
}
"""What a verb right behind the bodies, or a label right in front, says beyond doubt."""
_OF_LABELS = frozenset(_LABELS.keys() | _COLONS.keys())
_CLOSE = ("label:==", "label::=")
"""A label that at most a colon parts from the bodies stands against any verb behind them: 主办的是甲，场地由乙提供."""
_ABOVE = "label:n="
_A_LINE = frozenset(("ahead:\n", "closes"))
"""The bodies are all that stands in the line below a label."""


def wording_features(stream: Stream, start: int, end: int) -> list[str]:
    """Return what stands around ``text[start:end]``, a list of bodies."""
    text = stream.text
    behind = stream.behind(end, _LOOK)
    before = stream.before(start, _LOOK)
    features = [f"after:{text[end : end + 1]}", f"after2:{text[end : end + 2]}", f"ahead:{text[start - 1 : start]}"]
    features.append(f"ahead2:{text[max(0, start - 2) : start]}")
    features += _sequence("b", behind, end)
    features += _sequence("a", before, start)
    features += _roles_behind(behind)
    features += _roles_before(before)
    return features


def told_role(features: Sequence[str]) -> str | None:
    """Return the role that the features of a list of bodies name beyond doubt, where they do: X承办, 承办单位：X.

    Who is entrusted with an event undertakes it: 委托X举办.
    """
    if "a1=entrust0" in features:
        return "undertakes"
    told = labelled_role(features) or next((_PLAIN[feature] for feature in features if feature in _PLAIN), None)
    near = (feature for feature in features if feature in _LABELS and not feature.startswith(_ABOVE))
    return told or next((_LABELS[feature] for feature in near), None)


def labelled_role(features: Sequence[str]) -> str | None:
    """Return the role that a label right in front of a list of bodies names: 承办：X, 承办的是X."""
    if _OF_LABELS.isdisjoint(features):  # most often
        return None
    near = (*_CLOSE, _ABOVE) if _A_LINE.issubset(features) else _CLOSE
    close = next((_LABELS[feature] for feature in features if feature in _LABELS and feature.startswith(near)), None)
    return close or next((_COLONS[feature] for feature in features if feature in _COLONS), None)


def only_receives(features: Sequence[str]) -> bool:
    """Tell whether a list of bodies only gets or is asked something: behind 交到, 向, 依托, and no role word behind."""
    if RUNS_NOTHING in features:
        return True
    return "verbs=0" in features and any(feature.startswith("a1=to") for feature in features)


def _sequence(side: str, tokens: Sequence[Token], edge: int) -> list[str]:
    """Return the classes of the nearest tokens, alone and in a row; up to the end of the sentence."""
    kinds: list[str] = []
    for _, _, kind in tokens[:4]:
        kinds.append(kind)
        if kind in _END:
            break
    gap = 9
    if tokens:
        gap = tokens[0][0] - edge if side == "b" else edge - tokens[0][1]
    kinds += ["-"] * (3 - len(kinds))
    tight = "0" if gap == 0 else "1" if gap < 3 else "2"
    return [
        f"{side}1={kinds[0]}{tight}",
        f"{side}2={kinds[0]} {kinds[1]}",
        f"{side}3={kinds[0]} {kinds[1]} {kinds[2]}",
        f"{side}in={kinds[1]}",
    ]


def _roles_behind(tokens: Sequence[Token]) -> list[str]:
    """Return the first words behind that speak for a role, each with what lies between, up to the end of a sentence."""
    features: list[str] = []
    crossed: set[str] = set()
    aside: list[str] = []
    found = 0
    for _, _, kind in tokens:
        if kind in _END:
            break
        if kind in ROLE_OF:
            way = "".join(sorted(crossed)) or "="
            found += 1
            features.append(f"role{found}={ROLE_OF[kind]}")
            features.append(f"verb{found}={kind}|{way}")
            if found == 1:
                features.append(f"{way}:first={ROLE_OF[kind]}")
                features.append(f"way={' '.join(aside[:3])}|{kind}")
            if found == 2:
                break
        elif kind == "comma":
            crossed.add(",")
        elif kind == "B":
            crossed.add("B")
        elif kind == "E":
            crossed.add("E")
        if kind not in _ASIDE:
            aside.append(kind)
    features.append(f"verbs={found}")
    if found == 0:
        features.append("seen=" + "".join(sorted(crossed)))
    return features


def _roles_before(tokens: Sequence[Token]) -> list[str]:
    """Return the label or verb in front, and what lies between."""
    features: list[str] = []
    crossed: list[str] = []
    lines = 0
    for _, _, kind in tokens:
        if kind == "stop":
            break
        if kind == "line":
            lines += 1
            if lines > 1:
                break
            crossed.append("n")
            continue
        if kind.startswith("label:"):
            way = "".join(crossed[:3]) or "="
            features += [f"label={ROLE_OF[kind]}", f"label:{way}={ROLE_OF[kind]}"]
            break
        if kind in ROLE_OF:
            way = "".join(crossed[:3]) or "="
            features += [f"lead={ROLE_OF[kind]}", f"lead:{way}|{kind}"]
            break
        crossed.append({"comma": ",", "colon": ":", "is": "i", "of": "d", "B": "B", "E": "E", "by": "y"}.get(kind, "."))
    return features


def block_features(text: str, block: Block, start: int, end: int) -> list[str]:
    """Return how a list of bodies stands in its block."""
    features = [f"block={block.kind}"]
    if start - block.span.start <= 2:
        features.append("opens")
    if block.span.end - end <= 1:
        features.append("closes")
    if text.find("\t", *block.span) >= 0:
        features.append("row")
    return features
