"""Reads data/catalogue/ into a Catalogue: parse every file, check one against another, build the values."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from indicators.catalogue import schemas as s
from indicators.catalogue.catalogue import Catalogue
from indicators.catalogue.consistency import check_all
from indicators.catalogue.definitions import (
    Indicator,
    LookAlike,
    Objective,
    Programme,
    Settings,
    SexPair,
    StandingOffice,
    Strategy,
    Succession,
    Supplier,
)
from indicators.catalogue.duties import kind_of
from indicators.catalogue.duty_schemas import DutyLine
from indicators.catalogue.files import Row, csv_rows, entries, parse, read_text, yaml_rows
from indicators.catalogue.rounds import asked_units, rounds_by_province
from indicators.catalogue.targets import target_sets
from indicators.catalogue.units import by_code, by_province, department_of, departments_as_units, unit_of

FOLDER = Path(__file__).resolve().parents[2] / "data" / "catalogue"
FACTS = (".csv", ".yaml")
CSV_FILES = {
    "indicators": s.IndicatorLine,
    "targets": s.TargetLine,
    "suppliers": s.SupplierLine,
    "departments": s.DepartmentLine,
    "standing_offices": s.StandingOfficeLine,
    "units": s.UnitLine,
    "successions": s.SuccessionLine,
    "programmes": s.ProgrammeLine,
    "look_alikes": s.LookAlikeLine,
    "sex_pairs": s.SexPairLine,
    "aliases": s.AliasLine,
}
YAML_FILES = {
    "strategies": s.StrategyLine,
    "target_sets": s.TargetSetLine,
    "rounds": s.RoundLine,
    "duties": DutyLine,
}
Files = dict[str, list[tuple[Row, Any]]]


def load(folder: Path = FOLDER) -> Catalogue:
    """The catalogue of ``folder``; read again only when a file there changed. Raises CatalogueError."""
    folder = Path(folder).resolve()
    return _load(folder, tuple(sorted((p.name, p.stat().st_mtime_ns) for p in folder.glob("*.*"))))


@lru_cache(maxsize=4)
def _load(folder: Path, stamp: tuple[tuple[str, int], ...]) -> Catalogue:
    files = read_files(folder)
    check_all(files)
    return replace(build(files, _settings(folder)), fingerprint=fingerprint(folder))


def fingerprint(folder: Path) -> str:
    """SHA-256 of the files of ``folder`` that hold facts: the same facts have the same fingerprint on every machine."""
    said = sha256()
    for name in sorted(p.name for p in folder.iterdir() if p.suffix in FACTS):
        text = read_text(folder, name)
        said.update(f"{name}\0{len(text)}\0{text}".encode())
    return said.hexdigest()


def read_files(folder: Path) -> Files:
    """Every file as (row, line) pairs, each line valid in itself."""
    tables = {
        name: entries(model, csv_rows(folder, f"{name}.csv", s.columns(model)))
        for name, model in CSV_FILES.items()
    }
    texts = {name: entries(model, yaml_rows(folder, f"{name}.yaml")) for name, model in YAML_FILES.items()}
    return tables | texts


def _settings(folder: Path) -> Settings:
    rows = yaml_rows(folder, "settings.yaml")
    return Settings(**parse(s.SettingsLine, rows[0]).model_dump()) if rows else Settings()


def build(files: Files, settings: Settings) -> Catalogue:
    """The frozen values, from files that agree with each other."""
    lines = {name: [line for _, line in rows] for name, rows in files.items()}
    departments = tuple(map(department_of, lines["departments"]))
    listed = tuple(map(unit_of, lines["units"]))
    provinces = tuple(u for u in listed if u.level in ("province", "country"))
    units = listed + departments_as_units([p for p in provinces if p.level == "province"], departments)
    codes = by_code(units)
    below = by_province(units, codes)
    suppliers = tuple(map(_supplier, lines["suppliers"]))
    indicators = {(line.strategy, line.code): _indicator(line) for line in lines["indicators"]}
    sets = target_sets(files["target_sets"], files["targets"], indicators)

    def units_of(entry: Any, province: str) -> tuple[str, ...]:
        there = [u for u in below[province] if u.valid_on(entry[1].data_date)]
        return asked_units(entry, province, there, departments, suppliers)

    return Catalogue(
        strategies={line.code: _strategy(line) for line in lines["strategies"]},
        indicators=indicators,
        target_sets=sets,
        units=units,
        units_by_code=codes,
        units_by_province=below,
        departments=departments,
        successions=tuple(map(_succession, lines["successions"])),
        supplier_list=suppliers,
        standing_offices=tuple(StandingOffice(**line.model_dump()) for line in lines["standing_offices"]),
        aliases=_aliases(lines["aliases"]),
        look_alikes=tuple(LookAlike(**line.model_dump()) for line in lines["look_alikes"]),
        programmes=tuple(Programme(**line.model_dump()) for line in lines["programmes"]),
        sex_pairs=tuple(SexPair(**line.model_dump()) for line in lines["sex_pairs"]),
        duties={line.code: kind_of(line) for line in lines["duties"]},
        settings=settings,
        round_lists=rounds_by_province(files["rounds"], provinces, sets, units_of),
    )


def _strategy(line: s.StrategyLine) -> Strategy:
    objectives = tuple(Objective(o.code, o.name) for o in line.objectives)
    return Strategy(line.code, line.name, line.decision, line.milestones, objectives)


def _indicator(line: s.IndicatorLine) -> Indicator:
    return Indicator(**line.model_dump())


def _supplier(line: s.SupplierLine) -> Supplier:
    key = f"{line.strategy}/{line.indicator}"
    return Supplier(key, line.department, line.rank, line.valid_from, line.valid_to)


def _succession(line: s.SuccessionLine) -> Succession:
    return Succession(line.old, line.new, line.on, line.split, line.old_parent)


def _aliases(lines: Sequence[s.AliasLine]) -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {"indicator": {}, "unit": {}, "department": {}}
    for line in lines:
        of_kind = found[line.kind]
        of_kind[line.code] = (*of_kind.get(line.code, ()), line.alias)
    return found
