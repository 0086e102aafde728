"""What a row, a column or a name in somebody's file can mean: in words, and in the order the meanings are offered."""

from collections.abc import Iterable, Mapping, Sequence

from indicators.catalogue.definitions import Asked, Indicator
from indicators.catalogue.words import KIND_WORDS
from indicators.observations.answers import HEAD_ROWS, IGNORE, ColumnMeaning
from indicators.observations.model import ReadColumn

PARTS = {"numerator": "Tử số", "denominator": "Mẫu số"}
# role → how such columns look on the sheet, and what they are called
ROLES: dict[str, tuple[str, str]] = {
    "name": ("name", "Tên chỉ tiêu"), "subject": ("name", "Tên đơn vị"), "subject_code": ("name", "Mã đơn vị"),
    "year_label": ("name", "Năm"), "period_label": ("name", "Kỳ"), "kind_label": ("name", "Loại số liệu"),
    "breakdown_label": ("name", "Phân tổ"),
    "result": ("value", "Kết quả"), "rate": ("value", "Tỷ lệ"), "text_value": ("value", "Kết quả bằng chữ"),
    "numerator": ("count", "Tử số"), "denominator": ("count", "Mẫu số, tổng số"), "female": ("count", "Số nữ"),
    "male": ("count", "Số nam"),
    "verdict": ("text", "Đánh giá"), "verdict_met": ("text", "Dấu Đạt"),
    "verdict_partly_met": ("text", "Dấu Đạt một phần"),
    "verdict_not_met": ("text", "Dấu Chưa đạt"), "verdict_not_assessable": ("text", "Dấu Không đánh giá được"),
    "cause": ("text", "Nguyên nhân"), "difficulty": ("text", "Khó khăn"), "solution": ("text", "Giải pháp"),
    "note": ("text", "Ghi chú"),
    "target": ("unread", "Mục tiêu (không đọc)"), "plan": ("unread", "Kế hoạch (không đọc)"),
    "comparison": ("unread", "So sánh (không đọc)"), "supplier": ("unread", "Đơn vị chủ trì (không đọc)"),
    "elsewhere": ("unread", "Cả nước, vùng (không đọc)"),
    "derived": ("unread", "Không đọc"), IGNORE: ("unread", "Bỏ qua (không đọc)"),
    "tt": ("unread", "Số thứ tự"), "unit_of_measure": ("unread", "Đơn vị tính"), "file_label": ("unread", "Tên tệp"),
    "cell_label": ("unread", "Ô"),
}  # fmt: skip
PERIODS = {"year": "cả {}", "half": "6 tháng {}", "to_date": "từ đầu {} đến ngày chốt"}
UNKNOWN = ("unknown", "Không rõ")
# look → sign, and what it says in the legend
LOOKS = {
    "name": ("¶", "tên chỉ tiêu, đơn vị, năm"), "value": ("●", "kết quả được đọc"),
    "count": ("▪", "tử số, mẫu số, số nữ, số nam"),
    "text": ("✎", "đánh giá, lý do, ghi chú"), "unread": ("⊘", "không đọc (mục tiêu, kế hoạch, số thứ tự…)"),
    "unknown": ("?", "cột không rõ"),
}  # fmt: skip
STATES = {
    "head": ("▤", "đầu bảng"), "taken": ("✔", "dòng được nhận"), "rejected": ("✖", "dòng chưa nhận được"),
    "ignored": ("–", "dòng bỏ qua"),
}  # fmt: skip
DOUBTS = {
    "asked": ("?", "ô cần anh/chị cho biết"), "blocks": ("✖", "ô không nhận"), "warns": ("▲", "ô cần sửa"),
    "notes": ("ℹ", "ô có lưu ý"),
}  # fmt: skip
TIMED = ("result", "numerator", "denominator", "female", "male", "rate")
UNTIMED = ("name", "target", "plan", "comparison", "unit_of_measure", "subject", "year_label", "verdict", "cause",
           "difficulty", "solution", "note")  # fmt: skip
QUESTIONS = {
    "row": "Dòng này là chỉ tiêu nào?", "unit": "Tên này là đơn vị nào?", "column": "Cột này ghi gì?",
    "heads": "Đầu bảng gồm mấy dòng?",
}  # fmt: skip
KINDS = {"row": "Dòng", "unit": "Đơn vị", "column": "Cột", "heads": "Đầu bảng"}
IGNORED = {
    "row": "Không phải chỉ tiêu: bỏ qua", "unit": "Không phải đơn vị: bỏ qua", "column": "Không dùng: bỏ qua cột này",
    "heads": "Không phải bảng số liệu: bỏ qua",
}  # fmt: skip


def look_of(role: str) -> str:
    """How columns of a role look on the sheet: a key of LOOKS."""
    return ROLES.get(role, UNKNOWN)[0]


def column_words(column: ReadColumn) -> str:
    """What a column was taken for: "Kết quả 2024", "Mục tiêu (không đọc)", "Không rõ"."""
    word = ROLES.get(column.role, UNKNOWN)[1]
    return f"{word} {column.time}" if column.time and column.role in TIMED else word


def meaning_text(
    kind: str, meaning: str, indicators: Mapping[str, Indicator], units: Mapping[str, str]
) -> str:
    """A meaning in words: "1.1 Tỷ lệ …", "Tử số của 1.1 …", "Huyện Đăk Hà (610)", "Kết quả năm 2024"."""
    if meaning == IGNORE:
        return IGNORED[kind]
    if kind == "row":
        return _row_text(meaning, indicators)
    if kind == "unit":
        return f"{units[meaning]} ({meaning})" if meaning in units else meaning
    return (
        column_meaning_text(meaning) if kind == "column" else f"Đầu bảng gồm {meaning} dòng, tính từ dòng này"
    )


def _row_text(meaning: str, indicators: Mapping[str, Indicator]) -> str:
    """An indicator of another strategy than ``indicators`` is named with its strategy."""
    code, _, part = meaning.partition(":")
    strategy, _, short = code.rpartition("/")
    known = indicators.get(short)
    name = f"{short} {known.name}" if known and strategy in ("", known.strategy) else f"{short} ({strategy})"
    return f"{PARTS[part]} của {name}" if part in PARTS else name


def column_meaning_text(meaning: str) -> str:
    """ "result@2025/half+estimate" → "Kết quả 6 tháng năm 2025 (ước thực hiện)"; "result@-1" → "… năm trước"."""
    said = ColumnMeaning.parse(meaning)
    word = ROLES.get(said.role, UNKNOWN)[1]
    when = "" if said.year is None else _year_text(said.year)
    part = PERIODS.get(said.period or "", "").format(when) if said.period else when
    told = f"{word} {part}".strip()
    return f"{told} ({KIND_WORDS[said.kind].lower()})" if said.kind and said.kind != "actual" else told


def _year_text(year: int) -> str:
    """Years near the round of the file are counted from it."""
    if year > 0:
        return f"năm {year}"
    return {0: "năm báo cáo", -1: "năm trước năm báo cáo"}.get(year, f"{-year} năm trước năm báo cáo")


def choices(
    kind: str,
    candidates: Sequence[str],
    indicators: Iterable[Indicator],
    units: Iterable[str],
    times: Iterable[Asked],
) -> tuple[str, ...]:
    """Every meaning that can be chosen: the likely ones, "bỏ qua", then all others in their printed order.

    ``times``: what a column of figures may be about; () where its head says so itself.
    """
    if kind == "row":
        codes = tuple(f"{i.strategy}/{i.code}" for i in indicators)
        others = (*codes, *(f"{code}:{part}" for code in codes for part in PARTS))
    elif kind == "unit":
        others = tuple(units)
    elif kind == "column":
        spelt = tuple(_time_code(asked) for asked in times) or ("",)
        others = (*(f"{role}{time}" for time in spelt for role in TIMED), *UNTIMED)
    else:
        others = HEAD_ROWS
    return tuple(dict.fromkeys((*candidates, IGNORE, *others)))


def _time_code(asked: Asked) -> str:
    """A time as a meaning spells it: "@2024", "@2025/half", "@2025+projection"."""
    period = "" if asked.period == "year" else f"/{asked.period}"
    return f"@{asked.data_year}{period}" + ("" if asked.kind == "actual" else f"+{asked.kind}")
