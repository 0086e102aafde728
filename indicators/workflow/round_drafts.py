"""A round about to be opened or changed: drawn up from a former one, and what is still wrong with it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from indicators.catalogue.deadlines import CLASSES, EVERYBODY
from indicators.catalogue.definitions import Asked, Deadline, Round, Unit
from indicators.output.numbers import format_date
from indicators.workflow.house import House
from indicators.workflow.strategy_rounds import known_rounds

LONGEST_CODE = 20
CODE = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{LONGEST_CODE - 1}}}")
NUMBERED, NTH = re.compile(r"-[1-9]$"), re.compile(r" \(lần \d+\)$")  # "2024-2", "Báo cáo năm 2024 (lần 2)"
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
PHASE = re.compile(r"(\d{4})-(\d{4})")
LONGEST_NAME = 200
FEBRUARY_28 = 28


@dataclass(frozen=True, slots=True)
class Draft:
    """A round that asks what a former one asked. ``gone``: units of the former that are no more on the new data date,
    each with those that took over and are asked instead. ``last_day``: of the province, where it is no more on the new
    data date."""

    round: Round
    gone: tuple[tuple[Unit, tuple[Unit, ...]], ...]
    last_day: date | None = None


def drawn_up(house: House, former: Round, on: date | None = None) -> Draft:
    """The next round of its kind: every date moved by the years the former covers, until the code is a new one.
    ``on``: another data date, to whose year everything is moved; where that year has a round already, under the next
    number ("2024-2")."""
    years = on.year - former.data_date.year if on else _next(house, former)
    day = on or _moved(former.data_date, years)
    asked, gone = _units(house, former, day)
    code, name = _free(house, moved_years(former.code, years), moved_years(former.name, years))
    made = replace(
        former,
        code=code,
        name=name,
        data_date=day,
        judges=_judges(house, former, years, day),
        asks=tuple(_asked(a, years) for a in former.asks),
        units=asked,
        deadlines=tuple(_deadline(d, years) for d in former.deadlines if _still(d, asked)),
        office_due=former.office_due and _moved(former.office_due, years),
        source="",
        only=tuple((unit, codes) for unit, codes in former.only if unit in asked),
        former=former.code,
    )
    province = house.catalogue.unit(house.store.province, day)
    return Draft(made, gone, None if province.valid_on(day) else province.valid_to)


def moved_years(text: str, years: int) -> str:
    """Every year in the text moved: "Sơ kết 5 năm 2021-2025" by 5 → "Sơ kết 5 năm 2026-2030"."""
    return YEAR.sub(lambda found: str(int(found.group()) + years), text)


def problems_of(house: House, round: Round, changes: str = "") -> tuple[str, ...]:
    """What keeps a round from being opened, a sentence each. ``changes``: code of the round it replaces."""
    return tuple(
        sentence
        for check in (_named, _dated, _asking, _sent_by, _due)
        for sentence in check(house, round, changes)
    )


def _free(house: House, code: str, name: str) -> tuple[str, str]:
    """The code as it is, or with the first number behind it that no round bears; then the name says so too."""
    known = {r.code for r in known_rounds(house)}
    if code not in known:
        return code, name
    bare, number = NUMBERED.sub("", code), 2
    while (made := f"{bare[: LONGEST_CODE - len(f'-{number}')]}-{number}") in known:
        number += 1
    return made, f"{NTH.sub('', name)} (lần {number})"


def _next(house: House, former: Round) -> int:
    known = {r.code for r in known_rounds(house)}
    step = years = _years_covered(former)
    while moved_years(former.code, years) in known and YEAR.search(former.code):
        years += step
    return years


def _years_covered(round: Round) -> int:
    phase = PHASE.search(round.code)
    return int(phase[2]) - int(phase[1]) + 1 if phase and int(phase[2]) > int(phase[1]) else 1


def _moved(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, FEBRUARY_28 + 1)
    return day.replace(year=day.year + years, day=FEBRUARY_28 if leap else day.day)


def _asked(one: Asked, years: int) -> Asked:
    return one._replace(data_year=one.data_year + years, as_of=one.as_of and _moved(one.as_of, years))


def _deadline(one: Deadline, years: int) -> Deadline:
    return replace(one, due=_moved(one.due, years))


def _still(deadline: Deadline, units: Iterable[str]) -> bool:
    return deadline.units in CLASSES or deadline.units == EVERYBODY or deadline.units in units


def _judges(house: House, former: Round, years: int, day: date) -> tuple[int, ...]:
    """Milestones moved along, and the one a whole year ends on."""
    wanted = {year + years for year in former.judges}
    whole = any(
        (a.data_year + years, a.period) == (day.year, "year") and a.kind == "actual" for a in former.asks
    )
    milestones = house.definitions.strategies[former.strategy].milestones
    return tuple(m for m in milestones if m in wanted or (whole and m == day.year))


def _units(
    house: House, former: Round, day: date
) -> tuple[tuple[str, ...], tuple[tuple[Unit, tuple[Unit, ...]], ...]]:
    asked: dict[str, None] = {}
    gone = []
    for code in former.units:
        if stands(house, code, day):
            asked[code] = None
            continue
        after = successors(house, code, former.data_date, day)
        asked |= dict.fromkeys(one.code for one in after)
        gone.append((house.catalogue.unit(code, former.data_date), after))
    return tuple(asked), tuple(gone)


def stands(house: House, code: str, day: date) -> bool:
    """Whether a unit of this house exists on a day."""
    known = house.catalogue.units_by_code.get(code, ())
    there = {u.code for u in house.catalogue.units_on(house.store.province, day)}
    return code in there and any(u.valid_on(day) for u in known)


def successors(house: House, code: str, since: date, day: date) -> tuple[Unit, ...]:
    """Those of this house that a unit, or the communes of a district, became between two days, as they are named on the
    later one; through any that are gone again."""
    found = dict.fromkeys(_became(house, code, since, day))
    after = {new: (house.catalogue.unit(new, day),) if stands(house, new, day) else () for new in found}
    later = (after[new] or (successors(house, new, since, day) if new != code else ()) for new in found)
    return tuple(dict.fromkeys(unit for units in later for unit in units))


def _became(house: House, code: str, since: date, day: date) -> list[str]:
    head, _, short = code.rpartition("-")
    if head:
        ended = (d for d in house.catalogue.departments if d.abbreviation == short and d.valid_to)
        return [f"{head}-{new}" for d in ended for new in d.successors]
    return [
        s.new for s in house.catalogue.successions if code in (s.old, s.old_parent) and since < s.on <= day
    ]


def _named(house: House, round: Round, changes: str) -> list[str]:
    said = []
    if not CODE.fullmatch(round.code):
        said.append(
            "Mã đợt chỉ gồm chữ không dấu, chữ số và các dấu . _ -, dài nhất 20 ký tự, ví dụ 2026 hoặc 2026-6T."
        )
    elif round.code != changes and any(r.code == round.code for r in known_rounds(house)):
        said.append(f"Đã có đợt mang mã {round.code}; hãy đặt mã khác.")
    if not round.name.strip() or len(round.name) > LONGEST_NAME:
        said.append(f"Hãy đặt tên đợt, dài nhất {LONGEST_NAME} ký tự.")
    return said


def _dated(house: House, round: Round, changes: str) -> list[str]:
    day = format_date(round.data_date)
    province = house.catalogue.unit(house.store.province, round.data_date)
    said = []
    if not province.valid_on(round.data_date):
        until = f" (chỉ đến {format_date(province.valid_to)})" if province.valid_to else ""
        said.append(
            f"Ngày chốt số liệu {day}: {province.name} không tồn tại vào ngày đó{until}; hãy chọn ngày khác."
        )
    for asked in round.asks:
        if asked.kind == "actual" and asked.data_year > round.data_date.year:
            said.append(
                f"Số thực hiện năm {asked.data_year} ở sau ngày chốt số liệu {day}; hãy bỏ cột đó hoặc sửa ngày."
            )
        if asked.as_of and asked.as_of > round.data_date:
            said.append(
                f"Cột số liệu đến {format_date(asked.as_of)} ở sau ngày chốt số liệu {day}; hãy sửa ngày."
            )
    return said


def _asking(house: House, round: Round, changes: str) -> list[str]:
    milestones = house.catalogue.strategies[round.strategy].milestones
    known = {i.code for i in house.catalogue.indicators_of(round.strategy)}
    said = [f"Năm {y} không phải năm mốc của chiến lược; các năm mốc: {_list(milestones)}."
            for y in round.judges if y not in milestones]  # fmt: skip
    if not round.asks:
        said.append("Đợt chưa hỏi số liệu năm nào; hãy giữ ít nhất một cột số liệu.")
    if len(set(round.asks)) < len(round.asks):
        said.append("Có hai cột số liệu giống nhau; hãy bỏ một.")
    strange = [code for code in round.indicators if code not in known]
    if strange:
        said.append(f"Chiến lược {round.strategy} không có chỉ tiêu {_list(strange)}; hãy bỏ mã đó.")
    return said


def _sent_by(house: House, round: Round, changes: str) -> list[str]:
    if not round.units:
        return ["Đợt chưa hỏi đơn vị nào; hãy chọn ít nhất một đơn vị."]
    unknown = [code for code in round.units if not stands(house, code, round.data_date)]
    if unknown:
        when = format_date(round.data_date)
        return [
            f"Các đơn vị không có vào ngày {when}: {_list(unknown)}; hãy bỏ hoặc thay bằng đơn vị kế thừa."
        ]
    idle = [house.catalogue.unit(code, round.data_date).name
            for code in round.units if not house.catalogue.requested(round, code)]  # fmt: skip
    return (
        [f"Không có chỉ tiêu nào để hỏi: {', '.join(idle)}; hãy bỏ đơn vị đó hoặc thêm chỉ tiêu."]
        if idle
        else []
    )


def _due(house: House, round: Round, changes: str) -> list[str]:
    """A deadline may come before the data date (10 December for the year), but not before the year of the data."""
    said = []
    if not round.deadlines:
        said.append("Hãy ghi ít nhất một hạn nộp.")
    for one in round.deadlines:
        if one.due.year < round.data_date.year:
            said.append(
                f"Hạn nộp {format_date(one.due)} ở trước năm của số liệu ({round.data_date.year}); hãy sửa ngày."
            )
        if not _still(one, round.units):
            said.append(
                f"Hạn nộp {format_date(one.due)} ghi cho {one.units} không thuộc đợt; hãy sửa hoặc bỏ."
            )
    last = max((d.due for d in round.deadlines), default=None)
    if last and round.office_due and round.office_due < last:
        day = format_date(round.office_due)
        said.append(f"Ngày văn phòng báo cáo ({day}) trước hạn nộp cuối ({format_date(last)}); hãy sửa ngày.")
    return said


def _list(words: Iterable[object]) -> str:
    return ", ".join(map(str, words))
