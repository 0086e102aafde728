"""Small counts cannot be worked out: a reader who keeps everything ever shown solves for them and does not get them.

Every number a reader is shown becomes a linear equation between the figures of the files. What is known of one unit,
its own figures, is added for each unit in turn. The equations are solved exactly, here, by another way than in the
product: elimination over fractions, then bounds of whole numbers.
"""

from dataclasses import dataclass, replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.access.editions import Sent
from indicators.access.masking import mask
from indicators.access.publishing import edition_of, publication
from indicators.access.rights import Actor
from indicators.assessment import assess_units
from tests.assessment.house import CATALOGUE, DISTRICTS, ROUNDS, figure, part_of

CODE, BELOW, HIGHEST = "3.2a", 5, 10**6
LEADER = Actor("Phó Chủ tịch", "leadership")
ORDER = tuple(ROUNDS[code] for code in ("2023", "2024", "2021-2025"))
YEARS = {"2023": (2023,), "2024": (2024, 2023), "2021-2025": (2024, 2023)}  # of its own, and given again
LARGE, ANY = st.integers(9, 60), st.integers(0, 6)
NUMBERS = st.one_of(LARGE, LARGE, LARGE, LARGE, LARGE, LARGE, ANY)


@dataclass(frozen=True)
class Equation:
    """The sum of ``parts`` (ids of figures) is so many helped, so many found."""

    parts: frozenset[str]
    numerator: Fraction
    denominator: Fraction


@st.composite
def files(draw):
    """Files in the order of sending, in waves: everybody's for a round, then corrections of some."""
    units = draw(st.lists(st.sampled_from(DISTRICTS), min_size=2, max_size=8, unique=True))
    waves, given_before = [], {}
    for round in ORDER[: draw(st.integers(1, len(ORDER)))]:
        for correction in range(draw(st.integers(1, 2))):
            some = draw(st.lists(st.sampled_from(units), unique=True)) if correction else units
            wave = []
            for unit in some:
                years = YEARS[round.code][: draw(st.integers(1, 2))]
                made = [draw(_of_year(round, unit, year, given_before)) for year in years]
                if round.code == "2021-2025" and draw(st.booleans()):
                    made.append(draw(_of_year(round, unit, 2025, given_before, kind="projection")))
                wave.append(Sent(round.code, unit, None, tuple(made)))
            waves.append(wave)
    return waves


@st.composite
def _of_year(draw, round, unit, year, given_before, **other):
    """Given again as it was, or with other numbers."""
    key = unit, year, tuple(other.items())
    if key not in given_before or draw(st.booleans()):
        numbers = sorted((draw(NUMBERS), draw(NUMBERS)))
        given_before[key] = numbers[0], numbers[1]
    return figure(CODE, unit, year, given_before[key], round=round.code, **other)


def shown(sent, at):
    """Every equation a reader of leadership is shown on one day, in every round there is by then."""
    rounds = [r for r in ORDER if any(s.round == r.code for s in sent)]
    counted = [replace(s, accepted_at=at) for s in sent]
    decided = publication(CATALOGUE, ORDER, {CODE: counted}, ())
    found, last = [], {(s.round, s.sender): s for s in sent}
    for round in rounds:
        edition, whole = edition_of(round.code, None, ())
        published = replace(decided, edition=edition, whole=whole)
        figures = [f for s in last.values() for f in s.figures if f.data_date <= round.data_date]
        for unit, judged in assess_units(CATALOGUE, round, ("62", *DISTRICTS), figures).items():
            masked = part_of(mask(LEADER, CATALOGUE, judged, published), CODE)
            truth = part_of(judged, CODE)
            if unit != "62" and masked.reason == "suppressed":
                assert masked.projection is None
                assert all(m.outlook is None for m in masked.milestones)
            pairs = zip((*truth.series, *truth.others), (*masked.series, *masked.others), strict=True)
            for true, seen in pairs:
                if seen.value is None and seen.denominator is None:
                    continue
                if published.hidden and unit == "62":
                    assert (seen.also, seen.revised_from, seen.figures) == (None, None, ())
                parts = frozenset(f.id for f in true.figures)
                if seen.denominator is not None:
                    found.append(Equation(parts, Fraction(seen.numerator or 0), Fraction(seen.denominator)))
    return found


def remembered(waves):
    """What somebody knows who looked after every wave."""
    sent, known = [], []
    for wave in waves:
        sent += wave
        known += shown(sent, ORDER[-1].data_date)
    return known, [f for s in sent for f in s.figures]


def solved(rows):
    """Gauss-Jordan on {unknown: factor} → result; unknowns that are determined."""
    done = []
    for row, result in rows:
        row = dict(row)
        for other, value in done:
            pivot = next(iter(other))
            if factor := row.get(pivot, Fraction(0)):
                result -= factor * value
                for name, number in other.items():
                    row[name] = row.get(name, Fraction(0)) - factor * number
        row = {name: number for name, number in row.items() if number}
        if not row:
            assert result == 0
            continue
        pivot, factor = next(iter(row.items()))
        row = {name: number / factor for name, number in row.items()}
        result /= factor
        for place, (other, value) in enumerate(done):
            if times := other.get(pivot, Fraction(0)):
                less = {
                    n: other.get(n, Fraction(0)) - times * row.get(n, Fraction(0)) for n in {*other, *row}
                }
                head = next(iter(other))
                ordered = {head: less.pop(head)} | {n: number for n, number in less.items() if number}
                done[place] = ordered, value - times * result
        done.append((row, result))
    return {next(iter(row)): result for row, result in done if len(row) == 1}


def bounded(rows, names):
    """Lowest and highest whole numbers that fit every sum of unknowns that are not below zero."""
    low, high = dict.fromkeys(names, 0), dict.fromkeys(names, HIGHEST)
    sums = [(parts, result) for parts, result in rows if parts]
    for _ in range(20):
        before = dict(low), dict(high)
        for parts, result in sums:
            for name in parts:
                high[name] = min(high[name], result - sum(low[n] for n in parts if n != name))
                low[name] = max(low[name], result - sum(high[n] for n in parts if n != name))
        if before == (low, high):
            break
    return low, high


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(files())
def test_no_small_count_follows_from_everything_ever_shown(waves):
    known, figures = remembered(waves)
    of_unit = {f.id: f.subject for f in figures}
    for measure in ("numerator", "denominator"):
        small = {f.id for f in figures if 0 < getattr(f, measure) < BELOW}
        for insider in (None, *{f.subject for f in figures}):
            own = {f.id: Fraction(getattr(f, measure)) for f in figures if f.subject == insider}
            rows = []
            for one in known:
                unknown = frozenset(p for p in one.parts if p not in own)
                result = getattr(one, measure) - sum(own[p] for p in one.parts if p in own)
                rows.append((unknown, result))
            determined = solved(
                [(dict.fromkeys(sorted(parts), Fraction(1)), result) for parts, result in rows]
            )
            open_small = {name for name in small if of_unit[name] != insider}
            assert not open_small & determined.keys(), (insider, measure)
            low, high = bounded(set(rows), [f.id for f in figures])
            for name in open_small:
                assert high[name] >= BELOW, (insider, measure, low[name], high[name])
                assert low[name] < high[name]
