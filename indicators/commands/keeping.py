"""Commands of keeping: doctor, trail, backup, restore, rebuild."""

import argparse
import sys
from dataclasses import asdict
from datetime import datetime

from indicators import workflow
from indicators.access.rights import LOCAL_USER
from indicators.commands.printing import REFUSED, grouped, show
from indicators.output.numbers import format_moment
from indicators.output.trail_words import act_words, value_words
from indicators.store.model import Problem
from indicators.workflow import House, TrailLine


def doctor(arguments: argparse.Namespace) -> int:
    health = workflow.doctor_of_chosen(LOCAL_USER)
    document = {
        "sound": health.sound,
        "submissions": [
            {"sha256": s.sha256, "unit": s.unit, "round": s.round, "status": s.status, "taken": s.rows.taken}
            for s in health.submissions
        ],
        "problems": [asdict(p) for p in health.problems],
    }
    told = "không có sai sót" if health.sound else f"{len(health.problems)} sai sót"
    show(arguments, document, f"Đã kiểm tra {len(health.submissions)} hồ sơ: {told}.")
    for problem in health.problems:
        print(_line(problem), file=sys.stderr)
    return 0 if health.sound else REFUSED


def trail(house: House, arguments: argparse.Namespace) -> int:
    lines = workflow.trail(house, LOCAL_USER, unit=arguments.unit, round=arguments.round)
    documents = [asdict(line) | {"at": line.at.isoformat(), "detail": dict(line.detail)} for line in lines]
    show(arguments, documents, "\n".join(map(_trail_line, lines)))
    return 0


def backup(house: House, arguments: argparse.Namespace) -> int:
    made = workflow.backup(house, LOCAL_USER, arguments.file)
    document = {
        "file": str(made.file), "size_bytes": made.size_bytes, "sha256": made.sha256,
        "submissions": made.submissions, "originals": made.originals, "problems": [asdict(p) for p in made.problems],
    }  # fmt: skip
    show(
        arguments,
        document,
        f"Đã sao lưu {made.submissions} hồ sơ, {made.originals} tệp gốc vào {made.file} "
        f"({grouped(made.size_bytes)} byte).",
    )
    for problem in made.problems:
        print(f"Đã có từ trước khi sao lưu: {_line(problem)}", file=sys.stderr)
    return 0


def restore(arguments: argparse.Namespace) -> int:
    done = workflow.restore(LOCAL_USER, arguments.file, arguments.replace)
    document = {
        "made_at": done.made_at, "submissions": done.submissions, "originals": done.originals,
        "kept": str(done.kept) if done.kept else None,
    }  # fmt: skip
    made_at = datetime.fromisoformat(done.made_at)
    kept = f" Cơ sở dữ liệu cũ: {done.kept}." if done.kept else ""
    show(
        arguments,
        document,
        f"Đã khôi phục {done.submissions} hồ sơ, {done.originals} tệp gốc từ bản sao lưu lúc "
        f"{format_moment(made_at)}.{kept}",
    )
    return 0


def rebuild(house: House, arguments: argparse.Namespace) -> int:
    report = workflow.rebuild(house, LOCAL_USER)
    document = {
        "submissions": report.submissions,
        "observations": report.observations,
        "findings": report.findings,
        "differences": [asdict(d) for d in report.differences],
    }
    text = f"Đã đọc lại {report.submissions} phụ lục: {report.observations} số liệu, {report.findings} điều cần xem; "
    show(arguments, document, text + f"{len(report.differences)} khác biệt.")
    for d in report.differences:
        place = " ".join(p for p in (d.file_name, d.sheet, d.cell) if p)
        was, now = d.before or "không có", d.after or "không có"
        print(f"{place}: đã lưu {was}; nay đọc được {now}", file=sys.stderr)
    return REFUSED if report.differences else 0


def _line(problem: Problem) -> str:
    return f"{problem.title}: {' · '.join(word for word in (problem.detail, problem.subject) if word)}"


def _trail_line(line: TrailLine) -> str:
    """ "17. 08:00 10/6/2025 · Sở Nội vụ · duyệt · a.xlsx · 608 · 2024 · trả lại → duyệt · lý do: Đủ"."""
    change = " → ".join(filter(None, map(value_words, (line.old, line.new))))
    words = (
        format_moment(line.at), line.actor, act_words(line.act), line.subject, line.unit, line.round, change,
        line.why and f"lý do: {line.why}",
    )  # fmt: skip
    return f"{line.entry}. " + " · ".join(filter(None, words))
