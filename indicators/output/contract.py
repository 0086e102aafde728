"""The command line's JSON: plain dictionaries of the nouns, in the shape other programs rely on.

Codes are ASCII and stable; the Vietnamese wording of a code stands beside it under ``…_vi`` or ``message``.
"""

from datetime import datetime
from typing import Any

from indicators.assessment.model import Assessment, MilestoneResult, PartResult, Source, TargetResult
from indicators.catalogue.definitions import Round
from indicators.findings import Finding
from indicators.observations.model import Observation, Reading, RowCount
from indicators.output.wording import REASONS, STATUSES

Json = dict[str, Any]


def round_json(found: Round, closed_at: datetime | None = None) -> Json:
    """One round; ``closed_at``: when it was closed, None while it is open."""
    return {
        "code": found.code,
        "name": found.name,
        "strategy": found.strategy,
        "data_date": found.data_date.isoformat(),
        "judges": list(found.judges),
        "units": list(found.units),
        "state": "closed" if closed_at else "open",
        "closed_at": closed_at.isoformat() if closed_at else None,
        "deadlines": [
            {"units": d.units, "paper": d.paper, "due": d.due.isoformat()} for d in found.deadlines
        ],
        "office_due": found.office_due.isoformat() if found.office_due else None,
        "former": found.former or None,
    }


def receipt_json(file: str, sha256: str, reading: Reading, accepted: bool, confirmed: frozenset[str]) -> Json:
    """One file's receipt. ``confirmed``: cells ("sheet!B12") whose text a person has confirmed as a number."""
    return {
        "file": file,
        "sha256": sha256,
        "form": reading.form,
        "unit": reading.unit,
        "round": reading.round,
        "accepted": accepted,
        "rows": rows_json(reading.rows),
        "observations": [
            observation_json(o, f"{o.sheet}!{o.cell}" in confirmed) for o in reading.observations
        ],
        "findings": [finding_json(f) for f in reading.findings],
    }


def rows_json(rows: RowCount) -> Json:
    return {"read": rows.read, "taken": rows.taken, "rejected": rows.rejected, "ignored": rows.ignored}


def observation_json(seen: Observation, confirmed: bool) -> Json:
    return {
        "indicator": seen.indicator,
        "unit": seen.subject,
        "data_year": seen.data_year,
        "as_of": seen.as_of.isoformat() if seen.as_of else None,
        "period": seen.period,
        "kind": seen.kind,
        "breakdown": dict(seen.breakdown),
        "numerator": plain(seen.numerator),
        "denominator": plain(seen.denominator),
        "value": plain(seen.value),
        "text": seen.text,
        "confirmed": confirmed,
        "declared_verdict": seen.declared_verdict,
        "cause": seen.cause,
        "difficulty": seen.difficulty,
        "solution": seen.solution,
        "note": seen.note,
        "sheet": seen.sheet,
        "cell": seen.cell,
    }


def finding_json(seen: Finding) -> Json:
    return {
        "code": seen.code,
        "severity": seen.severity,
        "sheet": seen.sheet,
        "cell": seen.cell,
        "message": seen.message,
    }


def assessment_json(assessment: Assessment) -> Json:
    counts = assessment.counts
    return {
        "round": assessment.round,
        "unit": assessment.unit,
        "strategy": assessment.strategy,
        "targets": [target_json(t) for t in assessment.targets],
        "counts": None
        if counts is None
        else {
            "milestone": counts.milestone,
            "met": counts.met,
            "partly_met": counts.partly_met,
            "not_met": counts.not_met,
            "not_assessable": counts.not_assessable,
        },
    }


def target_json(target: TargetResult) -> Json:
    return {
        "code": target.code,
        "verdict": target.verdict,
        "verdict_vi": word(target.verdict),
        "reason": target.reason,
        "reason_vi": REASONS[target.reason],
        "parts": [part_json(p) for p in target.parts],
    }


def part_json(part: PartResult) -> Json:
    latest = part.latest
    return {
        "code": part.code,
        "numerator": plain(latest.numerator) if latest else None,
        "denominator": plain(latest.denominator) if latest else None,
        "value": plain(latest.value) if latest else None,
        "data_year": latest.data_year if latest else None,
        "units_missing": latest.units_missing if latest else 0,
        "milestones": [milestone_json(m) for m in part.milestones],
        "sources": [_source_json(s) for s in latest.sources] if latest else [],
    }


def milestone_json(result: MilestoneResult) -> Json:
    head = {
        "year": result.milestone.year,
        "rule": result.milestone.rule.text,
        "target": plain(result.milestone.value),
    }
    ahead = result.outlook
    if ahead is None:
        return head | {
            "verdict": result.verdict,
            "verdict_vi": word(result.verdict),
            "reason": result.reason,
            "basis": result.basis,
        }
    return head | {
        "outlook": ahead.code,
        "outlook_vi": word(ahead.code),
        "projected": plain(ahead.projected),
        "band": None if ahead.band is None else [plain(ahead.band[0]), plain(ahead.band[1])],
        "pace_per_year": plain(ahead.pace_per_year),
        "need_per_year": plain(ahead.need_per_year),
        "shortfall": plain(ahead.shortfall),
        "confidence": ahead.confidence,
    }


def word(code: str | None) -> str:
    """The Vietnamese word of a verdict or outlook; "" for None."""
    return STATUSES[code].word if code else ""


def plain(number: float | None) -> float | int | None:
    """48.0 → 48, so that counts print as counts."""
    if number is None:
        return None
    return int(number) if float(number).is_integer() else float(number)


def _source_json(source: Source) -> Json:
    return {"submission": source.submission, "file": source.file, "sheet": source.sheet, "cell": source.cell}
