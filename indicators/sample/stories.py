"""What goes wrong in the sample province, as it does in real ones: silence, delay, gaps, contradictions."""

from datetime import datetime, timedelta
from random import Random

from indicators.catalogue.definitions import Round

REVIEW = "2021-2025"
COMMUNES = "2025"  # the round of the communes that came after the districts
SILENT = {
    ("2021", "618"), ("2022", "617"), (REVIEW, "617"), (REVIEW, "62-TD"),
    (COMMUNES, "23365"), (COMMUNES, "23535"), (COMMUNES, "51-TD"),
}  # fmt: skip
LATE = {
    ("2023", "613"), ("2024", "616"), ("2024", "62-STTTT"), (REVIEW, "613"), (REVIEW, "62-HND"),
    (COMMUNES, "23455"), (COMMUNES, "23536"),
}  # fmt: skip
RETURNED = {(REVIEW, "616"): "Chỉ tiêu 6.1 ghi số lớn hơn dân số của huyện; đề nghị rà soát và gửi lại."}
WAITING = {(REVIEW, "618"), (REVIEW, "62-STP"), (REVIEW, "62-LDLD"), (COMMUNES, "23416")}

# (round, sender, indicator): left blank by the unit.
BLANK = {
    ("2021", "614", "2.3"), ("2022", "610", "4.3"), ("2023", "613", "6.2"), ("2024", "617", "2.3"),
    (REVIEW, "614", "6.2"), (REVIEW, "610", "3.2b"), ("2021", "62-TK", "3.1"), ("2022", "62-TK", "3.1"),
    (COMMUNES, "23344", "6.1"), (COMMUNES, "23548", "1.1"), (COMMUNES, "23485", "6.1"),
}  # fmt: skip
# No department gives these for the province: its value is what the units add up to.
LEFT_TO_ADDING_UP = {"5.2c", "6.3"}
# (sender, indicator) → the lead department's counts differ from what the districts add up to, by this factor.
CONTRADICTION = {("62-SLDTBXH", "6.1"): 0.96, ("62-SYT", "4.1"): 1.004}
# (round, sender, indicator) → a numerator larger than its denominator, as a slip of the keyboard gives.
SLIP = {("2022", "612", "6.2"): 1.6, (REVIEW, "616", "6.1"): 1.35}
# (round, sender, indicator) → words where a number belongs.
WORDS = {("2023", "615", "3.2a"): "trên 80%", ("2024", "62-TK", "2.1"): "khoảng 48,5%"}

CAUSES = (
    (
        "Tỷ lệ nữ trong nguồn quy hoạch còn thấp.",
        "Công tác tham mưu, rà soát quy hoạch cán bộ nữ chưa thường xuyên.",
    ),
    (
        "Địa bàn rộng, dân cư phân tán, nhiều đồng bào dân tộc thiểu số.",
        "Phối hợp giữa các ngành chưa chặt chẽ.",
    ),
    ("Kinh phí dành cho công tác bình đẳng giới còn hạn hẹp.", "Cán bộ phụ trách kiêm nhiệm nhiều việc."),
)
DIFFICULTIES = (
    "Chưa có hệ thống số liệu tách biệt theo giới ở cấp xã.",
    "Định kiến giới trong một bộ phận người dân còn nặng nề.",
    "Cán bộ làm công tác bình đẳng giới thường xuyên thay đổi.",
)
SOLUTIONS = (
    "Đưa chỉ tiêu vào kế hoạch công tác năm và kiểm điểm hằng quý.",
    "Tăng cường truyền thông bằng tiếng dân tộc thiểu số tại thôn, làng.",
    "Bố trí kinh phí tập huấn nghiệp vụ cho cán bộ cấp xã.",
)
REMARKS = {
    "limits": "Một số chỉ tiêu chưa có số liệu thống kê đầy đủ; việc báo cáo của cơ sở còn chậm.",
    "lessons": "Ở đâu cấp ủy, người đứng đầu quan tâm thì ở đó công tác bình đẳng giới có chuyển biến rõ.",
    "proposals_2026_2030": "Đề nghị giao chỉ tiêu phù hợp với chính quyền địa phương hai cấp.",
}


def left_blank(round: Round, unit: str, indicator: str, subject: str) -> bool:
    """Whether the unit gives no figure for this row of its appendix."""
    added_up = subject == round.province and indicator in LEFT_TO_ADDING_UP
    return added_up or (round.code, unit, indicator) in BLANK


def received_at(round: Round, unit: str) -> datetime:
    """Within the ten days before the deadline; some days after it for those who are late."""
    due = min((d.due for d in round.deadlines), default=round.data_date)
    pick = Random(f"{round.code}|{unit}")
    days = pick.randint(2, 9) if (round.code, unit) in LATE else -pick.randint(1, 10)
    return datetime.combine(due, datetime.min.time()) + timedelta(
        days=days, hours=8, minutes=pick.randint(0, 420)
    )


def decision(round: Round, unit: str) -> tuple[str, str]:
    """("accepted" | "returned" | "", reason)."""
    if (round.code, unit) in RETURNED:
        return "returned", RETURNED[round.code, unit]
    return ("", "") if (round.code, unit) in WAITING else ("accepted", "")
