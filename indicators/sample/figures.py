"""Synthetic counts: each indicator follows its pace, each place lies above or below it, each year wobbles a little.

Deterministic: the same indicator, unit and year always give the same counts, in whatever order they are asked.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from indicators.catalogue.definitions import Indicator

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"
SEED = "Kon Tum minh họa"
FIRST_YEAR = 2021
PLACES = {"district": "districts.csv", "commune": "communes.csv"}  # level → who lies where in it
SIZES_OF_EQUALS, SIZES_OF_DEPARTMENTS = (0.92, 1.08), (0.3, 2.2)  # × the usual size
WOBBLE = 0.15  # of the spread between units, from one year to the next


@dataclass(frozen=True, slots=True)
class Trajectory:
    """``start`` in FIRST_YEAR and ``step`` a year, in the indicator's unit; ``spread`` between units, ± in that unit;
    ``size``: denominator of a unit of weight 1 in FIRST_YEAR, growing by ``growth`` a year."""

    indicator: str
    level: str
    start: float
    step: float
    spread: float
    size: float
    growth: float


@dataclass(frozen=True, slots=True)
class Counts:
    numerator: float
    denominator: float


@cache
def trajectories() -> dict[tuple[str, str], Trajectory]:
    """(indicator, level) → its pace."""
    with (SAMPLES / "trajectories.csv").open(encoding="utf-8") as file:
        rows = [
            Trajectory(
                r["indicator"],
                r["level"],
                *(float(r[c]) for c in ("start", "step", "spread", "size", "growth")),
            )
            for r in csv.DictReader(file)
        ]
    return {(t.indicator, t.level): t for t in rows}


@cache
def place_traits(level: str) -> dict[str, tuple[float, float]]:
    """District or commune → (weight of its population, how far it leads or lags, in points of a share)."""
    if level not in PLACES:
        return {}
    with (SAMPLES / PLACES[level]).open(encoding="utf-8") as file:
        return {r["unit"]: (float(r["weight"]), float(r["lead"])) for r in csv.DictReader(file)}


def counts(indicator: Indicator, level: str, unit: str, year: int) -> Counts | None:
    """One unit's counts for a year; None where units of that level have no figure."""
    pace = trajectories().get((indicator.code, level))
    if pace is None:
        return None
    weight, lead = place_traits(level).get(unit, (1.0, 0.0))
    own, wobble = Random(f"{SEED}|{indicator.code}|{unit}"), Random(f"{SEED}|{indicator.code}|{unit}|{year}")
    years = year - FIRST_YEAR
    value = (
        pace.start
        + pace.step * years
        + pace.spread * (own.uniform(-0.6, 0.6) + WOBBLE * wobble.uniform(-1, 1))
    )
    if level in PLACES and pace.spread:
        value += (1 if pace.step >= 0 else -1) * lead * pace.spread / 12
    return _as_counts(indicator, pace, value, weight, years, own)


def _as_counts(
    indicator: Indicator, pace: Trajectory, value: float, weight: float, years: int, own: Random
) -> Counts:
    if indicator.kind != "ratio":
        return Counts(float(round(min(max(value, 0), 1))), 1)
    if indicator.multiplier == 1:  # hours against hours: decimals, not people
        denominator = round(pace.size + pace.growth * years, 2)
        return Counts(round(value * denominator, 2), denominator)
    like = SIZES_OF_DEPARTMENTS if pace.level == "department" else SIZES_OF_EQUALS
    size = (pace.size + pace.growth * years) * weight * own.uniform(*like)
    denominator = max(0, round(size))
    highest = denominator if indicator.bound_high == 100 else float("inf")
    return Counts(min(max(0, round(denominator * value / indicator.multiplier)), highest), denominator)
