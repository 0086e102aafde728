"""The other duties of the sample province's plan: tasks, models, awards and the rest, as an office would keep them.

Units are written as abbreviations of departments ("SNV") or as places of the round ("#1" is its second district or
commune), so that every sample province has its own. All of it is made up; people are called by letters.
"""

from dataclasses import dataclass
from datetime import date, datetime

from indicators.catalogue.definitions import Round

OFFICE = "SNV"
WRITTEN_ON, CORRECTED_ON = (
    (1, 20),
    (5, 26),
)  # (month, day) of the plan's year: the tables laid out, and brought up to date
Fields = dict[str, str]

_TASK = ("content", "lead", "with", "deadline", "product", "status")
_TASKS = (
    ("Tham mưu UBND tỉnh ban hành Kế hoạch thực hiện Chiến lược quốc gia về bình đẳng giới năm {year}", "SNV",
     "STC;STP", "trong tháng 1", "Kế hoạch của UBND tỉnh", "done"),
    ("Tập huấn nghiệp vụ bình đẳng giới cho cán bộ cấp xã", "SNV", "HLHPN;#0;#1", "trong tháng 3",
     "02 lớp, 120 người", "done"),
    ("Lồng ghép giới trong xây dựng văn bản quy phạm pháp luật của tỉnh", "STP", "SNV", "thường xuyên trong năm",
     "Báo cáo đánh giá tác động giới", "under_way"),
    ("Kiểm tra việc thực hiện công tác bình đẳng giới tại các đơn vị", "SNV", "STP;HLHPN", "Quý II",
     "Báo cáo kết quả kiểm tra", "under_way"),
    ("Rà soát quy hoạch cán bộ nữ nhiệm kỳ 2025-2030", "BTCTU", "SNV", "trước ngày 15/5/{year}",
     "Danh sách quy hoạch", "under_way"),
    ("Truyền thông phòng, chống tảo hôn tại thôn, làng", "SVHTTDL", "HLHPN;TD;#2", "6 tháng đầu năm",
     "30 buổi truyền thông", "under_way"),
    ("Đưa nội dung giáo dục giới vào hoạt động ngoại khóa", "SGDDT", "TD", "cuối năm {year}", "Tài liệu, giáo án",
     "not_started"),
    ("Khám sức khỏe sinh sản cho phụ nữ vùng sâu, vùng xa", "SYT", "HLHPN;#1;#2", "Quý III", "1.500 lượt người",
     "not_started"),
    ("Tập huấn thu thập số liệu tách biệt theo giới", "SNV", "TK", "30/4/{year}", "01 lớp, 60 người", "under_way"),
    ("Hỗ trợ phụ nữ khởi nghiệp, vay vốn tạo việc làm", "HLHPN", "NHCSXH;LDLD", "thường xuyên trong năm",
     "200 lượt vay", "under_way"),
    ("Tháng hành động vì bình đẳng giới và phòng, chống bạo lực trên cơ sở giới", "SNV", "HLHPN;SVHTTDL;#0",
     "từ ngày 15/11 đến ngày 15/12/{year}", "Lễ phát động, 10 hoạt động hưởng ứng", "not_started"),
    ("Triển khai hướng dẫn của Trung ương về chỉ tiêu giai đoạn sau", "SNV", "STC",
     "sau khi có hướng dẫn của Trung ương", "Văn bản triển khai", "not_started"),
)  # fmt: skip
_MODEL = ("name", "unit", "place", "start", "women", "men", "result", "judgement", "proposal")
_MODELS = (
    ("Câu lạc bộ gia đình phát triển bền vững", "HLHPN", "4 thôn của 2 xã", "2021", "86", "54",
     "Sinh hoạt hằng tháng; không còn vụ bạo lực gia đình trong 2 năm", "effective", "extend"),
    ("Địa chỉ tin cậy, nhà tạm lánh ở cộng đồng", "#0", "3 xã", "2022", "24", "9",
     "Đã hỗ trợ người bị bạo lực tạm lánh",
     "effective", "keep"),
    ("Tổ phụ nữ tiết kiệm, khởi nghiệp", "HLHPN", "5 xã", "tháng 3/2022", "132", "0", "Vốn quay vòng 480 triệu đồng",
     "effective", "extend"),
    ("Câu lạc bộ nam giới tiên phong phòng, chống bạo lực", "LDLD", "2 doanh nghiệp", "2023", "0", "48",
     "Sinh hoạt chưa đều", "partly", "keep"),
    ("Đội truyền thông bằng tiếng dân tộc thiểu số", "SDTTG", "6 thôn, làng", "2023", "31", "27",
     "42 buổi truyền thông", "effective", "extend"),
    ("Góc tư vấn học đường", "SGDDT", "4 trường THCS", "2021", "18", "6", "Thiếu người phụ trách", "ineffective",
     "stop"),
)  # fmt: skip
_AWARD = ("nominee", "sort", "position", "unit", "form", "merit", "status")
_AWARDS = (
    ("Hội Liên hiệp Phụ nữ tỉnh", "collective", "", "HLHPN", "Bằng khen của Chủ tịch UBND tỉnh",
     "Thành tích xuất sắc trong công tác bình đẳng giới", "nominated"),
    ("Phòng Chính sách lao động và xã hội", "collective", "", "SNV", "Bằng khen của Chủ tịch UBND tỉnh",
     "Tham mưu thực hiện Chiến lược", "awarded"),
    ("Nguyễn Thị A", "person", "Trưởng thôn", "#0", "Giấy khen của Giám đốc Sở Nội vụ",
     "Duy trì câu lạc bộ 4 năm liền", "nominated"),
    ("Trần Văn B", "person", "Chuyên viên", "#1", "Giấy khen của Giám đốc Sở Nội vụ", "Tổng hợp số liệu đầy đủ",
     "nominated"),
    ("Lê Thị C", "person", "Giáo viên", "SGDDT", "Bằng khen của Chủ tịch UBND tỉnh", "Mô hình góc tư vấn", "declined"),
)  # fmt: skip
_CONFERENCE = ("order", "time", "content", "unit", "paper", "paper_due", "status")
_PROGRAMME = (
    ("1", "7:45 – 8:00", "Đón tiếp đại biểu", "SNV", "", "", "ready"),
    ("2", "8:00 – 8:10", "Tuyên bố lý do, giới thiệu đại biểu", "SNV", "Kịch bản hội nghị", "trước ngày 20/6/{year}",
     "waiting"),
    ("3", "8:10 – 8:40", "Báo cáo kết quả thực hiện các mục tiêu, chỉ tiêu", "SNV", "Báo cáo của UBND tỉnh",
     "trước ngày 20/6/{year}", "waiting"),
    ("4", "8:40 – 9:40", "Tham luận của các đơn vị", "HLHPN", "05 bài tham luận", "trước ngày 25/5/{year}", "waiting"),
    ("5", "9:40 – 10:10", "Thảo luận", "SNV", "Gợi ý thảo luận", "25/6/{year}", "waiting"),
    ("6", "10:10 – 10:30", "Trao Bằng khen của Chủ tịch UBND tỉnh", "SNV", "Quyết định khen thưởng", "25/6/{year}",
     "waiting"),
)  # fmt: skip
_FUNDING = ("purpose", "source", "unit", "planned", "spent")
_MONEY = (
    ("Tập huấn, nâng cao năng lực", "province", "SNV", "320", "185.5"),
    ("Truyền thông, Tháng hành động vì bình đẳng giới", "province", "SVHTTDL", "180", "42"),
    ("Mô hình địa chỉ tin cậy ở cộng đồng", "central", "HLHPN", "450", "210"),
    ("Khám sức khỏe sinh sản vùng sâu, vùng xa", "central", "SYT", "600", "0"),
    ("Hoạt động của Ban vì sự tiến bộ của phụ nữ cấp huyện, cấp xã", "local", "#0", "95", "61"),
    ("Hỗ trợ phụ nữ khởi nghiệp", "aid", "HLHPN", "260", "260"),
)  # fmt: skip
_DIFFICULTY = ("content", "unit", "proposal", "raised_on", "answer", "answered_by", "status")
_TROUBLES = (
    ("Chưa có hệ thống số liệu tách biệt theo giới ở cấp xã", "#0", "Ban hành biểu mẫu thu thập thống nhất",
     "{year}-03-12", "Sở Nội vụ phối hợp Thống kê tỉnh ban hành biểu mẫu trong quý II", "SNV", "answered"),
    ("Cán bộ làm công tác bình đẳng giới kiêm nhiệm, thường xuyên thay đổi", "#1", "Bố trí công chức chuyên trách",
     "{year}-03-20", "", "", "open"),
    ("Kinh phí truyền thông bằng tiếng dân tộc thiểu số chưa được bố trí", "SDTTG", "Bổ sung dự toán năm sau",
     "{year}-04-08", "", "", "open"),
    ("Thiếu nơi tạm lánh cho người bị bạo lực ở vùng sâu", "HLHPN", "Giao trạm y tế xã làm nơi tạm lánh",
     "{year}-02-25", "Đã thống nhất với Sở Y tế, thực hiện từ tháng 4", "SYT", "solved"),
)  # fmt: skip
_PAPER = ("units", "paper", "deadline", "sent_to", "status")
_PAPERS = (
    ("departments", "Báo cáo và phụ lục số liệu", "trước ngày 15/6/{year}", "SNV", "open"),
    ("districts", "Báo cáo và phụ lục số liệu", "trước ngày 15/6/{year}", "SNV", "open"),
    ("all", "Hồ sơ đề nghị khen thưởng", "20/5/{year}", "SNV", "open"),
    ("all", "Bài tham luận tại hội nghị", "25/5/{year}", "SNV", "complete"),
    ("office", "Báo cáo gửi Bộ Nội vụ", "20/6/{year}", "", "open"),
)  # fmt: skip
_TABLES = (
    ("task", _TASK, _TASKS), ("model", _MODEL, _MODELS), ("award", _AWARD, _AWARDS),
    ("conference", _CONFERENCE, _PROGRAMME), ("funding", _FUNDING, _MONEY), ("difficulty", _DIFFICULTY, _TROUBLES),
    ("paper", _PAPER, _PAPERS),
)  # fmt: skip
BY_ROUND = ("conference", "paper")
UNIT_FIELDS = ("lead", "with", "unit", "answered_by", "sent_to")
FIRST_STATUS = {"task": "not_started", "difficulty": "open"}  # until the table was brought up to date


@dataclass(frozen=True, slots=True)
class SampleDuty:
    """``first``: as the table was laid out; ``fields``: as it was brought up to date."""

    kind: str
    scope: str
    year: int
    first: Fields
    fields: Fields


def sample_duties(round: Round, known: frozenset[str], places: tuple[str, ...]) -> tuple[SampleDuty, ...]:
    """The lines of the plan of a round's year. ``known``: codes of units; ``places``: of districts or communes."""
    made = []
    for kind, heads, rows in _TABLES:
        for row in rows:
            said = dict(zip(heads, row, strict=True))
            fields = {code: _filled(code, text, round, known, places) for code, text in said.items()}
            fields = {code: text for code, text in fields.items() if text}
            status = FIRST_STATUS.get(kind)
            first = fields | {"status": status} if status else fields
            hidden = ("answer", "answered_by") if kind == "difficulty" else ()
            first = {code: text for code, text in first.items() if code not in hidden}
            scope = round.code if kind in BY_ROUND else str(round.data_date.year)
            made.append(SampleDuty(kind, scope, round.data_date.year, first, fields))
    return tuple(made)


def moment(year: int, day: tuple[int, int]) -> datetime:
    return datetime.combine(date(year, *day), datetime.min.time()).replace(hour=9)


def _filled(code: str, text: str, round: Round, known: frozenset[str], places: tuple[str, ...]) -> str:
    text = text.replace("{year}", str(round.data_date.year))
    if code not in UNIT_FIELDS:
        return text
    named = (_unit(word, round.province, places) for word in text.split(";") if word)
    return ";".join(unit for unit in named if unit in known)


def _unit(word: str, province: str, places: tuple[str, ...]) -> str:
    if word.startswith("#"):
        return places[int(word[1:]) % len(places)] if places else ""
    return f"{province}-{word}"
