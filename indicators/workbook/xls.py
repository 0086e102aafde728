"""An old .xls → sheets: values by calamine, formats, errors, merges and what is hidden by xlrd.

An .xls always stores some result with a formula, so ``unvalued`` is empty here.
"""

import io
import logging
from contextlib import redirect_stdout

import xlrd

from indicators.workbook.facts import SheetFacts, is_percent_format
from indicators.workbook.grid import Merge, Sheet
from indicators.workbook.plain import plain
from indicators.workbook.refusal import Refusal, refuse_unless_bounded
from indicators.workbook.values import open_values, read_sheets

_ENCRYPTED = "encrypted"
_log = logging.getLogger(__name__)


def read_xls(content: bytes) -> tuple[Sheet, ...]:
    """Every worksheet in the order of the file; raises Refusal. Sizes are checked before calamine sees a cell."""
    facts = _all_facts(content)
    for name, found in facts:
        refuse_unless_bounded(plain(name), found.height, found.width)
    return read_sheets(open_values(content), [found for _, found in facts])


def _all_facts(content: bytes) -> list[tuple[str, SheetFacts]]:
    """(sheet name, facts) in the order of the file; empty where xlrd cannot follow what calamine may still read."""
    book = _open(content)
    if book is None:
        return []
    percent = {key for key, found in book.format_map.items() if is_percent_format(found.format_str or "")}
    return [(found.name, _facts(book, found, percent)) for found in book.sheets()]


def _open(content: bytes) -> xlrd.book.Book | None:
    try:
        with redirect_stdout(io.StringIO()):  # xlrd prints its warnings
            return xlrd.open_workbook(
                file_contents=content, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
            )
    except xlrd.XLRDError as error:
        if _ENCRYPTED in str(error):
            raise Refusal("password_protected") from error
        _log.warning("xlrd: %s", error)
    except Exception as error:  # a damaged record; calamine decides whether the file is readable
        _log.warning("xlrd: %s", error)
    return None


def _facts(book: xlrd.book.Book, found: xlrd.sheet.Sheet, percent: set[int]) -> SheetFacts:
    styles = {index for index, style in enumerate(book.xf_list) if style.format_key in percent}
    spots = [(row, column) for row in range(found.nrows) for column in range(found.row_len(row))]
    return SheetFacts(
        height=found.nrows,
        width=found.ncols,
        percent=frozenset(spot for spot in spots if found.cell_xf_index(*spot) in styles),
        errors={
            spot: xlrd.error_text_from_code.get(found.cell_value(*spot), "#VALUE!")
            for spot in spots
            if found.cell_type(*spot) == xlrd.XL_CELL_ERROR
        },
        hidden_rows=frozenset(row for row, info in found.rowinfo_map.items() if info.hidden),
        hidden_columns=frozenset(column for column, info in found.colinfo_map.items() if info.hidden),
        merges=tuple(Merge(r1, c1, r2 - 1, c2 - 1) for r1, r2, c1, c2 in found.merged_cells),
    )
