"""One figure from the cells of a row: counts, a rate, or words; what is wrong with it becomes findings.

A figure is ``taken`` when it makes an observation. Counts speak before a printed rate; a rate that contradicts its
counts is reported and the computed one used.
"""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeGuard

from indicators.catalogue.definitions import Indicator
from indicators.findings import Finding, finding
from indicators.observations import checks
from indicators.observations.checks import plain
from indicators.observations.thousands import in_full
from indicators.observations.unpivot import NO_COLUMN, Cells
from indicators.observations.values import Parsed, as_percent, parse
from indicators.workbook.grid import Sheet, Value, cell_name

NOTHING_THERE = ("empty", "dash", "no_data")
NUMBERS = (int, float)


class Figure(NamedTuple):
    """What the cells come to. ``column``: of the cell the figure is known by; ``nothing`` says 0 of 0."""

    numerator: float | None
    denominator: float | None
    value: float | None
    text: str
    column: int
    data_year: int | None = None


@dataclass(slots=True)
class Place:
    """Where reading stands, and the findings made there; ``said_nothing``: words such as "không có số liệu";
    ``counted_by``: 1000 where counts are printed in thousands."""

    sheet: Sheet
    row: int
    found: list[Finding]
    said_nothing: bool = False
    counted_by: int = 1
    trouble: bool = field(default=False)

    def report(self, code: str, column: int, /, **params: object) -> None:
        self.found.append(finding(code, self.sheet.name, cell_name(self.row, column), **params))
        self.trouble = self.trouble or self.found[-1].severity == "warns"

    def adopt(self, made: Finding, column: int) -> None:
        """A finding of a pure check, given its place."""
        self.found.append(Finding(made.code, self.sheet.name, cell_name(self.row, column), made.params))
        self.trouble = True


def read_figure(place: Place, cells: Cells, indicator: Indicator) -> Figure | None:
    """The figure of some cells, or None; ``place`` collects the findings."""
    sheet = place.sheet
    row = sheet.rows[place.row]
    top = row[cells.numerator] if cells.numerator >= 0 else ""
    bottom = row[cells.denominator] if cells.denominator >= 0 else ""
    rate = row[cells.value] if cells.value >= 0 else ""
    if (
        cells.share
        and place.counted_by == 1
        and _is_number(top)
        and _is_number(bottom)
        and not sheet.errors
        and not sheet.unvalued
    ):
        plain_share = _whole_share(
            top, bottom, rate, (place.row, cells.value) in sheet.percent, cells, indicator
        )
        if plain_share is not None:  # most of what ever comes
            return plain_share
    if top == "" and bottom == "" and rate == "" and not (sheet.errors or sheet.unvalued):
        return None
    if cells.count:
        return _count_alone(place, cells.value, rate)
    return _from_values(place, cells, indicator, top, bottom, rate)


def _is_number(value: Value) -> TypeGuard[float]:
    """A stored number; yes and no are none."""
    return type(value) in NUMBERS


def _whole_share(
    top: float, bottom: float, rate: Value, percent: bool, cells: Cells, indicator: Indicator
) -> Figure | None:
    """Whole counts, a part of a whole, with no rate beside them or the right one; None for anything else."""
    if not (0 <= top <= bottom > 0 and top % 1 == 0 and bottom % 1 == 0):
        return None
    value = top * indicator.multiplier / bottom  # in this order 57 of 100 is 57, not 56.99999999999999
    if rate == "":
        return Figure(top, bottom, value, "", cells.numerator)
    if not _is_number(rate):
        return None
    printed = as_percent(rate) if percent else rate
    return Figure(top, bottom, value, "", cells.value) if checks.rate_agrees(printed, value) else None


def _count_alone(place: Place, column: int, raw: Value) -> Figure | None:
    """A count that is a breakdown of another count, without a rate of its own."""
    count = _count(place, column, raw)
    if count.value is None:
        return None
    if count.value < 0:
        place.report("negative_number", column, value=plain(count.value))
        return None
    return Figure(count.value, None, None, "", column)


def _from_values(
    place: Place, cells: Cells, indicator: Indicator, top: Value, bottom: Value, rate: Value
) -> Figure | None:
    troubled = len(place.found)
    printed = _value(place, cells.value, rate, indicator)
    if printed.form == "counts":
        return _counts(
            place, cells.value, printed.numerator, printed.denominator, printed.printed, indicator, printed
        )
    numerator = _count(place, cells.numerator, top)
    denominator = _count(place, cells.denominator, bottom)
    if "approximate" in (numerator.form, denominator.form):
        return _approximate_counts(place, cells, numerator, denominator, printed, indicator)
    if numerator.form == "counts":  # "không phát sinh", or a fraction written where the numerator belongs
        return _counts(
            place,
            cells.numerator,
            numerator.numerator,
            numerator.denominator,
            printed.value,
            indicator,
            numerator,
        )
    if numerator.value is not None and denominator.value is not None and indicator.kind == "ratio":
        if denominator.value == 0:
            _forget_errors(place, troubled, cells.value)
        column = cells.value if printed.form == "number" else cells.numerator
        stated = printed.value if printed.form == "number" else None
        return _counts(
            place, column, numerator.value, denominator.value, stated, indicator, printed, cells.value,
            (cells.numerator, cells.denominator),
        )  # fmt: skip
    if printed.form != "empty" and printed.form not in NOTHING_THERE:
        return _single(place, cells.value, printed, indicator)
    if indicator.kind != "ratio" and numerator.value is not None:
        return _single(place, cells.numerator, numerator, indicator)
    _lone_count(place, cells, numerator, denominator)
    return None


def _approximate_counts(
    place: Place, cells: Cells, numerator: Parsed, denominator: Parsed, printed: Parsed, indicator: Indicator
) -> Figure | None:
    """ "khoảng 50%" typed where a count belongs: an exact rate beside it is taken, else the words are kept."""
    column, said = (
        (cells.numerator, numerator) if numerator.form == "approximate" else (cells.denominator, denominator)
    )
    if printed.form in ("number", "approximate"):
        place.report("text_not_number", column, text=said.text)
        return _single(place, cells.value, printed, indicator)
    return _single(place, column, said, indicator)


def _lone_count(place: Place, cells: Cells, numerator: Parsed, denominator: Parsed) -> None:
    if numerator.value is not None:
        place.report("lone_count", cells.numerator, have="tử số", lacks="mẫu số")
    elif denominator.value is not None:
        place.report("lone_count", cells.denominator, have="mẫu số", lacks="tử số")


def _counts(
    place: Place, column: int, top: float | None, bottom: float | None, printed: float | None, indicator: Indicator,
    parsed: Parsed, rate_column: int = NO_COLUMN, counted: tuple[int, int] | None = None,
) -> Figure | None:  # fmt: skip
    """``counted``: the columns of the two counts where each has a cell of its own: a wrong count is told there, not at
    the rate a formula makes of it."""
    if top is None or bottom is None:
        return None
    if parsed.doubt == "date" and parsed.form == "counts":
        place.report("date_not_number", column, text=parsed.text)
        return None
    if wrong := checks.check_counts(top, bottom, indicator):
        place.adopt(wrong, counted[bottom < min(top, 0)] if counted else column)
        return None
    if bottom == 0:
        place.report("nothing_arose", column)
        return Figure(0.0, 0.0, None, parsed.text if parsed.form == "counts" else "", column)
    if (part := checks.fractional(top, bottom, indicator)) is not None:
        place.report("fractional_count", counted[part != top] if counted else column, value=plain(part))
    value = top * (indicator.multiplier or 1) / bottom  # in this order 57 of 100 is 57, not 56.99999999999999
    if wrong := checks.check_value(value, indicator):
        place.adopt(wrong, column)
        return None
    if printed is not None:
        _compare(place, rate_column if rate_column >= 0 else column, printed, value, top, bottom, indicator)
    return Figure(top, bottom, value, "", column, parsed.data_year)


def _compare(
    place: Place, column: int, printed: float, value: float, top: float, bottom: float, indicator: Indicator
) -> None:
    if checks.rate_agrees(printed, value):
        return
    if indicator.multiplier == 100 and abs(printed * 100 - value) < 0.005 * max(1.0, value) and value > 1:
        place.report(
            "scale_doubt", column, value=plain(printed), as_share=plain(printed * 100), read_as=plain(value)
        )
        return
    place.report(
        "rate_disagrees",
        column,
        printed=plain(printed),
        numerator=plain(top),
        denominator=plain(bottom),
        computed=plain(value),
    )


def _single(place: Place, column: int, parsed: Parsed, indicator: Indicator) -> Figure | None:
    """A value without counts, or words kept for a person to confirm."""
    if parsed.form == "approximate":
        place.report("approximate", column, text=parsed.text)
        return Figure(None, None, None, parsed.text, column, parsed.data_year)
    value = parsed.value
    if parsed.form == "yes_no" and indicator.kind != "yes_no":
        place.report("text_not_number", column, text=parsed.text or "x")
        return None
    if value is None:
        return None
    if wrong := checks.check_value(value, indicator):
        place.adopt(wrong, column)
        return None
    if parsed.doubt == "separator":
        place.report("separator_doubt", column, text=parsed.text, read_as=plain(value))
    if not parsed.has_percent_sign and checks.scale_doubtful(value, indicator):
        place.report(
            "scale_doubt", column, value=plain(value), as_share=plain(value * 100), read_as=f"{plain(value)}%"
        )
    return Figure(None, None, value, "", column, parsed.data_year)


def _value(place: Place, column: int, raw: Value, indicator: Indicator) -> Parsed:
    """A result cell parsed; what can never be a value is reported and comes back as empty."""
    if column < 0:
        return _EMPTY
    parsed = parse(raw, (place.row, column) in place.sheet.percent, indicator)
    return _reported(place, column, parsed, raw)


def _count(place: Place, column: int, raw: Value) -> Parsed:
    if column < 0:
        return _EMPTY
    if (type(raw) is float or type(raw) is int) and raw == raw:
        return Parsed("number", raw if place.counted_by == 1 else in_full(raw, place.counted_by))
    parsed = _reported(place, column, parse(raw, False, None, "count"), raw)
    if parsed.form == "yes_no":
        place.report("text_not_number", column, text=parsed.text or str(raw))
        return _EMPTY
    if place.counted_by != 1 and parsed.form == "number" and parsed.value is not None:
        return parsed._replace(value=in_full(parsed.value, place.counted_by))
    return parsed


def _reported(place: Place, column: int, parsed: Parsed, raw: Value) -> Parsed:
    at = (place.row, column)
    form = parsed.form
    if form == "number" or form == "counts":
        return parsed
    if at in place.sheet.errors:
        place.report("error_cell", column, text=place.sheet.errors[at])
    elif at in place.sheet.unvalued:
        place.report("formula_without_value", column)
    elif form in ("empty", "dash", "yes_no", "approximate"):
        return parsed
    elif form == "no_data":
        place.report("no_data_words", column, text=parsed.text)
        place.said_nothing = True
        return parsed
    elif parsed.doubt == "base":
        place.report("wrong_base", column, text=parsed.text)
    else:
        code = {"error": "error_cell", "date": "date_not_number", "several": "several_values"}.get(
            form, "text_not_number"
        )
        place.report(code, column, text=parsed.text or str(raw))
    return _EMPTY


def _forget_errors(place: Place, since: int, column: int) -> None:
    """#DIV/0! beside 0 of 0 says nothing that the counts do not say."""
    at = cell_name(place.row, column) if column >= 0 else ""
    kept = [f for f in place.found[since:] if not (f.code == "error_cell" and f.cell == at)]
    place.found[since:] = kept


_EMPTY = Parsed("empty")
