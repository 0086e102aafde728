"""The table of pages: what stands where, under which name, and whether the round filter belongs to it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """``path`` from pages/; ``address`` in the browser ("" is the first page); ``lead`` one line under the title;
    ``right``: the verb without which the page is not shown."""

    group: str
    path: str
    address: str
    title: str
    icon: str
    lead: str
    right: str = "read_all"
    by_round: bool = True


PRODUCT = "Chỉ tiêu bình đẳng giới"
SAMPLE_BANNER = "SỐ LIỆU MINH HỌA — không phải số liệu thật"
HOME = ""  # the address of the first page
LEADERSHIP, STAFF, REFERENCE, ADMINISTRATION = "Lãnh đạo", "Cán bộ", "Tra cứu", "Quản trị"

PLACES: dict[str, Place] = {
    place.path.split("/")[1].removesuffix(".py"): place
    for place in (
        # fmt: off
        Place(LEADERSHIP, "leadership/overview.py", "", "Tổng quan", ":material/dashboard:", ""),
        Place(
            LEADERSHIP,
            "leadership/indicator.py",
            "indicator",
            "Chỉ tiêu",
            ":material/show_chart:",
            "Một chỉ tiêu: đang ở đâu, đi đến đâu, số liệu từ ô nào.",
        ),
        Place(
            LEADERSHIP,
            "leadership/sector.py",
            "sector",
            "Lĩnh vực",
            ":material/category:",
            "Một mục tiêu hoặc một ngành với các chỉ tiêu của mình.",
        ),
        Place(
            LEADERSHIP,
            "leadership/unit.py",
            "unit",
            "Đơn vị",
            ":material/location_city:",
            "Một đơn vị với mọi chỉ tiêu và các lần nộp.",
            right="read",
        ),
        Place(
            LEADERSHIP,
            "leadership/compare.py",
            "compare",
            "So sánh",
            ":material/table_chart:",
            "Đơn vị, chỉ tiêu, năm tùy chọn, đặt cạnh mục tiêu.",
        ),
        Place(
            STAFF,
            "staff/submit.py",
            "submit",
            "Nộp phụ lục",
            ":material/upload_file:",
            "Lấy biểu trống, kiểm tra tệp, gửi cho văn phòng.",
            right="receive",
            by_round=False,
        ),
        Place(
            STAFF,
            "staff/review.py",
            "review",
            "Duyệt số liệu",
            ":material/fact_check:",
            "Các phụ lục đang chờ: nhận hoặc trả lại kèm lý do.",
            right="decide",
        ),
        Place(
            STAFF,
            "staff/rounds.py",
            "rounds",
            "Đợt báo cáo",
            ":material/event_note:",
            "Mở, gia hạn, đóng đợt; biểu trống của mọi đơn vị; số liệu đã chốt.",
            by_round=False,
        ),
        Place(
            STAFF,
            "staff/duties.py",
            "duties",
            "Nhiệm vụ kế hoạch",
            ":material/checklist:",
            "Nhiệm vụ, mô hình, khen thưởng, hội nghị, kinh phí, khó khăn, thời hạn văn bản.",
            right="see_duties",
            by_round=False,
        ),
        Place(
            REFERENCE,
            "reference/catalogue.py",
            "catalogue",
            "Danh mục chỉ tiêu",
            ":material/menu_book:",
            "Chỉ tiêu, mục tiêu, đơn vị, nơi cung cấp số liệu.",
            right="look_up",
        ),
        Place(
            REFERENCE,
            "reference/method.py",
            "method",
            "Cách đánh giá",
            ":material/rule:",
            "Khi nào là đạt, khi nào là chậm, và vì sao.",
            right="look_up",
            by_round=False,
        ),
        Place(
            REFERENCE,
            "reference/source.py",
            "source",
            "Nguồn số liệu",
            ":material/plagiarism:",
            "Ô gốc của một con số trong tệp đã nhận.",
            right="read",
        ),
        Place(
            ADMINISTRATION,
            "administration/accounts.py",
            "accounts",
            "Tài khoản",
            ":material/group:",
            "Ai được vào, với vai trò nào; cấp lại mật khẩu, mở khóa, đóng.",
            right="unit_accounts",
            by_round=False,
        ),
        Place(
            ADMINISTRATION,
            "administration/trail.py",
            "trail",
            "Nhật ký",
            ":material/history:",
            "Ai làm gì, lúc nào, cũ và mới, vì sao; mỗi mục một dấu niêm.",
            right="trail",
            by_round=False,
        ),
        Place(
            ADMINISTRATION,
            "administration/settings.py",
            "settings",
            "Thiết lập",
            ":material/settings:",
            "Chương trình đang chạy với những gì, và đổi ở đâu; sao lưu ngay.",
            right="administer",
            by_round=False,
        ),
        # fmt: on
    )
}
