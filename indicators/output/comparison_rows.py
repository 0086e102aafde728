"""The comparison table as plain values: which columns there are, and one row per part, before anything is written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from indicators.assessment.model import (
    Assessment,
    Figure,
    MilestoneResult,
    Outlook,
    PartResult,
    TargetResult,
    UnitValue,
)
from indicators.catalogue.definitions import Indicator, Kind, Period
from indicators.output.numbers import excel_format, format_counts, true_decimals, true_value
from indicators.output.sentences import (
    broken_sentence,
    difference_sentences,
    incompleteness,
    milestone_years,
    pace_sentence,
    projection_beside,
)
from indicators.output.wording import (
    BASES,
    KINDS,
    REASONS,
    capitalised,
    milestone_of,
    milestone_status,
    period_text,
    rule_text,
    status_of,
)

NO_DATA_MARK = "…"
NOTHING_AROSE_MARK = "-"
MARKS = {"zero_denominator": NOTHING_AROSE_MARK, "suppressed": "không công bố", "not_collected": "không thu thập",
         "not_quantified": "chưa định lượng"}  # fmt: skip
VERDICT_COLUMNS = ("met", "not_met", "not_assessable")
Slot = tuple[int, Period, Kind, date | None]  # data_year, period, kind, as_of: one column of results


class Cell(NamedTuple):
    """A value with the format that keeps it true to its verdict; ``value`` is a number or a text mark."""

    value: float | str | None
    format: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One part. ``targets`` by milestone year, ``results`` by slot, ``verdict`` of the judged milestone."""

    objective: str
    code: str
    name: str
    unit: str
    targets: tuple[str, ...]
    results: tuple[Cell, ...]
    verdict: str | None
    cause: str
    solution: str
    note: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The table of one unit: milestone ``years``, ``actuals`` and ``ahead`` (estimates, projections) as columns."""

    years: tuple[int, ...]
    judged: int | None
    actuals: tuple[Slot, ...]
    ahead: tuple[Slot, ...]
    rows: tuple[Row, ...]


def slots(assessments: Iterable[Assessment]) -> tuple[tuple[Slot, ...], tuple[Slot, ...]]:
    """Every column of results that any unit has a value for: actuals by date, then estimates and projections."""
    found = {
        _slot(v) for a in assessments for t in a.targets for p in t.parts for v in (*p.series, *p.others)
    }
    order = sorted(found, key=lambda s: (s[0], s[1] == "year", s[3] or date.min, s[2]))
    return tuple(s for s in order if s[2] == "actual"), tuple(
        s for s in order if s[2] in ("estimate", "projection")
    )


def _slot(value: UnitValue) -> Slot:
    return value.data_year, value.period, value.kind, value.as_of


def slot_head(slot: Slot) -> str:
    """ "2024", "30/5/2025", "Dự kiến 2025", "Ước thực hiện 6 tháng 2025"."""
    year, period, kind, as_of = slot
    said = period_text(year, period, as_of)
    return said if kind == "actual" else f"{KINDS[kind]} {said}"


def compare(
    assessment: Assessment, indicators: dict[str, Indicator], objectives: dict[str, str], names: dict[str, str],
    parts: dict[str, str], columns: tuple[tuple[Slot, ...], tuple[Slot, ...]] | None = None,
) -> Comparison:  # fmt: skip
    """``indicators`` by code, ``objectives`` code → name, ``names`` unit code → name (for whose cause it is), ``parts``
    part code → name: a province words a split or renumbered target its own way."""
    actuals, ahead = columns or slots([assessment])
    years = milestone_years(assessment)
    judged = assessment.counts.milestone if assessment.counts else None
    rows = tuple(
        _row(
            assessment,
            target,
            part,
            indicators[part.indicator],
            parts[part.code],
            objectives,
            names,
            years,
            judged,
            (*actuals, *ahead),
        )
        for target in assessment.targets
        for part in target.parts
    )
    return Comparison(years, judged, actuals, ahead, rows)


def _row(
    assessment: Assessment, target: TargetResult, part: PartResult, indicator: Indicator, name: str,
    objectives: dict[str, str], names: dict[str, str], years: Sequence[int], judged: int | None,
    columns: Sequence[Slot],
) -> Row:  # fmt: skip
    found = {_slot(v): v for v in (*part.others, *part.series)}
    figures = round_figures(part, assessment.round)
    return Row(
        objective=objectives.get(target.objective, target.objective),
        code=part.code,
        name=name,
        unit=indicator.unit,
        targets=tuple(_target_words(part, indicator, year) for year in years),
        results=tuple(result_cell(found.get(slot), part, indicator) for slot in columns),
        verdict=part.verdict,
        cause=said_by(figures, ("cause", "difficulty"), names),
        solution=said_by(figures, ("solution",), names),
        note=_note(target, part, indicator, judged, said_by(figures, ("note",), names)),
    )


def _target_words(part: PartResult, indicator: Indicator, year: int) -> str:
    found = milestone_of(part, year)
    return (
        rule_text(found.milestone.rule, found.milestone.value, "%" if indicator.unit == "%" else "")
        if found
        else ""
    )


def result_cell(value: UnitValue | None, part: PartResult, indicator: Indicator) -> Cell:
    """The unrounded number with enough decimals in its format, or the mark that says why there is none."""
    if value is None or value.value is None:
        return Cell(MARKS.get(value.reason, NO_DATA_MARK) if value else NO_DATA_MARK)
    decimals = true_decimals(value.value, indicator, [m.milestone for m in part.milestones])
    return Cell(value.value, excel_format(indicator, decimals))


def round_figures(part: PartResult, round: str) -> list[Figure]:
    """The figures of this round behind a part, each once."""
    found = {f.id: f for v in (*part.series, *part.others) for f in v.figures if f.round == round}
    return list(found.values())


def said_by(figures: Iterable[Figure], fields: Sequence[str], names: dict[str, str]) -> str:
    """What units wrote, each text once, with the unit's name where several units wrote."""
    said: dict[str, dict[str, None]] = {}
    for figure in figures:
        for text in (getattr(figure, field).strip() for field in fields):
            if text:
                said.setdefault(figure.sender, {})[text] = None
    if len(said) == 1:
        return "; ".join(next(iter(said.values())))
    return "\n".join(f"{names.get(sender, sender)}: {'; '.join(texts)}" for sender, texts in said.items())


def _note(target: TargetResult, part: PartResult, indicator: Indicator, judged: int | None, own: str) -> str:
    said: list[str] = []
    result = milestone_of(part, judged) if judged else None
    if len(target.parts) > 1 and target.verdict and part is target.parts[0]:
        said.append(f"Chỉ tiêu {target.code}: {status_of(target).word}")
    if result:
        said += _verdict_notes(result)
    if part.latest and part.latest.value is not None:
        if part.latest.numerator is not None:
            counts = format_counts(part.latest.numerator, part.latest.denominator)
            said.append(f"Năm {part.latest.data_year}: {counts}")
        said += [
            incompleteness(part.latest),
            *(s.rstrip(".") for s in difference_sentences(part.latest, indicator)),
        ]
    if part.projection and part.projection.declared is not None:
        said.append(projection_beside(part.projection, indicator))
    said += [_outlook_note(m, m.outlook, indicator) for m in part.milestones if m.outlook]
    said += [own]
    return "; ".join(capitalised(s) for s in said if s)


def _verdict_notes(result: MilestoneResult) -> list[str]:
    said = [
        BASES[result.basis] if result.basis in ("projection", "provisional") else "",
        REASONS.get(result.reason, ""),
    ]
    if result.milestone.differs:
        said.append("mục tiêu của tỉnh khác mục tiêu quốc gia")
    return [*said, broken_sentence(result.broken_years, result.silent_years)]


def _outlook_note(result: MilestoneResult, outlook: Outlook, indicator: Indicator) -> str:
    said = f"mốc {result.milestone.year}: {milestone_status(result).word}"
    if outlook.projected is None or outlook.pace_per_year is None:
        return said
    projected = true_value(outlook.projected, indicator, [result.milestone], short=True)
    return f"{said} (dự báo {projected}; {pace_sentence(outlook, indicator)})"
