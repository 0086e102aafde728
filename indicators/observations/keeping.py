"""Figures of a row become observations: each kept once per file, with the words of its row."""

from functools import lru_cache

from indicators.catalogue.definitions import Asked
from indicators.findings import finding
from indicators.observations.desk import Desk
from indicators.observations.figures import Figure
from indicators.observations.headers import Breakdown
from indicators.observations.model import Observation
from indicators.observations.row_texts import RowTexts
from indicators.workbook.grid import column_name

Taken = tuple[str, Asked, Breakdown, str, Figure]  # indicator, time, breakdown, subject, figure
letters = lru_cache(maxsize=1024)(column_name)
made_of = tuple.__new__  # an observation from its fields in their order, in half the time of naming it


def keep(desk: Desk, sheet: str, row: int, taken: list[Taken], texts: RowTexts, projection: bool) -> int:
    """Make observations of a row's figures; how many were made. The verdict goes to the latest actual figure, or to
    the projection where the head of the verdict speaks of it; causes and the like go with every figure of the row."""
    verdict, cause, difficulty, solution, note, _ = texts
    judged = _judged(taken, projection) if verdict else -1
    made = 0
    for at, (code, asked, breakdown, subject, figure) in enumerate(taken):
        numerator, denominator, value, text, column, year = figure
        cell = f"{letters(column)}{row + 1}"
        if not breakdown and (value is not None or denominator == 0 or text):
            desk.given.add((code, subject, asked))
        if year and year != asked.data_year:
            desk.findings.append(finding("data_year_differs", sheet, cell, year=year))
            asked = Asked(year, "year", asked.kind)
        if not desk.keep((code, subject, asked, breakdown), cell, sheet, value):
            continue
        made += 1
        if asked.kind == "actual" and asked.period == "year" and not breakdown:
            desk.heard.append((len(desk.observations), len(desk.findings)))
        desk.observations.append(made_of(Observation, (
            code, subject, asked.data_year, asked.period, asked.kind, asked.as_of, breakdown, numerator, denominator,
            value, text, verdict if at == judged else None, cause, difficulty, solution, note, sheet, cell,
        )))  # fmt: skip
    return made


def _judged(taken: list[Taken], projection: bool) -> int:
    """Which figure of a row a declared verdict is about."""
    if len(taken) == 1:
        return -1 if taken[0][2] else 0
    kind = "projection" if projection else "actual"
    whole = [at for at, t in enumerate(taken) if not t[2]]
    return max(
        whole,
        key=lambda at: (taken[at][1].kind == kind, taken[at][1].kind == "actual", order(taken[at][1])),
        default=-1,
    )


def order(asked: Asked) -> tuple[int, bool, object]:
    """Later times sort after earlier ones; within a year what reaches further."""
    return asked.data_year, asked.period == "year", asked.as_of.toordinal() if asked.as_of else 0
