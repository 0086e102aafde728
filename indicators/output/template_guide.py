"""The short guide: how to fill the appendix, and how every indicator on it is computed."""

from indicators.output.template_page import FIRST_COLUMN, Page, write_title_block
from indicators.workbook.template import KEY_COLUMN, MAIN_SHEET, REASONS_SHEET, REMARKS_SHEET

_TITLE = "Hướng dẫn ghi biểu"
_STEPS = (
    f"Trang {MAIN_SHEET}: ghi tử số và mẫu số vào ô nền vàng nhạt; tỷ lệ tự tính, không cần gõ.",
    "Số đếm là số nguyên. Không phát sinh trường hợp nào: ghi tử số 0, mẫu số 0. "
    "Chưa có số liệu: để trống và ghi lý do ở cột Ghi chú.",
    "Chỉ tiêu lấy từ điều tra: nếu chỉ có kết quả chung, ghi đè kết quả vào ô Tỷ lệ. "
    "Chỉ tiêu có/không: chọn Có hoặc Không.",
    "Ghi số chính xác, không ghi “khoảng”, “trên”, “gần”. Dấu phẩy là dấu thập phân theo cài đặt máy tính Việt Nam.",
    f"Trang {REASONS_SHEET}: nêu nguyên nhân, khó khăn và giải pháp, nhất là với chỉ tiêu chưa đạt.",
    f"Trang {REMARKS_SHEET}: nêu tồn tại, bài học và đề xuất chỉ tiêu giai đoạn 2026-2030.",
    "Không ghi họ tên cá nhân. Có thể đổi độ rộng cột, chèn dòng; không xóa cột A và dòng 1 đang ẩn.",
    "Lưu bằng Excel hoặc LibreOffice (.xlsx, .xls hoặc .ods), không đặt mật khẩu, rồi gửi nguyên tệp này.",
)
_HEADS = ("TT", "Chỉ tiêu", "ĐVT", "Tử số", "Mẫu số")
_WIDTHS = (6, 52, 20, 44, 44)
_COMPUTED = "Cách tính từng chỉ tiêu: kết quả = tử số : mẫu số × hệ số của đơn vị tính"
_BY_HAND = {"yes_no": "chọn Có hoặc Không", "number": "ghi thẳng kết quả"}


def write_guide(page: Page) -> None:
    """Numbered steps, then a table of numerators and denominators."""
    page.pages_tall = 1
    page.last_column = FIRST_COLUMN + len(_HEADS) - 1
    page.sheet.set_column(KEY_COLUMN, KEY_COLUMN, 1)
    page.set_widths(dict(enumerate(_WIDTHS, start=FIRST_COLUMN)))
    write_title_block(page, _TITLE, FIRST_COLUMN + 3)
    page.row += 1
    for number, step in enumerate(_STEPS, start=1):
        page.line(f"{number}. {step}", "left", 20)
    page.row += 1
    page.line(_COMPUTED, "left_bold", 20)
    for column, text in enumerate(_HEADS, start=FIRST_COLUMN):
        page.sheet.write_string(page.row, column, text, page.format("head"))
    page.row += 1
    for code, name, unit, over, under in dict.fromkeys(
        (row.indicator, row.name, row.unit, row.numerator or _BY_HAND.get(row.kind, ""), row.denominator)
        for row in page.spec.rows
    ):
        looks = ("centre", "text", "centre", "text", "text")
        for column, (text, look) in enumerate(
            zip((code, name, unit, over, under), looks, strict=True), FIRST_COLUMN
        ):
            page.sheet.write_string(page.row, column, text, page.format(look))
        page.fit_row(dict(enumerate((code, name, unit, over, under), FIRST_COLUMN)))
        page.row += 1
