"""The sheet of figures: one line per indicator, three cells per asked period, verdict and note."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from indicators.output.numbers import format_number
from indicators.output.template_page import (
    FIRST_COLUMN,
    ROW_POINTS,
    Page,
    write_groups,
    write_keys_mark,
    write_title_block,
)
from indicators.output.template_rules import count_rules, list_rule, value_rule
from indicators.workbook.template import (
    FIGURE_ROLES,
    KEY_COLUMN,
    KEY_ROW,
    VERDICT_WORDS,
    YES_NO_WORDS,
    ColumnKey,
    TemplateColumn,
    TemplateRow,
    column_key_text,
    row_key_text,
)
from indicators.workbook.template_keys import FigureRole

Given = float | int | str | None

_HINT = "Chỉ ghi vào ô nền vàng nhạt. Tỷ lệ tự tính từ tử số và mẫu số; cách tính từng chỉ tiêu ở trang Hướng dẫn."
# name, unit, target, former figure, count, value, verdict, note
_WIDTHS = (46, 12, 13, 16, 9.5, 9.5, 13, 22)
_TIGHT_WIDTHS = (34, 10, 11, 12, 7.5, 7.5, 10, 14)
_FIGURE_HEADS = {"numerator": "Tử số", "denominator": "Mẫu số", "value": "Tỷ lệ"}
_TT, _NAME, _UNIT, _TARGETS = range(FIRST_COLUMN, FIRST_COLUMN + 4)
_LAST_HEAD = "Số kỳ trước"
_WIDE_FROM = 3  # asked periods from which the sheet is set tighter, so that its print stays legible


@dataclass(frozen=True)
class _Columns:
    """Where the columns stand that depend on the milestones and on the periods asked, and how wide all are."""

    last: int
    first_figure: int
    verdict: int
    note: int
    widths: dict[int, float]


def write_main(page: Page) -> None:
    """Title block, heads in two rows, sections with their indicators, signatures."""
    at = _columns(page)
    page.last_column = at.note
    page.set_widths(at.widths)
    write_keys_mark(page)
    write_title_block(page, page.spec.title, _middle(at))
    page.line(_HINT, "hint")
    _write_heads(page, at)
    for row in write_groups(page):
        _write_row(page, row, at)
    _write_signatures(page, at)


def _columns(page: Page) -> _Columns:
    periods, milestones = len(page.spec.columns), len(page.spec.milestones)
    tight = periods >= _WIDE_FROM
    last = _TARGETS + milestones
    first_figure = last + 1
    verdict = first_figure + 3 * periods
    name, unit, target, former, count, value, say, note = _TIGHT_WIDTHS if tight else _WIDTHS
    widths: dict[int, float] = {
        _TT: 6,
        _NAME: name,
        _UNIT: unit,
        last: former,
        verdict: say,
        verdict + 1: note,
    }
    widths |= {_TARGETS + place: target for place in range(milestones)}
    widths |= {first_figure + place: value if place % 3 == 2 else count for place in range(3 * periods)}
    return _Columns(last, first_figure, verdict, verdict + 1, widths)


def _middle(at: _Columns) -> int:
    """The column from which the right half of the title block starts."""
    half, reached = sum(at.widths.values()) / 2, 0.0
    for column in sorted(at.widths):
        if reached >= half * 0.95:
            return column
        reached += at.widths[column]
    return at.note


def _write_heads(page: Page, at: _Columns) -> None:
    top, below, spec = page.row, page.row + 1, page.spec
    tall = [(_TT, "TT"), (_NAME, "Chỉ tiêu"), (_UNIT, "ĐVT"), (at.last, _LAST_HEAD)]
    for column, text in [*tall, (at.verdict, "Tự đánh giá"), (at.note, "Ghi chú")]:
        page.sheet.merge_range(top, column, below, column, text, page.format("head"))
    page.merged(top, _TARGETS, at.last - 1, "Mục tiêu đến năm", "head")
    for place, year in enumerate(spec.milestones):
        page.sheet.write_string(below, _TARGETS + place, str(year), page.format("head"))
    for number, column in enumerate(spec.columns):
        first = at.first_figure + 3 * number
        page.merged(top, first, first + 2, column.title, "head")
        for place, role in enumerate(FIGURE_ROLES):
            page.sheet.write_string(below, first + place, _FIGURE_HEADS[role], page.format("head"))
            key = column_key_text(ColumnKey(role, column.asked))
            page.sheet.write_string(KEY_ROW, first + place, key)
    page.sheet.write_string(KEY_ROW, at.verdict, "verdict")
    page.sheet.write_string(KEY_ROW, at.note, "note")
    page.sheet.set_row(top, 30)
    page.row += 2
    page.sheet.freeze_panes(page.row, _NAME + 1)
    page.sheet.repeat_rows(top, below)


def _write_row(page: Page, row: TemplateRow, at: _Columns) -> None:
    sheet, line = page.sheet, page.row
    sheet.write_string(line, KEY_COLUMN, row_key_text(row.indicator, row.subject))
    sheet.write_string(line, _TT, row.indicator, page.format("centre"))
    sheet.write_string(line, _NAME, row.name, page.format("text"))
    sheet.write_string(line, _UNIT, row.unit, page.format("centre"))
    for place, words in enumerate(row.targets):
        sheet.write_string(line, _TARGETS + place, words, page.format("centre"))
    sheet.write_string(line, at.last, _last_words(row), page.format("centre"))
    for number, column in enumerate(page.spec.columns):
        _write_figures(page, row, column, at.first_figure + 3 * number)
    said = page.filled.texts.get((row.indicator, row.subject, "verdict"), "")
    sheet.write_string(line, at.verdict, VERDICT_WORDS.get(said, said), page.format("input_centre"))
    sheet.data_validation(line, at.verdict, line, at.verdict, list_rule(list(VERDICT_WORDS.values())))
    note = page.filled.texts.get((row.indicator, row.subject, "note"), "")
    sheet.write_string(line, at.note, note, page.format("input_text"))
    words = {_NAME: row.name, _UNIT: row.unit, at.last: _last_words(row), at.note: note}
    page.fit_row(words | {_TARGETS + place: text for place, text in enumerate(row.targets)}, ROW_POINTS)
    page.row += 1


def _write_figures(page: Page, row: TemplateRow, column: TemplateColumn, first: int) -> None:
    """The three cells of one period: counts and their rate, or a value alone, or a choice of yes and no."""
    given = {
        role: page.filled.figures.get(
            (row.indicator, row.subject, column_key_text(ColumnKey(role, column.asked)))
        )
        for role in FIGURE_ROLES
    }
    if row.kind == "ratio":
        for place, (role, rule) in enumerate(count_rules(row, page.row, first)):
            _write_given(page, first + place, given[role], "input_count" if row.additive else "input_decimal")
            page.sheet.data_validation(page.row, first + place, page.row, first + place, rule)
        _write_rate(page, row, first, given)
    else:
        page.sheet.write_blank(page.row, first, None, page.format("off"))
        page.sheet.write_blank(page.row, first + 1, None, page.format("off"))
        value = given["value"]
        if row.kind == "yes_no":
            value = YES_NO_WORDS.get(value, value)
        look = "input_centre" if row.kind == "yes_no" else f"input_rate {row.decimals}"
        _write_given(page, first + 2, value, look)
    rule = list_rule(list(YES_NO_WORDS.values())) if row.kind == "yes_no" else value_rule(row)
    page.sheet.data_validation(page.row, first + 2, page.row, first + 2, rule)


def _write_rate(page: Page, row: TemplateRow, first: int, given: Mapping[FigureRole, Given]) -> None:
    """The rate as a formula with its result beside it; a value given outright stands in its place."""
    look = page.format(f"rate {row.decimals}" if row.additive else f"input_rate {row.decimals}")
    if given["value"] is not None:
        _write_given(page, first + 2, given["value"], f"input_rate {row.decimals}")
        return
    over, under = (xl_rowcol_to_cell(page.row, first + place) for place in (0, 1))
    formula = (
        f'=IF(AND(ISNUMBER({over}),ISNUMBER({under})),IF({under}>0,{over}/{under}*{row.multiplier:g},""),"")'
    )
    formula = formula.replace("1e+05", "100000")
    page.sheet.write_formula(
        page.row, first + 2, formula, look, _rate(row, given["numerator"], given["denominator"])
    )


def _rate(row: TemplateRow, numerator: object, denominator: object) -> float | str:
    if isinstance(numerator, int | float) and isinstance(denominator, int | float) and denominator > 0:
        return numerator / denominator * row.multiplier
    return ""


def _write_given(page: Page, column: int, value: Given, look: str) -> None:
    if value is None:
        page.sheet.write_blank(page.row, column, None, page.format(look))
    elif isinstance(value, str):
        page.sheet.write_string(page.row, column, value, page.format(look))
    else:
        page.sheet.write_number(page.row, column, value, page.format(look))


def _last_words(row: TemplateRow) -> str:
    """ "45,50 (48/113, năm 2023)"; "Có (năm 2023)"; "" when nothing is known."""
    last = row.last
    if last is None:
        return ""
    if row.kind == "yes_no":
        return f"{YES_NO_WORDS[int(last.value or 0)]} (năm {last.year})"
    counts = ""
    if last.numerator is not None and last.denominator is not None:
        decimals = 0 if row.additive else row.decimals
        counts = f"{format_number(last.numerator, decimals)}/{format_number(last.denominator, decimals)}, "
    return f"{format_number(last.value, row.decimals)} ({counts}năm {last.year})"


def _write_signatures(page: Page, at: _Columns) -> None:
    page.row += 1
    right = max(at.first_figure, page.last_column - 4)
    for left_words, right_words, look in (
        ("", "…………, ngày …… tháng …… năm ………", "signature_note"),
        ("NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ", "signature"),
        ("(Ký, ghi rõ chức vụ)", "(Ký, đóng dấu)", "signature_note"),
    ):
        if left_words:
            page.merged(page.row, _NAME, _TARGETS, left_words, look)
        page.merged(page.row, right, page.last_column, right_words, look)
        page.row += 1
