"""One table row by row: every row below the heads is taken, rejected with a finding, or ignored with a reason."""

from indicators.catalogue.definitions import Indicator
from indicators.findings import finding
from indicators.observations.aims import is_aim, time_alone
from indicators.observations.answered import asking_column, is_told, match_row, passes_over
from indicators.observations.broken_names import with_whole_names
from indicators.observations.context import Context, open_table
from indicators.observations.desk import Desk
from indicators.observations.figures import Figure, Place, read_figure
from indicators.observations.keeping import Taken, keep, order
from indicators.observations.layout import is_blank, is_numbering, only_span
from indicators.observations.line_list import line_told
from indicators.observations.lists import is_list, is_sources
from indicators.observations.measures import check_measure, is_no_result
from indicators.observations.naming import name_row
from indicators.observations.other_tables import of_former_unit, of_other_strategy, shows_how
from indicators.observations.own_figures import is_of_province
from indicators.observations.recognised import recognised
from indicators.observations.row_texts import read_texts
from indicators.observations.rows import is_group, is_note, is_total, sub_row, text_reason
from indicators.observations.table import VALUE_ROLES, Table
from indicators.observations.text import short
from indicators.observations.unpivot import Cells
from indicators.observations.value_words import DASHES, ELLIPSES
from indicators.observations.wholes import heading_of, of_total
from indicators.workbook.grid import Sheet, Value, cell_name, column_name

LEFT_OUT = ("total_row", "footnote", "signature")
NOTHING_SAID = DASHES | ELLIPSES | {""}
WHY_IGNORED = {"comparison": "cột so sánh, hệ thống tự tính", "plan": "cột kế hoạch, không phải kết quả",
               "elsewhere": "số liệu của cả nước, của vùng hoặc của đơn vị cũ",
               "": "không nhận ra đầu cột"}  # fmt: skip


def read_table(desk: Desk, sheet: Sheet, table: Table) -> None:
    """Read one table into the desk; a list of source cells repeats what the figures say, a guide's are no figures."""
    desk.tables.append(recognised(sheet, table))
    if passes_over(sheet, table, desk.answers):
        pass_over(desk, sheet, table, "answered_ignore")
        return
    if is_sources(table) or desk.guided and shows_how(sheet, table):
        pass_over(desk, sheet, table, "repeated" if is_sources(table) else "guide")
        return
    if other := of_other_strategy(desk, table):
        name = short(table.titles[-1])
        desk.findings.append(
            finding("not_in_strategy", sheet.name, cell_name(table.head_first, 0), name=name, indicator=other)
        )
        pass_over(desk, sheet, table, "outside_strategy")
        return
    if table.span is not None:
        sheet = only_span(sheet, table.span)
    sheet = with_whole_names(sheet, table)
    context = open_table(desk, sheet, table)
    desk.tables[-1] = recognised(sheet, table, context.value_columns)
    if of_former_unit(context):
        pass_over(desk, sheet, table, "no_value")
        return
    for row in range(table.head_last + 1, table.body_end):
        cells = sheet.rows[row]
        if not is_blank(cells):
            desk.read += 1
            read_row(context, row, cells)
    context.components.finish(desk)
    _report_columns(context)


def pass_over(desk: Desk, sheet: Sheet, table: Table, reason: str) -> None:
    """Count the rows of a table that holds no figures of its own, or none of this strategy."""
    for row in range(table.head_last + 1, table.body_end):
        if not is_blank(sheet.rows[row]):
            desk.read += 1
            desk.ignore(sheet.name, row, reason)


def read_row(context: Context, row: int, cells: list[Value]) -> None:
    desk = context.desk
    if row <= context.table.head_last + 2 and is_numbering(cells):
        desk.ignore(context.sheet.name, row, "header_continued")
        return
    name = context.text(row, context.name) or context.text(row, context.subject)
    if not name.strip():
        name = next((v for v in cells if isinstance(v, str) and v.strip()), "")
    filled = _has_values(context, row, cells)
    if context.signing and not (filled and _is_named(context, row, name)):
        desk.ignore(context.sheet.name, row, "signature")
    elif filled:
        _valued(context, row, name)
    else:
        _silent(context, row, cells, name)


def _has_values(context: Context, row: int, cells: list[Value]) -> bool:
    for c in context.value_columns:
        value = cells[c]
        if value != "" and value is not None and not (type(value) is str and value.strip() in NOTHING_SAID):
            return True
    sheet = context.sheet
    if not sheet.errors and not sheet.unvalued:
        return False
    return any((row, c) in sheet.errors or (row, c) in sheet.unvalued for c in context.value_columns)


def _is_named(context: Context, row: int, name: str) -> bool:
    """Whether a row names an indicator, or somebody said what it is."""
    match = match_row(context, row, name)
    return match.indicator is not None or is_told(match)


def _silent(context: Context, row: int, cells: list[Value], name: str) -> None:
    """A row without figures: why, and what it says for the rows below it."""
    desk, sheet = context.desk, context.sheet
    context.begin_section(row)
    reason = _reason_in_words(cells, name)
    context.signing = context.signing or reason == "signature"
    context.noting = context.noting or reason == "footnote"
    if reason:
        desk.ignore(sheet.name, row, reason)
        return
    if context.name < 0 and line_told(desk, sheet, row):
        return
    match = match_row(context, row, name) if context.name >= 0 else None
    if match is not None and not sub_row(name) and not time_alone(context, name).said:
        context.parent, context.parent_name = match, name
        context.components.indicator(match.indicator)
        context.heading = row, heading_of(context, match, name)
    known = match is not None and match.indicator is not None
    group = is_group(context.text(row, context.number), name)
    if match is not None and match.indicator and not group and _only_words(context, row, match.indicator):
        return
    said = context.name < 0 and any(context.text(row, c) for c in (context.subject, context.year))
    named = context.name >= 0 and name.strip()
    reason = "no_value" if said or known and not group else "group_row" if named else "text_only"
    desk.ignore(sheet.name, row, reason)


def _reason_in_words(cells: list[Value], name: str) -> str:
    """The reason a row's words give; signatures may stand in any column."""
    reason = text_reason(name)
    if reason:
        return reason
    texts = [v for v in cells if isinstance(v, str) and v.strip() and v != name]
    return "signature" if len(texts) <= 2 and any(text_reason(t) == "signature" for t in texts) else ""


def _only_words(context: Context, row: int, code: str) -> bool:
    """A row with a verdict or a cause but no figure: kept as an observation without a value, if its time has come."""
    place = Place(context.sheet, row, context.desk.findings)
    texts = read_texts(context.texts, place)
    if not texts.speaks or desk_is_listed(context):
        return False
    plan = [
        p
        for p in context.plan(code, context.rubric.time, context.rubric.breakdown)
        if p[1].asked.kind == "actual" and not p[2] and not p[1].breakdown
    ]
    if not plan:
        return False
    asked = max((cells.asked for _, cells, _ in plan), key=order)
    figure = Figure(None, None, None, "", texts.first_column)
    desk, name = context.desk, context.sheet.name
    made = keep(desk, name, row, [(code, asked, (), context.about(code), figure)], texts, False)
    desk.taken += made > 0
    desk.rejected += made == 0
    return True


def desk_is_listed(context: Context) -> bool:
    """Whether a list speaks for the file; then marks and causes elsewhere only repeat it."""
    return context.desk.listed and not is_list(context.table)


def _valued(context: Context, row: int, name: str) -> None:
    """A row with something in its value columns."""
    desk, sheet = context.desk, context.sheet
    number = context.text(row, context.number)
    reason = (
        "total_row" if is_total(name) or not number.isdecimal() and is_total(number) else text_reason(name)
    )
    if reason == "total_row" and context.subject >= 0 and desk.place(context.text(row, context.subject)):
        reason = ""
    whole = None
    if reason or context.noting:  # few rows
        noted = context.noting and is_note(number)
        whole = of_total(context, row, name) if reason == "total_row" else None
        if not whole and (noted or reason in LEFT_OUT and not _is_named(context, row, name)):
            context.signing = context.signing or reason == "signature"
            desk.ignore(sheet.name, row, "footnote" if noted else reason)
            return
        if whole == "waits":
            return
    if is_aim(context, row):
        desk.ignore(sheet.name, row, "no_value")
        return
    before, ignored, waiting = len(desk.findings), len(desk.ignored), len(context.components.rows)
    named = whole or name_row(context, row, name)
    if named is None:
        if len(desk.ignored) == ignored and len(context.components.rows) == waiting:
            desk.rejected += 1
        return
    part = context.labels.part(sheet.rows[row])
    if part is None or context.labels.is_plan(sheet.rows[row]):
        desk.ignore(sheet.name, row, "no_value" if part is not None else "text_only")
        return
    place = Place(sheet, row, desk.findings, counted_by=context.components.counted_by)
    part = named.breakdown + part + context.rubric.breakdown
    time = named.time if named.time.said else context.row_time(row)
    plan = context.plan(named.indicator, time, part)
    taken = _figures(context, place, plan, named.subject)
    texts = read_texts(context.texts, place)
    repeats = desk.repeats
    made = keep(desk, sheet.name, row, taken, texts, context.texts.declares_projection)
    if not made and desk.repeats - repeats == len(taken) and (taken or desk_is_listed(context)):
        del desk.findings[before:]  # what the list says already has had its findings there
        desk.ignore(sheet.name, row, "repeated")
        return
    _close(context, row, name, named.indicator, made, before)


def _figures(context: Context, place: Place, plan, subject: str | None) -> list[Taken]:
    desk = context.desk
    taken = []
    for indicator, cells, late in plan:
        place.said_nothing = False
        figure = read_figure(place, cells, indicator) or _in_words(context, place, cells, indicator)
        about = subject or cells.subject or context.about(indicator.code)
        if (
            about == desk.unit != desk.subjects[""]
            and figure
            and is_of_province(desk, indicator, figure.denominator)
        ):
            about = desk.round.province
        if place.said_nothing:
            desk.answered.add((indicator.code, about))
        if figure is None or is_no_result(context, place, cells, figure, indicator):
            continue
        if late:
            day = desk.round.data_date
            place.report(
                "year_in_future",
                figure.column,
                year=cells.asked.data_year,
                data_date=f"{day.day}/{day.month}/{day.year}",
            )
            continue
        taken.append((indicator.code, cells.asked, cells.breakdown, about, figure))
    return taken


def _in_words(context: Context, place: Place, cells: Cells, indicator: Indicator) -> Figure | None:
    """What a list says in words where it has no number ("khoảng 25,5%")."""
    if context.labels.words < 0:
        return None
    return read_figure(place, Cells(cells.asked, cells.breakdown, -1, -1, context.labels.words), indicator)


def _close(context: Context, row: int, name: str, code: str, made: int, before: int) -> None:
    """Count the row: taken, rejected for a finding made after the first ``before``, or without a value."""
    desk, sheet = context.desk, context.sheet
    if made:
        desk.taken += 1
        if row in sheet.hidden_rows:
            context.find(row, max(context.name, 0), "hidden_rows", row=row + 1)
    elif any(f.severity == "warns" for f in desk.findings[before:]):
        desk.rejected += 1
    else:
        desk.ignore(sheet.name, row, "no_value")
    if code in desk.indicators:
        check_measure(context, row, name, code)


def _report_columns(context: Context) -> None:
    """Columns with content that were not read, and hidden ones that were."""
    sheet, table = context.sheet, context.table
    head = max(table.head_last, 0)  # lines that begin on the first row have none
    body = range(table.head_last + 1, table.body_end)
    for column in table.columns:
        used = column.index in context.value_columns
        hidden = used and column.index in sheet.hidden_columns
        unread = not used and (column.role in WHY_IGNORED or column.role in VALUE_ROLES)
        if not (hidden or unread) or all(sheet.rows[r][column.index] == "" for r in body):
            continue
        if hidden:
            context.find(head, column.index, "hidden_columns", column=column_name(column.index))
            continue
        told = {"name": column.head.words, "why": WHY_IGNORED.get(column.role, WHY_IGNORED[""])}
        asked = {} if column.role in WHY_IGNORED and column.role else asking_column(context, column)
        context.find(head, column.index, "column_ignored", **told, **asked)
