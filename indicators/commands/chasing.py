"""Commands of chasing: the board of a round, the list of who owes what, letters of reminder."""

import argparse
from datetime import date
from pathlib import Path

from indicators.access.rights import LOCAL_USER
from indicators.commands.printing import grouped, show
from indicators.commands.typed import day
from indicators.errors import UserError
from indicators.output.tables.board_words import (
    STAGE_LOOKS,
    flags,
    missing_words,
    share_words,
    time_words,
)
from indicators.workflow import House, chasing, reminding
from indicators.workflow.chasing import Chased

EVERY = 99


def add_to(board: argparse.ArgumentParser, remind: argparse.ArgumentParser) -> None:
    """The options of both commands beside those every command of a round has."""
    for parser in (board, remind):
        parser.add_argument("--on")


def board(house: House, arguments: argparse.Namespace) -> int:
    lines = chasing.board_of(house, LOCAL_USER, arguments.round, day(arguments.on))
    if arguments.unit:
        lines = (chasing.missing_of(house, LOCAL_USER, arguments.round, arguments.unit, day(arguments.on)),)
    show(arguments, [_document(line) for line in lines], "\n".join(map(_line, lines)))
    return 0


def remind(house: House, arguments: argparse.Namespace) -> int:
    """A folder gets the list and every letter; .xlsx the list, .zip all letters, .docx the letter to ``--unit``."""
    on, round, unit, output = day(arguments.on), arguments.round, arguments.unit, arguments.output
    if output.suffix == ".xlsx":
        return _written(output, reminding.reminder_list(house, LOCAL_USER, round, on).content)
    if output.suffix == ".zip":
        return _written(output, reminding.reminder_zip(house, LOCAL_USER, round, on).content)
    if unit:
        paper = reminding.reminder_letter(house, LOCAL_USER, round, unit, on)
        return _written(output if output.suffix == ".docx" else output / paper.name, paper.content)
    if output.suffix == ".docx":
        raise UserError(
            "Một tệp .docx là công văn gửi một đơn vị: hãy ghi --unit MÃ, hoặc ghi tên một thư mục."
        )
    listed = reminding.reminder_list(house, LOCAL_USER, round, on)
    files = [(listed.name, listed.content), *reminding.reminder_letters(house, LOCAL_USER, round, on)]
    for name, content in files:
        _written(output / name, content)
    return 0


def _written(path: Path, content: bytes) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError:
        raise UserError(f"Không ghi được tệp {path}. Hãy kiểm tra thư mục và quyền ghi.") from None
    print(f"Đã ghi {path} ({grouped(len(content))} byte).")
    return 0


def _line(line: Chased) -> str:
    """ "616	Huyện Sa Thầy	Đã trả lại, Thiếu nội dung	97%	nộp đúng hạn; …	6.1 (đến 30/5/2025)"."""
    looks = (STAGE_LOOKS[line.progress.stage], *flags(line.progress, line.content))
    words = (
        line.unit.code, line.unit.name, ", ".join(look.word for look in looks), share_words(line.content),
        time_words(line.progress, line.closed), missing_words(line.content, EVERY),
    )  # fmt: skip
    return "\t".join(words)


def _document(line: Chased) -> dict[str, object]:
    stands, content, sent = line.progress, line.content, line.sent.submission
    return {
        "unit": line.unit.code, "name": line.unit.name, "stage": stands.stage, "late": stands.late,
        "incomplete": not content.complete, "owes": stands.owes, "due": _iso(stands.due),
        "first_due": _iso(line.first_due), "days_left": stands.days_left, "days_late": stands.days_late,
        "days_owed": stands.days_owed, "submission": sent.id if sent else None,
        "received_at": sent.received_at.isoformat() if sent else None,
        "indicators": {"asked": content.asked, "with_figures": content.with_figures,
                       "without_figures": content.without_figures, "in_part": content.in_part,
                       "silent": content.silent},
        "figures": {"asked": content.places, "answered": content.answered, "share_pct": content.share_pct},
        "rows_rejected": content.rejected,
        "missing": [
            {"indicator": row.request.indicator, "subject": row.request.subject,
             "columns": [asked._asdict() | {"as_of": _iso(asked.as_of)} for asked in row.columns]}
            for row in content.missing
        ],
    }  # fmt: skip


def _iso(when: date | None) -> str | None:
    return when.isoformat() if when else None
