"""Small frozen values to render: four parts of the strategy, a province, three districts and a department."""

from dataclasses import dataclass, replace
from datetime import date
from types import SimpleNamespace

import pytest

from indicators.assessment.model import (
    Assessment,
    Counts,
    Figure,
    MilestoneResult,
    Outlook,
    PartResult,
    Projection,
    Source,
    TargetResult,
    UnitValue,
)  # fmt: skip
from indicators.catalogue.definitions import (
    Indicator,
    Milestone,
    Objective,
    Round,
    Rule,
    Strategy,
    TargetPart,
    TargetSet,
    Unit,
)  # fmt: skip

DATA_DATE = date(2025, 5, 30)
OBJECTIVES = (Objective("1", "Chính trị"), Objective("2", "Kinh tế, lao động"), Objective("4", "Y tế"))


def indicator(code: str, name: str, objective: str, unit: str = "%", **more: object) -> Indicator:
    target, part = (code[:-1], code[-1]) if code[-1].isalpha() else (code, "")
    given = {
        "kind": "ratio",
        "numerator": "số nữ",
        "denominator": "tổng số",
        "multiplier": 100.0,
        "bound_low": 0.0,
        "bound_high": 100.0 if unit == "%" else None,
        "decimals": 1,
        "additive": True,
        "additive_note": "",
        "sensitive": False,
        "levels": frozenset({"province", "district"}),
        "verified": "yes",
        "note": "",
    }
    return Indicator("2021-2030", code, target, part, objective, name, unit, **(given | more))


INDICATORS = {
    i.code: i
    for i in (
        indicator("1.1", "Cơ quan quản lý nhà nước, chính quyền địa phương có lãnh đạo chủ chốt là nữ", "Chính trị"),
        indicator("2.2", "Lao động nữ trong khu vực nông nghiệp", "Kinh tế, lao động", additive=False),
        indicator("4.1", "Tỷ số giới tính khi sinh", "Y tế", "bé trai/100 bé gái", bound_high=None),
        indicator("4.4", "Cơ sở y tế thí điểm chăm sóc sức khỏe người đồng tính, song tính, chuyển giới", "Y tế",
                  "có/không", kind="yes_no", numerator="", denominator="", multiplier=1.0, decimals=0),
    )
}  # fmt: skip
UNITS = {
    u.code: u
    for u in (
        Unit("62", "Tỉnh Kon Tum", "tỉnh", "province", "VN"),
        Unit("608", "Thành phố Kon Tum", "thành phố", "district", "62"),
        Unit("610", "Huyện Đắk Glei", "huyện", "district", "62"),
        Unit("611", "Huyện Ngọc Hồi", "huyện", "district", "62"),
        Unit("62-SNV", "Sở Nội vụ", "sở", "department", "62"),
    )
}
GE, LT, LE, YES = Rule("ge", "ge"), Rule("lt", "lt"), Rule("le", "le"), Rule("yes", "yes")
MILESTONES = {
    "1.1": (Milestone(2025, GE, 60, "đạt 60%"), Milestone(2030, GE, 75, "đạt 75%")),
    "2.2": (Milestone(2025, LT, 30, "xuống dưới 30%"), Milestone(2030, LT, 25, "dưới 25%")),
    "4.1": (Milestone(2025, LE, 107, "ở mức 107", differs=True), Milestone(2030, LE, 109, "109")),
    "4.4": (Milestone(2025, YES, 1, "có"), Milestone(2030, YES, 1, "có")),
}
SOURCE = Source("s1", "phu-luc-kon-tum.xlsx", "Biểu 01", "E12")


def figure(
    code: str, subject: str, year: int, numerator: float | None, denominator: float | None, **more: object
) -> Figure:
    value = more.pop("value", None)
    if value is None and numerator is not None and denominator:
        value = numerator * 100 / denominator
    given = {
        "period": "year",
        "kind": "actual",
        "as_of": None,
        "breakdown": (),
        "confirmed": False,
        "text": "",
        "declared_verdict": None,
        "cause": "",
        "difficulty": "",
        "solution": "",
        "note": "",
        "source": SOURCE,
    }
    return Figure(f"{code}|{subject}|{year}", code, subject, subject, "2021-2025", DATA_DATE, year, numerator=numerator,
                  denominator=denominator, value=value, **(given | more))  # fmt: skip


def unit_value(
    code: str, unit: str, year: int, numerator: float | None, denominator: float | None, **more: object
) -> UnitValue:
    one = figure(
        code,
        unit,
        year,
        numerator,
        denominator,
        **{k: more.pop(k) for k in ("cause", "solution", "note", "value", "breakdown") if k in more},
    )
    given = {
        "period": "year",
        "kind": "actual",
        "as_of": None,
        "reason": "" if one.value is not None else "no_data",
        "origin": "own",
        "units_missing": 0,
        "units_expected": 0,
        "missing": (),
        "also": None,
        "revised_from": None,
    }
    given |= more
    figures = tuple(
        replace(one, period=given["period"], kind=given["kind"], as_of=given["as_of"])
        for _ in [0]
        if one.value is not None
    )
    return UnitValue(unit, code, year, numerator=numerator, denominator=denominator, value=one.value,
                     sources=tuple(f.source for f in figures), figures=figures, **given)  # fmt: skip


def part(
    code: str,
    unit: str,
    series: tuple[UnitValue, ...],
    judged: MilestoneResult,
    ahead: MilestoneResult,
    **more: object,
) -> PartResult:
    known = [v for v in series if v.value is not None]
    return PartResult(code, code, known[-1] if known else None, series, more.get("others", ()), (judged, ahead),
                      more.get("projection"), judged.verdict, judged.reason)  # fmt: skip


def leaders(unit: str, counts: tuple[tuple[int, int, int], ...]) -> PartResult:
    series = tuple(
        unit_value(
            "1.1",
            unit,
            y,
            n,
            d,
            cause="Thiếu nguồn cán bộ nữ" if y == 2024 else "",
            solution='=HYPERLINK("http://a")' if y == 2024 else "",
        )
        for y, n, d in counts
    )
    part_year = unit_value(
        "1.1", unit, 2025, counts[-1][1] + 1, counts[-1][2], period="to_date", as_of=DATA_DATE
    )
    declared = unit_value("1.1", unit, 2025, counts[-1][1] + 2, counts[-1][2], kind="projection")
    plan = tuple(
        unit_value("1.1", unit, y, None, None, value=v, kind="plan") for y, v in ((2021, 40.0), (2025, 60.0))
    )
    judged = MilestoneResult(MILESTONES["1.1"][0], "not_met", "", "projection", declared.value, 2025)
    outlook = Outlook("slow", 58.2, (55.0, 61.0), 1.97, 4.5, 0.62, "medium")
    ahead = MilestoneResult(MILESTONES["1.1"][1], outlook=outlook)
    projection = Projection(2025, declared.value, 8, 10, 48.1, declared.value - 48.1)
    return part(
        "1.1", unit, series, judged, ahead, others=(part_year, declared, *plan), projection=projection
    )


def farming(unit: str) -> PartResult:
    if unit != "62":
        hidden = MilestoneResult(MILESTONES["2.2"][0], "not_assessable", "not_collected")
        return part("2.2", unit, (), hidden, MilestoneResult(MILESTONES["2.2"][1], None, "not_collected"))
    series = tuple(
        unit_value("2.2", unit, y, None, None, value=v)
        for y, v in ((2021, 33.0), (2022, 32.1), (2023, 31.2), (2024, 29.96))
    )
    judged = MilestoneResult(MILESTONES["2.2"][0], "met", "", "provisional", 29.96, 2024)
    return part(
        "2.2",
        unit,
        series,
        judged,
        MilestoneResult(
            MILESTONES["2.2"][1], outlook=Outlook("near", 25.9, (25.5, 26.4), -0.85, -1.0, 0.175, "medium")
        ),
    )


def births(unit: str) -> PartResult:
    series = (
        unit_value(
            "4.1",
            unit,
            2024,
            6109,
            5365,
            also=113.5,
            revised_from=112.9,
            units_missing=2,
            units_expected=10,
            origin="sum",
        ),
    )
    judged = MilestoneResult(MILESTONES["4.1"][0], "not_met", "", "provisional", series[0].value, 2024)
    return part(
        "4.1", unit, series, judged, MilestoneResult(MILESTONES["4.1"][1], outlook=Outlook("too_few_points"))
    )


def clinics(unit: str) -> PartResult:
    silent = MilestoneResult(MILESTONES["4.4"][0], "not_assessable", "no_data")
    return part(
        "4.4", unit, (), silent, MilestoneResult(MILESTONES["4.4"][1], outlook=Outlook("too_few_points"))
    )


def assessment(unit: str, counts: tuple[tuple[int, int, int], ...]) -> Assessment:
    parts = (leaders(unit, counts), farming(unit), births(unit), clinics(unit))
    targets = tuple(
        TargetResult(p.code, INDICATORS[p.code].objective, p.verdict, p.reason, (p,)) for p in parts
    )
    tally = {
        w: sum(t.verdict == w for t in targets) for w in ("met", "partly_met", "not_met", "not_assessable")
    }
    return Assessment("2021-2025", unit, "2021-2030", "KT", DATA_DATE, targets, Counts(2025, **tally))


TARGET_SET = TargetSet("KT", "2021-2030", "62", "Kế hoạch tỉnh", "QĐ", True, tuple(
    TargetPart(INDICATORS[c].target, c, c, INDICATORS[c].name, (c,), m) for c, m in MILESTONES.items()))  # fmt: skip
ROUND = Round(
    "2021-2025",
    "Sơ kết 5 năm thực hiện Chiến lược quốc gia về bình đẳng giới giai đoạn 2021–2025",
    "2021-2030",
    "62",
    "KT",
    DATA_DATE,
    (2025,),
    (),
    tuple(u for u in UNITS if u != "62"),
    (),
    None,
    True,
)


@dataclass(frozen=True)
class SmallCatalogue:
    """What the export asks of a catalogue, over the values above."""

    indicators: dict

    def indicator(self, strategy: str, code: str) -> Indicator:
        return INDICATORS[code]

    def target_set(self, code: str) -> TargetSet:
        return TARGET_SET

    def unit(self, code: str, day: date) -> Unit:
        return UNITS[code]

    def standing_office(self, province: str, day: date) -> Unit:
        return UNITS[f"{province}-SNV"]

    @property
    def strategies(self) -> dict[str, Strategy]:
        return {
            "2021-2030": Strategy(
                "2021-2030",
                "Chiến lược quốc gia về bình đẳng giới giai đoạn 2021–2030",
                "Nghị quyết 28/NQ-CP",
                (2025, 2030),
                OBJECTIVES,
            )
        }


@pytest.fixture(scope="session")
def small() -> SimpleNamespace:
    """Everything to render: ``round``, ``catalogue``, ``assessments`` (province first), ``indicators``, ``units``."""
    province = assessment("62", ((2021, 41, 113), (2022, 44, 113), (2023, 46, 113), (2024, 48, 113)))
    city = assessment("608", ((2021, 10, 20), (2022, 11, 20), (2023, 11, 20), (2024, 12, 20)))
    glei = assessment("610", ((2021, 4, 15), (2022, 4, 15), (2023, 5, 15), (2024, 6, 15)))
    return SimpleNamespace(
        round=ROUND, catalogue=SmallCatalogue({("2021-2030", c): i for c, i in INDICATORS.items()}),
        assessments=(province, city, glei), province=province, indicators=INDICATORS, units=UNITS,
        names={c: u.name for c, u in UNITS.items()}, figure=figure, unit_value=unit_value, milestones=MILESTONES,
        rules=SimpleNamespace(ge=GE, lt=LT, le=LE, yes=YES),
    )  # fmt: skip
