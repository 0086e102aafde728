"""Which checks hold between which files of the catalogue."""

from itertools import chain
from typing import Any

from indicators.catalogue import checks
from indicators.catalogue.duty_schemas import check_duty
from indicators.catalogue.files import Row, wrong
from indicators.catalogue.rounds import ANY
from indicators.catalogue.schemas import IndicatorLine, TargetLine
from indicators.catalogue.units import by_code, department_of, departments_as_units, unit_of

DEADLINE_CLASSES = frozenset({"departments", "districts", "communes", "all"})
Files = dict[str, list[tuple[Row, Any]]]


def check_all(files: Files) -> None:
    """Raise CatalogueError for the first disagreement between the files."""
    _keys(files)
    _strategies(files)
    _targets(files)
    _units(files)
    _names(files)
    _rounds(files)
    for row, line in files["duties"]:
        check_duty(row, line)


def _keys(files: Files) -> None:
    unique = checks.no_overlap
    unique(files["strategies"], "code", lambda x: (x.code,))
    checks.once(files["indicators"], "code", lambda x: (x.strategy, x.code))
    unique(files["indicators"], "code", lambda x: (x.strategy, x.code))
    unique(files["target_sets"], "code", lambda x: (x.code,))
    unique(files["targets"], "code", lambda x: (x.target_set, x.code, x.year))
    unique(files["suppliers"], "department", lambda x: (x.strategy, x.indicator, x.department))
    unique(files["standing_offices"], "department", lambda _: ("cơ quan thường trực",))
    unique(files["departments"], "abbreviation", lambda x: (x.abbreviation,))
    unique(files["units"], "code", lambda x: (x.code,))
    unique(files["sex_pairs"], "women", lambda x: (x.strategy, x.women))
    unique(files["duties"], "code", lambda x: (x.code,))
    unique(files["successions"], "old", lambda x: (x.old, x.new, x.on))
    unique(files["rounds"], "code", lambda x: (x.province, "minh họa" if x.sample else "", x.code))


def _strategies(files: Files) -> None:
    strategies = {line.code for _, line in files["strategies"]}
    for name in ("indicators", "target_sets", "suppliers", "rounds"):
        checks.exists(files[name], "strategy", lambda x: (x.strategy,), strategies, "strategies.yaml")
    objectives = {line.code: {o.code for o in line.objectives} for _, line in files["strategies"]}
    for row, line in files["indicators"]:
        checks.exists(
            [(row, line)], "objective", lambda x: (x.objective,), objectives[line.strategy], "strategies.yaml"
        )
        _shape(row, line)


def _shape(row: Row, line: IndicatorLine) -> None:
    """A ratio names its numerator and denominator; nothing else has any."""
    for field in ("numerator", "denominator"):
        if line.kind == "ratio" and not getattr(line, field):
            raise wrong(
                row.file, row.line, field, "đang trống; chỉ tiêu kind = ratio phải có tử số và mẫu số"
            )
    if line.bound_low is not None and line.bound_high is not None and line.bound_low > line.bound_high:
        raise wrong(row.file, row.line, "bound_low", "lớn hơn bound_high; hãy sửa lại")


def _targets(files: Files) -> None:
    sets = {line.code: line for _, line in files["target_sets"]}
    checks.exists(files["targets"], "target_set", lambda x: (x.target_set,), sets, "target_sets.yaml")
    indicators = {f"{line.strategy}/{line.code}" for _, line in files["indicators"]}
    checks.exists(
        files["targets"],
        "indicator",
        lambda x: (f"{sets[x.target_set].strategy}/{x.indicator}",),
        indicators,
        "indicators.csv",
    )
    national = {
        f"{sets[x.target_set].strategy}/{x.code}"
        for _, x in files["targets"]
        if sets[x.target_set].province == "VN"
    }
    checks.exists(
        files["targets"],
        "national",
        lambda x: (f"{sets[x.target_set].strategy}/{code}" for code in x.national),
        national,
        "bộ chỉ tiêu quốc gia của targets.csv",
    )
    checks.exists(
        files["rounds"], "target_set", lambda x: filter(None, (x.target_set,)), sets, "target_sets.yaml"
    )
    for row, line in files["targets"]:
        _every_year(row, line)


def _every_year(row: Row, line: TargetLine) -> None:
    if line.rule.every_year and line.holds_from is None:
        raise wrong(row.file, row.line, "holds_from", "đang trống; quy tắc every year phải có năm bắt đầu")


def _rounds(files: Files) -> None:
    """Rounds judge years of their strategy, take a target set of it, and send deadlines to units that exist."""
    years = {line.code: line.milestones for _, line in files["strategies"]}
    sets = {line.code: line for _, line in files["target_sets"]}
    known = DEADLINE_CLASSES | _unit_codes(files)
    checks.exists(
        files["rounds"], "deadlines.units", lambda x: (d.units for d in x.deadlines), known, "units.csv"
    )
    for row, line in files["rounds"]:
        checks.years_of_strategy(row, "judges", line.judges, years[line.strategy])
        checks.dated_columns(row, line.asks)
        codes = {i.code for _, i in files["indicators"] if i.strategy == line.strategy}
        asked = (line.indicators, *(one.indicators for one in line.only))
        checks.exists(
            [(row, line)], "indicators", lambda _, asked=asked: chain(*asked), codes, "indicators.csv"
        )
        if line.target_set and sets[line.target_set].strategy != line.strategy:
            raise wrong(
                row.file, row.line, "target_set", f'"{line.target_set}" thuộc chiến lược khác; hãy sửa mã bộ'
            )
    for row, line in files["targets"]:
        checks.years_of_strategy(row, "year", (line.year,), years[sets[line.target_set].strategy])


def _units(files: Files) -> None:
    units = by_code([unit_of(line) for _, line in files["units"]])
    checks.codes_stand(files["units"], units)
    checks.successions_join(files["successions"], units)
    provinces = {code for code, periods in units.items() if periods[0].level in ("province", "country")}
    checks.exists(files["target_sets"], "province", lambda x: (x.province,), provinces, "units.csv")
    checks.exists(files["rounds"], "province", lambda x: (x.province,), provinces | {ANY}, "units.csv")
    abbreviations = {line.abbreviation for _, line in files["departments"]}
    checks.exists(
        files["suppliers"], "department", lambda x: (x.department,), abbreviations, "departments.csv"
    )
    checks.exists(
        files["departments"], "successors", lambda x: x.successors, abbreviations, "departments.csv"
    )
    offices = files["standing_offices"]
    checks.exists(offices, "department", lambda x: (x.department,), abbreviations, "departments.csv")
    if not offices:
        raise wrong("standing_offices.csv", 1, "department", "chưa có dòng nào; hãy ghi cơ quan thường trực")
    checks.suppliers_stand(files["suppliers"], files["departments"])


def _names(files: Files) -> None:
    """Suppliers, look-alikes and aliases name indicators, units and departments that exist."""
    indicators = {f"{line.strategy}/{line.code}" for _, line in files["indicators"]}
    checks.exists(
        files["suppliers"],
        "indicator",
        lambda x: (f"{x.strategy}/{x.indicator}",),
        indicators,
        "indicators.csv",
    )
    checks.exists(files["look_alikes"], "indicator", lambda x: (x.indicator,), indicators, "indicators.csv")
    for field in ("women", "men"):
        checks.exists(
            files["sex_pairs"],
            field,
            lambda x, field=field: (f"{x.strategy}/{getattr(x, field)}",),
            indicators,
            "indicators.csv",
        )
    known = {
        "indicator": (indicators, "indicators.csv"),
        "unit": (_unit_codes(files), "units.csv"),
        "department": ({line.abbreviation for _, line in files["departments"]}, "departments.csv"),
    }
    for kind, (codes, where) in known.items():
        mine = [(row, line) for row, line in files["aliases"] if line.kind == kind]
        checks.exists(mine, "code", lambda x: (x.code,), codes, where)


def _unit_codes(files: Files) -> set[str]:
    units = [unit_of(line) for _, line in files["units"]]
    departments = [department_of(line) for _, line in files["departments"]]
    provinces = [u for u in units if u.level == "province"]
    return {u.code for u in [*units, *departments_as_units(provinces, departments)]}
