"""Places of a province on a plane of its own: plain axes, nothing fetched. Lengths are shares of the map's width."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import cos, hypot, radians

NEAR = 0.047  # marks nearer than this share of the width are moved apart
ROUNDS_OF_SPREADING = 60
MARGIN = 0.07  # on every side, for marks and words at the edge
LETTER, LINE = 0.0145, 0.034  # width of a letter, height of a line of a label
GAP = 0.024  # from the middle of a mark to its label
SIDES = ("right", "left", "below", "above")

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Plane:
    """``points``: from the left and from the top, in shares of the width; ``height`` likewise."""

    points: tuple[Point, ...]
    height: float


def on_plane(middles: Sequence[tuple[float, float]]) -> Plane:
    """(latitude, longitude) in degrees → points, north above, a degree east shortened as it is there. Marks that would
    lie on each other are moved apart just so far that both are seen."""
    south, north = min(y for y, _ in middles), max(y for y, _ in middles)
    west, east = min(x for _, x in middles), max(x for _, x in middles)
    shrink = cos(radians((south + north) / 2))
    wide, high = (east - west) * shrink or 1.0, north - south
    scale = (1 - 2 * MARGIN) / wide
    points = [
        (MARGIN + (longitude - west) * shrink * scale, MARGIN + (north - latitude) * scale)
        for latitude, longitude in middles
    ]
    height = high * scale + 2 * MARGIN
    return Plane(tuple(_inside(p, height) for p in _spread(points)), height)


def _spread(points: Sequence[Point]) -> list[Point]:
    found = list(points)
    for _ in range(ROUNDS_OF_SPREADING):
        moved = False
        for a, b in combinations(range(len(found)), 2):
            (ax, ay), (bx, by) = found[a], found[b]
            away = hypot(bx - ax, by - ay)
            if away >= NEAR:
                continue
            east, south = ((bx - ax) / away, (by - ay) / away) if away else (1.0, 0.0)
            step = (NEAR - away) / 2 + 1e-6
            found[a] = (ax - east * step, ay - south * step)
            found[b] = (bx + east * step, by + south * step)
            moved = True
        if not moved:
            break
    return found


def _inside(point: Point, height: float) -> Point:
    x, y = point
    return min(max(x, MARGIN / 2), 1 - MARGIN / 2), min(max(y, MARGIN / 2), height - MARGIN / 2)


def label_sides(plane: Plane, names: Sequence[str]) -> tuple[str, ...]:
    """Where the name of each point is written so that it lies on no mark and on no other name; "" where there is no
    room: then the mark alone is shown, its name in its description."""
    marks = [(x - NEAR / 2, y - NEAR / 2, x + NEAR / 2, y + NEAR / 2) for x, y in plane.points]
    taken: list[Box] = []
    sides = []
    for n, (point, name) in enumerate(zip(plane.points, names, strict=True)):
        others = [*taken, *(mark for m, mark in enumerate(marks) if m != n)]
        side = next((s for s in SIDES if _free(_label(point, name, s), others, plane.height)), "")
        if side:
            taken.append(_label(point, name, side))
        sides.append(side)
    return tuple(sides)


def _label(point: Point, name: str, side: str) -> Box:
    (x, y), wide = point, LETTER * len(name)
    if side == "right":
        return x + GAP, y - LINE / 2, x + GAP + wide, y + LINE / 2
    if side == "left":
        return x - GAP - wide, y - LINE / 2, x - GAP, y + LINE / 2
    top = y + GAP if side == "below" else y - GAP - LINE
    return x - wide / 2, top, x + wide / 2, top + LINE


def _free(box: Box, others: Sequence[Box], height: float) -> bool:
    left, top, right, bottom = box
    if left < 0 or top < 0 or right > 1 or bottom > height:
        return False
    return not any(left < r and a < right and top < d and c < bottom for a, c, r, d in others)
