"""Rounds: each entry of rounds.yaml for each province it applies to, units named by selectors or codes."""

from collections.abc import Callable, Mapping, Sequence

from indicators.catalogue.definitions import Asked, Deadline, Department, Round, Supplier, TargetSet, Unit
from indicators.catalogue.files import Row, wrong
from indicators.catalogue.schemas import RoundLine
from indicators.catalogue.units import COUNTRY, REPORTING_LEVELS

ANY = "any"
SELECTORS = ("members", "suppliers", "districts", "communes")
Entry = tuple[Row, RoundLine]
UnitsOf = Callable[[Entry, str], tuple[str, ...]]


def rounds_by_province(
    lines: Sequence[Entry], provinces: Sequence[Unit], sets: Mapping[str, TargetSet], units_of: UnitsOf
) -> dict[tuple[str, bool], tuple[Round, ...]]:
    """(province, sample) to its rounds by data date; the province's own entry replaces the ``any`` one."""
    found: dict[tuple[str, bool], dict[str, Round]] = {}
    for entry in sorted(lines, key=lambda e: e[1].province != ANY):
        line = entry[1]
        for province in dict.fromkeys(p.code for p in provinces if _applies(line, p)):
            target_set = line.target_set or _default_set(entry, province, sets)
            made = round_from(line, province, target_set, units_of(entry, province))
            found.setdefault((province, line.sample), {})[line.code] = made
    return {
        key: tuple(sorted(rounds.values(), key=lambda r: (r.data_date, r.code)))
        for key, rounds in found.items()
    }


def _applies(line: RoundLine, province: Unit) -> bool:
    return line.province in (ANY, province.code) and province.valid_on(line.data_date)


def round_from(line: RoundLine, province: str, target_set: str, units: tuple[str, ...]) -> Round:
    """The round an entry defines for one province."""
    return Round(
        code=line.code,
        name=line.name,
        strategy=line.strategy,
        province=province,
        target_set=target_set,
        data_date=line.data_date,
        judges=line.judges,
        asks=tuple(Asked(a.year, a.period, a.kind, a.as_of) for a in line.asks),
        units=units,
        deadlines=tuple(Deadline(d.units, d.paper, d.due) for d in line.deadlines),
        office_due=line.office_due,
        sample=line.sample,
        source=line.source,
        indicators=line.indicators,
        only=tuple((one.unit, one.indicators) for one in line.only),
        former=line.former,
    )


def _default_set(entry: Entry, province: str, sets: Mapping[str, TargetSet]) -> str:
    row, line = entry
    fit = [
        s.code
        for s in sets.values()
        if (s.province, s.strategy, s.sample) == (province, line.strategy, line.sample)
    ]
    if len(fit) != 1:
        known = ", ".join(fit or sets)
        problem = (
            f"tỉnh {province} có {len(fit)} bộ chỉ tiêu của {line.strategy}; hãy ghi target_set (có: {known})"
        )
        raise wrong(row.file, row.line, "target_set", problem)
    return fit[0]


def asked_units(
    entry: Entry,
    province: str,
    units: Sequence[Unit],
    departments: Sequence[Department],
    suppliers: Sequence[Supplier],
) -> tuple[str, ...]:
    """The codes a round asks, in the order of its selectors; ``units``: the province's on the data date.

    ``communes`` are those directly under the province: while there are districts, communes report to them.
    """
    if province == COUNTRY:
        return (COUNTRY,)
    row, line = entry
    there = {unit.code: unit for unit in units}
    codes: dict[str, None] = {}
    for word in line.units or SELECTORS:
        found = _selected(word, line, province, there, departments, suppliers)
        if not found and word not in SELECTORS:
            known = ", ".join(SELECTORS)
            when = f"{province} ngày {line.data_date}"
            problem = f'"{word}" không phải đơn vị của {when}; hãy sửa mã hoặc ghi {known}'
            raise wrong(row.file, row.line, "units", problem)
        codes.update(dict.fromkeys(found))
    return tuple(codes)


def _selected(
    word: str,
    line: RoundLine,
    province: str,
    there: Mapping[str, Unit],
    departments: Sequence[Department],
    suppliers: Sequence[Supplier],
) -> list[str]:
    if word in REPORTING_LEVELS:
        return [u.code for u in there.values() if u.level == REPORTING_LEVELS[word] and u.parent == province]
    if word == "members":
        wanted = [f"{province}-{d.abbreviation}" for d in departments if d.member]
    elif word == "suppliers":
        wanted = [f"{province}-{s.department}" for s in suppliers if _supplies(s, line)]
    else:
        wanted = [word, f"{province}-{word}"]
    return [code for code in wanted if code in there]


def _supplies(supplier: Supplier, line: RoundLine) -> bool:
    return supplier.indicator.startswith(f"{line.strategy}/") and supplier.valid_on(line.data_date)
