"""Synthetic workbooks with one thing wrong each: a sound appendix of one district, and what was done to it.

What can go wrong stands as tables in ``faults_values.py`` (one cell), ``faults_shape.py`` (rows, columns, sheets,
titles) and ``faults_files.py`` (the file itself).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from indicators.catalogue import Catalogue
from indicators.catalogue.definitions import Indicator, Round
from indicators.output.plain_sheet import PlainCell, PlainSheet, write_plain
from indicators.sample.figures import Counts, counts

MARK = "SỐ LIỆU MINH HỌA"
PROVINCE, UNIT, ROUND, REVIEW = "62", "612", "2024", "2021-2025"
UNIT_WORDS, ROUND_WORDS, REVIEW_WORDS = "UBND huyện Đắk Tô", "Báo cáo năm 2024", "Sơ kết 5 năm 2021-2025"
SHEET, TITLE = "Biểu 02", "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU BÌNH ĐẲNG GIỚI"
HEADS = ("TT", "Chỉ tiêu", "ĐVT", "Tử số", "Mẫu số", "Tỷ lệ", "Ghi chú")
TT, NAME, MEASURE, TOP, BOTTOM, RATE, NOTE = range(len(HEADS))
WIDTHS = {TT: 5.0, NAME: 60.0, NOTE: 24.0}
PRINTED_DECIMALS = 2
Row = tuple[PlainCell, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """What a workbook holds: ``titles`` above the heads, ``rows`` by code of indicator, ``more`` sheets beside it."""

    unit: str
    round: str
    heads: Row
    rows: dict[str, Row]
    hidden_rows: tuple[str, ...] = ()
    hidden_columns: tuple[int, ...] = ()
    more: tuple[PlainSheet, ...] = ()


Change = Callable[[Appendix], Appendix]


@dataclass(frozen=True, slots=True)
class Fault:
    """One kind of finding and the workbook that shows it.

    ``wrong``: what is wrong, in Vietnamese. ``content``: the bytes. ``also``: kinds that follow from it. ``round``,
    ``unit``: what the sender chooses; "" leaves it to the file.
    """

    code: str
    file: str
    wrong: str
    content: Callable[[Catalogue], bytes]
    also: tuple[str, ...] = ()
    round: str = ""
    unit: str = ""

    @property
    def codes(self) -> frozenset[str]:
        """Every kind of finding the file gives."""
        return frozenset({self.code, *self.also})


def sound(catalogue: Catalogue) -> Appendix:
    """Everything the district is asked for in one year, with nothing wrong."""
    asked = _asked(catalogue, ROUND)
    rows = {i.code: _row(number, i) for number, i in enumerate(asked, start=1)}
    return Appendix(UNIT_WORDS, ROUND_WORDS, HEADS, rows)


def sound_review(catalogue: Catalogue) -> Appendix:
    """The same district in the five-year review: a rate per year, "2025" without a day, and the projection."""
    heads = ("TT", "Chỉ tiêu", "ĐVT", "2021", "2022", "2023", "2024", "2025", "Dự kiến 2025")
    rows: dict[str, Row] = {
        i.code: (number, i.name, i.unit, *(_rate(i, year) for year in (2021, 2022, 2023, 2024, 2025, 2025)))
        for number, i in enumerate(_asked(catalogue, REVIEW), start=1)
    }
    return Appendix(UNIT_WORDS, REVIEW_WORDS, heads, rows)


def _asked(catalogue: Catalogue, round: str) -> list[Indicator]:
    found: Round = catalogue.round(round, PROVINCE, sample=True)
    return [catalogue.indicator(found.strategy, r.indicator) for r in catalogue.requested(found, UNIT)]


def _row(number: int, indicator: Indicator) -> Row:
    found = _counts(indicator, 2024)
    top, bottom = int(found.numerator), int(found.denominator)
    return (number, indicator.name, indicator.unit, top, bottom, _rate(indicator, 2024), None)


def _counts(indicator: Indicator, year: int) -> Counts:
    """The district's counts; it is asked about nothing that has none."""
    found = counts(indicator, "district", UNIT, year)
    if found is None:
        raise LookupError(indicator.code)
    return found


def _rate(indicator: Indicator, year: int) -> float:
    found = _counts(indicator, year)
    return round(found.numerator / found.denominator * indicator.multiplier, PRINTED_DECIMALS)


def sheets(appendix: Appendix) -> tuple[PlainSheet, ...]:
    """The appendix as sheets, marked as synthetic in its title block and on every sheet beside it."""
    reporter = f"Đơn vị báo cáo: {appendix.unit}" if appendix.unit else ""
    titles: list[Row] = [
        ("Biểu 02/BĐG", None, None, None, MARK),
        (TITLE,),
        (appendix.round,),
        (reporter,),
        (),
    ]
    first = len(titles) + 1
    hidden = frozenset(first + at for at, code in enumerate(appendix.rows) if code in appendix.hidden_rows)
    main = PlainSheet(
        SHEET, [*titles, appendix.heads, *appendix.rows.values()], False, hidden,
        frozenset(appendix.hidden_columns), WIDTHS,
    )  # fmt: skip
    return (main, *appendix.more)


def book(appendix: Appendix) -> bytes:
    return write_plain(sheets(appendix))


def changed(*changes: Change, start: Callable[[Catalogue], Appendix] = sound) -> Callable[[Catalogue], bytes]:
    """A sound appendix after ``changes``, as what makes the bytes."""

    def make(catalogue: Catalogue) -> bytes:
        appendix = start(catalogue)
        for change in changes:
            appendix = change(appendix)
        return book(appendix)

    return make


def put(code: str, values: dict[int, PlainCell]) -> Change:
    """Other content in some columns of an indicator's row."""

    def change(appendix: Appendix) -> Appendix:
        row = tuple(values.get(c, value) for c, value in enumerate(appendix.rows[code]))
        return replace(appendix, rows=appendix.rows | {code: row})

    return change


def only_rate(code: str, value: PlainCell) -> Change:
    """The counts left empty and something in the column of the rate."""
    return put(code, {TOP: None, BOTTOM: None, RATE: value})


def add(key: str, row: Row) -> Change:
    """One more row at the end."""
    return lambda a: replace(a, rows=a.rows | {key: (len(a.rows) + 1, *row)})


def drop(code: str) -> Change:
    return lambda a: replace(a, rows={k: row for k, row in a.rows.items() if k != code})


def column(head: str, cells: dict[str, PlainCell]) -> Change:
    """One more column on the right, with content in some rows."""
    return lambda a: replace(
        a, heads=(*a.heads, head), rows={code: (*row, cells.get(code)) for code, row in a.rows.items()}
    )


def beside(sheet: PlainSheet) -> Change:
    return lambda a: replace(a, more=(*a.more, sheet))
