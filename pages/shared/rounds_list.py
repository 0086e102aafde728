"""Rounds in a table, and one of them with its dates and all that was said of it."""

from collections.abc import Mapping, Sequence
from datetime import date

from indicators.output.numbers import format_date, format_moment
from indicators.output.round_words import ROUND_LOOKS, asked_words, deadlines_words, state_of
from indicators.output.trail_words import act_words
from indicators.workflow.managing_rounds import RoundLine
from pages.shared import links
from pages.shared.markup import Piece, chip, facts, link, safe, table

HEADS = ("Đợt", "Tình trạng", "Số liệu đến", "Hạn nộp", "Đã nộp", "Đã duyệt")
KINDS = ("", "short", "short", "", "number", "number")
ACT_HEADS = ("Lúc", "Việc", "Người làm", "Nội dung", "Lý do")


def rounds_table(lines: Sequence[RoundLine], names: Mapping[str, str], today: date) -> Piece:
    """The newest first; the name opens a round below."""
    return table(HEADS, (_row(line, names, today) for line in reversed(lines)), KINDS)


def round_facts(line: RoundLine, names: Mapping[str, str]) -> Piece:
    """What a round asks, of whom and by when."""
    round = line.round
    pairs = [
        ("Số liệu đến", safe(format_date(round.data_date))),
        ("Đơn vị phải báo cáo", safe(len(round.units))),
        ("Hạn nộp", safe(deadlines_words(round, names))),
        ("Văn phòng báo cáo", safe(format_date(round.office_due) if round.office_due else "—")),
        ("Cột số liệu", safe("; ".join(map(asked_words, round.asks)))),
        ("Kết luận mốc", safe(", ".join(map(str, round.judges)) or "không")),
        (
            "Chỉ tiêu",
            safe(f"{len(round.indicators)} chỉ tiêu được chọn" if round.indicators else "mọi chỉ tiêu"),
        ),
    ]
    beside = [("Mở theo đợt", round.former), ("Đã đóng", line.closing and format_moment(line.closing.at))]
    return facts([*pairs, *((head, safe(said)) for head, said in beside if said)])


def acts_table(line: RoundLine, names: Mapping[str, str]) -> Piece:
    """Everything that was said of a round, the latest first."""
    rows = (
        (
            safe(format_moment(act.at)),
            safe(act_words(act.act)),
            safe(act.actor),
            safe(
                " · ".join(
                    filter(None, (names.get(act.unit, act.unit), format_date(act.due) if act.due else ""))
                )
            ),
            safe(act.why),
        )
        for act in reversed(line.acts)
    )
    return table(ACT_HEADS, rows, ("short", "short", "", "", ""))


def _closed(line: RoundLine) -> Piece:
    return (
        f'<span class="small">ngày {safe(format_date(line.closing.at.date()))}</span>' if line.closing else ""
    )


def _row(line: RoundLine, names: Mapping[str, str], today: date) -> tuple[Piece, ...]:
    round, asked = line.round, len(line.round.units)
    last = max((d.due for d in round.deadlines), default=None)
    return (
        link(links.to("rounds", managed=round.code), f"{round.code} · {round.name}"),
        f"<div>{chip(ROUND_LOOKS[state_of(not line.open, last, today)])}{_closed(line)}</div>",
        safe(format_date(round.data_date)),
        safe(deadlines_words(round, names)),
        f"{line.sent}/{asked}",
        f"{line.accepted}/{asked}",
    )
