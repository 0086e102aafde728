"""Our own appendix read back by its hidden marks, which travel with moved, sorted and inserted rows and columns.

The rate beside two counts is our formula: the counts are the figure and the numerator's cell its source. Only where the
counts are empty does a number in the rate's cell speak. Rows the office added by hand are read by their names.
"""

from dataclasses import dataclass

from indicators.catalogue.definitions import Asked, Indicator
from indicators.findings import finding
from indicators.observations import checks
from indicators.observations.context import Context, open_table
from indicators.observations.desk import Desk
from indicators.observations.figures import Figure, Place, read_figure
from indicators.observations.headers import Head
from indicators.observations.keeping import Taken, keep, order
from indicators.observations.layout import is_blank, tables
from indicators.observations.model import Remark
from indicators.observations.row_texts import SILENT, RowTexts, verdict_of
from indicators.observations.rows import text_reason
from indicators.observations.table import Column, Table
from indicators.observations.table_reader import read_row, read_table
from indicators.observations.text import clean, joined
from indicators.observations.unpivot import NO_COLUMN, Cells
from indicators.workbook.grid import Sheet, Workbook, cell_name
from indicators.workbook.template_keys import (
    GUIDE_SHEET,
    IDENTITY_SHEET,
    REASON_ROLES,
    RowKey,
    anchor,
    column_keys,
    remark_rows,
    row_keys,
)

CAUSES = ("cause_objective", "cause_subjective")
Reasons = dict[RowKey, RowTexts]


@dataclass(frozen=True, slots=True)
class Form:
    """The keyed columns of a sheet: ``figures`` asked → role → column, ``words`` role → column."""

    figures: dict[Asked, dict[str, int]]
    words: dict[str, int]


def read_template(desk: Desk, workbook: Workbook) -> bool:
    """Read an appendix of ours into the desk; sheets the office added are read as tables. Always True."""
    keyed = {sheet.name: _form(sheet) for sheet in workbook.sheets if anchor(sheet)}
    reasons: Reasons = {}
    for sheet in workbook.sheets:
        form = keyed.get(sheet.name)
        if form and not form.figures:
            reasons |= _reasons(desk, sheet, form)
            _remarks(desk, sheet, form)
    for sheet in workbook.sheets:
        form = keyed.get(sheet.name)
        if form and form.figures:
            _read_form(desk, sheet, form, reasons)
        elif not form and sheet.visible and sheet.name not in (GUIDE_SHEET, IDENTITY_SHEET):
            for table in tables(sheet):
                read_table(desk, sheet, table)
    _leftover(desk, workbook, reasons)
    return True


def _form(sheet: Sheet) -> Form:
    figures: dict[Asked, dict[str, int]] = {}
    words: dict[str, int] = {}
    for column, key in column_keys(sheet).items():
        if key.asked is not None:
            figures.setdefault(key.asked, {}).setdefault(key.role, column)
        else:
            words.setdefault(key.role, column)
    return Form(figures, words)


def _read_form(desk: Desk, sheet: Sheet, form: Form, reasons: Reasons) -> None:
    keys = row_keys(sheet)
    context = _by_hand(desk, sheet, form)
    start = context.table.head_last + 1 if context else min(keys, default=len(sheet.rows))
    mark = anchor(sheet)
    for row in range(start, len(sheet.rows)):
        cells = sheet.rows[row]
        if is_blank(cells[: mark[1]] + cells[mark[1] + 1 :] if mark else cells):
            continue
        desk.read += 1
        if row in keys:
            _keyed_row(desk, sheet, form, row, keys[row], reasons)
        elif context:
            read_row(context, row, cells)
        else:
            desk.ignore(sheet.name, row, text_reason(str(next(v for v in cells if v != ""))) or "text_only")
    if context:
        context.components.finish(desk)


def _by_hand(desk: Desk, sheet: Sheet, form: Form) -> Context | None:
    """The same sheet as a table whose value columns are the keyed ones, for rows without a key."""
    found = tables(sheet)
    if not found:
        return None
    table = found[0]
    roles = {
        c: ("value" if role == "value" else role, asked)
        for asked, by in form.figures.items()
        for role, c in by.items()
    }
    words = {c: role for role, c in form.words.items()}
    columns = tuple(_keyed_column(c, roles, words) for c in table.columns)
    return open_table(desk, sheet, Table(table.head_first, table.head_last, len(sheet.rows), columns, ()))


def _keyed_column(column: Column, roles: dict[int, tuple[str, Asked]], words: dict[int, str]) -> Column:
    from indicators.observations.times import Time

    if column.index in roles:
        role, a = roles[column.index]
        head = Head(
            "rate" if role == "value" else role,
            Time(a.data_year, a.period, a.kind, a.as_of),
            (),
            column.head.words,
        )
        return Column(column.index, head, column.levels)
    if column.index in words or column.role in ("name", "tt", "unit_of_measure"):
        return column
    return Column(column.index, Head("target", words=column.head.words), column.levels)


def _keyed_row(desk: Desk, sheet: Sheet, form: Form, row: int, key: RowKey, reasons: Reasons) -> None:
    indicator = desk.indicators.get(key.indicator)
    if indicator is None:
        desk.findings.append(
            finding("unknown_row", sheet.name, cell_name(row, 0), name=key.indicator, near="")
        )
        desk.rejected += 1
        return
    before = len(desk.findings)
    place = Place(sheet, row, desk.findings)
    taken = [
        t for asked, by in form.figures.items() if (t := _figure(desk, place, indicator, key, asked, by))
    ]
    texts = _texts(desk, place, form, reasons.pop(key, SILENT))
    if not taken and texts.speaks:
        taken = _words_only(desk, form, key, texts)
    made = keep(desk, sheet.name, row, taken, texts, False)
    if made and row in sheet.hidden_rows:
        desk.findings.append(finding("hidden_rows", sheet.name, cell_name(row, 0), row=row + 1))
    if made:
        desk.taken += 1
    elif any(f.severity == "warns" for f in desk.findings[before:]):
        desk.rejected += 1
    else:
        desk.ignore(sheet.name, row, "no_value")


def _figure(
    desk: Desk, place: Place, indicator: Indicator, key: RowKey, asked: Asked, by: dict[str, int]
) -> Taken | None:
    cells = _cells(place, indicator, asked, by)
    place.said_nothing = False
    figure = read_figure(place, cells, indicator)
    if place.said_nothing:
        desk.answered.add((key.indicator, key.subject))
    if figure is None:
        return None
    if figure.denominator is not None and cells.numerator >= 0:
        figure = figure._replace(column=cells.numerator)
    return key.indicator, asked, (), key.subject, figure


def _cells(place: Place, indicator: Indicator, asked: Asked, by: dict[str, int]) -> Cells:
    """The cells that speak. A rate beside counts is our formula, which a program may have left stale or empty."""
    row = place.sheet.rows[place.row]
    top, bottom, rate = (by.get(role, NO_COLUMN) for role in ("numerator", "denominator", "value"))
    if indicator.kind != "ratio" or top == NO_COLUMN:
        return Cells(asked, (), NO_COLUMN, NO_COLUMN, rate)
    counted = row[top] not in ("", None) or row[bottom] not in ("", None)
    at = (place.row, rate)
    stale = (
        rate == NO_COLUMN
        or row[rate] in (0, "", None)
        or at in place.sheet.errors
        or at in place.sheet.unvalued
    )
    if stale or (counted and not isinstance(row[rate], int | float)):
        rate = NO_COLUMN
    return Cells(asked, (), top, bottom, rate)


def _texts(desk: Desk, place: Place, form: Form, reasons: RowTexts) -> RowTexts:
    row = place.sheet.rows[place.row]
    verdict = note = None
    first = reasons.first_column
    if (c := form.words.get("verdict", NO_COLUMN)) >= 0 and isinstance(row[c], str) and row[c]:
        verdict = verdict_of(row[c])
        first = c
    if (c := form.words.get("note", NO_COLUMN)) >= 0 and row[c] not in ("", None):
        note = _words(place, c)
        first = c if note else first
    return reasons._replace(verdict=verdict, note=note or "", first_column=first)


def _words(place: Place, column: int) -> str:
    text = clean(str(place.sheet.rows[place.row][column]))
    if checks.names_person(text):
        place.report("person_name", column)
        return ""
    return text


def _words_only(desk: Desk, form: Form, key: RowKey, texts: RowTexts) -> list[Taken]:
    """A row with a verdict or reasons but no figure: an observation without a value for the latest actual asked."""
    actual = [a for a in form.figures if a.kind == "actual"]
    if not actual:
        return []
    return [
        (
            key.indicator,
            max(actual, key=order),
            (),
            key.subject,
            Figure(None, None, None, "", max(texts.first_column, 0)),
        )
    ]


def _reasons(desk: Desk, sheet: Sheet, form: Form) -> Reasons:
    """Causes, difficulties and solutions by row key; both kinds of causes are joined."""
    found: Reasons = {}
    for row, key in row_keys(sheet).items():
        place = Place(sheet, row, desk.findings)
        said = {
            role: text
            for role in REASON_ROLES
            if role in form.words
            and sheet.rows[row][form.words[role]] not in ("", None)
            and (text := _words(place, form.words[role]))
        }
        if said:
            cause = joined(said[role] for role in CAUSES if role in said)
            first = min(form.words[role] for role in said)
            found[key] = RowTexts(
                None, cause, said.get("difficulty", ""), said.get("solution", ""), "", first
            )
    return found


def _remarks(desk: Desk, sheet: Sheet, form: Form) -> None:
    column = form.words.get("text", NO_COLUMN)
    for row, kind in remark_rows(sheet).items():
        if column < 0 or sheet.rows[row][column] in ("", None):
            continue
        text = _words(Place(sheet, row, desk.findings), column)
        if text:
            desk.remarks.append(Remark(kind, text, sheet.name, cell_name(row, column)))


def _leftover(desk: Desk, workbook: Workbook, reasons: Reasons) -> None:
    """Reasons for an indicator whose row is gone from the figures: said, not swallowed."""
    for key in reasons:
        desk.findings.append(finding("reasons_without_row", indicator=key.indicator))
