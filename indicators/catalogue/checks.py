"""What the files must agree on: a code named in one exists in the other, no periods of a code overlap."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from indicators.catalogue.definitions import Unit
from indicators.catalogue.files import Row, wrong

Entries = Sequence[tuple[Row, Any]]
MANY = 12


def exists(
    entries: Entries, field: str, codes_of: Callable[[Any], Iterable[str]], known: Collection[str], where: str
):
    """Every code that ``codes_of`` takes from a line is among ``known``, the codes of the file ``where``."""
    for row, line in entries:
        for code in codes_of(line):
            if code not in known:
                raise wrong(row.file, row.line, field, f'"{code}" không có trong {where}; {_offer(known)}')


def _offer(known: Collection[str]) -> str:
    if len(known) > MANY:
        return "hãy sửa mã hoặc thêm dòng vào tệp đó"
    return f"hãy ghi một trong: {', '.join(sorted(known))}"


def once(entries: Entries, field: str, key_of: Callable[[Any], tuple[Any, ...]]) -> None:
    """No two lines have one key, whatever their periods."""
    seen: dict[tuple[Any, ...], int] = {}
    for row, line in entries:
        first = seen.setdefault(key_of(line), row.line)
        if first != row.line:
            name = " / ".join(map(str, key_of(line)))
            raise wrong(row.file, row.line, field, f'"{name}" đã có ở dòng {first}; hãy đặt mã khác')


def no_overlap(entries: Entries, field: str, key_of: Callable[[Any], tuple[Any, ...]]) -> None:
    """No two lines of one key hold on the same day; a period does not end before it begins."""
    groups: dict[tuple[Any, ...], list[tuple[date, date, Row]]] = {}
    for row, line in entries:
        start = getattr(line, "valid_from", None) or date.min
        end = getattr(line, "valid_to", None) or date.max
        if end < start:
            raise wrong(row.file, row.line, "valid_to", "ngày kết thúc trước ngày bắt đầu; hãy sửa lại")
        groups.setdefault(key_of(line), []).append((start, end, row))
    for key, periods in groups.items():
        _apart(key, periods, field)


def _apart(key: tuple[Any, ...], periods: list[tuple[date, date, Row]], field: str) -> None:
    ordered = sorted(periods, key=lambda p: (p[0], p[2].line))
    for (_, end, before), (start, _, row) in pairwise(ordered):
        if start <= end:
            name = " / ".join(str(part) for part in key if part != "")
            problem = (
                f'"{name}" đã có ở dòng {before.line} trong cùng thời gian; hãy bỏ một dòng hoặc sửa ngày'
            )
            raise wrong(row.file, row.line, field, problem)


def codes_stand(entries: Entries, units: Mapping[str, Sequence[Unit]]) -> None:
    """A unit's parent exists at some day of the unit's own period."""
    for row, line in entries:
        if line.level == "country":
            continue
        if not line.parent:
            raise wrong(row.file, row.line, "parent", "đang trống; hãy ghi mã đơn vị cấp trên")
        if not any(_meet(line, parent) for parent in units.get(line.parent, ())):
            problem = (
                f'"{line.parent}" không có trong units.csv cùng thời gian với {line.code}; hãy sửa mã, ngày'
            )
            raise wrong(row.file, row.line, "parent", problem)


def _meet(a: Any, b: Any) -> bool:
    return (a.valid_from or date.min) <= (b.valid_to or date.max) and (b.valid_from or date.min) <= (
        a.valid_to or date.max
    )


def successions_join(entries: Entries, units: Mapping[str, Sequence[Unit]]) -> None:
    """The old unit stands on the day before, the new one on the day itself."""
    for row, line in entries:
        for field, code, day in (("old", line.old, line.on - timedelta(days=1)), ("new", line.new, line.on)):
            if not any(unit.valid_on(day) for unit in units.get(code, ())):
                problem = f'"{code}" không có trong units.csv vào ngày {day}; hãy sửa mã hoặc thêm đơn vị'
                raise wrong(row.file, row.line, field, problem)


def suppliers_stand(entries: Entries, departments: Entries) -> None:
    """A supplier exists as a department during the whole period it is named for."""
    periods: dict[str, list[Any]] = {}
    for _, department in departments:
        periods.setdefault(department.abbreviation, []).append(department)
    for row, line in entries:
        if not any(_covers(department, line) for department in periods[line.department]):
            problem = f"{line.department} không tồn tại suốt thời gian này; hãy sửa valid_from hoặc valid_to"
            raise wrong(row.file, row.line, "department", problem)


def _covers(outer: Any, inner: Any) -> bool:
    return (outer.valid_from or date.min) <= (inner.valid_from or date.min) and (
        inner.valid_to or date.max
    ) <= (outer.valid_to or date.max)


def years_of_strategy(row: Row, field: str, years: Iterable[int], milestones: Sequence[int]) -> None:
    """Every year is a milestone of the strategy."""
    for year in years:
        if year not in milestones:
            known = ", ".join(map(str, milestones))
            raise wrong(
                row.file, row.line, field, f"{year} không phải năm mốc của chiến lược; hãy ghi trong: {known}"
            )


def dated_columns(row: Row, asks: Sequence[Any]) -> None:
    """A column "to date" says to which date, and no other column does."""
    for asked in asks:
        if (asked.period == "to_date") != (asked.as_of is not None):
            problem = "cột period: to_date phải có as_of (ngày chốt), cột khác thì không; hãy sửa lại"
            raise wrong(row.file, row.line, "asks.as_of", problem)
