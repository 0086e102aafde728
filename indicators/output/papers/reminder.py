"""What a letter of reminder says to one unit: what it owes, since when, what is missing; blanks a person fills in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from indicators.assessment.completeness import Columns, Completeness
from indicators.assessment.progress import Progress
from indicators.catalogue.definitions import Asked, Indicator, Round, Unit
from indicators.output.numbers import format_date, format_moment
from indicators.output.papers.report import place_and_date, signer
from indicators.output.papers.report_blocks import (
    Block,
    Cell,
    Paragraph,
    Piece,
    Table,
    blank,
    blank_room,
    italic,
    plain,
)
from indicators.output.tables.board_words import columns_words, share_words
from indicators.output.wording import capitalised
from indicators.output.xlsx_style import SAMPLE_WORDS

CONCERNING = "V/v đôn đốc gửi phụ lục số liệu\nvề bình đẳng giới"
LEFT_OUT = "chưa được duyệt, đề nghị rà soát và gửi lại"
HEADS = {"tt": "TT", "code": "Mã", "name": "Chỉ tiêu", "subject": "Số liệu của", "missing": "Cần gửi"}
WIDTHS = {"tt": 10.0, "code": 16.0, "subject": 32.0, "missing": 46.0}  # millimetres; the name takes the rest
WHOLE_WIDTH, SIZE = 162.0, 12
HOW = (
    "Dùng biểu mẫu của đơn vị đã được gửi; chỉ tiêu không phát sinh ghi số 0, chỉ tiêu không có số liệu ghi rõ "
    "“không có số liệu” và nêu nguyên nhân."
)


@dataclass(frozen=True, slots=True)
class Owed:
    """What a letter is made of. ``issued_by``, ``addressee``: bodies as a sentence names them; ``abbreviation``: of the
    issuing body; ``left_out``: indicators an acceptance left out; ``names``: of units by code; ``on``: the day of the
    letter; ``refused``: files came and none could be taken; ``reason``: why the file went back."""

    round: Round
    unit: Unit
    on: date
    above: str
    agency: str
    abbreviation: str
    issuer: Unit | None
    issued_by: str
    seat: Unit
    addressee: str
    stands: Progress
    content: Completeness
    first_due: date | None
    received_at: datetime | None
    refused: bool
    reason: str
    left_out: Sequence[str]
    indicators: Mapping[str, Indicator]
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of an official letter in the order of the decree; ``sample`` is empty for real data."""

    above: str
    agency: str
    number: tuple[Piece, ...]
    concerning: str
    place_and_date: tuple[Piece, ...]
    addressee: str
    body: tuple[Block, ...]
    recipients: tuple[tuple[Piece, ...], ...]
    signer: tuple[Piece, ...]
    sample: str
    title: str


def reminder(owed: Owed) -> Letter:
    """The letter to one unit that owes something."""
    table = missing_table(owed)
    return Letter(
        above=owed.above,
        agency=owed.agency,
        number=(plain("Số: "), blank_room(4), plain(f"/{owed.abbreviation}-"), blank("viết tắt đơn vị soạn")),
        concerning=CONCERNING,
        place_and_date=place_and_date(owed.seat),
        addressee=owed.addressee,
        body=(
            Paragraph(_asked(owed)), Paragraph(_state(owed)), *_wanted(owed),
            *([table] if table else []), Paragraph(_contact()),
            Paragraph((plain(f"{owed.issued_by} đề nghị {owed.addressee} quan tâm, thực hiện./."),)),
        ),
        recipients=(
            (plain("- Như trên;"),),
            (plain("- "), blank("lãnh đạo cần báo cáo"), plain(" (để b/c);")),
            (plain("- Lưu: VT, "), blank("đơn vị soạn thảo"), plain(".")),
        ),
        signer=signer(owed.issuer),
        sample=SAMPLE_WORDS if owed.round.sample else "",
        title=f"Công văn đôn đốc {owed.addressee} - {owed.round.name}",
    )  # fmt: skip


def _asked(owed: Owed) -> tuple[Piece, ...]:
    """What was asked, and by when."""
    due = owed.stands.due
    if due is None:
        when: tuple[Piece, ...] = (plain(", thời hạn "), blank("ghi thời hạn"), plain("."))
    elif owed.first_due and owed.first_due != due:
        when = (
            plain(f", thời hạn ngày {format_date(owed.first_due)}, đã gia hạn đến ngày {format_date(due)}."),
        )
    else:
        when = (plain(f", thời hạn ngày {format_date(due)}."),)
    return (
        plain("Thực hiện "), blank("ghi văn bản yêu cầu báo cáo"),
        plain(f", các đơn vị gửi phụ lục số liệu về bình đẳng giới của đợt “{owed.round.name}” về {owed.issued_by}"),
        *when,
    )  # fmt: skip


def _state(owed: Owed) -> tuple[Piece, ...]:
    """How it stands on the day of the letter."""
    day, stands = format_date(owed.on), owed.stands
    if stands.owes == "everything":
        came = "; tệp đã gửi không đọc được nên chưa được nhận" if owed.refused else ""
        since = f", trễ {stands.days_late} ngày so với thời hạn" if stands.late else ""
        return (
            plain(
                f"Đến ngày {day}, {owed.issued_by} chưa nhận được phụ lục của {owed.addressee}{came}{since}."
            ),
        )
    said = f"Phụ lục của {owed.addressee} được nhận lúc {format_moment(owed.received_at)}"
    said += f" (gửi lần đầu trễ {stands.days_late} ngày)" if stands.late else ""
    if stands.owes == "content":
        lacks = owed.content.places - owed.content.answered
        return (
            plain(
                f"{said} còn thiếu {lacks}/{owed.content.places} số liệu được giao (mới đủ {share_words(owed.content)})"
                f"{_overdue(owed)}."
            ),
        )
    fate = "đã được trả lại để bổ sung" if stands.stage == "returned" else "mới được duyệt một phần"
    why = (plain(" với lý do: "), italic(f"“{owed.reason}”")) if owed.reason else ()
    return (
        plain(f"{said} {fate}"),
        *why,
        plain(f". Đến ngày {day}, chưa nhận được bản gửi lại{_overdue(owed)}."),
    )


def _overdue(owed: Owed) -> str:
    return f", đã quá hạn bổ sung {owed.stands.days_owed} ngày" if owed.stands.days_owed else ""


def _wanted(owed: Owed) -> tuple[Block, ...]:
    """What the unit is to do, by a day a person sets."""
    whole, rows = owed.stands.owes == "everything", _rows(owed)
    act = "Gửi phụ lục với đầy đủ các chỉ tiêu" if whole else "Bổ sung, sửa và gửi lại phụ lục"
    where = " theo bảng dưới đây" if rows else ""
    same = _same_columns(rows)
    each = (_dash(f"Mỗi chỉ tiêu gửi số liệu: {columns_words(same)}."),) if same else ()
    late = (_dash("Báo cáo lý do chậm."),) if owed.stands.late and whole else ()
    return (
        Paragraph((plain(f"Để kịp tổng hợp, {owed.issued_by} đề nghị {owed.addressee}:"),)),
        Paragraph((plain(f"{act}{where} trước ngày "), blank("ghi ngày, tháng, năm"), plain(".")), dash=True),
        *each,
        _dash(HOW),
        *late,
    )


def _dash(text: str) -> Paragraph:
    return Paragraph((plain(text),), dash=True)


def _contact() -> tuple[Piece, ...]:
    return (plain("Vướng mắc đề nghị liên hệ "), blank("họ tên, điện thoại, thư điện tử"), plain("."))


def missing_table(owed: Owed) -> Table | None:
    """What is missing by indicator, then what was not accepted; None where only the reason of the return says it. What
    all rows lack alike is said once, above the table."""
    rows = _rows(owed)
    if not rows:
        return None
    columns = ["tt", "code", "name"]
    columns += ["subject"] if len({row.request.subject for row in rows} | {owed.unit.code}) > 1 else []
    columns += [] if _same_columns(rows) else ["missing"]
    name = WHOLE_WIDTH - sum(WIDTHS.get(column, 0) for column in columns)
    return Table(
        tuple(HEADS[column] for column in columns),
        tuple(WIDTHS.get(column, name) for column in columns),
        tuple(
            tuple(_cells(n, row, owed)[column] for column in columns) for n, row in enumerate(rows, start=1)
        ),
        SIZE,
    )


def _rows(owed: Owed) -> tuple[Columns, ...]:
    """Rows that are missing, then those of indicators an acceptance left out, without columns: all of them again."""
    missing = {row.request.indicator for row in owed.content.missing}
    again = [r for r in owed.content.requests if r.indicator in owed.left_out and r.indicator not in missing]
    return (*owed.content.missing, *(Columns(request, ()) for request in again))


def _same_columns(rows: Sequence[Columns]) -> tuple[Asked, ...]:
    """What every row lacks, where there are several and they lack the same."""
    found = {row.columns for row in rows}
    return found.pop() if len(rows) > 1 and len(found) == 1 else ()


def _cells(number: int, row: Columns, owed: Owed) -> dict[str, Cell]:
    code, about = row.request.indicator, row.request.subject
    return {
        "tt": Cell(str(number), "center"),
        "code": Cell(code, "center"),
        "name": Cell(owed.indicators[code].name),
        "subject": Cell(capitalised(owed.names.get(about, about))),
        "missing": Cell(columns_words(row.columns) if row.columns else LEFT_OUT),
    }
