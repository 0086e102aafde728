"""Figures and rounds made by hand for the tests of judgement: the sample catalogue, with what a test says of it."""

from dataclasses import replace
from datetime import date
from itertools import count

from indicators.assessment.model import Figure, Source
from indicators.catalogue import load

CATALOGUE = load()
ROUNDS = {r.code: r for r in CATALOGUE.rounds("62", True)}
REVIEW = ROUNDS["2021-2025"]
DISTRICTS = ("608", "610", "611", "612", "613", "614", "615", "616", "617", "618")
_ids = count()


def indicator(code):
    return CATALOGUE.indicator("2021-2030", code)


def departments(round):
    return tuple(unit for unit in round.units if "-" in unit)


def figure(code, subject, year, counts=None, value=None, *, sender=None, round=None, **other):
    """A figure of a full year of actuals unless ``other`` says so, sent in the yearly round of its year."""
    known = ROUNDS[round or (str(year) if str(year) in ROUNDS else "2021-2025")]
    numerator, denominator = counts or (None, None)
    if value is None and numerator is not None and denominator:
        value = numerator / denominator * 100
    name = f"{next(_ids):08}"
    plain = Figure(
        name, code, subject, sender or subject, known.code, known.data_date, year, "year", "actual", None, (),
        numerator, denominator, value, False, "", None, "", "", "", "", Source(f"s{name}", "f.xlsx", "Biểu", "C7"),
    )  # fmt: skip
    return replace(plain, **other)


def projection(code, subject, counts=None, value=None, **other):
    return figure(code, subject, 2025, counts, value, kind="projection", round="2021-2025", **other)


def to_date(code, subject, counts):
    return figure(code, subject, 2025, counts, period="to_date", as_of=date(2025, 5, 30))


def every_district(code, year, counts, **other):
    return [figure(code, unit, year, counts, **other) for unit in DISTRICTS]


def part_of(assessment, code):
    return next(p for t in assessment.targets for p in t.parts if p.code == code)


def target_of(assessment, code):
    return next(t for t in assessment.targets if t.code == code)


def result_of(assessment, code, year):
    return next(r for r in part_of(assessment, code).milestones if r.milestone.year == year)
