"""What can be wrong in one cell of figures."""

from datetime import date

from indicators.output.plain_sheet import Formula
from indicators.sample.faults import BOTTOM, MEASURE, NOTE, RATE, TOP, Fault, changed, only_rate, put

MISSING = ("asked_missing",)  # what is not taken is missing

VALUES = (
    Fault("error_cell", "loi-o-bao-loi.xlsx", "Ô tỷ lệ của chỉ tiêu 6.3 là #REF!; tử số, mẫu số vẫn còn.",
          changed(put("6.3", {RATE: Formula("=#REF!/E19", "#REF!")}))),
    Fault("formula_without_value", "loi-cong-thuc-chua-tinh.xlsx",
          "Ô tỷ lệ của chỉ tiêu 6.3 là công thức, tệp không lưu "
          "kết quả (phần mềm ghi tệp chưa tính).", changed(put("6.3", {RATE: Formula("=D19/E19*100")}))),
    Fault("text_not_number", "loi-chu-o-cho-cua-so.xlsx", "Chỉ tiêu 6.2 ghi chữ ở cột tỷ lệ, không ghi số.",
          changed(only_rate("6.2", "đang rà soát, sẽ gửi sau")), MISSING),
    Fault("date_not_number", "loi-ngay-thang-o-cho-cua-so.xlsx",
          "Chỉ tiêu 6.3: 8/9 đã bị Excel đổi thành ngày 8/9.",
          changed(only_rate("6.3", date(2024, 9, 8))), MISSING),
    Fault("approximate", "loi-so-uoc-chung.xlsx", "Chỉ tiêu 6.1 ghi \"khoảng 62%\".",
          changed(only_rate("6.1", "khoảng 62%"))),
    Fault("several_values", "loi-nhieu-so-trong-mot-o.xlsx",
          "Chỉ tiêu 1.1 ghi hai tỷ lệ của hai cấp trong một ô.",
          changed(only_rate("1.1", "46,67% (cấp huyện); 74,6% (cấp xã)")), MISSING),
    Fault("no_data_words", "luu-y-khong-co-so-lieu.xlsx", "Chỉ tiêu 3.2b ghi \"Không có số liệu\".",
          changed(only_rate("3.2b", "Không có số liệu"))),
    Fault("nothing_arose", "luu-y-khong-phat-sinh.xlsx", "Chỉ tiêu 3.2b: tử số và mẫu số đều bằng 0.",
          changed(put("3.2b", {TOP: 0, BOTTOM: 0, RATE: None}))),
    Fault("numerator_over_denominator", "loi-tu-so-lon-hon-mau-so.xlsx",
          "Chỉ tiêu 6.1 ghi đảo tử số và mẫu số.",
          changed(put("6.1", {TOP: 12000, BOTTOM: 7400, RATE: None})), MISSING),
    Fault("share_out_of_range", "loi-ty-le-ngoai-khoang.xlsx", "Chỉ tiêu 6.1 ghi tỷ lệ 155%.",
          changed(only_rate("6.1", 155)), MISSING),
    Fault("negative_number", "loi-so-am.xlsx", "Chỉ tiêu 2.3 ghi tử số âm.",
          changed(put("2.3", {TOP: -26, RATE: None})), MISSING),
    Fault("fractional_count", "loi-so-dem-co-phan-le.xlsx", "Chỉ tiêu 6.2 ghi mẫu số 41,5 cơ quan.",
          changed(put("6.2", {TOP: 40, BOTTOM: 41.5, RATE: None}))),
    Fault("rate_disagrees", "loi-ty-le-ghi-khac-ty-le-tinh.xlsx",
          "Chỉ tiêu 3.2a: 14/30 ghi tỷ lệ 46,6 thay vì 46,67.",
          changed(put("3.2a", {TOP: 14, BOTTOM: 30, RATE: 46.6}))),
    Fault("unit_of_measure", "loi-don-vi-tinh-khac-danh-muc.xlsx",
          "Chỉ tiêu 4.3 ghi ĐVT trên 100.000, danh mục là trên 1.000.",
          changed(put("4.3", {MEASURE: "ca sinh/100.000 nữ 15-19"}))),
    Fault("scale_doubt", "loi-nham-0-47-voi-47.xlsx", "Chỉ tiêu 6.1 ghi 0,62 ở cột %, không có dấu %.",
          changed(only_rate("6.1", 0.62))),
    Fault("lone_count", "loi-thieu-mau-so.xlsx", "Chỉ tiêu 6.2 có tử số, không có mẫu số và tỷ lệ.",
          changed(put("6.2", {TOP: 38, BOTTOM: None, RATE: None})), MISSING),
    Fault("separator_doubt", "loi-dau-cham-hai-cach-hieu.xlsx",
          "Chỉ tiêu 4.3 ghi chữ \"12.345\": hàng nghìn hay phần lẻ?",
          changed(only_rate("4.3", "12.345"))),
    Fault("wrong_base", "loi-ty-suat-tinh-tren-so-khac.xlsx",
          "Chỉ tiêu 4.3 ghi \"27/100.000\", chỉ tiêu tính trên 1.000.",
          changed(only_rate("4.3", "27/100.000")), MISSING),
    Fault("data_year_differs", "luu-y-nam-cua-so-lieu-khac.xlsx",
          "Chỉ tiêu 2.3 ghi \"28,2% (số liệu 2020)\" ở cột năm 2024.",
          changed(only_rate("2.3", "28,2% (số liệu 2020)"))),
    Fault("person_name", "loi-co-ten-nguoi.xlsx", "Ghi chú của chỉ tiêu 3.2a là họ tên một người (tên bịa).",
          changed(put("3.2a", {NOTE: "Nguyễn Thị Ví Dụ"}))),
)  # fmt: skip
