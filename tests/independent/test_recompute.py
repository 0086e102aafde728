"""The judgement of the product against a recomputation that shares no code with it, on random small
provinces."""

import ast
import random
from pathlib import Path

import pytest

from indicators.assessment import assess
from tests.assessment.house import CATALOGUE, REVIEW, ROUNDS, figure
from tests.independent.recompute import recompute

FACTS = Path(__file__).parents[1] / "facts"
CHANGED = {("4.1", 2025): 107, ("6.1", 2025): 80}
SEEDS = range(12)
DENOMINATORS = (0, 1, 2, 3, 10, 40, 75, 113)


def plain_rounds():
    return [
        {
            "data_date": r.data_date,
            "units": r.units,
            "asks": [(a.data_year, a.period, a.kind) for a in r.asks],
        }
        for r in ROUNDS.values()
    ]


def as_row(f):
    return {
        "sender": f.sender, "subject": f.subject, "round_date": f.data_date, "indicator": f.indicator,
        "year": f.data_year, "period": f.period, "kind": f.kind, "numerator": f.numerator,
        "denominator": f.denominator, "value": f.value, "text": f.text, "breakdown": f.breakdown,
    }  # fmt: skip


def _said(rnd, indicator):
    """Counts mostly; now and then a bare rate, a text, or nothing arose. High shares, so that some targets
    are met."""
    if indicator.kind != "ratio":
        return {"value": float(rnd.random() < 0.7)}
    roll = rnd.random()
    if roll < 0.05:
        return {"text": rnd.choice(["khoảng 50,9%", "Không có số liệu"])}
    denominator = rnd.choice(DENOMINATORS)
    least = rnd.choice([0, denominator // 2, denominator])
    numerator = rnd.randint(least, denominator)
    if roll < 0.15 and denominator:
        return {"value": numerator / denominator * float(indicator.multiplier)}
    return {"counts": (numerator, denominator)}


def small_province(seed):
    """Every unit of every round, with units that stay silent, lines left empty, and years restated in the
    review."""
    rnd = random.Random(seed)
    silence = rnd.choice([0.0, 0.05, 0.3])
    forgotten = rnd.sample([i.code for i in CATALOGUE.indicators_of("2021-2030")], 3)
    made = []
    for round in ROUNDS.values():
        for unit in round.units:
            if rnd.random() < silence:
                continue
            for request in CATALOGUE.requested(round, unit):
                indicator = CATALOGUE.indicator("2021-2030", request.indicator)
                for asked in () if indicator.code in forgotten else round.asks:
                    if rnd.random() < silence or (round is REVIEW and rnd.random() < 0.3):
                        continue
                    said = _said(rnd, indicator)
                    made.append(
                        figure(
                            indicator.code, request.subject, asked.data_year, sender=unit, round=round.code,
                            period=asked.period, kind=asked.kind, as_of=asked.as_of, **said,
                        )
                    )  # fmt: skip
    if rnd.random() < 0.5:  # a province that has no department's word, only sums
        made = [
            f for f in made if f.subject != "62" or not CATALOGUE.indicator("2021-2030", f.indicator).additive
        ]
    rnd.shuffle(made)
    return made


def compare(assessment, again):
    """Where the two disagree, as sentences; empty when they agree. ``again`` is what ``recompute`` gave."""
    wrong = []
    for target in assessment.targets:
        if target.verdict and (target.verdict, target.reason) != again["targets"][target.code]:
            wrong.append(f"{target.code}: {target.verdict, target.reason} | {again['targets'][target.code]}")
        for part in target.parts:
            wrong += _part_differences(part, again["parts"][part.indicator])
    return wrong


def _part_differences(part, again):
    ours = {v.data_year: (v.value, v.reason, v.units_missing, v.units_expected) for v in part.series}
    for year in sorted({*ours, *again["series"]}):
        mine, other = ours.get(year), again["series"].get(year)
        if other is None:  # units spoke without a number: only the product lists such a year
            if mine[0] is not None or mine[1] != "no_data":
                yield f"{part.code} {year}: {mine} | nothing"
        elif mine is None or mine[1:] != other[1:] or not _same(mine[0], other[0]):
            yield f"{part.code} {year}: {mine} | {other}"
    for result in part.milestones:
        other = again["verdicts"].get(result.milestone.year)
        mine = (result.verdict, result.reason, result.basis)
        if other and mine != other and not (mine[:2] == other[:2] == ("not_assessable", "no_data")):
            yield f"{part.code} mốc {result.milestone.year}: {mine} | {other}"


def _same(mine, other):
    return mine == other or (None not in (mine, other) and mine == float(other))


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("code", ["2022", "2021-2025"])
def test_the_same_rows_are_judged_the_same_by_other_code(seed, code):
    figures, round = small_province(seed), ROUNDS[code]
    rows = [as_row(f) for f in figures]
    again = recompute(rows, FACTS, "62", round.data_date, round.judges, CHANGED, plain_rounds())
    assessment = assess(CATALOGUE, round, "62", figures)
    assert compare(assessment, again) == []
    if assessment.counts:
        assert sum(again["counts"].values()) == len(assessment.targets) == 20


def test_the_random_provinces_reach_every_verdict_and_every_reason():
    seen, bases = set(), set()
    for seed in SEEDS:
        got = assess(CATALOGUE, REVIEW, "62", small_province(seed))
        seen |= {(t.verdict, t.reason) for t in got.targets}
        seen |= {(p.verdict, p.reason) for t in got.targets for p in t.parts}
        bases |= {m.basis for t in got.targets for p in t.parts for m in p.milestones}
    assert {verdict for verdict, _ in seen} == {"met", "partly_met", "not_met", "not_assessable"}
    assert {"part_missing", "zero_denominator"} <= {reason for _, reason in seen}
    assert {"projection", "provisional"} <= bases


def test_the_recomputation_imports_nothing_of_the_product():
    tree = ast.parse((Path(__file__).parent / "recompute.py").read_text(encoding="utf-8"))
    modules = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    modules |= {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    assert modules == {"csv", "datetime", "fractions", "pathlib"}
