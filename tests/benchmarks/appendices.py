"""Workbooks to measure with: the collected table of a department, three years on three sheets, one row a figure.

Twelve columns as real forms have them; every row names its commune and its indicator, so every row must be matched,
checked and stored as an observation of its own.
"""

import io
from random import Random

import xlsxwriter

HEAD = (
    "TT", "Đơn vị", "Chỉ tiêu", "ĐVT", "Mục tiêu đến năm 2025", "Mục tiêu đến năm 2030", "Mẫu số", "Tử số",
    "Tỷ lệ", "Đánh giá", "Nguyên nhân", "Ghi chú",
)  # fmt: skip
COMMUNES = (
    "Phường Thành Sen", "Phường Trần Phú", "Phường Bắc Hồng Lĩnh", "Phường Nam Hồng Lĩnh", "Xã Hương Sơn",
    "Xã Sơn Hồng", "Xã Sơn Tiến", "Xã Sơn Tây", "Xã Sơn Giang", "Xã Sơn Kim 1", "Xã Sơn Kim 2", "Xã Tứ Mỹ",
    "Xã Kim Hoa", "Xã Đức Thọ", "Xã Đức Minh", "Xã Đức Quang", "Xã Đức Thịnh", "Xã Đức Đồng", "Xã Vũ Quang",
    "Xã Mai Hoa", "Xã Thượng Đức", "Xã Nghi Xuân", "Xã Đan Hải", "Xã Tiên Điền", "Xã Cổ Đạm", "Xã Can Lộc",
    "Xã Hồng Lộc", "Xã Tùng Lộc", "Xã Trường Lưu", "Xã Gia Hanh",
)  # fmt: skip
INDICATORS = (
    ("Cơ quan quản lý nhà nước, chính quyền địa phương có lãnh đạo chủ chốt là nữ", "%", "60%", "75%"),
    ("Người gây bạo lực (chưa đến mức truy cứu hình sự) được tư vấn, tham vấn", "%", "50%", "70%"),
    ("Người bị bạo lực gia đình, bạo lực giới được tiếp cận dịch vụ hỗ trợ cơ bản", "%", "80%", "90%"),
    ("Trẻ em trai dân tộc thiểu số hoàn thành tiểu học", "%", "90%", "99%"),
    ("Trẻ em gái dân tộc thiểu số hoàn thành tiểu học", "%", "90%", "99%"),
    ("Trẻ em trai dân tộc thiểu số hoàn thành trung học cơ sở", "%", "85%", "90%"),
    ("Trẻ em gái dân tộc thiểu số hoàn thành trung học cơ sở", "%", "85%", "90%"),
    ("Dân số được tiếp cận kiến thức cơ bản về bình đẳng giới", "%", "60%", "80%"),
    ("Cơ quan, tổ chức được phổ biến và cam kết thực hiện bình đẳng giới", "%", "100%", "100%"),
    ("Xã, phường có ít nhất 4 tin, bài về bình đẳng giới mỗi quý", "%", "100%", "100%"),
)
YEARS = (2023, 2024, 2025)
ROUND, SENDER, PROVINCE = "2025", "42-SNV", "42"
FIRST_ROW = 6


def appendix(seed: int, rows: int) -> bytes:
    """One .xlsx of 3 sheets × ``rows`` rows × 12 columns; other figures for every seed."""
    pick, memory = Random(seed), io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    for year in YEARS:
        sheet = book.add_worksheet(f"Năm {year}")
        sheet.write_string(0, 0, "Biểu 01/BĐG")
        sheet.write_string(1, 0, "Đơn vị báo cáo: Sở Nội vụ tỉnh Hà Tĩnh")
        sheet.write_string(2, 0, f"KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU BÌNH ĐẲNG GIỚI NĂM {year}")
        sheet.write_row(FIRST_ROW - 1, 0, HEAD)
        for number in range(rows):
            sheet.write_row(FIRST_ROW + number, 0, _row(number, pick))
    book.close()
    return memory.getvalue()


def _row(number: int, pick: Random) -> list[object]:
    place, (name, unit, by_2025, by_2030) = COMMUNES[number // 10], INDICATORS[number % 10]
    whole = pick.randint(400, 900)
    part = pick.randint(200, whole)
    note = "" if number % 4 else "Số liệu do phòng chuyên môn tổng hợp"
    rate = round(part / whole * 100, 2)
    return [
        number + 1,
        place,
        name,
        unit,
        by_2025,
        by_2030,
        whole,
        part,
        rate,
        "Đạt",
        "Nguồn lực còn hạn chế",
        note,
    ]
