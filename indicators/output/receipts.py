"""Receipts and assessments as plain lines of text, for the terminal and for mail."""

from collections.abc import Mapping
from datetime import datetime

from indicators.assessment.model import Assessment
from indicators.catalogue.definitions import Round
from indicators.observations.model import Reading
from indicators.output.numbers import format_date, format_number
from indicators.output.wording import REASONS, STATUSES


def round_line(round: Round, closed_at: datetime | None) -> str:
    """ "2024\tBáo cáo năm 2024\tsố liệu đến 31/12/2024\t28 đơn vị"; when it was closed, where it is."""
    state = [f"đã đóng {format_date(closed_at.date())}"] if closed_at else []
    day = f"số liệu đến {format_date(round.data_date)}"
    return "\t".join([round.code, round.name, day, f"{len(round.units)} đơn vị", *state])


def receipt_lines(file: str, reading: Reading) -> list[str]:
    """What became of one file; the rows add up: đọc = nhận + loại + bỏ qua."""
    rows = reading.rows
    return [
        f"{file}: đơn vị {reading.unit or '?'}, đợt {reading.round or '?'}"
        + (" — TỪ CHỐI" if reading.blocked else ""),
        f"  Dòng: đọc {rows.read} = nhận {rows.taken} + loại {rows.rejected} + bỏ qua {rows.ignored}; "
        f"{len(reading.observations)} số liệu, {len(reading.findings)} điều cần xem",
    ]


def assessment_lines(assessment: Assessment, names: Mapping[str, str]) -> list[str]:
    """One line a target, one a part. ``names``: part code → what it is called."""
    lines = [
        f"Đợt {assessment.round}, đơn vị {assessment.unit}, số liệu đến {format_date(assessment.data_date)}"
    ]
    for target in assessment.targets:
        verdict = STATUSES[target.verdict].word if target.verdict else ""
        reason = REASONS[target.reason]
        lines.append(" ".join(w for w in (target.code, verdict, f"({reason})" if reason else "") if w))
        for part in target.parts:
            latest = part.latest
            value = (
                format_number(latest.value, 2) if latest and latest.value is not None else "không có số liệu"
            )
            year = f" (năm {latest.data_year})" if latest else ""
            ahead = [
                f"mốc {m.milestone.year}: {STATUSES[m.outlook.code].word}"
                for m in part.milestones
                if m.outlook
            ]
            lines.append(
                f"  {part.code} {names.get(part.code, '')}: {value}{year}" + "".join(f"; {a}" for a in ahead)
            )
    if assessment.counts:
        c = assessment.counts
        lines.append(
            f"Mốc {c.milestone}: đạt {c.met}, đạt một phần {c.partly_met}, chưa đạt {c.not_met}, "
            f"không đánh giá được {c.not_assessable}"
        )
    return lines
