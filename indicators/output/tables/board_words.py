"""How a unit stands in a round, in words: stage, deadline, what is missing. Screens, lists and letters ask here."""

from collections.abc import Sequence
from datetime import date

from indicators.assessment.completeness import Columns, Completeness
from indicators.assessment.progress import STAGES, Progress
from indicators.catalogue.definitions import Asked
from indicators.catalogue.words import asked_words
from indicators.output import colours
from indicators.output.intake_words import SUBMISSION_LOOKS, look_of
from indicators.output.numbers import format_date
from indicators.output.wording import Status

LATE = look_of("late", "Trễ hạn", "▼", colours.NOT_MET)
INCOMPLETE = look_of("incomplete", "Thiếu nội dung", "▽", colours.SLOW)
STAGE_LOOKS: dict[str, Status] = {stage: SUBMISSION_LOOKS[stage] for stage in STAGES}
FLAG_LOOKS: dict[str, Status] = {look.code: look for look in (LATE, INCOMPLETE)}
BOARD_LOOKS = STAGE_LOOKS | FLAG_LOOKS
NO_DEADLINE = "không đặt thời hạn"
NAMED = 3  # indicators named in a line; the letter names them all


def flags(stands: Progress, content: Completeness) -> tuple[Status, ...]:
    """What is to be said beside the stage. Of a unit that sent nothing everything is missing anyway."""
    short = not content.complete and stands.stage != "silent"
    return (*([LATE] if stands.late else []), *([INCOMPLETE] if short else []))


def fits(code: str, stands: Progress, content: Completeness) -> bool:
    """Whether a unit belongs to a stage or bears a flag; every unit fits ""."""
    return code in ("", stands.stage, *(flag.code for flag in flags(stands, content)))


def due_words(includes_due_day: bool) -> str:
    """How a deadline is read, said wherever one is shown."""
    if includes_due_day:
        return "Nộp trong ngày hạn vẫn là đúng hạn; từ ngày sau đó tính là trễ."
    return "Nộp trong ngày hạn đã là trễ: phải nộp trước ngày đó."


def closed_words(closed: date) -> str:
    """ "đã đóng ngày 20/6/2025"."""
    return f"đã đóng ngày {format_date(closed)}"


def time_words(stands: Progress, closed: date | None = None) -> str:
    """ "còn 5 ngày", "hôm nay là ngày cuối", "trễ 3 ngày", "nộp đúng hạn", "nộp trễ 2 ngày", and what is still due.
    ``closed``: the day the round was closed, from when no day is left for anything."""
    if stands.days_left is None:
        return NO_DEADLINE
    if stands.stage == "silent":
        said = f"trễ {stands.days_late} ngày" if stands.late else ""
        end = closed_words(closed) if closed else "" if stands.late else _left(stands.days_left)
        return "; ".join(filter(None, (said, end)))
    came = f"nộp trễ {stands.days_late} ngày" if stands.late else "nộp đúng hạn"
    if not stands.owes:
        return came
    if closed:
        return f"{came}; {closed_words(closed)}"
    if stands.days_left >= 0:
        return f"{came}; {_left(stands.days_left)} để bổ sung"
    return f"{came}; chờ bổ sung {stands.days_owed} ngày" if stands.days_owed else f"{came}; chờ bổ sung"


def _left(days: int) -> str:
    return f"còn {days} ngày" if days else "hôm nay là ngày cuối"


def deadline_words(due: date | None, first_due: date | None) -> str:
    """ "15/6/2025", "20/6/2025 (gia hạn từ 15/6/2025)"."""
    if due is None:
        return NO_DEADLINE
    return format_date(due) + (
        f" (gia hạn từ {format_date(first_due)})" if first_due and first_due != due else ""
    )


def share_words(content: Completeness) -> str:
    """ "92%", never 100% while anything is missing, "<1%" rather than 0% where something is there; "" if none asked."""
    share = content.share_pct
    if share is None:
        return ""
    return "<1%" if share == 0 and content.answered else f"{share}%"


def counts_words(content: Completeness) -> str:
    """ "78/84 số liệu, 13/14 chỉ tiêu đủ"."""
    if not content.places:
        return "không được giao chỉ tiêu"
    full = content.with_figures + content.without_figures
    return f"{content.answered}/{content.places} số liệu, {full}/{content.asked} chỉ tiêu đủ"


def missing_words(content: Completeness, most: int = NAMED) -> str:
    """ "1.1 (năm 2021–2023), 3.2b (cả 6 cột) và 2 chỉ tiêu khác"; "" where nothing is missing."""
    if content.asked and content.silent == content.asked:
        return f"cả {content.asked} chỉ tiêu được giao"
    columns = content.places // content.asked if content.asked else 0
    named = [f"{row.request.indicator} ({row_words(row, columns)})" for row in content.missing]
    rest = len(named) - most
    shown = named if rest <= 1 else named[:most]
    return ", ".join(shown) + (f" và {rest} chỉ tiêu khác" if rest > 1 else "")


def besides_words(content: Completeness) -> str:
    """Answers without a number, and rows that were not taken: "2 số ước chừng chờ xác nhận, …"; "" for none."""
    said = (
        (_places(content.in_words), "số ước chừng chờ xác nhận"),
        (_places(content.said_none), "số đơn vị ghi không có"),
        (content.rejected, "dòng chưa nhận được, cần sửa"),
    )
    return ", ".join(f"{number} {words}" for number, words in said if number)


def _places(rows: Sequence[Columns]) -> int:
    return sum(len(row.columns) for row in rows)


def row_words(row: Columns, columns: int) -> str:
    """The columns a row lacks; all of several in one word."""
    if columns > 1 and len(row.columns) == columns:
        return f"cả {columns} cột"
    return columns_words(row.columns)


def columns_words(columns: Sequence[Asked]) -> str:
    """ "năm 2021–2023, đến 30/5/2025, dự kiến năm 2025": runs of full years are drawn together."""
    years = [a.data_year for a in columns if (a.period, a.kind) == ("year", "actual")]
    others = [a for a in columns if (a.period, a.kind) != ("year", "actual")]
    said = [f"năm {', '.join(_runs(years))}"] if years else []
    return ", ".join(said + [_column(a) for a in others])


def _column(asked: Asked) -> str:
    said = asked_words(asked)
    return said[0].lower() + said[1:]


def _runs(years: Sequence[int]) -> list[str]:
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
