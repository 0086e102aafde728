"""Units of measure printed beside or above figures, held against the catalogue's."""

import re

from indicators.catalogue.definitions import Indicator
from indicators.observations import checks
from indicators.observations.context import Context
from indicators.observations.figures import Figure, Place
from indicators.observations.headers import NO_HEAD
from indicators.observations.known_names import is_count
from indicators.observations.meanings import QUANTITY
from indicators.observations.names import name_words
from indicators.observations.text import fold, short
from indicators.observations.thousands import is_in_thousands
from indicators.observations.unpivot import Cells
from indicators.observations.values import parse

OWN_MEASURE = re.compile(
    r"\([^()]*(?:[%‰]|/|\btren 1)[^()]*\)|[%‰]"
)  # "Tỷ suất sinh (‰)": said in the name itself
PARENTHESES = re.compile(r"\(([^()]*)\)")
PLAIN_NUMBER = re.compile(r"\d+(?:[.\s]\d{3})*")  # "27.000" typed as text
AFTER_NUMBER = re.compile(r"^\D*\d[\d.,\s]*([^\d%/()]+)$")
SHARE = 100  # the multiplier of a share of all
TOTALS = ("tong", "tong so", "tong cong")
WOMEN_OF_ALL = "tỷ lệ ghi ở đây bằng số nữ chia tổng số"
AMOUNT = "số lượng"
SEVERAL = re.compile(r"[,;]| va ")


def is_no_result(context: Context, place: Place, cells: Cells, figure: Figure, indicator: Indicator) -> bool:
    """Whether a lone number is something else than the indicator's value, reported: a bare count, a share of women."""
    value = figure.value
    if figure.numerator is not None or value is None or not value and indicator.multiplier != SHARE:
        return False  # no death is a rate of 0, but 0 persons may be the total of a share
    if (
        indicator.kind == "ratio"
        and (
            float(value).is_integer()
            or _typed_thousands(place, figure.column)
            or is_in_thousands(context.text(place.row, context.measure))
        )
        and _is_bare_count(context, place, figure, indicator)
    ):
        return True
    return min(cells.women, cells.denominator, cells.value) >= 0 and _is_share_of_women(
        context, place, cells, indicator, value
    )


def _is_bare_count(context: Context, place: Place, figure: Figure, indicator: Indicator) -> bool:
    """Whether a whole number counts things ("ĐVT: cơ quan", 14) where a share or a rate is asked."""
    said = (
        (own := _own_things(place, figure.column, indicator))
        or context.text(place.row, context.measure)
        or things_in(context.text(place.row, context.name))
        or context.table.caption_unit
        or _amount(context, figure.column)
        or _counting(context, place.row, indicator)
        or (AMOUNT if context.wider.compared else "")
    )
    if not said or not checks.counts_things(said) or not own and _is_rate(context, place, figure.column):
        return False
    place.report(
        "lone_count",
        figure.column,
        have=f"số lượng (đơn vị tính: {said.strip()})",
        lacks="tổng số hoặc tỷ lệ",
    )
    return True


def _typed_thousands(place: Place, column: int) -> bool:
    """Whether the cell holds text like "1.520", read as 1,52 where a rate is asked."""
    raw = place.sheet.rows[place.row][column]
    return isinstance(raw, str) and PLAIN_NUMBER.fullmatch(raw.strip()) is not None


def _own_things(place: Place, column: int, indicator: Indicator) -> str:
    """What the cell itself counts ("60 cơ quan"), unless the indicator's own unit is made of it; "" for nothing."""
    raw = place.sheet.rows[place.row][column]
    said = AFTER_NUMBER.search(raw) if isinstance(raw, str) else None
    things = said.group(1).strip(" .") if said else ""
    own_unit = things and fold(things).split()[0] in fold(indicator.unit).split()
    return things if things and not own_unit and checks.counts_things(things) else ""


def _is_share_of_women(
    context: Context, place: Place, cells: Cells, indicator: Indicator, value: float
) -> bool:
    """Whether a rate is the women beside it out of the total beside it, where the indicator counts no women."""
    row = place.sheet.rows[place.row]
    women, total = (parse(row[c], False, None, "count").value for c in (cells.women, cells.denominator))
    if not women or not total or women >= total or not checks.rate_agrees(value, women / total * 100):
        return False
    name = short(context.text(place.row, context.name))
    place.report("counts_other_thing", cells.value, name=name, indicator=indicator.code, why=WOMEN_OF_ALL)
    return True


def _amount(context: Context, column: int) -> str:
    """What the head of a column says it counts: an amount, a total, or things in parentheses ("Thực hiện (xã)")."""
    head = next((c.head for c in context.table.columns if c.index == column), NO_HEAD)
    if things := things_in(head.words):
        return things
    return AMOUNT if head.core in QUANTITY or head.core in TOTALS else ""


def _counting(context: Context, row: int, indicator: Indicator) -> str:
    """An amount, where a row whose indicator is a share begins with "Số …"."""
    counts = indicator.multiplier == SHARE and is_count(name_words(context.text(row, context.name)))
    return AMOUNT if counts else ""


def things_in(words: str) -> str:
    """The things that words say they count ("Dân số được tiếp cận (người)"); "" for none."""
    things = PARENTHESES.search(words)
    return things.group(1) if things and checks.counts_things(things.group(1)) else ""


def _is_rate(context: Context, place: Place, column: int) -> bool:
    """Whether the cell or the head of its column says that the number is a rate."""
    raw = place.sheet.rows[place.row][column]
    plain_text = isinstance(raw, str) and PLAIN_NUMBER.fullmatch(raw.strip())
    if not (isinstance(raw, int | float) or plain_text) or (place.row, column) in place.sheet.percent:
        return True
    heads = (c for c in context.table.columns if c.index == column)
    return any(c.role == "rate" or "%" in c.head.words for c in heads)


def check_measure(context: Context, row: int, name: str, code: str) -> None:
    """Report a unit of measure that is not the indicator's: from the row's own cell, else from above the table."""
    expected = context.desk.indicators[code].unit
    if context.measure >= 0:
        said, column = context.sheet.rows[row][context.measure], context.measure
    else:
        said, column = context.table.caption_unit, context.name
        if said and (SEVERAL.search(said) or OWN_MEASURE.search(fold(name))):
            return
    if isinstance(said, str) and said and checks.measure_differs(said, expected):
        context.find(row, column, "unit_of_measure", found=said.strip(), expected=expected)
