"""What can be wrong with rows, columns, sheets and titles."""

from dataclasses import replace

from indicators.observations.legacy import TCVN3
from indicators.output.plain_sheet import PlainSheet
from indicators.sample.faults import (
    BOTTOM,
    MARK,
    NAME,
    Appendix,
    Change,
    Fault,
    add,
    beside,
    changed,
    column,
    drop,
    put,
    sound_review,
)

TO_TCVN3 = {ord(new): chr(old) for old, new in TCVN3.items()}
STRANGE_ROW = ("Số lớp tập huấn nghiệp vụ đã mở", "lớp", None, None, 3, None)
AGAIN = ("Đài phát thanh, truyền hình có chuyên mục bình đẳng giới hằng tháng", "%", 0, 1, 0, None)
COMMUNES = PlainSheet("Theo xã", [
    (MARK,), ("Dân số được tiếp cận kiến thức cơ bản về bình đẳng giới, năm 2024",), (),
    ("TT", "Xã, phường", "Tử số", "Mẫu số"), (1, "Xã Đăk Trăm", 1240, 2100), (2, "Xã Không Có Thật", 900, 1500),
])  # fmt: skip
BARE_NUMBERS = PlainSheet(
    "Sheet2", [(MARK,), ("Thôn 1", 25, 40), ("Thôn 2", 31, 52), ("Thôn 3", 18, 33), ("Thôn 4", 22, 47)]
)
HIDDEN_SHEET = PlainSheet("Bản nháp", [(MARK,), ("Số cũ", 41, 120)], hidden=True)
LETTER = [
    (MARK,), ("Kính gửi: Sở Lao động - Thương binh và Xã hội",), ("Đơn vị báo cáo: UBND huyện Đắk Tô",),
    ("Báo cáo năm 2024",), ("Ủy ban nhân dân huyện gửi kèm phụ lục trong tệp khác.",),
]  # fmt: skip


def titled(**words: str) -> Change:
    """Other words for ``unit`` or ``round`` in the title block."""
    return lambda a: replace(a, **words)


def hide(rows: tuple[str, ...] = (), columns: tuple[int, ...] = ()) -> Change:
    return lambda a: replace(a, hidden_rows=rows, hidden_columns=columns)


def named(code: str, name: str) -> Change:
    return put(code, {NAME: name})


def in_tcvn3(appendix: Appendix) -> Appendix:
    """Names of indicators as the font .VnTime stores them."""
    rows = {
        code: (row[0], str(row[NAME]).translate(TO_TCVN3), *row[2:]) for code, row in appendix.rows.items()
    }
    return replace(appendix, rows=rows)


def only(*rows: tuple) -> Change:
    """Nothing in the table but these rows."""
    return lambda a: replace(a, rows={str(n): (n, *row) for n, row in enumerate(rows, start=1)})


ROWS = (
    Fault("unknown_row", "loi-dong-khong-khop-chi-tieu.xlsx",
          "Có thêm dòng \"Số lớp tập huấn…\" không thuộc danh mục.",
          changed(add("lop", STRANGE_ROW))),
    Fault("doubtful_row", "loi-dong-khop-chua-chac.xlsx", "Tên dòng 5.2a không ghi trẻ em trai hay gái.",
          changed(named("5.2a", "Trẻ em dân tộc thiểu số hoàn thành tiểu học")), ("asked_missing",)),
    Fault("matched_loosely", "luu-y-khop-theo-ten-gan-dung.xlsx", "Tên chỉ tiêu 6.1 viết khác danh mục.",
          changed(named("6.1", "Người dân tiếp cận kiến thức bình đẳng giới cơ bản qua truyền thông"))),
    Fault("counts_other_thing", "loi-dem-doi-tuong-khac.xlsx",
          "Dòng 1.1 đếm người giữ chức vụ, không đếm cơ quan.",
          changed(named("1.1", "Tỷ lệ nữ đảm nhiệm các chức vụ lãnh đạo, quản lý")), ("asked_missing",)),
    Fault("not_in_strategy", "luu-y-dong-ngoai-chien-luoc.xlsx",
          "Có thêm một chỉ tiêu của Chiến lược 2011-2020.",
          changed(add("cu", ("Tỷ lệ biết chữ của phụ nữ trong độ tuổi 15-60", "%", None, None, 94.5, None)))),
    Fault("not_asked", "luu-y-chi-tieu-khong-yeu-cau.xlsx", "Huyện gửi thêm chỉ tiêu 5.3, chỉ hỏi cấp tỉnh.",
          changed(add("5.3", ("Nữ tuyển mới vào giáo dục nghề nghiệp", "%", 61, 180, 33.89, None)))),
    Fault("asked_missing", "loi-thieu-chi-tieu.xlsx", "Thiếu dòng chỉ tiêu 6.3.", changed(drop("6.3"))),
    Fault("same_indicator_twice", "loi-mot-chi-tieu-hai-dong.xlsx",
          "Chỉ tiêu 6.4 xuất hiện hai lần với hai số.",
          changed(add("lap", AGAIN))),
    Fault("subject_unknown", "loi-khong-ro-don-vi-cua-dong.xlsx",
          "Trang \"Theo xã\" có một xã không có trong danh mục.",
          changed(beside(COMMUNES))),
    Fault("hidden_rows", "loi-dong-an.xlsx", "Dòng chỉ tiêu 6.2 bị ẩn.", changed(hide(rows=("6.2",)))),
    Fault("hidden_columns", "loi-cot-an.xlsx", "Cột mẫu số bị ẩn.", changed(hide(columns=(BOTTOM,)))),
    Fault("hidden_sheet", "luu-y-trang-an.xlsx",
          "Có một trang ẩn tên \"Bản nháp\".", changed(beside(HIDDEN_SHEET))),
    Fault("several_verdicts", "loi-nhieu-dau-danh-gia.xlsx",
          "Chỉ tiêu 6.1 đánh dấu x ở cả hai cột Đạt và Chưa đạt.",
          changed(column("Đạt", {"6.1": "x", "6.2": "x"}), column("Chưa đạt", {"6.1": "x"}))),
    Fault("year_in_future", "loi-nam-sau-ngay-chot.xlsx",
          "Có cột \"Thực hiện 2025\" trong đợt chốt số liệu năm 2024.",
          changed(column("Thực hiện 2025", {"6.1": 70}))),
    Fault("read_to_date", "luu-y-cot-nam-chua-het.xlsx",
          "Cột \"2025\" trong đợt chốt số liệu ngày 30/5/2025.",
          changed(start=sound_review)),
    Fault("column_ignored", "luu-y-cot-khong-dung-den.xlsx", "Có cột \"Kế hoạch 2024\".",
          changed(column("Kế hoạch 2024", {"6.1": 60}))),
    Fault("legacy_encoding", "luu-y-phong-chu-cu.xlsx", "Tên chỉ tiêu gõ bằng bảng mã TCVN3 (phông .VnTime).",
          changed(in_tcvn3)),
    Fault("unit_unknown", "loi-khong-ro-don-vi-bao-cao.xlsx", "Tệp không ghi đơn vị báo cáo.",
          changed(titled(unit=""))),
    Fault("round_unknown", "loi-khong-ro-dot-bao-cao.xlsx",
          "Tệp không ghi đợt báo cáo.", changed(titled(round=""))),
    Fault("wrong_unit", "loi-sai-don-vi.xlsx", "Tệp của huyện Đắk Tô được nộp cho huyện Kon Rẫy.", changed(),
          unit="614"),
    Fault("wrong_round", "loi-sai-dot.xlsx", "Tệp năm 2024 được nộp cho đợt 2023.", changed(),
          ("year_in_future", "nothing_taken"), round="2023"),
    Fault("unit_not_asked", "loi-don-vi-khong-thuoc-dot.xlsx",
          "Đơn vị báo cáo là một xã; đợt này hỏi huyện và sở, ngành.",
          changed(titled(unit="UBND xã Đăk Trăm"))),
    Fault("table_not_recognised", "loi-bang-khong-nhan-ra.xlsx",
          "Trang thứ hai có số liệu, không có dòng đầu bảng.",
          changed(beside(BARE_NUMBERS))),
    Fault("nothing_taken", "loi-khong-nhan-duoc-so-lieu.xlsx", "Bảng chỉ có những dòng không thuộc danh mục.",
          changed(only(STRANGE_ROW, ("Số cuộc kiểm tra đã tổ chức", "cuộc", None, None, 2, None))), ("unknown_row",)),
)  # fmt: skip
