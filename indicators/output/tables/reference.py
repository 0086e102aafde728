"""The catalogue and the method as rows for the screen: what is measured, against what, by whom, how it is judged."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from indicators.catalogue.definitions import Indicator, Milestone, Programme, Round, Settings, TargetSet, Unit
from indicators.observations.text import fold
from indicators.output.numbers import format_date
from indicators.output.tables.national import national_milestones
from indicators.output.wording import (
    KINDS,
    LEVELS,
    OUTLOOK_CODES,
    STATUSES,
    VERDICT_CODES,
    capitalised,
    period_text,
    rule_text,
)

Row = dict[str, str]
INDICATOR_KINDS = {"ratio": "tỷ lệ, tỷ số", "yes_no": "có/không", "number": "con số"}
SAME = ""
DIFFERENT = "khác mục tiêu quốc gia"
SETTING_WORDS = {
    "on_time_includes_due_day": "Nộp trong ngày hạn được tính là đúng hạn",
    "small_count_below": "Số ca người bị hại nhỏ hơn số này không công bố dưới cấp tỉnh",
    "stale_after_years": "Điểm số liệu cuối cũ hơn số năm này thì gọi là số liệu cũ",
    "outlook_points": "Số điểm gần nhất dùng để tính nhịp",
    "jump_on_last_year_pct": "Thay đổi so với năm trước vượt tỷ lệ này (%) thì hỏi lại khi nhận phụ lục",
}


def having(rows: Iterable[Row], words: str) -> list[Row]:
    """The rows that hold every word, with or without diacritics."""
    wanted = fold(words).split()
    return [row for row in rows if all(word in fold(" ".join(row.values())) for word in wanted)]


def indicator_rows(indicators: Iterable[Indicator], leads: Mapping[str, str]) -> list[Row]:
    """What is measured. ``leads``: by code, the department that leads."""
    return [
        {
            "Mã": i.code,
            "Chỉ tiêu": i.name,
            "ĐVT": i.unit,
            "Loại": INDICATOR_KINDS[i.kind],
            "Tử số": i.numerator,
            "Mẫu số": i.denominator,
            "Đầu mối": leads.get(i.code, ""),
            "Cộng từ đơn vị": "có"
            if i.additive
            else f"không ({i.additive_note})"
            if i.additive_note
            else "không",
            "Che số nhỏ": "có" if i.sensitive else "",
            "Ghi chú": i.note,
        }
        for i in indicators
    ]


def target_rows(
    mine: TargetSet, national: TargetSet, day: date, indicators: Mapping[str, Indicator]
) -> list[Row]:
    """A target set beside the national one, milestone by milestone, as in force on ``day``."""
    of_nation = national_milestones(mine, national, day)
    rows = []
    for part in mine.parts:
        unit = indicators[part.indicator].unit
        for milestone in part.milestones_on(day):
            theirs = of_nation.get((part.code, milestone.year))
            rows.append(
                {
                    "Mã": part.code,
                    "Chỉ tiêu": part.name,
                    "Mốc": str(milestone.year),
                    mine.name: rule_text(milestone.rule, milestone.value, unit),
                    "Quốc gia": rule_text(theirs.rule, theirs.value, unit) if theirs else "",
                    "So sánh": DIFFERENT if milestone.differs else SAME,
                    "Nguyên văn": milestone.words,
                    "Căn cứ": _clause(milestone, mine),
                }
            )
    return rows


def _clause(milestone: Milestone, mine: TargetSet) -> str:
    return ", ".join(word for word in (milestone.clause, milestone.source or mine.source) if word)


def programme_rows(programmes: Iterable[Programme]) -> list[Row]:
    """Targets of the programmes beside the strategy, as printed."""
    return [
        {
            "Văn bản": p.decision,
            "Mã": p.code,
            "Chỉ tiêu": p.name,
            "ĐVT": p.unit,
            "Đến 2025": p.milestone_2025,
            "Đến 2030": p.milestone_2030,
            "Khác": p.other,
        }
        for p in programmes
    ]


def unit_rows(units: Iterable[Unit]) -> list[Row]:
    """Units with the period each held its name and code."""
    return [
        {
            "Mã": u.code,
            "Tên": u.name,
            "Cấp": LEVELS[u.level],
            "Thuộc": u.parent,
            "Từ ngày": format_date(u.valid_from) if u.valid_from else "",
            "Đến ngày": format_date(u.valid_to) if u.valid_to else "",
        }
        for u in units
    ]


def supplier_rows(suppliers: Mapping[str, Sequence[str]], indicators: Mapping[str, Indicator]) -> list[Row]:
    """By indicator code: names of the departments that supply it, the lead first."""
    return [
        {"Mã": code, "Chỉ tiêu": indicators[code].name, "Đầu mối": names[0], "Phối hợp": ", ".join(names[1:])}
        for code, names in suppliers.items()
        if names
    ]


def round_rows(rounds: Iterable[Round]) -> list[Row]:
    """Rounds with what they ask and when it is due."""
    return [
        {
            "Mã": r.code,
            "Đợt": r.name,
            "Số liệu đến": format_date(r.data_date),
            "Kết luận mốc": ", ".join(map(str, r.judges)),
            "Số liệu hỏi": "; ".join(
                f"{KINDS[a.kind].lower()} {period_text(a.data_year, a.period, a.as_of)}" for a in r.asks
            ),
            "Hạn nộp": "; ".join(f"{d.paper} {format_date(d.due)}" for d in r.deadlines),
            "Văn phòng báo cáo": format_date(r.office_due) if r.office_due else "",
        }
        for r in rounds
    ]


def status_rows() -> list[Row]:
    """Every verdict and outlook with its icon and meaning."""
    groups = (("Kết luận", VERDICT_CODES), ("Triển vọng", OUTLOOK_CODES))
    return [
        {"Mã": c, "Nhóm": group, "Gọi là": capitalised(STATUSES[c].word), "Khi": STATUSES[c].meaning}
        for group, codes in groups
        for c in codes
    ]


def setting_rows(settings: Settings) -> list[Row]:
    """Values an office may correct in data/catalogue/settings.yaml, where each bears its meaning beside it."""
    return [
        {"Ý nghĩa": words, "Giá trị": _setting(getattr(settings, name))}
        for name, words in SETTING_WORDS.items()
    ]


def _setting(value: object) -> str:
    if isinstance(value, bool):
        return "có" if value else "không"
    return f"{value:g}".replace(".", ",") if isinstance(value, float) else str(value)
