"""Data validation of the appendix: what Excel says while somebody types. Warnings, so that words may stand too."""

from xlsxwriter.utility import xl_rowcol_to_cell

from indicators.workbook.template import TemplateRow
from indicators.workbook.template_keys import FigureRole

_MESSAGE_LENGTH = 255  # Excel's limits for the yellow note and its title
_NO_NUMBER = "Hãy ghi số nguyên từ 0 trở lên. Không có số liệu: để trống và ghi lý do ở cột Ghi chú."
_TOO_LARGE = "Tử số phải là số nguyên từ 0 trở lên và không lớn hơn mẫu số."
_SURVEY = "Số điều tra: nếu chỉ có kết quả, ghi đè kết quả vào ô này."


def count_rules(row: TemplateRow, line: int, first: int) -> tuple[tuple[FigureRole, dict[str, object]], ...]:
    """The rules for numerator and denominator, in the columns ``first`` and ``first + 1`` of ``line``."""
    over, under = (xl_rowcol_to_cell(line, first + place) for place in (0, 1))
    numerator = _number_rule(row)
    if row.numerator_within_denominator and row.additive:
        whole = f"ISNUMBER({over}),{over}>=0,{over}=INT({over})"
        numerator = {
            "validate": "custom",
            "value": f"=AND({whole},OR(NOT(ISNUMBER({under})),{over}<={under}))",
            "error_message": _TOO_LARGE,
        }
    return (
        ("numerator", {**numerator, **_note("Tử số", row.numerator), **_WARNING}),
        ("denominator", {**_number_rule(row), **_note("Mẫu số", row.denominator), **_WARNING}),
    )


def value_rule(row: TemplateRow) -> dict[str, object]:
    """A number within the natural bounds; the note tells what the cell is."""
    note = _note("Kết quả", _SURVEY) if not row.additive else {}
    low = row.low if row.low is not None else 0
    bounds: dict[str, object] = {"criteria": ">=", "value": low}
    words = f"Hãy ghi một số từ {low:g} trở lên."
    if row.high is not None:
        bounds = {"criteria": "between", "minimum": low, "maximum": row.high}
        words = f"Hãy ghi một số từ {low:g} đến {row.high:g}."
    return {"validate": "decimal", **bounds, "error_message": words, **note, **_WARNING}


def list_rule(words: list[str]) -> dict[str, object]:
    """One of the words, from a list in the cell."""
    return {
        "validate": "list",
        "source": words,
        "error_title": "Chọn trong danh sách",
        "error_message": "Hãy chọn một giá trị trong danh sách hoặc để trống.",
    }


def _number_rule(row: TemplateRow) -> dict[str, object]:
    kind = "integer" if row.additive else "decimal"
    return {"validate": kind, "criteria": ">=", "value": 0, "error_message": _NO_NUMBER}


def _note(title: str, words: str) -> dict[str, object]:
    if not words:
        return {}
    return {"input_title": title, "input_message": f"{words[:1].upper()}{words[1:]}"[:_MESSAGE_LENGTH]}


_WARNING: dict[str, object] = {"error_type": "warning", "error_title": "Kiểm tra số liệu"}
