"""The Vietnamese word for every code, once. ``status_of`` gives word, icon and colours together: never one alone."""

from dataclasses import dataclass
from datetime import date

from indicators.assessment.model import MilestoneResult, PartResult, TargetResult
from indicators.assessment.rules import bounds
from indicators.catalogue.definitions import Kind, Rule, Unit
from indicators.catalogue.words import KIND_WORDS
from indicators.output import colours
from indicators.output.numbers import exact, format_date


@dataclass(frozen=True, slots=True)
class Status:
    """How a verdict or an outlook looks. ``text_colour`` reads on ``colour``; ``soft`` is the chip's ground for ink."""

    code: str
    word: str
    icon: str
    colour: str
    hatched: bool
    text_colour: str
    soft: str
    meaning: str

    @property
    def label(self) -> str:
        """Icon and word, capitalised: "✔ Đạt"."""
        return f"{self.icon} {capitalised(self.word)}"


def capitalised(text: str) -> str:
    """First letter upper, the rest untouched (str.capitalize would lower "HTX")."""
    return text[:1].upper() + text[1:]


def _statuses(*rows: tuple[str, str, str, str, str]) -> dict[str, Status]:
    return {
        code: Status(
            code,
            word,
            icon,
            colour,
            colour == colours.NO_DATA,
            colours.text_on(colour),
            colours.tint(colour),
            meaning,
        )
        for code, word, icon, colour, meaning in rows
    }


# In the order they are listed and stacked: best first, what cannot be said last.
STATUSES: dict[str, Status] = _statuses(
    ("met", "đạt", "✔", colours.MET, "giá trị đáp ứng mục tiêu của mốc"),
    ("early", "đạt sớm", "✔✔", colours.MET, "hiện đã đạt và dự báo vẫn đạt ở mốc"),
    ("holding", "đang giữ", "✔✔", colours.MET, "mục tiêu hằng năm: đang đạt, dự báo vẫn giữ được"),
    (
        "on_track",
        "đúng tiến độ",
        "▲",
        colours.ON_TRACK,
        "đến mốc còn thiếu dưới 5% khoảng cách hiện nay, hoặc đạt",
    ),
    ("partly_met", "đạt một phần", "◐", colours.NEAR, "có phần đạt, có phần chưa đạt"),
    ("near", "sát tiến độ", "◆", colours.NEAR, "đến mốc còn thiếu từ 5% đến dưới 20% khoảng cách hiện nay"),
    (
        "at_risk",
        "đạt, nguy cơ tụt",
        "▽",
        colours.SLOW,
        "hiện đã đạt nhưng dự báo không giữ được, hoặc đã có năm không đạt",
    ),
    ("slow", "chậm", "▼", colours.SLOW, "đến mốc còn thiếu từ 20% đến dưới 100% khoảng cách hiện nay"),
    ("not_met", "chưa đạt", "✖", colours.NOT_MET, "giá trị chưa đáp ứng mục tiêu của mốc"),
    (
        "not_moving",
        "không chuyển biến hoặc ngược hướng",
        "✖",
        colours.NOT_MET,
        "khoảng cách đến mục tiêu không thu hẹp",
    ),
    ("not_assessable", "không đánh giá được", "∅", colours.NO_DATA, "không có đủ căn cứ để kết luận"),
    ("too_few_points", "chưa đủ số liệu", "…", colours.NO_DATA, "cần ít nhất 2 năm có số liệu chính thức"),
    ("stale", "số liệu cũ", "⌛", colours.NO_DATA, "số liệu mới nhất đã quá 2 năm"),
    ("no_data", "chưa có số liệu", "–", colours.NO_DATA, "chưa nhận được số liệu"),
    ("not_collected", "không thu thập", "·", colours.NO_DATA, "số liệu điều tra mẫu, chỉ có ở cấp tỉnh"),
    ("not_judged", "đợt này không kết luận", "·", colours.NO_DATA, "mốc đã qua và đợt này không đánh giá"),
    (
        "suppressed",
        "không công bố",
        "▒",
        colours.NO_DATA,
        "để không ai bị nhận ra, kể cả khi lấy tổng trừ đi",
    ),
)
STATUS_ORDER = {code: place for place, code in enumerate(STATUSES)}
OUTLOOK_CODES = (
    "early",
    "holding",
    "at_risk",
    "on_track",
    "near",
    "slow",
    "not_moving",
    "too_few_points",
    "stale",
)
VERDICT_CODES = ("met", "partly_met", "not_met", "not_assessable")
# From best to worst news; a target looks as its weakest part does.
NEWS_ORDER = ("early", "holding", "on_track", "near", "too_few_points", "stale", "no_data", "not_judged", "suppressed",
              "not_collected", "at_risk", "slow", "not_moving")  # fmt: skip

REASONS = {
    "": "",
    "no_data": "chưa có số liệu",
    "not_quantified": "chưa định lượng được",
    "zero_denominator": "không phát sinh (mẫu số bằng 0)",
    "inaccurate": "số liệu chưa chính xác",
    "part_missing": "còn phần chưa có số liệu",
    "not_collected": "không thu thập ở cấp này",
    "incomplete": "chưa đủ đơn vị báo cáo",
    "suppressed": "không công bố (tránh nhận ra cá nhân)",
}
BASES_SHOWN = ("projection", "provisional")  # those a reader must know of
BASES = {"actual": "số chính thức", "projection": "theo dự kiến", "provisional": "tạm"}
KINDS = KIND_WORDS
LEVELS = {
    "country": "cả nước",
    "province": "cấp tỉnh",
    "district": "cấp huyện",
    "commune": "cấp xã",
    "department": "sở, ban, ngành",
}
ORIGINS = {
    "own": "số liệu của chính đơn vị", "lead": "số liệu của đơn vị chủ trì", "other": "số liệu của đơn vị phối hợp",
    "sum": "cộng số liệu các đơn vị", "": "chưa có",
}  # fmt: skip
CONFIDENCES = {"low": "độ tin cậy thấp (2–3 điểm số liệu)", "medium": "độ tin cậy trung bình (4–5 điểm số liệu)",
               "fair": "độ tin cậy khá (6 điểm số liệu)"}  # fmt: skip
SUBMISSION_STATUSES = {
    "waiting": "Chờ duyệt", "accepted": "Đã duyệt", "accepted_in_part": "Duyệt một phần",
    "returned": "Đã trả lại", "refused": "Bị từ chối", "superseded": "Đã thay bằng bản mới", "silent": "Chưa nộp",
}  # fmt: skip
SUBMISSION_ICONS = {
    "waiting": "⏳",
    "accepted": "✔",
    "accepted_in_part": "◐",
    "returned": "↩",
    "refused": "✖",
    "superseded": "⟳",
    "silent": "–",
}
SEVERITIES = {"blocks": "Không nhận tệp", "warns": "Cần sửa", "notes": "Lưu ý"}
SEVERITY_ICONS = {"blocks": "✖", "warns": "▲", "notes": "ℹ"}
FORMS = {"template": "biểu mẫu của hệ thống", "table": "bảng của đơn vị", None: "không nhận ra"}
IGNORED = {
    "group_row": "dòng nhóm", "total_row": "dòng tổng", "header_continued": "đầu bảng lặp lại", "footnote": "chú thích",
    "signature": "phần ký", "text_only": "chỉ có chữ", "no_value": "không có giá trị", "guide": "hướng dẫn",
    "outside_strategy": "ngoài chiến lược của đợt", "repeated": "lặp lại số liệu đã đọc",
    "answered_ignore": "cán bộ đã cho biết không phải chỉ tiêu",
}  # fmt: skip
REMARKS = {"limits": "Tồn tại, hạn chế", "lessons": "Bài học kinh nghiệm", "other": "Ý kiến khác",
           "proposals_2026_2030": "Kiến nghị giai đoạn 2026–2030"}  # fmt: skip
BREAKDOWNS = {
    ("sex", "female"): "nữ", ("sex", "male"): "nam", ("area", "urban"): "thành thị", ("area", "rural"): "nông thôn",
    ("level", "province"): "cấp tỉnh", ("level", "district"): "cấp huyện", ("level", "commune"): "cấp xã",
}  # fmt: skip
RULE_WORDS = {
    "ge": ("đạt", "≥"), "gt": ("trên", ">"), "le": ("không quá", "≤"), "lt": ("dưới", "<"), "yes": ("có", "có"),
    "between": ("trong khoảng", "trong"),
}  # fmt: skip
UNIT_SHORTENINGS = (
    ("Thành phố ", "TP "), ("Ủy ban nhân dân ", "UBND "), ("Thị xã ", "TX "), ("Huyện ", ""), ("Phường ", "P. "),
)  # fmt: skip


def milestone_status(result: MilestoneResult) -> Status:
    """A judged milestone looks as its verdict, one ahead as its outlook; a masked or absent value says so."""
    if result.reason in ("suppressed", "not_collected"):
        return STATUSES[result.reason]
    if result.verdict:
        return STATUSES[result.verdict]
    return STATUSES[result.outlook.code if result.outlook else "not_judged"]


def status_of(result: MilestoneResult | PartResult | TargetResult | str | None) -> Status:
    """The status of a milestone, of a part's or a target's verdict, or of a code; None → "chưa có số liệu"."""
    if isinstance(result, MilestoneResult):
        return milestone_status(result)
    if isinstance(result, PartResult | TargetResult):
        if result.reason in ("suppressed", "not_collected"):
            return STATUSES[result.reason]
        return STATUSES[result.verdict or "no_data"]
    return STATUSES[result or "no_data"]


def milestone_of(part: PartResult, year: int) -> MilestoneResult | None:
    """The part's result for a milestone year; None when the part has none."""
    return next((m for m in part.milestones if m.milestone.year == year), None)


def status_at(result: PartResult | TargetResult, year: int) -> Status:
    """The status at a milestone: for a target the verdict if judged, else the outlook of its weakest part."""
    if isinstance(result, PartResult):
        found = milestone_of(result, year)
        return milestone_status(found) if found else STATUSES["no_data"]
    if result.verdict and any((m := milestone_of(p, year)) and m.verdict for p in result.parts):
        return status_of(result)
    parts = [status_at(p, year) for p in result.parts if milestone_of(p, year)]
    return max(parts, key=_news, default=STATUSES["no_data"])


def _news(status: Status) -> int:
    return NEWS_ORDER.index(status.code) if status.code in NEWS_ORDER else -1


def rule_text(rule: Rule, target: float, unit: str = "%") -> str:
    """The target in words with its own comparison: "đạt 60%", "dưới 25%", "khoảng 60%", "40–60% mỗi năm"."""
    tail = unit if unit in ("", "%") else f" {unit}".replace(" /", "/")
    every = " mỗi năm" if rule.every_year else ""
    if rule.op == "yes":
        return f"có{every}"
    if rule.op == "between":
        return f"trong khoảng {exact(rule.low)}–{exact(rule.high)}{tail}{every}"
    return f"{'khoảng' if rule.about else RULE_WORDS[rule.op][0]} {exact(target)}{tail}{every}"


def rule_sign(rule: Rule, target: float, unit: str = "") -> str:
    """The target in signs, for charts and narrow columns: "≥ 60%", "< 25%", "có"."""
    tail = "%" if unit == "%" else ""
    if rule.op == "yes":
        return "có"
    if rule.op == "between":
        low, high = bounds(rule, target)
        return f"{exact(low)}–{exact(high)}{tail}"
    return f"{RULE_WORDS[rule.op][1]} {exact(target)}{tail}"


def period_text(year: int, period: str, as_of: date | None = None) -> str:
    """ "2024", "6 tháng 2025", "30/5/2025"."""
    if period == "to_date":
        return format_date(as_of) if as_of else f"đầu năm {year}"
    return f"6 tháng {year}" if period == "half" else str(year)


def extent_text(period: str) -> str:
    """Whether a figure speaks of a whole year or of a part of one: the two are never compared."""
    return "cả năm" if period == "year" else "một phần năm"


def kind_text(kind: Kind, period: str) -> str:
    """ "Thực hiện cả năm", "Thực hiện một phần năm", "Dự kiến cả năm"."""
    return f"{KINDS[kind]} {extent_text(period)}"


def breakdown_text(breakdown: tuple[tuple[str, str], ...]) -> str:
    """ "nữ, nông thôn"; "" for the whole."""
    return ", ".join(BREAKDOWNS.get(pair, "=".join(pair)) for pair in breakdown)


def place_name(unit: Unit) -> str:
    """A unit as it stands in a sentence: "tỉnh Kon Tum", "huyện Đăk Hà", "Sở Y tế", "cả nước"."""
    if unit.level == "country":
        return "cả nước"
    if unit.level == "department":
        return unit.name
    if unit.name.lower().startswith(unit.kind.lower()):
        return unit.kind.lower() + unit.name[len(unit.kind) :]
    return f"{unit.kind.lower()} {unit.name}".strip()


def short_unit(name: str) -> str:
    """A unit's name for an axis: "Thành phố Kon Tum" → "TP Kon Tum", "Huyện Đăk Hà" → "Đăk Hà"."""
    for long, short in UNIT_SHORTENINGS:
        name = name.replace(long, short)
    return name
