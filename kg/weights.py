"""The weights of features, ready to be summed. In what is compiled ``scripts/weights.c`` takes this module's place."""

from __future__ import annotations

import struct

_LANE = 32
"""Bits for each label's sum in a packed number."""


class Weights:
    """A row of weights for each feature: all weights of a row are one number. One that is not known weighs nothing."""

    def __init__(self, width: int, rows: dict[str, tuple[int, ...]]) -> None:
        """Take features with ``width`` weights each; no sum may leave ±2³¹."""
        self._first = {feature: row[0] for feature, row in rows.items()}
        shifts = [_LANE * place for place in range(width)]
        self._rows = {
            feature: sum(weight << shift for weight, shift in zip(row, shifts, strict=True))
            for feature, row in rows.items()
        }
        self._raised = sum(1 << (shift + _LANE - 1) for shift in shifts)
        """What is added to a sum so that no label's part is negative."""
        self._layout = struct.Struct(f"<{width}i")

    def sums(self, features: list[str]) -> tuple[int, ...]:
        """Return the sum of the features' weights for each label."""
        total = sum(filter(None, map(self._rows.get, features)), self._raised)
        # Without the bit by which it was raised, each part is a number with a sign as machines write it.
        return self._layout.unpack((total ^ self._raised).to_bytes(self._layout.size, "little"))

    def total(self, features: list[str]) -> int:
        """Return the sum of the features' weights for the first label."""
        return sum(filter(None, map(self._first.get, features)))

    def total_once(self, features: list[str]) -> int:
        """Return the same of features that count once each, however often they are named."""
        return self.total(list(dict.fromkeys(features)))
