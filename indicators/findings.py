"""A finding is a value: what a check saw, at which cell. Wording lives in one table, rendering elsewhere.

Checks yield findings; they neither print nor raise. The same values appear on the upload page, the command line and the
receipt. Codes are ASCII and stable.
"""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["blocks", "warns", "notes"]


@dataclass(frozen=True, slots=True)
class FindingKind:
    """The four attributes of a kind, and its severity. ``template`` is filled with the finding's parameters."""

    code: str
    severity: Severity
    title: str
    description: str
    template: str


@dataclass(frozen=True, slots=True)
class Finding:
    """``sheet`` and ``cell`` ("B12") are empty for findings about the whole file. ``params`` feed the wording."""

    code: str
    sheet: str = ""
    cell: str = ""
    params: tuple[tuple[str, str], ...] = ()

    @property
    def severity(self) -> Severity:
        return KINDS[self.code].severity

    @property
    def message(self) -> str:
        """One Vietnamese sentence: what is wrong and how to mend it (the place stands in sheet and cell)."""
        return KINDS[self.code].template.format(**dict(self.params))


def finding(code: str, sheet: str = "", cell: str = "", **params: object) -> Finding:
    """A finding of a known kind; raises KeyError for a code that has no wording, or a parameter that is missing."""
    made = Finding(code, sheet, cell, tuple(sorted((k, str(v)) for k, v in params.items())))
    made.message  # noqa: B018  a missing parameter must fail here, not on somebody's screen
    return made


def _kinds(*rows: tuple[str, Severity, str, str, str]) -> dict[str, FindingKind]:
    return {code: FindingKind(code, sev, title, about, text) for code, sev, title, about, text in rows}


KINDS: dict[str, FindingKind] = _kinds(
    # -- the file as a whole ------------------------------------------------------------------------------------------
    ("unreadable_file", "blocks", "Tệp không đọc được", "Tệp hỏng, bị cắt cụt hoặc không phải bảng tính.",
     "Không đọc được tệp: {reason} Hãy mở tệp bằng Excel, lưu lại dạng .xlsx rồi gửi lại."),
    ("not_a_spreadsheet", "blocks", "Không phải bảng tính", "Nội dung tệp không phải .xlsx, .xls, .xlsm hay .ods.",
     "Tệp này không phải bảng tính Excel hoặc LibreOffice ({reason}). Hãy gửi tệp .xlsx, .xls, .xlsm hoặc .ods."),
    ("file_too_large", "blocks", "Tệp quá lớn", "Vượt giới hạn kích thước, số phần hoặc tỷ lệ nén.",
     "Tệp quá lớn: {reason}. Hãy bỏ hình ảnh, trang tính thừa rồi gửi lại."),
    ("password_protected", "blocks", "Tệp có mật khẩu", "Tệp được mã hóa.",
     "Tệp được đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu (Tệp → Thông tin → Bảo vệ) rồi gửi lại."),
    ("html_as_spreadsheet", "blocks", "Trang web mang đuôi bảng tính", "Nội dung là HTML dù tên tệp là .xls.",
     "Tệp này thực chất là trang web (HTML), không phải bảng tính. Hãy mở bằng Excel, chọn Lưu thành (Save As) dạng "
     ".xlsx rồi gửi lại."),
    ("csv_as_spreadsheet", "blocks", "Tệp CSV", "Nội dung là văn bản ngăn cách bằng dấu, không có trang tính.",
     "Tệp này là văn bản CSV, không phải bảng tính. Hãy mở bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi gửi lại."),
    ("unsafe_file", "blocks", "Tệp có nội dung không an toàn", "XML có khai báo DOCTYPE, mã hóa lạ, hoặc tên phần trỏ ra ngoài.",
     "Bên trong tệp có nội dung mà Excel và LibreOffice không bao giờ ghi, nên tệp không được mở. Hãy mở bằng Excel, "
     "lưu lại dạng .xlsx rồi gửi lại."),
    ("lock_file", "blocks", "Tệp khóa tạm của Excel", "Tệp ~$ do Excel tạo khi đang mở sổ.",
     "Đây là tệp khóa tạm (~$) của Excel, không phải phụ lục. Hãy đóng Excel và gửi tệp không có ~$ ở đầu tên."),
    ("file_missing", "blocks", "Không mở được tệp", "Đường dẫn sai hoặc không có quyền đọc.",
     "Không mở được tệp {path}. Hãy kiểm tra đường dẫn và quyền đọc."),
    ("sample_file", "blocks", "Tệp số liệu minh họa", "Tệp của tỉnh minh họa gửi vào số liệu của văn phòng.",
     "Tệp này là số liệu minh họa, không bao giờ nhận vào số liệu của văn phòng. Hãy dùng phụ lục tải từ cơ sở dữ liệu "
     "của văn phòng."),
    ("empty_file", "blocks", "Tệp trống", "Không có ô nào có nội dung.",
     "Tệp không có nội dung. Hãy kiểm tra lại và gửi đúng tệp phụ lục."),
    ("no_table", "blocks", "Không tìm thấy bảng số liệu", "Không trang tính nào có dòng đầu bảng nhận ra được.",
     "Không tìm thấy bảng chỉ tiêu nào trong tệp: cần một dòng đầu bảng có cột nội dung/chỉ tiêu và cột kết quả."),
    ("unit_unknown", "blocks", "Không rõ đơn vị báo cáo", "Tệp không nêu đơn vị và người gửi không chọn.",
     "Không xác định được đơn vị báo cáo. Hãy ghi \"Đơn vị báo cáo: …\" ở đầu bảng hoặc chọn đơn vị khi tải lên."),
    ("round_unknown", "blocks", "Không rõ đợt báo cáo", "Tệp không nêu kỳ và người gửi không chọn.",
     "Không xác định được đợt báo cáo. Hãy chọn đợt khi tải lên (các đợt đang có: {rounds})."),
    ("wrong_unit", "blocks", "Sai đơn vị", "Tệp nêu đơn vị khác đơn vị đã chọn.",
     "Tệp ghi đơn vị {found} nhưng đang nộp cho {expected}. Hãy chọn đúng đơn vị hoặc gửi đúng tệp."),
    ("wrong_round", "blocks", "Sai đợt", "Tệp nêu đợt khác đợt đã chọn.",
     "Tệp thuộc đợt {found} nhưng đang nộp cho đợt {expected}. Hãy chọn đúng đợt hoặc gửi đúng tệp."),
    ("unit_not_asked", "blocks", "Đơn vị không thuộc đợt", "Đợt này không yêu cầu đơn vị đó báo cáo.",
     "{unit} không có trong danh sách đơn vị báo cáo của đợt {round}. Hãy kiểm tra lại đơn vị và đợt."),
    ("nothing_taken", "blocks", "Không nhận được số liệu nào", "Có bảng nhưng không dòng nào cho ra số liệu.",
     "Không nhận được số liệu nào từ tệp. Hãy xem lý do ở từng dòng rồi gửi lại."),
    ("table_not_recognised", "blocks", "Bảng có số liệu không nhận ra", "Một trang hiện có số liệu mà không tìm được đầu bảng.",
     "Trang này có số liệu nhưng không nhận ra đầu bảng, nên không thể bảo đảm đọc đủ. Hãy thêm dòng đầu bảng hoặc bỏ trang."),
    ("already_received", "blocks", "Tệp đã được nhận", "Cùng nội dung, cùng đơn vị, cùng đợt.",
     "Tệp này đã được nhận ngày {when} cho đợt {round}; không ghi lại lần nữa."),
    ("round_closed", "blocks", "Đợt đã đóng", "Sau ngày đóng đợt chỉ nhận đính chính có lý do.",
     "Đợt {round} đã đóng ngày {when}, chỉ còn nhận đính chính kèm lý do; {mend}."),
    # -- rows -----------------------------------------------------------------------------------------------------------
    ("unknown_row", "warns", "Dòng không khớp chỉ tiêu nào", "Tên dòng không giống chỉ tiêu nào trong danh mục.",
     "Dòng \"{name}\" không khớp chỉ tiêu nào{near}. Hãy ghi đúng tên chỉ tiêu; dòng này chưa được nhận."),
    ("doubtful_row", "warns", "Dòng khớp chưa chắc chắn", "Tên dòng giống nhiều chỉ tiêu gần như nhau.",
     "Dòng \"{name}\" có thể là {candidates}; chưa nhận dòng này. Hãy ghi rõ tên chỉ tiêu."),
    ("matched_loosely", "notes", "Khớp theo tên gần đúng", "Tên dòng khác tên trong danh mục nhưng đủ giống.",
     "Dòng \"{name}\" được hiểu là chỉ tiêu {indicator} ({score}% giống). Hãy kiểm tra lại."),
    ("counts_other_thing", "warns", "Số liệu đo đại lượng khác", "Dòng giống chỉ tiêu nhưng đếm đối tượng khác.",
     "Dòng \"{name}\" giống chỉ tiêu {indicator} nhưng {why}; không nhận làm số liệu của chỉ tiêu này."),
    ("not_in_strategy", "notes", "Dòng ngoài chiến lược của đợt", "Chỉ tiêu có trong danh mục nhưng không thuộc đợt này.",
     "Dòng \"{name}\" là chỉ tiêu {indicator} không thuộc đợt này; dòng được bỏ qua."),
    ("not_asked", "notes", "Chỉ tiêu không yêu cầu đơn vị này", "Đơn vị gửi thêm chỉ tiêu không được giao.",
     "Chỉ tiêu {indicator} không yêu cầu {unit} báo cáo; số liệu vẫn được giữ."),
    ("asked_missing", "warns", "Thiếu chỉ tiêu được yêu cầu", "Chỉ tiêu được giao nhưng không có số liệu.",
     "Thiếu số liệu chỉ tiêu {indicator} ({name}){period}. Hãy bổ sung hoặc ghi rõ \"không phát sinh\"."),
    ("same_indicator_twice", "warns", "Một chỉ tiêu xuất hiện hai lần", "Hai dòng cho cùng chỉ tiêu, năm, đơn vị với số khác nhau.",
     "Chỉ tiêu {indicator} năm {year} đã có ở ô {first}; giá trị ở ô này không được nhận. Hãy giữ một dòng."),
    ("hidden_sheet", "notes", "Trang tính ẩn", "Trang ẩn không được đọc.",
     "Trang \"{name}\" đang ẩn nên không được đọc. Nếu cần, hãy bỏ ẩn rồi gửi lại."),
    ("hidden_rows", "warns", "Dòng ẩn", "Dòng ẩn vẫn được đọc và được báo.",
     "Dòng {row} đang ẩn nhưng có số liệu; số liệu vẫn được đọc. Hãy kiểm tra dòng ẩn."),
    ("hidden_columns", "warns", "Cột ẩn", "Cột ẩn vẫn được đọc và được báo.",
     "Cột {column} đang ẩn nhưng có số liệu; số liệu vẫn được đọc. Hãy kiểm tra cột ẩn."),
    ("subject_unknown", "warns", "Không rõ đơn vị của dòng", "Tên đơn vị trong bảng không có trong danh mục.",
     "Không nhận ra đơn vị \"{name}\". Hãy ghi đúng tên đơn vị hành chính; số liệu này chưa được nhận."),
    # -- values ---------------------------------------------------------------------------------------------------------
    ("error_cell", "warns", "Ô báo lỗi", "Ô chứa #REF!, #DIV/0!, …",
     "Ô báo lỗi {text}. Hãy sửa công thức hoặc nhập số; ô này chưa được nhận."),
    ("formula_without_value", "warns", "Công thức chưa tính", "Ô có công thức nhưng tệp không lưu kết quả.",
     "Ô có công thức nhưng chưa có kết quả. Hãy mở bằng Excel, lưu lại rồi gửi; ô này chưa được nhận."),
    ("text_not_number", "warns", "Chữ ở chỗ của số", "Ô số liệu chứa chữ không hiểu được thành số.",
     "\"{text}\" không phải là số. Hãy nhập một số hoặc để trống; ô này chưa được nhận."),
    ("date_not_number", "warns", "Ngày tháng ở chỗ của số", "Excel đã đổi số thành ngày.",
     "Ô chứa ngày {text} thay vì số (Excel tự đổi?). Hãy đặt định dạng Văn bản hoặc Số rồi nhập lại."),
    ("approximate", "warns", "Số ước chừng", "\"trên 26%\", \"khoảng 50,9%\": giữ nguyên chữ, chờ xác nhận.",
     "\"{text}\" là số ước chừng, chưa dùng để tính. Hãy thay bằng số đúng hoặc xác nhận một con số."),
    ("several_values", "warns", "Nhiều số trong một ô", "Ô chứa nhiều số cho nhiều đối tượng.",
     "\"{text}\" có nhiều số cho nhiều đối tượng, không có số chung để so sánh. Hãy tách từng số vào từng dòng."),
    ("no_data_words", "notes", "Đơn vị ghi không có số liệu", "\"Không có số liệu\", \"chưa thống kê\", …",
     "Đơn vị ghi \"{text}\": chỉ tiêu này được coi là chưa có số liệu."),
    ("nothing_arose", "notes", "Không phát sinh", "Mẫu số bằng 0: không đánh giá được.",
     "Mẫu số bằng 0: không phát sinh trường hợp nào, chỉ tiêu không đánh giá được (không tính là 100%)."),
    ("numerator_over_denominator", "warns", "Tử số lớn hơn mẫu số", "Phần không thể lớn hơn tổng.",
     "Tử số {numerator} lớn hơn mẫu số {denominator}. Hãy kiểm tra hai số; số liệu này chưa được nhận."),
    ("share_out_of_range", "warns", "Tỷ lệ ngoài khoảng", "Giá trị ngoài giới hạn tự nhiên của chỉ tiêu.",
     "Giá trị {value} ngoài khoảng {low} đến {high}. Hãy kiểm tra đơn vị tính; số liệu này chưa được nhận."),
    ("negative_number", "warns", "Số âm", "Số đếm và tỷ lệ không thể âm.",
     "{value} là số âm. Hãy kiểm tra lại; số liệu này chưa được nhận."),
    ("fractional_count", "warns", "Số đếm có phần lẻ", "Số cơ quan, số người phải là số nguyên.",
     "{value} không phải số nguyên trong khi đây là số đếm. Hãy kiểm tra dấu phẩy, dấu chấm."),
    ("rate_disagrees", "warns", "Tỷ lệ ghi khác tỷ lệ tính", "Tỷ lệ in khác tử số chia mẫu số quá mức làm tròn.",
     "Tỷ lệ ghi {printed} nhưng {numerator}/{denominator} = {computed}. Hệ thống dùng số tính; hãy sửa tỷ lệ."),
    ("unit_of_measure", "warns", "Đơn vị tính khác danh mục", "ĐVT ghi trong bảng khác ĐVT của chỉ tiêu.",
     "Đơn vị tính ghi \"{found}\" khác danh mục \"{expected}\". Hãy kiểm tra đơn vị tính."),
    ("scale_doubt", "warns", "Có thể nhầm 0,47 với 47%", "Giá trị nhỏ hơn 1 ở chỉ tiêu phần trăm.",
     "Giá trị {value} ở chỉ tiêu phần trăm: có thể là {as_share}%. Hãy ghi rõ dấu %; tạm đọc là {read_as}."),
    ("jump_on_last_year", "warns", "Thay đổi lớn so với năm trước", "Chênh lệch vượt ngưỡng đặt trong danh mục.",
     "Giá trị {value} thay đổi {change} so với số đã duyệt năm {last_year} ({last}). Hãy kiểm tra và ghi lý do."),
    ("jump_on_corrected_year", "warns", "Thay đổi lớn so với số năm trước trong tệp",
     "Chênh lệch vượt ngưỡng so với số năm trước mà tệp đính chính.",
     "Giá trị {value} thay đổi {change} so với số năm {last_year} ghi trong chính tệp này ({last}). Hãy kiểm tra cả hai "
     "số và ghi lý do."),
    ("revision", "notes", "Số liệu đính chính", "Số của năm trước khác số đã duyệt.",
     "Năm {year} ghi {value}, khác số đã duyệt {last} (đợt {round}). Số mới sẽ thay số cũ khi được duyệt."),
    ("lone_count", "warns", "Có tử số hoặc mẫu số, thiếu số kia", "Chỉ tiêu tỷ lệ cần cả hai số.",
     "Có {have} nhưng thiếu {lacks} nên không tính được tỷ lệ. Hãy bổ sung {lacks}; số này chưa được nhận."),
    ("separator_doubt", "warns", "Dấu chấm, phẩy có hai cách hiểu", "12.345 có thể là hàng nghìn hoặc phần lẻ.",
     "\"{text}\" có hai cách hiểu (hàng nghìn hoặc phần lẻ), tạm đọc là {read_as}. Hãy nhập lại bằng ô kiểu Số."),
    ("wrong_base", "warns", "Tỷ suất tính trên số khác", "Mẫu quy đổi (1.000, 100.000) khác của chỉ tiêu.",
     "\"{text}\" tính trên số quy đổi khác với chỉ tiêu. Hãy ghi đúng đơn vị tính; số này chưa được nhận."),
    ("read_to_date", "notes", "Cột năm chưa hết được hiểu là số đến ngày chốt", "Đợt chốt số liệu giữa năm.",
     "Cột kết quả năm {year} được hiểu là số liệu đến {as_of}, vì năm {year} chưa hết vào ngày chốt số liệu."),
    ("reasons_without_row", "warns", "Thuyết minh không có dòng số liệu", "Dòng số liệu đã bị xóa khỏi phụ lục.",
     "Có thuyết minh cho chỉ tiêu {indicator} nhưng phụ lục không còn dòng của chỉ tiêu đó. Hãy dùng lại mẫu gốc."),
    ("several_verdicts", "warns", "Nhiều dấu đánh giá", "Hơn một ô Đạt/Chưa đạt được đánh dấu.",
     "Có hơn một dấu đánh giá trên cùng dòng. Hãy chỉ đánh dấu một ô."),
    ("data_year_differs", "notes", "Năm của số liệu khác năm báo cáo", "\"28,2% (số liệu 2020)\".",
     "Số liệu là của năm {year}, khác năm của cột; được ghi nhận cho năm {year}."),
    ("year_in_future", "warns", "Năm sau ngày chốt số liệu", "Số thực hiện của năm chưa tới.",
     "Số thực hiện năm {year} ở sau ngày chốt số liệu {data_date}. Nếu là dự kiến, hãy ghi rõ \"dự kiến\"."),
    ("read_by_answer", "notes", "Hiểu theo trả lời đã ghi", "Cán bộ đã cho biết dòng, cột hay tên này là gì.",
     "\"{name}\" được hiểu là {meaning}, theo trả lời đã ghi cho loại tệp này."),
    ("column_ignored", "notes", "Cột không dùng đến", "Cột không nhận ra hoặc không phải kết quả.",
     "Cột \"{name}\" không được đọc ({why})."),
    ("person_name", "warns", "Có thể là tên người", "Phụ lục không được chứa họ tên cá nhân.",
     "Ô này giống họ tên một người. Phụ lục không ghi tên cá nhân; hãy xóa tên rồi gửi lại."),
    ("legacy_encoding", "notes", "Phông chữ cũ", "Chữ TCVN3 hoặc VNI đã được đổi sang Unicode.",
     "Chữ trong trang này dùng bảng mã {encoding}, đã được đổi sang Unicode để đọc."),
    ("external_links", "notes", "Tệp có liên kết ra ngoài", "Liên kết đến sổ khác hoặc nguồn dữ liệu không bao giờ được mở.",
     "Tệp có liên kết đến tệp hoặc nguồn dữ liệu khác; liên kết không được mở, số đọc theo kết quả đã lưu trong tệp."),
    ("embedded_objects", "notes", "Tệp có đối tượng nhúng", "Tệp, điều khiển ActiveX nhúng bên trong không bao giờ được mở.",
     "Tệp có đối tượng nhúng (tệp khác hoặc điều khiển ActiveX); đối tượng không được mở và không được đọc."),
    ("hidden_signs", "warns", "Ký tự ẩn trong ô", "Ký tự điều khiển hoặc đổi hướng chữ làm chữ, số hiện khác với nội dung.",
     "Ô có ký tự ẩn (điều khiển hoặc đổi hướng chữ) nên có thể hiện khác với nội dung; ký tự đó đã bỏ khi đọc. "
     "Hãy kiểm tra và gõ lại ô này."),
    ("macros_present", "notes", "Tệp có macro", "Macro không bao giờ được chạy.",
     "Tệp có macro; macro không được chạy và không được giữ trong bản gửi lại."),
)  # fmt: skip
