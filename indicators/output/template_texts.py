"""The sheets of words: reasons per indicator, and the unit's remarks on the whole round."""

from indicators.output.template_page import (
    FIRST_COLUMN,
    Page,
    write_groups,
    write_keys_mark,
    write_title_block,
)
from indicators.workbook.template import KEY_COLUMN, KEY_ROW, REASON_ROLES, REMARK_ROLES, row_key_text

_TT, _NAME, _FIRST_TEXT = FIRST_COLUMN, FIRST_COLUMN + 1, FIRST_COLUMN + 2
_REASONS_TITLE = "Thuyết minh kết quả thực hiện từng chỉ tiêu"
_REASON_HEADS = {
    "cause_objective": "Nguyên nhân khách quan",
    "cause_subjective": "Nguyên nhân chủ quan",
    "difficulty": "Khó khăn, vướng mắc",
    "solution": "Đề xuất giải pháp",
}
_REMARKS_TITLE = "Tồn tại, bài học kinh nghiệm và kiến nghị"
_REMARKS = {
    "limits": "Tồn tại, hạn chế",
    "lessons": "Bài học kinh nghiệm",
    "proposals_2026_2030": "Đề xuất, kiến nghị chỉ tiêu giai đoạn 2026-2030",
}
_REMARK_POINTS = 110
_ROW_POINTS = 36  # room to write by hand on a printed form


def write_reasons(page: Page) -> None:
    """Per indicator: objective and subjective causes, difficulties, solutions."""
    page.last_column = _FIRST_TEXT + len(REASON_ROLES) - 1
    write_keys_mark(page)
    page.set_widths({_TT: 6, _NAME: 40} | {_FIRST_TEXT + n: 34 for n in range(len(REASON_ROLES))})
    write_title_block(page, _REASONS_TITLE, _FIRST_TEXT + 1)
    page.row += 1
    for column, text in enumerate(["TT", "Chỉ tiêu", *_REASON_HEADS.values()], start=_TT):
        page.sheet.write_string(page.row, column, text, page.format("head"))
    for column, role in enumerate(REASON_ROLES, start=_FIRST_TEXT):
        page.sheet.write_string(KEY_ROW, column, role)
    page.sheet.repeat_rows(page.row)
    page.row += 1
    page.sheet.freeze_panes(page.row, _NAME + 1)
    for row in write_groups(page):
        _write_reason_row(page, row.indicator, row.subject, row.name)


def _write_reason_row(page: Page, indicator: str, subject: str, name: str) -> None:
    page.sheet.write_string(page.row, KEY_COLUMN, row_key_text(indicator, subject))
    page.sheet.write_string(page.row, _TT, indicator, page.format("centre"))
    page.sheet.write_string(page.row, _NAME, name, page.format("text"))
    texts = [page.filled.texts.get((indicator, subject, role), "") for role in REASON_ROLES]
    for column, text in enumerate(texts, start=_FIRST_TEXT):
        page.sheet.write_string(page.row, column, text, page.format("input_top"))
    words = {_NAME: name} | dict(enumerate(texts, start=_FIRST_TEXT))
    page.fit_row(words, _ROW_POINTS)
    page.row += 1


def write_remarks(page: Page) -> None:
    """For the whole round: limits, lessons, proposals for 2026-2030."""
    page.last_column = _FIRST_TEXT
    write_keys_mark(page)
    page.set_widths({_TT: 6, _NAME: 46, _FIRST_TEXT: 110})
    write_title_block(page, _REMARKS_TITLE, _FIRST_TEXT)
    page.row += 1
    for column, text in enumerate(["TT", "Nội dung", "Ý kiến của đơn vị"], start=_TT):
        page.sheet.write_string(page.row, column, text, page.format("head"))
    page.sheet.write_string(KEY_ROW, _FIRST_TEXT, REMARK_ROLES[0])
    page.row += 1
    page.sheet.freeze_panes(page.row, 0)
    for number, (kind, title) in enumerate(_REMARKS.items(), start=1):
        page.fit_row({_FIRST_TEXT: page.filled.remarks.get(kind, "")}, _REMARK_POINTS)
        page.sheet.write_string(page.row, KEY_COLUMN, kind)
        page.sheet.write_string(page.row, _TT, str(number), page.format("centre"))
        page.sheet.write_string(page.row, _NAME, title, page.format("text"))
        page.sheet.write_string(
            page.row, _FIRST_TEXT, page.filled.remarks.get(kind, ""), page.format("input_top")
        )
        page.row += 1
