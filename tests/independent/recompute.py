"""The provincial values and verdicts computed a second time, by plain loops over plain rows and the facts
files.

It imports nothing of the product, so that a mistake there cannot hide here. Strategy 2021-2030 only.

A row is a dict: sender, subject, round_date (date), indicator, year, period ("year", …), kind ("actual",
"projection", …), numerator, denominator, value (numbers or None); optional text and breakdown. A round is a
dict: data_date, units, asks (a list of (year, period, kind)). Numbers are kept as fractions, so that no
comparison is touched by rounding.
"""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path

SUPPLIERS_CHANGED = date(2025, 3, 1)
DISTRICTS_ENDED = date(2025, 7, 1)
BARE_SURVEY = "no"


def recompute(rows, facts_dir, province, data_date, judges, changed_targets=None, rounds=()):
    """{"parts": {code: {"series": {year: (value, reason, missing, expected)}, "verdicts": {year: (verdict,
    reason, basis)}}}, "targets": {code: (verdict, reason)}, "counts": {verdict: n}} of the province.

    ``changed_targets``: {(code, milestone year): value} where the province's set differs from the national
    one.
    """
    world = _World(rows, Path(facts_dir), province, data_date, rounds)
    changed = changed_targets or {}
    parts, grouped = {}, {}
    for fact in world.indicators:
        code = fact["code"]
        series = {}
        for year in range(2000, data_date.year + 1):
            if date(year, 12, 31) <= data_date:
                value = world.provincial(fact, year, "actual")
                if value is not None:
                    series[year] = value
        verdicts = {}
        for year in judges:
            target = changed.get((code, year), fact[f"value_{year}"])
            verdicts[year] = _verdict(world, fact, series, year, fact[f"rule_{year}"], Fraction(str(target)))
        parts[code] = {"series": series, "verdicts": verdicts}
        if judges:
            grouped.setdefault(fact["target"], []).append(verdicts[max(judges)])
    targets = {code: _target(verdicts) for code, verdicts in grouped.items()}
    counts = {}
    for verdict, _ in targets.values():
        counts[verdict] = counts.get(verdict, 0) + 1
    return {"parts": parts, "targets": targets, "counts": counts}


def _table(path):
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def _exact(number):
    return Fraction(str(number))


class _World:
    """The facts of the province and the rows known by the data date."""

    def __init__(self, rows, facts, province, data_date, rounds):
        self.province, self.data_date = province, data_date
        self.indicators = _table(facts / "strategy_2021_2030.tsv")
        self.old_units = _table(facts / "units_until_2025-06-30.tsv")
        self.new_units = _table(facts / "units_from_2025-07-01.tsv")
        self.rows = [r for r in rows if r["round_date"] <= data_date and not r.get("breakdown")]
        self.by_moment = {}
        for row in self.rows:
            key = row["indicator"], row["year"], row["period"], row["kind"]
            self.by_moment.setdefault(key, []).append(row)
        known = [r for r in rounds if r["data_date"] <= data_date]
        self.rounds = sorted(known, key=lambda r: r["data_date"], reverse=True)

    def at(self, fact, year, kind):
        return self.by_moment.get((fact["code"], year, "year", kind), [])

    def suppliers(self, fact, day):
        column = "supplier_until_2025-02" if day < SUPPLIERS_CHANGED else "supplier_from_2025-03"
        return [f"{self.province}-{name.strip()}" for name in fact[column].split(";")]

    def units(self, level, day):
        """Districts (level 2) or communes of the province on a day."""
        if day >= DISTRICTS_ENDED:
            if level == "district":
                return []
            return [u["code"] for u in self.new_units if u["parent_code"] == self.province]
        there = [u for u in self.old_units if (u["valid_from"] or "0") <= str(day) <= (u["valid_to"] or "9")]
        districts = [u["code"] for u in there if u["level"] == "2" and u["parent_code"] == self.province]
        if level == "district":
            return districts
        return [u["code"] for u in there if u["level"] == "3" and u["parent_code"] in districts]

    def speakers(self, rows, subject, fact):
        """(order, row) of the latest word of the unit itself, of the lead of the time, of every other
        sender."""
        best = {}
        for row in rows:
            if row["subject"] != subject:
                continue
            suppliers = self.suppliers(fact, row["round_date"])
            if row["sender"] == subject:
                who, order = "own", 0
            elif row["sender"] == suppliers[0]:
                who, order = "lead", 1
            else:
                who, order = row["sender"], 2
            rank = suppliers.index(row["sender"]) if row["sender"] in suppliers else 99
            if who not in best or best[who][1]["round_date"] < row["round_date"]:
                place = (order, -row["round_date"].toordinal(), rank, row["sender"])
                best[who] = (place, row)
        return [(place[0], row) for place, row in sorted(best.values(), key=lambda pair: pair[0])]

    def counts_for(self, fact, year, kind, unit, day):
        rows = [r for r in self.at(fact, year, kind) if r["round_date"] <= day]
        for _, row in self.speakers(rows, unit, fact):
            if _counted(row):
                return row
        return None

    def sums(self, fact, year, kind):
        """Every sum that can be made: (missing, expected, numerator, denominator, declared)."""
        asked = (year, "year", kind)
        brought = {r["round_date"] for r in self.at(fact, year, kind)}
        rounds = [r for r in self.rounds if asked in r["asks"] or r["data_date"] in brought]
        for one in rounds or self.rounds[:1]:
            for units in self.covers(fact, one):
                made = self.sum_over(fact, year, kind, units, one["data_date"])
                if made:
                    yield made

    def covers(self, fact, one):
        levels = [level.strip() for level in fact["levels"].split(",")]
        districts = self.units("district", one["data_date"]) if "district" in levels else []
        communes = self.units("commune", one["data_date"]) if "commune" in levels else []
        departments = []
        if "department" in levels:
            departments = [u for u in one["units"] if "-" in u]
            return [departments + (districts or communes)]
        return [units for units in (communes, districts) if units]

    def sum_over(self, fact, year, kind, units, day):
        found = {unit: self.counts_for(fact, year, kind, unit, day) for unit in units}
        if not any(found.values()):
            return None
        numerator = denominator = Fraction(0)
        missing = 0
        for unit, row in found.items():
            earlier = year if kind == "projection" else 0
            while row is None and earlier >= 2000:
                if date(earlier, 12, 31) <= self.data_date:
                    row = self.counts_for(fact, earlier, "actual", unit, day)
                earlier -= 1
            if row is None:
                missing += 1
                continue
            numerator += _exact(row["numerator"] or 0)
            denominator += _exact(row["denominator"])
        return missing, len(units), numerator, denominator

    def provincial(self, fact, year, kind):
        """(value, reason, units missing, units expected), or None when nobody spoke."""
        heard = self.speakers(self.at(fact, year, kind), self.province, fact)
        multiplier = _exact(fact["multiplier"] or 1)
        if fact["additive"] == BARE_SURVEY or not fact["denominator"]:
            for _, row in heard:
                if _counted(row) or row["value"] is not None:
                    return _direct(row, multiplier, bool(fact["denominator"]))
            return _direct(heard[0][1], multiplier, True) if heard else None
        sums = list(self.sums(fact, year, kind))
        complete = [s for s in sums if s[0] == 0]
        for order, row in heard:
            if order < 2 and _counted(row):
                return _direct(row, multiplier, True)
        if complete:
            return _pooled(complete[0], multiplier)
        for _, row in heard:
            if _counted(row):
                return _direct(row, multiplier, True)
        if sums:
            return _pooled(min(sums, key=lambda s: Fraction(s[0], s[1])), multiplier)
        for _, row in heard:
            if row["value"] is not None:
                return _direct(row, multiplier, True)
        return _direct(heard[0][1], multiplier, True) if heard else None


def _counted(row):
    return row["denominator"] == 0 or (row["numerator"] is not None and row["denominator"] is not None)


def _direct(row, multiplier, has_counts):
    if has_counts and _counted(row):
        if row["denominator"] == 0:
            return None, "zero_denominator", 0, 0
        return _exact(row["numerator"]) * multiplier / _exact(row["denominator"]), "", 0, 0
    if row["value"] is not None:
        return _exact(row["value"]), "", 0, 0
    written = any(letter in "0123456789" for letter in row.get("text") or "")
    return None, "not_quantified" if written else "no_data", 0, 0


def _pooled(made, multiplier):
    missing, expected, numerator, denominator = made
    if denominator == 0:
        return None, "zero_denominator", missing, expected
    return numerator * multiplier / denominator, "", missing, expected


def _holds(rule, value, target):
    word = rule.split()[0].rstrip("~")
    if word in ("ge", "yes"):
        return value >= target
    if word == "gt":
        return value > target
    if word == "le":
        return value <= target
    if word == "lt":
        return value < target
    raise ValueError(rule)


def _verdict(world, fact, series, year, rule, target):
    """(verdict, reason, basis) of one part against a judged milestone."""
    basis, held = "actual", series.get(year)
    if date(year, 12, 31) > world.data_date:
        basis, held = "projection", world.provincial(fact, year, "projection")
        if held is None or held[0] is None:
            basis, held = "provisional", None
            for known in sorted(series):
                if series[known][1] != "no_data" or held is None:
                    held = series[known]
    if rule.endswith("every year"):
        first = int(fact["holds_from"] or year)
        for known, said in series.items():
            if first <= known <= year and said[0] is not None and not _holds(rule, said[0], target):
                return "not_met", "", basis
    if held is None:
        return "not_assessable", "no_data", None
    if held[0] is None:
        return "not_assessable", held[1], basis
    high = {"%": 100, "có/không": 1}.get(fact["unit"])
    if held[0] < 0 or (high is not None and held[0] > high):
        return "not_assessable", "inaccurate", basis
    return ("met" if _holds(rule, held[0], target) else "not_met"), "", basis


def _target(verdicts):
    counted = [v for v in verdicts if v[1] != "zero_denominator"]
    met = sum(v[0] == "met" for v in counted)
    failed = sum(v[0] == "not_met" for v in counted)
    if met and failed:
        return "partly_met", ""
    if failed:
        return "not_met", ""
    if met:
        return ("met", "") if met == len(counted) else ("not_assessable", "part_missing")
    reasons = {v[1] for v in counted or verdicts}
    return "not_assessable", reasons.pop() if len(reasons) == 1 else "no_data"
