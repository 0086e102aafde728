"""Where a series is heading: the median of all pairwise paces, carried on to the milestone.

After Germany's Destatis indicator rules, with a robust slope (Theil-Sen). A growth rate would divide by zero
at base 0, target 0 and target = base, and would still call "achieved" a met target that slides back.
"""

from collections.abc import Sequence
from itertools import combinations
from statistics import median, quantiles

from indicators.assessment.model import Confidence, Outlook, OutlookCode
from indicators.assessment.rules import change_needed, meets, missing
from indicators.catalogue.definitions import Rule

LAST_POINTS = 6
STALE_AFTER_YEARS = 2
ON_TRACK_BELOW = 0.05  # shares of what is missing now that are still missing at the milestone
NEAR_UP_TO = 0.20
SLOW_BELOW = 1.0
QUARTILES_FROM_POINTS = 4
MEDIUM_FROM_POINTS = 4
FAIR_FROM_POINTS = 6
NOISE_DIGITS = 9  # a projection is compared after dropping what only floating point put there


def outlook(
    points: Sequence[tuple[int, float]],
    rule: Rule,
    target: float,
    milestone_year: int,
    assessed_in: int,
    low: float | None,
    high: float | None,
    decimals: int,
    holds_from: int | None = None,
    stale_after: int = STALE_AFTER_YEARS,
    last_points: int = LAST_POINTS,
) -> Outlook:
    """The outlook of full-year actuals ``points`` (year, value) for a milestone ahead, seen in
    ``assessed_in``.

    ``low``/``high``: natural bounds of the value. ``decimals``: decimals shown; half of the last one is the
    least that can be missing. ``holds_from``: first year of an every-year rule, else the milestone's. Paces
    are per year. Never raises on finite points.
    """
    series = sorted(dict(points).items())
    if not series:
        return Outlook("too_few_points")
    if assessed_in - series[-1][0] > stale_after:
        return Outlook("stale")
    if len(series) < 2:
        return Outlook("too_few_points")
    recent = series[-last_points:]
    last_year, last = recent[-1]
    years_ahead = max(0, milestone_year - last_year)
    paces = pairwise_paces(recent)
    pace = median(paces)
    projected, *band = (
        _carried(last, p, years_ahead, low, high) for p in (pace, *_spread(paces, len(recent)))
    )
    least = 0.5 * 10**-decimals
    shortfall = _shortfall(rule, last, projected, target, least)
    broken = bool(broken_years(series, rule, target, holds_from, milestone_year))
    return Outlook(
        code=_code(rule, meets(rule, last, target), meets(rule, projected, target), broken, shortfall),
        projected=projected,
        band=(min(band), max(band)),
        pace_per_year=round(pace, NOISE_DIGITS),
        need_per_year=_need(change_needed(rule, last, target), years_ahead),
        shortfall=shortfall,
        confidence=confidence(len(recent)),
    )


def pairwise_paces(points: Sequence[tuple[int, float]]) -> list[float]:
    """The pace per year between every two points."""
    return [(w - v) / (b - a) for (a, v), (b, w) in combinations(points, 2)]


def broken_years(
    points: Sequence[tuple[int, float]], rule: Rule, target: float, holds_from: int | None, until: int
) -> tuple[int, ...]:
    """Years from ``holds_from`` to ``until`` in which an every-year rule did not hold."""
    if not rule.every_year:
        return ()
    first = until if holds_from is None else holds_from
    return tuple(year for year, value in points if first <= year <= until and not meets(rule, value, target))


def confidence(points: int) -> Confidence:
    """How far the number of points carries: low, medium or fair."""
    if points >= FAIR_FROM_POINTS:
        return "fair"
    return "medium" if points >= MEDIUM_FROM_POINTS else "low"


def _spread(paces: list[float], points: int) -> tuple[float, float]:
    """Lower and upper quartile of the paces, inclusive; the slowest and the fastest where points are few."""
    if points < QUARTILES_FROM_POINTS:
        return min(paces), max(paces)
    lower, _, upper = quantiles(paces, n=4, method="inclusive")
    return lower, upper


def _carried(last: float, pace: float, years: int, low: float | None, high: float | None) -> float:
    ahead = last + pace * years
    ahead = ahead if low is None else max(low, ahead)
    ahead = ahead if high is None else min(high, ahead)
    return round(ahead, NOISE_DIGITS)


def _shortfall(rule: Rule, last: float, projected: float, target: float, least: float) -> float:
    now = missing(rule, last, target, least)
    return missing(rule, projected, target, least) / now if now else 0.0


def _need(change: float, years_ahead: int) -> float | None:
    """None when the last point is of the milestone's own year: no pace reaches it any more."""
    if change == 0:
        return 0.0
    return round(change / years_ahead, NOISE_DIGITS) if years_ahead else None


def _code(rule: Rule, met_now: bool, met_then: bool, broken: bool, shortfall: float) -> OutlookCode:
    if met_now:
        kept = "holding" if rule.every_year else "early"
        return kept if met_then and not broken else "at_risk"
    if met_then or shortfall < ON_TRACK_BELOW:
        return "on_track"
    if shortfall <= NEAR_UP_TO:
        return "near"
    return "slow" if shortfall < SLOW_BELOW else "not_moving"
