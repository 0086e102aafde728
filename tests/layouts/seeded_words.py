"""What the layouts made by chance are made of: offices, heads, units of measure, notes and signatures."""

DISTRICTS = {
    "608": "thành phố Kon Tum", "610": "huyện Đắk Glei", "611": "huyện Ngọc Hồi", "612": "huyện Đắk Tô",
    "613": "huyện Kon Plông", "614": "huyện Kon Rẫy", "615": "huyện Đăk Hà", "616": "huyện Sa Thầy",
    "617": "huyện Tu Mơ Rông", "618": "huyện Ia H'Drai",
}  # fmt: skip
DISTRICT_CODES = [
    "1.1",
    "2.3",
    "3.2a",
    "3.2b",
    "4.1",
    "4.3",
    "5.2a",
    "5.2b",
    "5.2c",
    "5.2d",
    "6.1",
    "6.2",
    "6.3",
    "6.4",
]
DEPARTMENTS = {
    "62-SYT": ("Sở Y tế", ["4.1", "4.2", "4.3", "3.4"]),
    "62-SNV": ("Sở Nội vụ", ["1.1", "5.4a", "5.4b", "6.1", "6.2"]),
    "62-SGDDT": ("Sở Giáo dục và Đào tạo", ["5.2a", "5.2b", "5.2c", "5.2d", "5.3", "5.4a"]),
    "62-SVHTTDL": ("Sở Văn hóa, Thể thao và Du lịch", ["6.3", "6.4", "3.2a", "3.2b"]),
}
UNITS = {
    "4.1": ["bé trai/100 bé gái", "Số bé trai/100 bé gái", "bé trai/ 100 bé gái"],
    "4.2": ["/100.000 trẻ đẻ sống", "ca/100.000 trẻ đẻ sống", "Trên 100.000 trẻ đẻ sống"],
    "4.3": ["ca sinh/1.000 nữ 15-19", "ca sinh/1.000 phụ nữ", "‰"],
}
PERCENTS = ["%", "Tỷ lệ %", "%", "Phần trăm", "Tỷ lệ (%)"]
RANGES = {"4.1": (105, 115), "4.2": (20, 80), "4.3": (12, 40)}
ROUNDS = {
    "2021-2025": "SƠ KẾT 5 NĂM 2021-2025", "2024": "BÁO CÁO NĂM 2024", "2025-6T": "BÁO CÁO 6 THÁNG ĐẦU NĂM 2025",
}  # fmt: skip
NAME_HEADS = [
    "Chỉ tiêu",
    "Mục tiêu, chỉ tiêu",
    "Nội dung",
    "Tên chỉ tiêu",
    "Nội dung chỉ tiêu",
    "Các chỉ tiêu",
    "Mục tiêu/Chỉ tiêu",
]
NUMBER_HEADS = ["TT", "STT", "Số TT", "Stt"]
MEASURE_HEADS = ["ĐVT", "Đơn vị tính", "Đơn vị", "Đvt"]
COUNT_HEADS = [
    ("Tổng số", "Trong đó: nữ", "Tỷ lệ (%)"), ("Mẫu số", "Tử số", "Tỷ lệ"), ("Tổng số", "Số đạt", "Tỷ lệ đạt (%)"),
]  # fmt: skip
WOMEN = {"2.3", "5.3", "5.4a", "5.4b"}
AFTER = [
    "Ghi chú",
    "Nguyên nhân",
    "Giải pháp",
    "So sánh với mục tiêu",
    "So sánh với năm trước (+/-)",
    "Kế hoạch năm 2026",
]
NOTES = [
    "Số liệu năm 2023: 12 cơ quan",
    "Đạt 100% kế hoạch",
    "15",
    "Theo Công văn số 45/UBND-NV",
    "",
    "",
    "Vượt 2,5%",
]
GROUPS = ["Mục tiêu {}: Trong lĩnh vực đời sống", "Lĩnh vực {}", "MỤC TIÊU {}", "Nhóm chỉ tiêu {}"]
APPROXIMATE = ["trên {}%", "khoảng {}%", "gần {}%", "≥{}", "xấp xỉ {}%", "hơn {}%"]
NO_DATA = ["Không có số liệu", "chưa thống kê", "Chưa có số liệu", "không thu thập"]
SIGNATURES = [
    "Nơi nhận: | | | TM. ỦY BAN NHÂN DÂN\n- Sở Nội vụ; | | | KT. CHỦ TỊCH\n- Lưu: VT, NV. | | | PHÓ CHỦ TỊCH",
    "NGƯỜI LẬP BIỂU | | | THỦ TRƯỞNG ĐƠN VỊ\n(Ký, ghi rõ họ tên) | | | (Ký, đóng dấu)",
    "Ghi chú: số liệu năm 2024 là 12 tháng; (1) không tính 3 đơn vị sáp nhập",
    "* Số liệu tính đến ngày 30/5/2025, gồm 11 xã",
]
