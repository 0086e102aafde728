"""Units in their places: former districts as tiles, communes as points at their middles.

A unit without a value, or whose value is not published, stands there hatched; it is never zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from indicators.assessment.model import UnitValue
from indicators.catalogue.definitions import Unit
from indicators.output.figures.plane import label_sides, on_plane
from indicators.output.numbers import format_counts
from indicators.output.tables.unit_bars import UnitBar, UnitBars
from indicators.output.tables.unit_ranks import ranks
from indicators.output.wording import STATUSES, Status, short_unit

FEWEST = 2  # one unit alone is no map
SMALL_DENOMINATOR = (
    50  # below it one case moves a share by more than 2 points: the counts stand beside the rate
)
TILES, POINTS = "tiles", "points"


@dataclass(frozen=True, slots=True)
class Spot:
    """One unit on the map. ``said``: all of it in words, for who does not see the place. ``depth_pct``: how far it lies
    from the target it misses, 100 for the farthest. A tile has a ``row`` and a ``column`` from 1; a point
    lies at ``x_pct`` of the width and ``y_pct`` of the height, its name on ``side``."""

    unit: str
    name: str
    value: str
    counts: str
    status: Status
    known: bool
    said: str
    depth_pct: int
    row: int = 0
    column: int = 0
    x_pct: float = 0.0
    y_pct: float = 0.0
    side: str = ""


@dataclass(frozen=True, slots=True)
class UnitMap:
    """``kind``: tiles or points. ``columns`` of tiles; ``aspect``: width ÷ height of a map of points."""

    kind: str
    spots: tuple[Spot, ...]
    columns: int = 0
    aspect: float = 1.0


def unit_map(units: Sequence[Unit], made: UnitBars, values: Mapping[str, UnitValue]) -> UnitMap | None:
    """The units of ``made`` that have a place; None where fewer than two do. ``values`` by unit."""
    bars = {bar.unit: bar for bar in made.bars}
    shown = [u for u in units if u.code in bars]
    tiles = [u for u in shown if u.tile_row is not None and u.tile_column is not None]
    points = [u for u in shown if u.latitude is not None and u.longitude is not None]
    depths = _depths(made)
    spots = {u.code: _spot(u, bars[u.code], made, values.get(u.code), depths.get(u.code, 0)) for u in shown}
    if len(tiles) >= FEWEST:
        return _tiles(tiles, spots)
    return _points(points, spots) if len(points) >= FEWEST else None


def _tiles(units: Sequence[Unit], spots: Mapping[str, Spot]) -> UnitMap:
    """Row 0 of the catalogue lies in the north. Read row by row, as one reads."""
    ordered = sorted(units, key=lambda u: (u.tile_row or 0, u.tile_column or 0))
    placed = tuple(
        replace(spots[u.code], row=(u.tile_row or 0) + 1, column=(u.tile_column or 0) + 1) for u in ordered
    )
    return UnitMap(TILES, placed, max(s.column for s in placed))


def _points(units: Sequence[Unit], spots: Mapping[str, Spot]) -> UnitMap:
    plane = on_plane([(u.latitude or 0.0, u.longitude or 0.0) for u in units])
    sides = label_sides(plane, [spots[u.code].name for u in units])
    placed = tuple(
        replace(spots[u.code], x_pct=round(100 * x, 2), y_pct=round(100 * y / plane.height, 2), side=side)
        for u, (x, y), side in zip(units, plane.points, sides, strict=True)
    )
    return UnitMap(POINTS, placed, aspect=round(1 / plane.height, 4))


def _spot(unit: Unit, bar: UnitBar, made: UnitBars, value: UnitValue | None, depth_pct: int) -> Spot:
    known = bar.at_pct is not None
    status = bar.status or STATUSES["not_judged" if known else "no_data"]
    counts = _counts(value) if known else ""
    rank = ranks(made.bars).get(bar.unit)
    said = [
        f"{unit.name}: {bar.value}",
        counts,
        status.word if bar.status and known else "",
        rank.words if rank else "",
    ]
    name = short_unit(unit.name).removeprefix("Xã ")
    return Spot(unit.code, name, bar.value, counts, status, known, ", ".join(filter(None, said)), depth_pct)


def _counts(value: UnitValue | None) -> str:
    if value is None or not value.denominator or value.denominator >= SMALL_DENOMINATOR:
        return ""
    return format_counts(value.numerator, value.denominator)


def _depths(made: UnitBars) -> dict[str, int]:
    """Unit → how far below the target, of the farthest one; those that reach it have none."""
    missed = {
        bar.unit: min(abs(bar.at_pct - mark) for mark in made.target_pct)
        for bar in made.bars
        if bar.at_pct is not None and made.target_pct and bar.status and bar.status.code != "met"
    }
    farthest = max(missed.values(), default=0)
    return {unit: round(100 * gap / farthest) if farthest else 0 for unit, gap in missed.items()}
