"""The workbooks of the sample province: each unit's own template, filled with synthetic counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random

from indicators.catalogue import Catalogue
from indicators.catalogue.definitions import Asked, Indicator, Round
from indicators.output.template import write_template
from indicators.sample import stories
from indicators.sample.figures import Counts, counts
from indicators.workbook.template import Filled, TemplateRow, TemplateSpec, column_key_text, describe
from indicators.workbook.template_keys import ColumnKey

Cell = tuple[str, str, str]
PART_OF_YEAR = 5 / 12  # of a year's cases by 30 May
DECLARED_OPTIMISM = 1.015  # units expect a little more than their pace gives


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One workbook as a unit sent it, and what the office decided ("" is still waiting)."""

    name: str
    content: bytes
    round: str
    unit: str
    received_at: datetime
    decision: str
    reason: str


def senders(rounds: tuple[Round, ...]) -> tuple[tuple[Round, str], ...]:
    """Every (round, unit) of which a workbook came, in the order of their rounds; ``write_file`` makes the workbook."""
    return tuple((r, u) for r in rounds for u in r.units if (r.code, u) not in stories.SILENT)


def write_file(catalogue: Catalogue, round: Round, unit: str) -> SampleFile:
    """The filled appendix of one unit in one round."""
    spec = describe(catalogue, round, unit)
    verdict, reason = stories.decision(round, unit)
    name = f"Phu-luc_{round.code}_{unit}.xlsx"
    content = write_template(spec, filled(catalogue, round, unit, spec))
    return SampleFile(name, content, round.code, unit, stories.received_at(round, unit), verdict, reason)


def filled(catalogue: Catalogue, round: Round, unit: str, spec: TemplateSpec) -> Filled:
    """What the unit writes into its appendix."""
    figures: dict[Cell, float | int | str] = {}
    texts: dict[Cell, str] = {}
    for row in spec.rows:
        if stories.left_blank(round, unit, row.indicator, row.subject):
            continue
        indicator = catalogue.indicator(round.strategy, row.indicator)
        for asked in round.asks:
            figures.update(_cells(catalogue, round, unit, indicator, row, asked))
        texts.update(_words(round, unit, row))
    remarks = stories.REMARKS if round.code == stories.REVIEW else {}
    return Filled(figures, texts, remarks)


def _cells(
    catalogue: Catalogue, round: Round, unit: str, indicator: Indicator, row: TemplateRow, asked: Asked
) -> Iterator[tuple[Cell, float | int | str]]:
    def cell(role: str) -> Cell:
        return row.indicator, row.subject, column_key_text(ColumnKey(role, asked))

    said = stories.WORDS.get((round.code, unit, row.indicator))
    if said and asked.data_year == max(a.data_year for a in round.asks):
        yield cell("value"), said
        return
    found = figure(catalogue, round, unit, indicator, row.subject, asked)
    if found is None:
        return
    if indicator.kind == "yes_no":
        yield cell("value"), "Có" if found.numerator else "Không"
    elif indicator.kind == "ratio":
        yield cell("numerator"), _plain(found.numerator)
        yield cell("denominator"), _plain(found.denominator)


def figure(
    catalogue: Catalogue, round: Round, sender: str, indicator: Indicator, subject: str, asked: Asked
) -> Counts | None:
    """Counts for one asked cell; a province's are what its units add up to, but for the lead's contradictions."""
    year = asked.data_year
    whole = _of(catalogue, round, indicator, subject, year)
    if whole is None or indicator.kind != "ratio":
        return whole
    if asked.period == "to_date" and indicator.multiplier != 1:
        whole = _scaled(whole, PART_OF_YEAR if indicator.sensitive or indicator.multiplier > 100 else 1, 1)
    if asked.kind == "projection":
        better = (
            DECLARED_OPTIMISM
            if indicator.code not in {"2.2", "3.1", "4.1", "4.2", "4.3"}
            else 1 / DECLARED_OPTIMISM
        )
        whole = _scaled(whole, 1, better, indicator)
    slip = stories.SLIP.get((round.code, sender, indicator.code), 1)
    factor = stories.CONTRADICTION.get((sender, indicator.code), 1) if subject == round.province else 1
    return _scaled(whole, 1, slip * factor)


def _of(catalogue: Catalogue, round: Round, indicator: Indicator, subject: str, year: int) -> Counts | None:
    level = catalogue.unit(subject, round.data_date).level
    if level != "province":
        return counts(indicator, level, subject, year)
    parts = [
        found
        for u in round.units
        if (found := counts(indicator, catalogue.unit(u, round.data_date).level, u, year)) is not None
    ]
    if not parts:
        return counts(indicator, "province", subject, year)
    return Counts(sum(p.numerator for p in parts), sum(p.denominator for p in parts))


def _scaled(whole: Counts, size: float, numerator: float, within: Indicator | None = None) -> Counts:
    if size == numerator == 1:
        return whole
    denominator = round(whole.denominator * size)
    top = whole.numerator * size * numerator
    if within is not None and within.bound_high == within.multiplier:
        top = min(top, denominator)
    if within is not None and within.multiplier == 1:
        return Counts(round(whole.numerator * numerator, 2), whole.denominator)
    return Counts(round(top), denominator)


def _words(round: Round, unit: str, row: TemplateRow) -> Iterator[tuple[Cell, str]]:
    """One row in three gives its reasons, in the review every second one."""
    pick = Random(f"{round.code}|{unit}|{row.indicator}|{row.subject}")
    if pick.random() > (0.5 if round.code == stories.REVIEW else 0.33):
        return
    objective, subjective = pick.choice(stories.CAUSES)
    said = {
        "cause_objective": objective,
        "cause_subjective": subjective,
        "difficulty": pick.choice(stories.DIFFICULTIES),
        "solution": pick.choice(stories.SOLUTIONS),
    }
    for role, text in said.items():
        yield (row.indicator, row.subject, role), text


def _plain(number: float) -> float | int:
    return int(number) if float(number).is_integer() else number
