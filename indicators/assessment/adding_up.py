"""What one unit's figures come to, for every year, period and kind: who is believed, and what is added up.

For the province: its own counts or the lead's; else a complete sum of its units; else another supplier's
counts; else an incomplete sum; and a bare rate only where no sum with counts exists (own, lead's,
another's). For any other unit: its own counts, else a department's counts about it, else a bare rate in the
same order. Never two ways together.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from indicators.assessment.ledger import Breakdown, Ledger, Moment, keep_ledger
from indicators.assessment.model import Figure, Reason, UnitValue
from indicators.assessment.sums import Sum, best_sum, expected_units, has_sums
from indicators.assessment.voices import (
    Ranks,
    Voice,
    has_counts,
    has_number,
    is_unconfirmed_text,
    ranks_of,
    value_of,
    voices,
)
from indicators.catalogue.definitions import Indicator, Round

if TYPE_CHECKING:
    from indicators.catalogue import Catalogue


def unit_values(
    catalogue: "Catalogue", round: Round, unit: str, indicator: Indicator, figures: Sequence[Figure]
) -> tuple[UnitValue, ...]:
    """Every value of one unit and indicator as known at ``round``, by year, period, kind and day.

    ``value`` in the indicator's unit, unrounded. A survey indicator gives ``not_collected`` below the
    province.
    """
    return values_in(catalogue, keep_ledger(catalogue, round, figures), unit, indicator)


def values_in(
    catalogue: "Catalogue", ledger: Ledger, unit: str, indicator: Indicator, breakdown: Breakdown = ()
) -> tuple[UnitValue, ...]:
    """``unit_values`` from a ledger already kept; with a breakdown, what was given directly for that
    group."""
    line = ledger.line(indicator, breakdown)
    days = {f.data_date for by in line.values() for figures in by.values() for f in figures}
    ranks = ranks_of(catalogue, indicator, ledger.round.province, days)
    made = (_at(ledger, unit, indicator, m, ranks, breakdown) for m in sorted(line, key=_order))
    return tuple(value for value in made if value)


def _order(moment: Moment) -> tuple[object, ...]:
    return (*moment[:3], moment.as_of or date.min)


def _at(
    ledger: Ledger, unit: str, indicator: Indicator, moment: Moment, ranks: Ranks, breakdown: Breakdown
) -> UnitValue | None:
    provincial = unit == ledger.round.province
    said = ledger.line(indicator, breakdown)[moment].get(unit, ())
    if not provincial and not indicator.additive:
        return _nothing(unit, indicator, moment, "not_collected") if said else None
    summing = provincial and not breakdown and has_sums(indicator)

    def known_on(day: date) -> UnitValue | None:
        heard = voices((f for f in said if f.data_date <= day), unit, ranks)
        added = best_sum(ledger, indicator, moment, ranks, day) if summing else None
        return _settled(unit, indicator, moment, heard, added)

    value = known_on(ledger.round.data_date)
    if value is None:
        return _unadded(ledger, unit, indicator, moment) if summing else None
    days = {f.data_date for figures in ledger.line(indicator, breakdown)[moment].values() for f in figures}
    earlier = sorted(days, reverse=True)[1:]
    return (
        replace(value, revised_from=_revised_from(value, indicator, earlier, known_on)) if earlier else value
    )


def _settled(
    unit: str, indicator: Indicator, moment: Moment, heard: tuple[Voice, ...], added: Sum | None
) -> UnitValue | None:
    """One value out of all that was said and added, with the value the other way round gives."""
    numbers = [v for v in heard if has_number(v.figure, indicator)]
    counted = [v for v in numbers if has_counts(v.figure, indicator)]
    first_hand = [v for v in counted if v.origin != "other"]
    complete = added if added and not added.missing else None
    if not has_sums(indicator):
        first_hand = counted = numbers
    if first_hand:
        return _direct(unit, indicator, moment, first_hand[0], complete.value if complete else None)
    also = value_of(numbers[0].figure, indicator) if numbers else None
    if complete:
        return _summed(unit, indicator, moment, complete, also)
    if counted:
        return _direct(unit, indicator, moment, counted[0], None)
    if added:
        return _summed(unit, indicator, moment, added, also)
    if numbers or heard:
        return _direct(unit, indicator, moment, (numbers or heard)[0], None)
    return None


def _direct(unit: str, indicator: Indicator, moment: Moment, voice: Voice, also: float | None) -> UnitValue:
    f = voice.figure
    counted = has_counts(f, indicator)
    return replace(
        _nothing(unit, indicator, moment, _reason(f, indicator)),
        numerator=f.numerator if counted else None,
        denominator=f.denominator if counted else None,
        value=value_of(f, indicator),
        origin=voice.origin,
        also=also,
        sources=(f.source,),
        figures=(f,),
    )


def _summed(unit: str, indicator: Indicator, moment: Moment, added: Sum, also: float | None) -> UnitValue:
    return replace(
        _nothing(unit, indicator, moment, "zero_denominator" if added.value is None else ""),
        numerator=added.numerator,
        denominator=added.denominator,
        value=added.value,
        origin="sum",
        units_missing=len(added.missing),
        units_expected=added.expected,
        missing=added.missing,
        also=also,
        sources=tuple(f.source for f in added.figures),
        figures=added.figures,
    )


def _unadded(ledger: Ledger, unit: str, indicator: Indicator, moment: Moment) -> UnitValue | None:
    """Units spoke of the moment, none with counts: no value, every unit missing."""
    units = expected_units(ledger, indicator, moment)
    if not any(unit in units for unit in ledger.line(indicator)[moment]):
        return None
    return replace(
        _nothing(unit, indicator, moment, "no_data"),
        units_missing=len(units),
        units_expected=len(units),
        missing=units,
    )


def _reason(figure: Figure, indicator: Indicator) -> Reason:
    if has_counts(figure, indicator):
        return "zero_denominator" if figure.denominator == 0 else ""
    if figure.value is not None:
        return ""
    return "not_quantified" if is_unconfirmed_text(figure) else "no_data"


def _nothing(unit: str, indicator: Indicator, moment: Moment, reason: Reason) -> UnitValue:
    return UnitValue(
        unit, indicator.code, *moment, None, None, None, reason, "", 0, 0, (), None, None, (), ()
    )  # fmt: skip


def _revised_from(
    value: UnitValue,
    indicator: Indicator,
    earlier: Iterable[date],
    known_on: Callable[[date], UnitValue | None],
) -> float | None:
    """What was known of the same units before, newest first, where it differs by more than rounding."""
    if value.value is None:
        return None
    rounding = 0.5 * 10**-indicator.decimals
    for day in earlier:
        before = known_on(day)
        comparable = before and before.value is not None and before.missing == value.missing
        if comparable and abs(before.value - value.value) > rounding:
            return before.value
    return None
